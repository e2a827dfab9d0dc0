"""A small good set of fixtures, and what the smallest edits break in it, as the exact faults that a user reads."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

GOOD = {
    "shelves.toml": """
kinds = [{ id = "occurrence" }, { id = "contact", of = "occurrence" }, { id = "talks", of = "contact" }]
topics = [{ id = "energy", names = { en = ["Energy"] } }]
venues = [
  { id = "world", level = "area" },
  { id = "saudi-arabia", level = "country", within = "world", zone = "Asia/Riyadh" },
  { id = "riyadh", level = "city", within = "saudi-arabia", point = [24.7, 46.7] },
]
actors = [
  { id = "russia", type = "state", seat = "riyadh", names = { en = ["Russia"], ru = ["Россия"] } },
  { id = "kremlin", type = "organisation", of = "russia" },
  { id = "ushakov", type = "person", spellings = ["Ушаков"] },
]
series = [{ id = "their-talks", title = "Their talks", kind = "talks", participants = ["russia"], since = "2025-02" }]
events = [
  { id = "first-talks", title = "First", kind = "talks" },
  { id = "second-talks", title = "Second", kind = "talks" },
]
""",
    # Nothing else speaks of these, so a fault of theirs brings no other with it.
    "spare.toml": """
kinds = [{ id = "quarrel", remote = true, spellings = ["ссора"] }]
topics = [{ id = "arctic" }]
venues = [{ id = "doha", level = "city", zones = ["Asia/Qatar"], point = [25.3, 51.5] }]
actors = [{ id = "tass", type = "organisation", names = { en = ["TASS"] } }]
series = [{ id = "rows", title = "Rows", kind = "quarrel", participants = ["tass"] }]
[[events]]
id = "a-row"
title = "A row"
kind = "quarrel"
rulings = [{ field = "when", passages = [], reason = "" }]
""",
    "one.toml": """
id = "altn-2025-03-03"
publisher = "ALTN.News"
language = "kk"
published = "2025-03-03T17:38"
zone = "Asia/Almaty"
headline = "Moscow hopes"
digest = "0000000000000000000000000000000a"
inferred = ["zone"]
[[reports]]
event = "first-talks"
passage = { length = 65, digest = "00000000000000000000000000000001" }
gist = "They met."
via = ["kremlin"]
status = "held"
kind = "talks"
when = "2025-02-18"
length = "~PT4H"
venue = "saudi-arabia"
participants = [{ actor = "ushakov", role = "head", capacity = "aide", side = "russia" }]
topics = ["energy"]
order = { series = "their-talks", number = 1 }
[[reports]]
event = ["first-talks", "second-talks"]
passage = { length = 20, digest = "00000000000000000000000000000002" }
gist = "They met again."
when = "XXXX-WXX-2"
zone = "Europe/Moscow"
relations = [{ type = "within", of = "first-talks", length = "P1W", zone = "Asia/Riyadh" }]
[[tallies]]
series = "their-talks"
passage = { length = 30, digest = "00000000000000000000000000000003" }
gist = "None for four years."
least = 1
most = 2
length = ">P4Y"
before = "first-talks"
""",
    "two.toml": """
id = "unsigned"
language = "ru"
published = "2025-03-02"
headline = "Talks"
""",
}

#: Faults of form. What is broken | in which file: what stands there => what is written instead; then the faults, one
#: a line, continued in lines that are further in.
FORM_TABLE = r"""
an article with a misspelt key | one.toml: publisher = => publishr =
  one.toml: unknown key 'publishr'; did you mean 'publisher'?
a report with a misspelt key | one.toml: venue = => vanue =
  one.toml: reports[0]: unknown key 'vanue'; did you mean 'venue'?
a passage with a misspelt key | one.toml: length = 65 => lenght = 65
  one.toml: reports[0].passage: unknown key 'lenght'; did you mean 'length'?
  one.toml: reports[0].passage.length: the key 'length' is missing; add it
a participant with a misspelt key | one.toml: capacity = => capacty =
  one.toml: reports[0].participants[0]: unknown key 'capacty'; did you mean 'capacity'?
an order with a misspelt key | one.toml: number = 1 => number = 1, numbr = 1
  one.toml: reports[0].order: unknown key 'numbr'; did you mean 'number'?
a quantity with a misspelt key | one.toml: topics = ["energy"] => quantities = [{ wat = "men", amount = "300" }]
  one.toml: reports[0].quantities[0]: unknown key 'wat'; did you mean 'what'?
  one.toml: reports[0].quantities[0].what: the key 'what' is missing; add it
a quantity that is no text | one.toml: topics = ["energy"] => quantities = [{ what = "men", amount = 300 }]
  one.toml: reports[0].quantities[0].amount: expected a text, not 300; write what docs/format.md shows
a relation with a misspelt key | one.toml: zone = "Asia/Riyadh" => zoen = "Asia/Riyadh"
  one.toml: reports[1].relations[0]: unknown key 'zoen'; did you mean 'zone'?
a tally with a misspelt key | one.toml: least = 1 => leest = 1
  one.toml: tallies[0]: unknown key 'leest'; did you mean 'least'?
an actor with a misspelt key | spare.toml: "tass", type => "tass", tipe
  spare.toml: actors[0]: unknown key 'tipe'; did you mean 'type'?
a venue with a misspelt key | spare.toml: zones = => zoness =
  spare.toml: venues[0]: unknown key 'zoness'; did you mean 'zones'?
a kind with a misspelt key | spare.toml: remote = => remot =
  spare.toml: kinds[0]: unknown key 'remot'; did you mean 'remote'?
a topic with a misspelt key | spare.toml: "arctic" => "arctic", naames = {}
  spare.toml: topics[0]: unknown key 'naames'; did you mean 'names'?
a series with a misspelt key | spare.toml: participants = => paticipants =
  spare.toml: series[0]: unknown key 'paticipants'; did you mean 'participants'?
an event with a misspelt key | spare.toml: title = "A row" => titel = "A row"
  spare.toml: events[0]: unknown key 'titel'; did you mean 'title'?
a ruling with a misspelt key | spare.toml: reason = => raeson = "", reason =
  spare.toml: events[0].rulings[0]: unknown key 'raeson'; did you mean 'reason'?
a ruling with a key like no other | spare.toml: reason = => xyz = "", reason =
  spare.toml: events[0].rulings[0]: unknown key 'xyz'; use field, passages, reason
a broken number of characters | one.toml: length = 65 => length = 3.7
  one.toml: reports[0].passage.length: expected a whole number, not 3.7; write what docs/format.md shows
a number of characters in quotes | one.toml: length = 65 => length = "65"
  one.toml: reports[0].passage.length: expected a whole number, not '65'; write what docs/format.md shows
a number for a truth | spare.toml: remote = true => remote = 1
  spare.toml: kinds[0].remote: expected true or false, not 1; write what docs/format.md shows
a number for a text | one.toml: gist = "They met." => gist = 7
  one.toml: reports[0].gist: expected a text, not 7; write what docs/format.md shows
a number for a time | one.toml: when = "2025-02-18" => when = 2025
  one.toml: reports[0].when: expected a text, not 2025; write what docs/format.md shows
a number for an id | one.toml: event = "first-talks" => event = 1
  one.toml: reports[0].event: expected an id, or a list of ids of which one is meant, not 1; write what docs/format.md
    shows
no id at all for an event | one.toml: event = ["first-talks", "second-talks"] => event = []
  one.toml: reports[1].event: expected an id, or a list of ids of which one is meant, not []; write what
    docs/format.md shows
a number among the ids of events | one.toml: event = ["first-talks", "second-talks"] => event = ["first-talks", 2]
  one.toml: reports[1].event: expected an id, or a list of ids of which one is meant, not ['first-talks', 2]; write
    what docs/format.md shows
a table for a relation's event | one.toml: of = "first-talks" => of = { id = 1 }
  one.toml: reports[1].relations[0].of: expected an id, or a list of ids of which one is meant, not {id = 1}; write
    what docs/format.md shows
a number among ids | one.toml: via = ["kremlin"] => via = [1]
  one.toml: reports[0].via: expected a list of texts in [brackets], not [1]; write what docs/format.md shows
a text for a list | one.toml: via = ["kremlin"] => via = "kremlin"
  one.toml: reports[0].via: expected a list of texts in [brackets], not 'kremlin'; write what docs/format.md shows
a table for a list | one.toml: topics = ["energy"] => topics = {}
  one.toml: reports[0].topics: expected a list of texts in [brackets], not {}; write what docs/format.md shows
a text for a list of counts | two.toml: headline = "Talks" => headline = "Talks"\ntallies = "none"
  two.toml: tallies: expected a list in [brackets], not 'none'; write what docs/format.md shows
a list for a table | one.toml: order = { series = "their-talks", number = 1 } => order = ["their-talks", 1]
  one.toml: reports[0].order: expected a table, not ['their-talks', 1]; write what docs/format.md shows
a text for a table | one.toml: order = { series = "their-talks", number = 1 } => order = "first"
  one.toml: reports[0].order: expected a table, not 'first'; write what docs/format.md shows
a text for a report | two.toml: headline = "Talks" => headline = "Talks"\nreports = ["one"]
  two.toml: reports[0]: expected a table, not 'one'; write what docs/format.md shows
a table for all reports | two.toml: headline = "Talks" => headline = "Talks"\n[reports]
  two.toml: reports: expected a list in [brackets], not {}; write what docs/format.md shows
a name without brackets | spare.toml: ["TASS"] => "TASS"
  spare.toml: actors[0].names['en']: expected a list of texts in [brackets], not 'TASS'; write what docs/format.md
    shows
a text for a degree | spare.toml: [25.3, 51.5] => [25.3, "51.5"]
  spare.toml: venues[0].point[1]: expected a number, not '51.5'; write what docs/format.md shows
a report without an event | one.toml: event = "first-talks"\n => (nothing)
  one.toml: reports[0].event: the key 'event' is missing; add it
a report without a gist | one.toml: gist = "They met."\n => (nothing)
  one.toml: reports[0].gist: the key 'gist' is missing; add it
a passage without a digest | one.toml: 20, digest = "00000000000000000000000000000002" => 20
  one.toml: reports[1].passage.digest: the key 'digest' is missing; add it
a participant without an actor | one.toml: actor = "ushakov",  => (nothing)
  one.toml: reports[0].participants[0].actor: the key 'actor' is missing; add it
an order without a number | one.toml: , number = 1 => (nothing)
  one.toml: reports[0].order.number: the key 'number' is missing; add it
a relation without its type | one.toml: type = "within",  => (nothing)
  one.toml: reports[1].relations[0].type: the key 'type' is missing; add it
an actor without an id | spare.toml: { id = "tass", => {
  spare.toml: actors[0].id: the key 'id' is missing; add it
a ruling without a reason | spare.toml: , reason = "" => (nothing)
  spare.toml: events[0].rulings[0].reason: the key 'reason' is missing; add it
an article without an id | one.toml: id = "altn-2025-03-03"\n => (nothing)
  one.toml: the key 'id' of the article is missing; add it at the top of the file
an article with an empty headline | two.toml: "Talks" => ""
  two.toml: the key 'headline' of the article is missing; add it at the top of the file
an actor without a type | spare.toml: , type = "organisation" => (nothing)
  spare.toml: actors[0]: the key 'type' is missing; add it
a venue without a level | spare.toml: level = "city",  => (nothing)
  spare.toml: venues[0]: the key 'level' is missing; add it
a series without a title and a kind | spare.toml: title = "Rows", kind = "quarrel",  => (nothing)
  spare.toml: series[0]: the key 'kind' is missing; add it
  spare.toml: series[0]: the key 'title' is missing; add it
two misspelt keys | one.toml: publisher = "ALTN.News"\nlanguage = => publishr = "ALTN.News"\nlanguag =
  one.toml: unknown key 'languag', 'publishr'; did you mean 'language' for 'languag', 'publisher' for 'publishr'?
a day without quotes | one.toml: when = "2025-02-18" => when = 2025-02-18
  one.toml: reports[0].when: expected a text, not 2025-02-18; put it in quotes
an instant without quotes | two.toml: "2025-03-02" => 2025-03-02T10:00:00Z
  two.toml: published: expected a text, not 2025-03-02T10:00:00+00:00; put it in quotes
a time of day without quotes | one.toml: when = "2025-02-18" => when = 17:38:00
  one.toml: reports[0].when: expected a text, not 17:38:00; put it in quotes
a day for a number | one.toml: length = 65 => length = 2025-02-18
  one.toml: reports[0].passage.length: expected a whole number, not 2025-02-18; write what docs/format.md shows
a truth for a number | one.toml: length = 65 => length = true
  one.toml: reports[0].passage.length: expected a whole number, not true; write what docs/format.md shows
names without a language | spare.toml: { en = ["TASS"] } => ["x"]
  spare.toml: actors[0].names: expected a table, not ['x']; write what docs/format.md shows
a text too long to be told whole | two.toml: "Talks" => ["Talks that go on and on and on and on and on and on and on"]
  two.toml: headline: expected a text, not ['Talks that go on and on and on and on and on and on and...; write what
    docs/format.md shows
marks of a message in a list | one.toml: gist = "They met." => gist = ["a; b @ c: d"]
  one.toml: reports[0].gist: expected a text, not ['a; b @ c: d']; write what docs/format.md shows
marks of a message in a key | one.toml: publisher = => "a; b @ c: d" =
  one.toml: unknown key 'a; b @ c: d'; use id, publisher, language, published, zone, headline, url, digest, inferred,
    note, kinds, topics, venues, actors, series, events, reports, tallies
marks of a message in a path | spare.toml: en = ["TASS"] => "a; b @ c: d" = 1
  spare.toml: actors[0].names['a; b @ c: d']: expected a list of texts in [brackets], not 1; write what
    docs/format.md shows
a control character in a path | spare.toml: en = ["TASS"] => "a\u0000b" = 1
  spare.toml: actors[0].names['a\x00b']: expected a list of texts in [brackets], not 1; write what docs/format.md shows
"""


class Broken(NamedTuple):
    """Fixtures with one edit, and what a user is told of it."""

    name: str
    files: dict[str, str]
    faults: tuple[str, ...]


def edited(file: str, old: str, new: str) -> dict[str, str]:
    """The good set with one edit."""
    assert GOOD[file].count(old) == 1, f"{old!r} must stand once in {file}"
    return {**GOOD, file: GOOD[file].replace(old, new)}


def rows(table: str) -> Iterator[Broken]:
    """The rows of a table written as `TABLE` is."""
    for row in re.split(r"\n(?! )", table.strip()):
        head, *faults = row.replace("\n    ", " ").split("\n  ")
        name, edit = head.split(" | ")
        file, change = edit.split(": ", 1)
        old, new = change.replace("(nothing)", "").replace(r"\n", "\n").split(" => ")
        yield Broken(name, edited(file, old, new), tuple(faults))
