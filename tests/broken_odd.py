"""Edits of the good set that hardly anybody makes by mistake, in a table as `broken.FORM_TABLE` is."""

from __future__ import annotations

TABLE = r"""
a count in more than 64 bits | one.toml: least = 1 => least = 9223372036854775808
  one.toml: tallies[0].least: expected a whole number of 64 bits, not a whole number of more than 64 bits; write a
    number below 2^63
a count in a long hexadecimal number | one.toml: least = 1 => least = 0xffffffffffffffffffffffffffffffff
  one.toml: tallies[0].least: expected a whole number of 64 bits, not a whole number of more than 64 bits; write a
    number below 2^63
a count below all that 64 bits hold | one.toml: least = 1 => least = -9_223_372_036_854_775_809
  one.toml: tallies[0].least: expected a whole number of 64 bits, not a whole number of more than 64 bits; write a
    number below 2^63
a count at the very edge | one.toml: least = 1 => least = -9223372036854775808
  one.toml: tallies[0].least: least is -9223372036854775808; give 0 or more, 100000 at the most
a degree that no number holds | spare.toml: [25.3, 51.5] => [25.3, 99999999999999999999999999]
  spare.toml: venues[0].point[1]: expected a whole number of 64 bits, not a whole number of more than 64 bits; write a
    number below 2^63
a degree without end | spare.toml: [25.3, 51.5] => [25.3, inf]
  spare.toml: venues[0].point: [25.3, inf] is no point; give the latitude from -90 to 90 and the longitude from -180 to
    180
values in a list as TOML has them | one.toml: topics = ["energy"] => topics = [true, 2025-02-18, { "a b" = [nan] }]
  one.toml: reports[0].topics: expected a list of texts in [brackets], not [true, 2025-02-18, {'a b' = [nan]}]; write
    what docs/format.md shows
a list too long to be told whole | one.toml: topics = ["energy"] => topics = [11111111111, 22222222222, 33333333333, 44444444444, 5]
  one.toml: reports[0].topics: expected a list of texts in [brackets], not [11111111111, 22222222222, 33333333333,
    44444444444, 5]; write what docs/format.md shows
a day of the year 99999 | one.toml: when = "2025-02-18" => when = "99999-02-18"
  one.toml: reports[0].when: '99999-02-18' is no time in EDTF: it is not understood; only the years 1 to
    9999 are read; write the year in four digits; see docs/time.md
an id with a mark from right to left | spare.toml: "arctic" => "arc\u200ftic"
  spare.toml: topics[0].id: 'arc\u200ftic' is no id: '\u200f' is RIGHT-TO-LEFT MARK; use small letters, digits and
    hyphens, as two-words
an id too long to be told whole | one.toml: status = "held" => status = "heldheldheldheldheldheldheldheldheldheldheldheldheldheldheld1"
  one.toml: reports[0].status: 'heldheldheldheldheldheldheldheldheldheldheldheldheldheldh'... is no status; use one of
    possible, proposed, expected, announced, planned, postponed, cancelled, refused, denied, not-held, underway, held
a name with a mark that turns what follows | spare.toml: ["TASS"] => ["TA\u202eSS"]
  spare.toml: actors[0].names.en[0]: holds RIGHT-TO-LEFT OVERRIDE, which nobody sees; take it out
a spelling with a control character | spare.toml: ["ссора"] => ["ссо\u001bра"]
  spare.toml: kinds[0].spellings[0]: holds U+001B, which nobody sees; take it out
a gist with a control character | one.toml: "They met." => "They \u009bmet."
  one.toml: reports[0].gist: holds U+009B, which nobody sees; take it out
a title with a space of no width | spare.toml: title = "A row" => title = "A\u200brow"
  spare.toml: events[0].title: holds ZERO WIDTH SPACE, which nobody sees; take it out
a capacity with a mark | one.toml: capacity = "aide" => capacity = "aide\ufeff"
  one.toml: reports[0].participants[0].capacity: holds ZERO WIDTH NO-BREAK SPACE, which nobody sees; take it out
a name with a letter that only looks Latin | spare.toml: ["TASS"] => ["TАSS"]
  spare.toml: actors[0].names.en[0]: in 'TАSS' 'S' is LATIN CAPITAL LETTER S and 'А' is CYRILLIC CAPITAL LETTER A; write
    a word in letters of one script
circles of odd ids | spare.toml: { id = "quarrel", => { id = "\u202e", of = "\u202e" }, { id = "quarrel",
  spare.toml: kinds[0].id: '\u202e' is no id: '\u202e' is RIGHT-TO-LEFT OVERRIDE; use small letters, digits and hyphens,
    as two-words
  spare.toml: kinds[0].of: these contain each other: \u202e; take one of them out of the circle
"""
