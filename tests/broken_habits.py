"""Edits of the good set as newcomers write them, in a table as `broken.FORM_TABLE` is."""

from __future__ import annotations

TABLE = r"""
an actor by name | one.toml: side = "russia" => side = "Россия"
  one.toml: reports[0].participants[0].side: there is no actor 'Россия'; did you mean 'russia'?
an actor by a spelling | one.toml: via = ["kremlin"] => via = ["УШАКОВ"]
  one.toml: reports[0].via[0]: there is no actor 'УШАКОВ'; did you mean 'ushakov'?
an event by its title | one.toml: before = "first-talks" => before = "Second"
  one.toml: tallies[0].before: there is no event 'Second'; did you mean 'second-talks'?
a series by its title | one.toml: { series = "their-talks" => { series = "Rows"
  one.toml: reports[0].order.series: there is no series 'Rows'; did you mean 'rows'?
a kind by a spelling | one.toml: kind = "talks" => kind = "ссора"
  one.toml: reports[0].kind: there is no kind 'ссора'; did you mean 'quarrel'?
a status in capitals | one.toml: status = "held" => status = "HELD"
  one.toml: reports[0].status: 'HELD' is no status; did you mean 'held'?
an id in capitals | one.toml: venue = "saudi-arabia" => venue = "SAUDI-ARABIA"
  one.toml: reports[0].venue: there is no venue 'SAUDI-ARABIA'; did you mean 'saudi-arabia'?
a key of the article below a table | two.toml: "Talks" => "Talks"\n[[topics]]\nid = "t"\nurl = "https://example.org"
  two.toml: topics[0]: unknown key 'url'; as a key of the file, put 'url' above its first [[table]]
a shelf below a table that has such a key | one.toml: when = "XXXX-WXX-2" => events = []\nwhen = "XXXX-WXX-2"
  one.toml: reports[1]: unknown key 'events'; did you mean 'event'? Or as a key of the file, put 'events' above its
    first [[table]]
two keys of the article below a table | two.toml: "Talks" => "Talks"\n[[topics]]\nid = "t"\nurl = "u"\npublisher = "P"
  two.toml: topics[0]: unknown key 'publisher', 'url'; as keys of the file, put 'publisher', 'url' above its first
    [[table]]
a gist without a word | one.toml: "They met." => " "
  one.toml: reports[0].gist: says nothing; tell in a few words what the passage says
a count without a word | one.toml: "None for four years." => ""
  one.toml: tallies[0].gist: says nothing; tell in a few words what the passage says
an event without a title | spare.toml: title = "A row" => title = ""
  spare.toml: events[0].title: says nothing; say in a few words what it is
a series without a title | spare.toml: title = "Rows" => title = " "
  spare.toml: series[0].title: says nothing; say in a few words what it is
a headline of blanks | two.toml: "Talks" => "  "
  two.toml: the key 'headline' of the article is missing; add it at the top of the file
an empty name | spare.toml: ["TASS"] => ["TASS", ""]
  spare.toml: actors[0].names.en[1]: says nothing; write a name, or take it out
an empty spelling | spare.toml: ["ссора"] => [" "]
  spare.toml: kinds[0].spellings[0]: says nothing; write a name, or take it out
a stretch of hours with a hyphen | one.toml: when = "2025-02-18" => when = "2025-02-18T10:00-18:00"
  one.toml: reports[0].when: '2025-02-18T10:00-18:00' is no time in EDTF: there is no offset -18:00; clocks
    have quarters of an hour from -12:00 to +14:00; from one time to another, write an interval, as
    2025-02-18T10:00/2025-02-18T12:00; see docs/time.md
a stretch of odd minutes with a hyphen | one.toml: when = "2025-02-18" => when = "2025-02-18T10:00-11:20"
  one.toml: reports[0].when: '2025-02-18T10:00-11:20' is no time in EDTF: there is no offset -11:20; clocks
    have quarters of an hour from -12:00 to +14:00; from one time to another, write an interval, as
    2025-02-18T10:00/2025-02-18T12:00; see docs/time.md
"""
