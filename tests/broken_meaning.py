"""Edits of the good set that break what it means, in a table as `broken.FORM_TABLE` is."""

from __future__ import annotations

TABLE = r"""
a report of a misspelt event | one.toml: event = "first-talks" => event = "first-talk"
  one.toml: reports[0].event: there is no event 'first-talk'; did you mean 'first-talks'?
a report of no event | one.toml: event = "first-talks" => event = "None"
  one.toml: reports[0].event: there is no event 'None'; add it under [[events]]
a passage on one of two, one misspelt | one.toml: ["first-talks", "second-talks"] => ["first-talks", "sekond-tolks"]
  one.toml: reports[1].event[1]: there is no event 'sekond-tolks'; did you mean 'second-talks'?
an attribution to nobody known | one.toml: via = ["kremlin"] => via = ["kremlin", "kremlim"]
  one.toml: reports[0].via[1]: there is no actor 'kremlim'; did you mean 'kremlin'?
an attribution in a circle | one.toml: via = ["kremlin"] => via = ["kremlin", "russia", "kremlin"]
  one.toml: reports[0].via[2]: 'kremlin' is in the chain twice; name each once, nearest first
terms of what is no person | spare.toml: "organisation", => "organisation", terms = [{ capacities = [], when = "" }],
  spare.toml: actors[0].terms: 'tass' is no person and has no terms; take them out
a bad term | shelves.toml: "person", => "person", terms = [{ capacities = [], when = "2025-13" }],
  shelves.toml: actors[2].terms[0].when: '2025-13' is no time in EDTF: month must be in 1..12; see
    docs/time.md
a report of an unknown kind | one.toml: kind = "talks" => kind = "opera"
  one.toml: reports[0].kind: there is no kind 'opera'; add it under [[kinds]]
a report at an unknown venue | one.toml: venue = "saudi-arabia" => venue = "saudi-arabi"
  one.toml: reports[0].venue: there is no venue 'saudi-arabi'; did you mean 'saudi-arabia'?
a participant whom nobody knows | one.toml: actor = "ushakov" => actor = "ushakova"
  one.toml: reports[0].participants[0].actor: there is no actor 'ushakova'; did you mean 'ushakov'?
a side that nobody knows | one.toml: side = "russia" => side = "atlantis"
  one.toml: reports[0].participants[0].side: there is no actor 'atlantis'; add it under [[actors]]
an unknown topic | one.toml: topics = ["energy"] => topics = ["enrgy"]
  one.toml: reports[0].topics[0]: there is no topic 'enrgy'; did you mean 'energy'?
a place in an unknown series | one.toml: { series = "their-talks" => { series = "concerts"
  one.toml: reports[0].order.series: there is no series 'concerts'; add it under [[series]]
a relation to an unknown event | one.toml: of = "first-talks" => of = ["first-talks", "moon-landing"]
  one.toml: reports[1].relations[0].of[1]: there is no event 'moon-landing'; add it under [[events]]
a count of an unknown series | one.toml: [[tallies]]\nseries = "their-talks" => [[tallies]]\nseries = "their-walks"
  one.toml: tallies[0].series: there is no series 'their-walks'; did you mean 'their-talks'?
a count until an unknown event | one.toml: before = "first-talks" => before = "moon-landing"
  one.toml: tallies[0].before: there is no event 'moon-landing'; add it under [[events]]
a count after an unknown event | one.toml: before = "first-talks" => after = "sekond-tolks"
  one.toml: tallies[0].after: there is no event 'sekond-tolks'; did you mean 'second-talks'?
an actor of an unknown state | spare.toml: type = "organisation" => type = "organisation", of = "rusia"
  spare.toml: actors[0].of: there is no actor 'rusia'; did you mean 'russia'?
a state with an unknown seat | shelves.toml: seat = "riyadh" => seat = "riyad"
  shelves.toml: actors[0].seat: there is no venue 'riyad'; did you mean 'riyadh'?
a venue within an unknown venue | spare.toml: level = "city" => level = "city", within = "katar"
  spare.toml: venues[0].within: there is no venue 'katar'; add it under [[venues]]
a kind of an unknown kind | spare.toml: remote = true => remote = true, of = "ocurrence"
  spare.toml: kinds[0].of: there is no kind 'ocurrence'; did you mean 'occurrence'?
a series of unknown people | spare.toml: participants = ["tass"] => participants = ["tas"]
  spare.toml: series[0].participants[0]: there is no actor 'tas'; did you mean 'tass'?
an event of an unknown kind | spare.toml: "A row"\nkind = "quarrel" => "A row"\nkind = "quarel"
  spare.toml: events[0].kind: there is no kind 'quarel'; did you mean 'quarrel'?
venues within each other | shelves.toml: level = "area" => level = "area", within = "riyadh"
  shelves.toml: venues[2].within: these contain each other: riyadh, saudi-arabia, world; take one of them out of the
    circle
kinds of each other | shelves.toml: { id = "occurrence" } => { id = "occurrence", of = "talks" }
  shelves.toml: kinds[1].of: these contain each other: contact, occurrence, talks; take one of them out of the circle
actors of each other | shelves.toml: type = "state" => type = "state", of = "kremlin"
  shelves.toml: actors[1].of: these contain each other: kremlin, russia; take one of them out of the circle
an id with a letter that only looks Latin | spare.toml: "arctic" => "\u0430rctic"
  spare.toml: topics[0].id: 'аrctic' is no id: 'а' is CYRILLIC SMALL LETTER A; use small letters, digits and hyphens, as
    two-words
an id with a capital | spare.toml: "arctic" => "Arctic"
  spare.toml: topics[0].id: 'Arctic' is no id; use small letters, digits and hyphens, as two-words
an id with a control character | spare.toml: "arctic" => "arctic\u0007"
  spare.toml: topics[0].id: 'arctic\x07' is no id: '\x07' is U+0007; use small letters, digits and hyphens, as two-words
an id with a line break at its end | spare.toml: "arctic" => "arctic\u000a"
  spare.toml: topics[0].id: 'arctic\n' is no id: '\n' is U+000A; use small letters, digits and hyphens, as two-words
an id that ends in a hyphen | spare.toml: "arctic" => "arctic-"
  spare.toml: topics[0].id: 'arctic-' is no id; use small letters, digits and hyphens, as two-words
an empty id | spare.toml: "arctic" => ""
  spare.toml: topics[0].id: '' is no id; use small letters, digits and hyphens, as two-words
an article with a blank in its id | two.toml: "unsigned" => "unsigned 2"
  two.toml: id: 'unsigned 2' is no id; use small letters, digits and hyphens, as two-words
an id twice on a shelf | spare.toml: { id = "arctic" } => { id = "arctic" }, { id = "arctic" }
  spare.toml: topics[1]: 'arctic' is on the shelf of topics twice; join it with spare.toml, topics[0]
an id on the shelves of two files | spare.toml: "arctic" => "energy"
  spare.toml: topics[0]: 'energy' is on the shelf of topics twice; join it with shelves.toml, topics[0]
a language in a word | two.toml: "ru" => "russian"
  two.toml: language: 'russian' is no language; use ISO 639, as kk, ru or en
a name in a language in capitals | spare.toml: en = => EN =
  spare.toml: actors[0].names: 'EN' is no language; use ISO 639, as kk, ru or en
a digest in capitals | one.toml: "00000000000000000000000000000002" => "0000000000000000000000000000000A"
  one.toml: reports[1].passage.digest: '0000000000000000000000000000000A' is no digest; give the 32 hexadecimal digits
    of BLAKE2b in 128 bits
an article's digest cut short | one.toml: "0000000000000000000000000000000a" => "0a"
  one.toml: digest: '0a' is no digest; give the 32 hexadecimal digits of BLAKE2b in 128 bits
a ruling on no digest | spare.toml: passages = [] => passages = ["They met."]
  spare.toml: events[0].rulings[0].passages[0]: 'They met.' is no digest; give the 32 hexadecimal digits of BLAKE2b in
    128 bits
a passage of no length | one.toml: length = 20 => length = 0
  one.toml: reports[1].passage.length: 0 is no length of a text; count its characters
a day that no calendar has | one.toml: when = "2025-02-18" => when = "2025-02-30"
  one.toml: reports[0].when: '2025-02-30' is no time in EDTF: day is out of range for month; see
    docs/time.md
a day in words | one.toml: when = "2025-02-18" => when = "18 February"
  one.toml: reports[0].when: '18 February' is no time in EDTF: it is not understood; write for example
    2025-02-18, 2025-02 or 2025-03-03T17:38; see docs/time.md
an interval that ends before it starts | one.toml: when = "2025-02-18" => when = "2025-03/2025-02"
  one.toml: reports[0].when: '2025-03/2025-02' is no time in EDTF: the interval ends before it starts; see
    docs/time.md
a day beyond the calendar | one.toml: when = "2025-02-18" => when = "9999-12-31"
  one.toml: reports[0].when: '9999-12-31' is no time in EDTF: a time must lie within the years 1 to 9999 in every zone;
    see docs/time.md
an article of a thirteenth month | two.toml: "2025-03-02" => "2025-13-02"
  two.toml: published: '2025-13-02' is no time in EDTF: month must be in 1..12; see docs/time.md
a series since a day that no calendar has | spare.toml: title = "Rows" => title = "Rows", since = "2025-02-29"
  spare.toml: series[0].since: '2025-02-29' is no time in EDTF: day is out of range for month; see
    docs/time.md
a weekday in an article without a first day | one.toml: "2025-03-03T17:38" => "../2025-03-03"
  one.toml: reports[1].when: 'XXXX-WXX-2' is no time in EDTF: a weekday needs the time at which it was said; see
    docs/time.md
a report in an unknown zone | one.toml: zone = "Europe/Moscow" => zone = "Moscow"
  one.toml: reports[1].zone: there is no time zone 'Moscow'; did you mean 'Europe/Moscow'?
a relation in an unknown zone | one.toml: zone = "Asia/Riyadh" => zone = "UTC+3"
  one.toml: reports[1].relations[0].zone: there is no time zone 'UTC+3'; use an IANA name such as 'Europe/Moscow'
a venue in an unknown zone | spare.toml: zones = ["Asia/Qatar"] => zone = "Asia/Doha"
  spare.toml: venues[0].zone: there is no time zone 'Asia/Doha'; use an IANA name such as 'Europe/Moscow'
a venue of two zones, one unknown | spare.toml: zones = ["Asia/Qatar"] => zones = ["Asia/Qatar", "Asia/Doha"]
  spare.toml: venues[0].zones[1]: there is no time zone 'Asia/Doha'; use an IANA name such as 'Europe/Moscow'
a length in words | one.toml: "~PT4H" => "about 4 hours"
  one.toml: reports[0].length: 'about 4 hours' is no length; write an ISO 8601 duration such as PT5H, ~PT4H, >PT6H or
    PT3H/PT4H
a length from more to less | one.toml: "~PT4H" => "PT5H/PT3H"
  one.toml: reports[0].length: 'PT5H/PT3H' is no length; the range ends before it starts
a number in words | one.toml: topics = ["energy"] => quantities = [{ what = "prisoners", amount = "about 300" }]
  one.toml: reports[0].quantities[0].amount: 'about 300' is no amount; write digits without separators, such as 300,
    ~2000, >1.5, <~90 or 250/300
a number from more to less | one.toml: topics = ["energy"] => quantities = [{ what = "prisoners", amount = "9/5" }]
  one.toml: reports[0].quantities[0].amount: '9/5' is no amount; the range ends before it starts
a number of nothing | one.toml: topics = ["energy"] => quantities = [{ what = " ", amount = "300" }]
  one.toml: reports[0].quantities[0].what: says nothing; name what is counted or measured
a relation within no length | one.toml: length = "P1W" => length = "1 week"
  one.toml: reports[1].relations[0].length: '1 week' is no length; write an ISO 8601 duration such as PT5H, ~PT4H,
    >PT6H or PT3H/PT4H
a length of what has none | one.toml: "within" => "concerns"
  one.toml: reports[1].relations[0].length: a relation of type concerns has no length; leave it out; it is for after,
    before and within
a count over no length | one.toml: length = ">P4Y" => length = "4Y"
  one.toml: tallies[0].length: '4Y' is no length; write an ISO 8601 duration such as PT5H, ~PT4H, >PT6H or PT3H/PT4H
a misspelt status | one.toml: status = "held" => status = "hold"
  one.toml: reports[0].status: 'hold' is no status; did you mean 'held'?
a status like no other | one.toml: status = "held" => status = "xyz"
  one.toml: reports[0].status: 'xyz' is no status; use one of possible, proposed, expected, announced, planned,
    postponed, cancelled, refused, denied, not-held, underway, held
a misspelt role | one.toml: role = "head" => role = "spekaer"
  one.toml: reports[0].participants[0].role: 'spekaer' is no role; did you mean 'speaker'?
a misspelt role of nobody's side | one.toml: role = "head", capacity = "aide", side = "russia" => role = "gest"
  one.toml: reports[0].participants[0].role: 'gest' is no role; did you mean 'guest'?
a misspelt link | one.toml: "within" => "witin"
  one.toml: reports[1].relations[0].type: 'witin' is no link; did you mean 'within'?
a link like no other | one.toml: "within" => "besides"
  one.toml: reports[1].relations[0].type: 'besides' is no link; use one of after, before, follows, during, part-of,
    next-day, same-day, within, concerns
an unknown type of actor | spare.toml: "organisation" => "country"
  spare.toml: actors[0].type: 'country' is no type of actor; use one of person, state, organisation, body
an unknown level | spare.toml: level = "city" => level = "town"
  spare.toml: venues[0].level: 'town' is no level; use one of room, building, site, city, region, country, sea, area
an inferred key that is none | one.toml: inferred = ["zone"] => inferred = ["zone", "sky"]
  one.toml: inferred[1]: 'sky' is no key here; name the keys that were inferred
a zeroth place in a series | one.toml: number = 1 => number = 0
  one.toml: reports[0].order.number: 0 is no place in a series; count from 1, to 100000 at the most
a place in a series that nobody counts to | one.toml: number = 1 => number = 100001
  one.toml: reports[0].order.number: 100001 is no place in a series; count from 1, to 100000 at the most
a count that nobody counts to | one.toml: least = 1 => least = 100001
  one.toml: tallies[0].least: least is 100001; give 0 or more, 100000 at the most
a count of at least more than at most | one.toml: least = 1 => least = 3
  one.toml: tallies[0].most: most is 2, below least, 3; give as much or more
a latitude off the globe | spare.toml: [25.3, 51.5] => [90.5, 51.5]
  spare.toml: venues[0].point: [90.5, 51.5] is no point; give the latitude from -90 to 90 and the longitude from -180
    to 180
a longitude off the globe | spare.toml: [25.3, 51.5] => [25.3, -180.5]
  spare.toml: venues[0].point: [25.3, -180.5] is no point; give the latitude from -90 to 90 and the longitude from
    -180 to 180
a point of one number | spare.toml: [25.3, 51.5] => [25.3]
  spare.toml: venues[0].point: [25.3] is no point; give the latitude from -90 to 90 and the longitude from -180 to 180
a person with a seat | shelves.toml: type = "person" => type = "person", seat = "riyadh"
  shelves.toml: actors[2].seat: 'ushakov' is no state and has no seat; take the seat out
an organisation with a seat | spare.toml: type = "organisation", => type = "organisation", seat = "riyadh",
  spare.toml: actors[0].seat: 'tass' is no state and has no seat; take the seat out
a body with a seat | spare.toml: type = "organisation", => type = "body", seat = "riyadh",
  spare.toml: actors[0].seat: 'tass' is no state and has no seat; take the seat out
a line that is not TOML | two.toml: language = "ru" => language: ru
  two.toml: is not TOML: Expected '=' after a key in a key/value pair (at line 3, column 9); correct the syntax there
an empty level | spare.toml: level = "city" => level = ""
  spare.toml: venues[0].level: '' is no level; use one of room, building, site, city, region, country, sea, area
an empty type of actor | spare.toml: "organisation" => ""
  spare.toml: actors[0].type: '' is no type of actor; use one of person, state, organisation, body
an empty day from which a series runs | spare.toml: title = "Rows" => title = "Rows", since = ""
  spare.toml: series[0].since: '' is no time in EDTF: it is not understood; write for example 2025-02-18, 2025-02 or
    2025-03-03T17:38; see docs/time.md
an empty zone of a report | one.toml: zone = "Europe/Moscow" => zone = ""
  one.toml: reports[1].zone: there is no time zone ''; use an IANA name such as 'Europe/Moscow'
an empty zone of an article | one.toml: zone = "Asia/Almaty" => zone = ""
  one.toml: zone: there is no time zone ''; use an IANA name such as 'Europe/Moscow'
an empty zone of a relation | one.toml: zone = "Asia/Riyadh" => zone = ""
  one.toml: reports[1].relations[0].zone: there is no time zone ''; use an IANA name such as 'Europe/Moscow'
an empty zone of a venue | spare.toml: zones = ["Asia/Qatar"] => zone = ""
  spare.toml: venues[0].zone: there is no time zone ''; use an IANA name such as 'Europe/Moscow'
an empty zone among a venue's | spare.toml: zones = ["Asia/Qatar"] => zones = ["Asia/Qatar", ""]
  spare.toml: venues[0].zones[1]: there is no time zone ''; use an IANA name such as 'Europe/Moscow'
an empty side | one.toml: side = "russia" => side = ""
  one.toml: reports[0].participants[0].side: there is no actor ''; add it under [[actors]]
an empty seat | shelves.toml: seat = "riyadh" => seat = ""
  shelves.toml: actors[0].seat: there is no venue ''; add it under [[venues]]
an empty whole of a kind | spare.toml: remote = true => remote = true, of = ""
  spare.toml: kinds[0].of: there is no kind ''; add it under [[kinds]]
an article in an unknown zone | one.toml: "Asia/Almaty" => "Asia/Almata"
  one.toml: zone: there is no time zone 'Asia/Almata'; did you mean 'Asia/Almaty'?
a day in an unknown zone | one.toml: when = "2025-02-18" => when = "2025-02-18[Asia/Riyad]"
  one.toml: reports[0].when: '2025-02-18[Asia/Riyad]' is no time: there is no time zone 'Asia/Riyad'; did you mean
    'Asia/Riyadh'?
days that have nothing in common | one.toml: when = "2025-02-18" => when = "2025-02-18 & 2025-02-20"
  one.toml: reports[0].when: '2025-02-18 & 2025-02-20' is no time in EDTF: 2025-02-18 and 2025-02-20 cannot both be
    true: they have nothing in common; see docs/time.md
a zone of no time | one.toml: when = "XXXX-WXX-2"\n => (nothing)
  one.toml: reports[1].zone: there is no time to be read in a zone; add `when`, or take it out
a count in a zone at no time | one.toml: least = 1 => zone = "Europe/Moscow"\nleast = 1
  one.toml: tallies[0].zone: there is no time to be read in a zone; add `when`, or take it out
a ruling on what cannot be disputed | spare.toml: field = "when" => field = "weather"
  spare.toml: events[0].rulings[0].field: 'weather' cannot be disputed; use kind, length, order, participants,
    quantities, status, venue, when
a person who belongs to a state | shelves.toml: type = "person" => type = "person", of = "russia"
  shelves.toml: actors[2].of: 'ushakov' is a person and belongs to nobody; take it out
a count below nothing | one.toml: least = 1 => least = -1
  one.toml: tallies[0].least: least is -1; give 0 or more, 100000 at the most
a misspelt kind of an event with reports | shelves.toml: "First", kind = "talks" => "First", kind = "talcs"
  shelves.toml: events[0].kind: there is no kind 'talcs'; did you mean 'talks'?
a misspelt kind of a series with reports | shelves.toml: "Their talks", kind = "talks" => "Their talks", kind = "talcs"
  shelves.toml: series[0].kind: there is no kind 'talcs'; did you mean 'talks'?
a language with a letter that only looks Latin | two.toml: "ru" => "r\u0443"
  two.toml: language: 'rу' is no language: 'у' is CYRILLIC SMALL LETTER U; use ISO 639, as kk, ru or en
a digest with a letter that only looks Latin | one.toml: 0000000000000000000000000000000a => c\u0430fe
  one.toml: digest: 'cаfe' is no digest: 'а' is CYRILLIC SMALL LETTER A; give the 32 hexadecimal digits of BLAKE2b in
    128 bits
marks of a message in an id | one.toml: event = "first-talks" => event = "a; b @ c: d"
  one.toml: reports[0].event: there is no event 'a; b @ c: d'; add it under [[events]]
marks of a message in a status | one.toml: status = "held" => status = "a; b @ c: d"
  one.toml: reports[0].status: 'a; b @ c: d' is no status; use one of possible, proposed, expected, announced, planned,
    postponed, cancelled, refused, denied, not-held, underway, held
marks of a message in a time | one.toml: when = "2025-02-18" => when = "a; b @ c: d"
  one.toml: reports[0].when: 'a; b @ c: d' is no time in EDTF: it is not understood; write for example
    2025-02-18, 2025-02 or 2025-03-03T17:38; see docs/time.md
marks of a message in a length | one.toml: "~PT4H" => "a; b @ c: d"
  one.toml: reports[0].length: 'a; b @ c: d' is no length; write an ISO 8601 duration such as PT5H, ~PT4H, >PT6H or
    PT3H/PT4H
marks of a message in a zone | one.toml: zone = "Europe/Moscow" => zone = "a; b @ c: d"
  one.toml: reports[1].zone: there is no time zone 'a; b @ c: d'; use an IANA name such as 'Europe/Moscow'
"""
