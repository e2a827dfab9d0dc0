"""Broken fixtures: what is wrong, where, and how to mend it, in full."""

from __future__ import annotations

import pickle
import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

import usru_relations as usru
from broken import GOOD, TABLE, Broken, edited, rows
from usru_relations.faults import Fault
from usru_relations.reading import read

if TYPE_CHECKING:
    from collections.abc import Mapping

    from usru_relations.archive import Archive

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
  one.toml: reports[1].relations[0].of: expected an id, or a list of ids of which one is meant, not {'id': 1}; write
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
"""

BROKEN = [*rows(FORM_TABLE), *rows(TABLE)]


def faults_of(*folders: Mapping[str, str]) -> tuple[str, ...]:
    with pytest.raises(usru.FixtureError) as caught:
        usru.load(*folders)
    return tuple(map(str, caught.value.faults))


def faults_of_bytes(*contents: bytes) -> tuple[str, ...]:
    with pytest.raises(usru.FixtureError) as caught:
        read([{f"{index}.toml": content for index, content in enumerate(contents)}])
    return tuple(map(str, caught.value.faults))


def test_the_good_set_is_good() -> None:
    facts = usru.load(GOOD)
    assert [event.id for event in facts] == ["first-talks", "second-talks"]
    assert len(facts.reports) == 2
    assert len(facts.tallies) == 1
    assert not facts.disputes()


@pytest.mark.parametrize("broken", BROKEN, ids=lambda broken: broken.name.replace(" ", "-"))
def test_a_broken_fixture_is_told_in_full(broken: Broken) -> None:
    assert faults_of(broken.files) == broken.faults


def test_no_two_rows_of_the_table_break_the_same() -> None:
    assert len({broken.name for broken in BROKEN}) == len(BROKEN) >= 115
    assert len({frozenset(broken.files.items()) for broken in BROKEN}) == len(BROKEN)


def test_an_article_in_an_unknown_zone() -> None:
    fault = "one.toml: zone: unknown time zone 'Asia/Almata'; use an IANA name such as 'Europe/Moscow'"
    assert fault in faults_of(edited("one.toml", "Asia/Almaty", "Asia/Almata"))


def test_bytes_that_are_not_utf_8() -> None:
    assert faults_of_bytes(b"", b'note = "\xd0\x9c\xcc"') == ("1.toml: byte 10: is not UTF-8; save it as UTF-8",)


@pytest.mark.parametrize("nested", ["[" * 9_999 + "]" * 9_999, "{ a = " * 9_999 + "1" + " }" * 9_999])
def test_nesting_that_nobody_writes(nested: str) -> None:
    assert faults_of_bytes(f"note = {nested}".encode()) == (
        "0.toml: is nested too deeply; write what docs/format.md shows",
    )


def test_a_number_that_nobody_writes() -> None:
    (fault,) = faults_of_bytes(b"", b"note = " + b"9" * 9_999)
    assert fault.startswith("1.toml: ")


def test_empty_files_hold_nothing() -> None:
    empty = usru.load({"a.toml": "", "b.toml": "\n# nothing yet\n"})
    assert len(empty) == 0
    assert empty == usru.load({})
    assert usru.load(GOOD, {"a.toml": ""}).digest == usru.load(GOOD).digest


def test_all_faults_of_all_files_are_told_at_once_in_order() -> None:
    files = dict(GOOD)
    for file, old, new in [
        ("two.toml", '"ru"', '"russian"'),
        ("two.toml", '"2025-03-02"', '"2025-13"'),
        ("one.toml", 'status = "held"', 'status = "hold"'),
        ("one.toml", 'venue = "saudi-arabia"', 'venue = "saudi-arabi"'),
        ("one.toml", "number = 1", "number = 0"),
        ("spare.toml", '"arctic"', '"Arctic"'),
        ("spare.toml", '"organisation"', '"country"'),
    ]:
        assert files[file].count(old) == 1
        files[file] = files[file].replace(old, new)
    expected = (
        "one.toml: reports[0].order.number: 0 is no place in a series; count from 1",
        "one.toml: reports[0].status: 'hold' is no status; did you mean 'held'?",
        "one.toml: reports[0].venue: there is no venue 'saudi-arabi'; did you mean 'saudi-arabia'?",
        "spare.toml: actors[0].type: 'country' is no type of actor; use one of person, state, organisation, body",
        "spare.toml: topics[0].id: 'Arctic' is no id; use small letters, digits and hyphens, as two-words",
        "two.toml: language: 'russian' is no language; use ISO 639, as kk, ru or en",
        "two.toml: published: '2025-13' is no time in EDTF; '2025-13': month must be in 1..12",
    )
    assert faults_of(files) == expected
    assert faults_of(dict(reversed(files.items()))) == expected
    with pytest.raises(usru.FixtureError) as caught:
        usru.load(files)
    assert str(caught.value) == "\n  ".join(["7 faults in the fixtures:", *expected])


def test_faults_of_form_hide_no_faults_of_meaning_in_other_files() -> None:
    broken = {**edited("spare.toml", "remote", "remot"), "two.toml": GOOD["two.toml"].replace('"ru"', '"russian"')}
    assert faults_of(broken) == (
        "spare.toml: kinds[0]: unknown key 'remot'; did you mean 'remote'?",
        "two.toml: language: 'russian' is no language; use ISO 639, as kk, ru or en",
    )


def test_what_an_unread_file_may_hold_is_not_told_to_be_missing() -> None:
    assert faults_of(edited("shelves.toml", 'level = "city"', 'levl = "city"')) == (
        "shelves.toml: venues[2]: unknown key 'levl'; did you mean 'level'?",
    )
    (fault,) = faults_of({**GOOD, "shelves.toml": "kinds ="})
    assert fault.startswith("shelves.toml: is not TOML: Invalid value")


def test_one_bad_folder_spoils_all_and_is_told_once() -> None:
    bad = {"b.toml": "colour = 1"}
    assert len(faults_of(GOOD, bad)) == len(faults_of(bad, GOOD)) == len(faults_of(bad, bad)) == 1


def test_the_error_carries_its_faults() -> None:
    with pytest.raises(usru.FixtureError) as caught:
        usru.load(edited("one.toml", 'status = "held"', 'status = "hold"'))
    error = caught.value
    assert isinstance(error, ValueError)
    (fault,) = error.faults
    assert fault == Fault(
        file="one.toml", path="reports[0].status", message="'hold' is no status", mend="did you mean 'held'?"
    )
    assert str(error) == f"1 fault in the fixtures:\n  {fault}"


def test_the_error_survives_pickling() -> None:
    error = usru.FixtureError(
        [
            Fault(file="b.toml", path="", message="is", mend="do"),
            Fault(file="a.toml", path="x", message="is", mend="do"),
        ]
    )
    again = pickle.loads(pickle.dumps(error))  # noqa: S301 - it is our own
    assert type(again) is usru.FixtureError
    assert again.faults == error.faults
    assert str(again) == str(error) == "2 faults in the fixtures:\n  a.toml: x: is; do\n  b.toml: is; do"


#: Values that the format has nowhere, or only elsewhere.
ODD = st.one_of(
    st.sampled_from(
        ["0", "-1", "3.7", "nan", "true", "2025-02-18", "17:38:00", '""', "[]", "{}", "[[]]", "[{}]", '"None"']
    ),
    st.integers().map(str),
    st.text(st.sampled_from("abc019:/.-~<>[]PTXW& ")).map(lambda text: f'"{text}"'),
)
VALUES = [(file, match.span()) for file, text in GOOD.items() for match in re.finditer(r'"[^"]*"|\b\d+\b|true', text)]


def told_of(files: Mapping[str, bytes]) -> Archive | tuple[Fault, ...]:
    try:
        return read([files])
    except usru.FixtureError as error:
        return error.faults


@given(place=st.sampled_from(VALUES), odd=ODD)
def test_whatever_stands_in_place_of_a_value_is_read_or_told(place: tuple[str, tuple[int, int]], odd: str) -> None:
    file, (start, end) = place
    files = {**GOOD, file: GOOD[file][:start] + odd + GOOD[file][end:]}
    told = told_of({name: text.encode() for name, text in files.items()})
    if isinstance(told, tuple):
        assert all(fault.file in files and fault.message and fault.mend for fault in told)
        assert told
    else:
        assert usru.load(usru.dump(usru.load(files))) == usru.load(files)


@given(content=st.one_of(st.binary(), st.sampled_from(list(GOOD.values())).map(str.encode)), cut=st.integers(0, 600))
def test_any_bytes_are_read_or_told(content: bytes, cut: int) -> None:
    assert told_of({"a.toml": content[:cut], "b.toml": content}) != ()
