"""Small good fixtures, of which inputs are made, and the odd words and values that are put into them."""

from __future__ import annotations

from typing import Final

GOOD: Final = {
    "kinds.toml": 'kinds = [{ id = "talks" }, { id = "call", of = "talks", remote = true }]\n',
    "topics.toml": 'topics = [{ id = "energy", names = { en = ["Energy"], ru = ["Энергия"] } }]\n',
    "venues.toml": """
venues = [
  { id = "oman", level = "country", zone = "Asia/Muscat" },
  { id = "muscat", level = "city", within = "oman", point = [23.6, 58.4], spellings = ["Маскат"] },
]
""",
    "actors.toml": """
actors = [
  { id = "state", type = "state", seat = "muscat", names = { en = ["State"] } },
  { id = "who", type = "person", terms = [{ capacities = ["envoy"], when = "2025/.." }] },
]
""",
    "events.toml": """
series = [{ id = "rounds", title = "Rounds", kind = "talks", participants = ["state"], since = "2025-02" }]
[[events]]
id = "one"
title = "One"
kind = "talks"
rulings = [{ field = "when", passages = ["00000000000000000000000000000001"], reason = "It was there." }]
[[events]]
id = "two"
title = "Two"
kind = "call"
""",
    "article.toml": """
id = "paper"
language = "ru"
published = "2025-03-03T17:38"
zone = "Asia/Almaty"
headline = "News"
[[reports]]
event = "one"
passage = { length = 65, digest = "00000000000000000000000000000001" }
gist = "They met."
via = ["who", "state"]
status = "held"
when = "2025-02-18"
length = "~PT4H"
venue = "muscat"
participants = [{ actor = "who", role = "head", capacity = "aide", side = "state" }]
order = { series = "rounds", number = 1 }
""",
    "other.toml": """
id = "other"
language = "en"
published = "2025-03-02"
headline = "Talk"
[[reports]]
event = ["one", "two"]
passage = { length = 20, digest = "00000000000000000000000000000002" }
gist = "They spoke."
when = "XXXX-WXX-2"
zone = "Europe/Moscow"
topics = ["energy"]
relations = [{ type = "within", of = "one", length = "P1W", zone = "Asia/Muscat" }]
[[tallies]]
series = "rounds"
passage = { length = 30, digest = "00000000000000000000000000000003" }
gist = "One in four years."
least = 1
most = 2
length = ">P4Y"
before = "one"
""",
}

#: Scalars in TOML that the format has nowhere, or only elsewhere.
SCALARS: Final = (
    "0", "-1", "1", "9223372036854775807", "9223372036854775808", "-9223372036854775809", "0x" + "f" * 400,
    "0b" + "1" * 400, "1" + "_000" * 30, "9" * 4_400, "3.7", "1e400", "-0.0", "nan", "inf", "true", "false",
    "2025-02-18", "9999-12-31T23:59:59Z", "0001-01-01", "2025-02-18T10:00:00+23:59", "17:38:00", '""', "[]", "{}",
    "[[]]", "[{}]", '[""]', '"None"', '"\\u0000"', '"\\u202e"', '"\\ufeff"', '"\\u0430"', '"\\U0010ffff"', '"a\\nb"',
    '"' + "x" * 300 + '"', '{ "\\u0000" = 1 }', '{ id = "one" }', "[" * 40 + "]" * 40,
)  # fmt: skip

#: Times, lengths, ids and zones, good ones and others.
TEXTS: Final = (
    "2025", "2025-02", "2025-02-18", "99999-01-01", "99999", "Y99999", "-0001", "0000", "9999-12-31", "0001-01-01",
    "2025-02-18T10", "2025-02-18T10:00:00.123456789Z", "2025-02-18T24:00", "2025-02-18T10+14:00", "../..", "2025/..",
    "../2025", "/2025", "2025/", "2025/2024", "2025/2026", "2025-03-30T02:30", "XXXX-WXX-5", "XXXX-10-26", "2025-21",
    "2025-XX", "20XX", "2025-02~", "2025%", "2025?", "[2025-02-18,2025-02-19]", "[..2025]", "{2025,2026}",
    "2025-02-18 & 2025", "2025-02-18 & 2026", "2025-02-18[Asia/Muscat]", "2025-02-18T10[Nowhere]", "２０２５",
    "PT5H", "~PT4H", ">PT6H", "<~P1D", "PT3H/PT4H", "PT4H/PT3H", "PT3H..", "..PT3H", "P99999999999Y", "PT0S", "P", "-PT1H",
    "PT1.5H", "P1Y2M3W4DT5H6M7.8S", "P1W", ">P9999999Y", "one", "two", "muscat", "who", "state", "rounds", "energy",
    "held", "planned", "denied", "not-held", "underway", "postponed", "after", "before", "part-of", "follows", "during",
    "next-day", "same-day", "within", "concerns", "when", "zone", "venue", "participants", "status", "UTC",
    "Etc/GMT+12", "Asia/Muscat", "America/New_York", "../../etc/passwd", "Asia", "localtime", "a\x00b", "оne", "one\u200f", "ONE", "",
)  # fmt: skip

#: What is put between bytes.
TOKENS: Final = (
    *(
        token.encode()
        for token in (
            "=", "[", "]", "{", "}", "[[", "]]", '"', "'", '"""', "'''", ".", ",", "#", "\\", "\\u", "\\U00110000", "\n",
            "\r", "\t", "\x00", "\x7f", "\u202e", "\ufeff", "0x", "_", "+", "-", "1979-05-27T07:32:00Z", "[[reports]]",
            "[reports]", "[[events]]", "[kinds]", "a.b.c = 1", "id = ", "when = ", "of = ", "= []", "= {}", *SCALARS[:12],
        )
    ),
    b"\xff", b"\xc0\x80", b"\xed\xa0\x80", b"\xf4\x90\x80\x80",
)  # fmt: skip
