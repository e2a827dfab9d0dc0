"""Writing: fixtures that a person can review, and of which the same chronology is read again."""

from __future__ import annotations

import random
import tomllib
from typing import TYPE_CHECKING, cast

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import usru_relations as usru
from broken import GOOD
from usru_relations.reading import unseen
from usru_relations.reading.writing import documents

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.resources.abc import Traversable

WRITTEN = usru.dump(usru.load(GOOD))


def test_an_article_is_written_as_a_person_would() -> None:
    assert WRITTEN["articles/altn-2025-03-03.toml"] == (
        """id = "altn-2025-03-03"
publisher = "ALTN.News"
language = "kk"
published = "2025-03-03T17:38"
zone = "Asia/Almaty"
headline = "Moscow hopes"
digest = "0000000000000000000000000000000a"
inferred = ["zone"]

[[reports]]
event = ["first-talks", "second-talks"]
passage = { length = 20, digest = "00000000000000000000000000000002" }
gist = "They met again."
when = "XXXX-WXX-2"
zone = "Europe/Moscow"
relations = [
  { type = "within", of = "first-talks", length = "P1W", zone = "Asia/Riyadh" },
]

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
participants = [
  { actor = "ushakov", role = "head", capacity = "aide", side = "russia" },
]
topics = ["energy"]
order = { series = "their-talks", number = 1 }

[[tallies]]
series = "their-talks"
passage = { length = 30, digest = "00000000000000000000000000000003" }
gist = "None for four years."
least = 1
most = 2
length = ">P4Y"
before = "first-talks"
"""
    )


def test_shelves_are_written_by_id_and_say_nothing_that_goes_without_saying() -> None:
    assert WRITTEN["venues.toml"] == (
        """[[venues]]
id = "doha"
level = "city"
zone = "Asia/Qatar"
point = [25.3, 51.5]

[[venues]]
id = "riyadh"
level = "city"
within = "saudi-arabia"
point = [24.7, 46.7]

[[venues]]
id = "saudi-arabia"
level = "country"
within = "world"
zone = "Asia/Riyadh"

[[venues]]
id = "world"
level = "area"
"""
    )
    assert WRITTEN["actors.toml"].startswith('[[actors]]\nid = "kremlin"\ntype = "organisation"\nof = "russia"\n\n')
    assert 'names = { en = ["Russia"], ru = ["Россия"] }\n' in WRITTEN["actors.toml"]
    assert WRITTEN["kinds.toml"].endswith('id = "talks"\nof = "contact"\n')
    assert 'remote = true\nspellings = ["ссора"]\n' in WRITTEN["kinds.toml"]


def test_there_is_a_file_for_each_shelf_and_each_article() -> None:
    assert list(WRITTEN) == [
        *(f"{shelf}.toml" for shelf in ("kinds", "topics", "venues", "actors", "series", "events")),
        "articles/altn-2025-03-03.toml",
        "articles/unsigned.toml",
    ]


def test_several_zones_stay_several() -> None:
    files = {"v.toml": 'venues = [{ id = "alaska", level = "region", zones = ["America/Anchorage", "America/Adak"] }]'}
    facts = usru.load(files)
    assert 'zones = ["America/Anchorage", "America/Adak"]\n' in usru.dump(facts)["venues.toml"]
    assert usru.load(usru.dump(facts)) == facts


def test_the_bundled_facts_survive_writing(facts: usru.Chronology) -> None:
    again = usru.load(usru.dump(facts))
    assert again == facts
    assert again.digest == facts.digest
    assert usru.dump(again) == usru.dump(facts)


def test_reading_and_writing_lose_nothing_that_stands_in_the_bundled_files(facts: usru.Chronology) -> None:
    written = documents(facts.archive)
    read: set[str] = set()
    for path in _toml_files(usru.BUNDLED):
        told = tomllib.loads(path.read_text(encoding="utf-8"))
        name = f"articles/{told['id']}" if "id" in told else path.name.removesuffix(".toml")
        assert plain(told) == plain(written[name])
        read.add(name)
    assert read == set(written)


def _toml_files(folder: Traversable) -> Iterator[Traversable]:
    for child in folder.iterdir():
        if child.is_dir():
            yield from _toml_files(child)
        elif child.name.endswith(".toml"):
            yield child


def plain(value: object) -> object:
    """Tables without what goes without saying, rows in any order."""
    if isinstance(value, dict):
        table = cast("dict[str, object]", value)
        return {key: plain(table[key]) for key in table if (key, table[key]) != ("role", "participant")}
    if isinstance(value, list):
        items = cast("list[object]", value)
        return sorted(map(plain, items), key=repr) if items and isinstance(items[0], dict) else items
    return value


def test_the_order_of_files_rows_and_reports_changes_no_digest() -> None:
    usual = usru.load(GOOD)
    shuffler = random.Random(7)  # noqa: S311 - it shuffles rows
    for _ in range(20):
        files: dict[str, str] = {}
        for text in WRITTEN.values():
            head, *sections = f"\n{text}".split("\n[[")
            shuffler.shuffle(sections)
            files[f"{shuffler.random()}.toml"] = "\n[[".join([head, *sections])
        facts = usru.load(files)
        assert facts == usual
        assert facts.digest == usual.digest


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("They met again.", "They met."),
        ("length = 65", "length = 66"),
        ('status = "held"', 'status = "underway"'),
        ('when = "2025-02-18"', 'when = "2025-02"'),
        ('via = ["kremlin"]', "via = []"),
        ('role = "head"', 'role = "member"'),
        ('"Moscow hopes"', '"Moscow hoped"'),
        ("most = 2", "most = 3"),
        ('["first-talks", "second-talks"]', '"second-talks"'),
    ],
)
def test_whatever_is_told_otherwise_changes_the_digest(old: str, new: str) -> None:
    assert GOOD["one.toml"].count(old) == 1
    other = usru.load({**GOOD, "one.toml": GOOD["one.toml"].replace(old, new)})
    assert other != usru.load(GOOD)
    assert other.digest != usru.load(GOOD).digest


def test_a_digest_is_32_hexadecimal_digits(facts: usru.Chronology) -> None:
    assert len(facts.digest) == 32
    assert int(facts.digest, 16) >= 0


@pytest.mark.parametrize(
    "when", ["2025[Asia/Muscat]", "[2025-01,2025-02][Asia/Muscat]", "2025-02-18T10:00+03:00/..", "../.."]
)
def test_terms_and_series_keep_the_zone_of_their_times(when: str) -> None:
    files = dict(GOOD)
    files["more.toml"] = f'''
[[actors]]
id = "envoy"
type = "person"
terms = [{{ capacities = ["envoy"], when = "{when}" }}]
[[series]]
id = "visits"
title = "Visits"
kind = "talks"
participants = ["envoy"]
since = "{when}"
'''
    facts = usru.load(files)
    again = usru.load(usru.dump(facts))
    assert again == facts
    assert again.digest == facts.digest
    (visits,) = (series for series in again.archive.shelves.series.values() if series.id == "visits")
    assert visits.since == usru.When.parse(when)


def test_a_time_that_two_give_together_is_written_alike_again_and_again() -> None:
    files = {
        **GOOD,
        "one.toml": GOOD["one.toml"].replace('published = "2025-03-03T17:38"', 'published = "2025-03-03 & 2025"'),
    }
    assert files != GOOD
    facts = usru.load(files)
    written = usru.dump(facts)
    assert usru.load(written) == facts
    assert usru.dump(usru.load(written)) == written


#: Any text that UTF-8 can hold and a reader can see: quotes, line ends, emoji; the nastiest more often.
TEXTS = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"])),
    st.text(st.sampled_from("\"'\\\t\r\n#[]{}=,🕊\U0010ffff u0041")),
    st.sampled_from(['"""', "'''", "\\u0041", "\r\n", "\\", '"', "[[reports]]", "= # ;", "🇺🇸🇷🇺"]),
).filter(lambda text: not unseen.MARKS.search(text))
LINES = st.lists(TEXTS, max_size=3)
SCRIPTS = ("LATIN", "CYRILLIC", "GREEK")
NAMES = LINES.filter(
    lambda names: sum(any(unseen.script_of(a) == script for a in "".join(names)) for script in SCRIPTS) < 2
)


def toml(value: str | list[str]) -> str:
    """A text, or a list of texts, with every character escaped."""
    if isinstance(value, list):
        return f"[{', '.join(map(toml, value))}]"
    return '"' + "".join(f"\\U{ord(letter):08x}" for letter in value) + '"'


def _all_told(names: list[str]) -> bool:
    return all(map(str.strip, names))


@given(gist=TEXTS.filter(str.strip), note=TEXTS, names=NAMES.filter(_all_told), outcomes=LINES, capacity=TEXTS)
@example(gist="\tA\n", note="\n", names=['"\\'], outcomes=["[[reports]]\n"], capacity="🕊")
def test_any_text_survives_writing(gist: str, note: str, names: list[str], outcomes: list[str], capacity: str) -> None:
    files = dict(GOOD)
    for file, old, new in [
        ("one.toml", '"They met."', f"{toml(gist)}\nnote = {toml(note)}\noutcomes = {toml(outcomes)}"),
        ("one.toml", '"aide"', toml(capacity)),
        ("spare.toml", '["TASS"]', f'["TASS"], kk = {toml(names)}'),
    ]:
        files[file] = files[file].replace(old, new)
    facts = usru.load(files)
    report = next(report for report in facts.reports if len(report.subjects) == 1)
    assert (report.gist, report.note, report.outcomes) == (gist, note, tuple(outcomes))
    assert report.participants[0].capacity == capacity
    assert facts.actor("tass").names["kk"] == tuple(dict.fromkeys(names))
    texts = usru.dump(facts)
    assert usru.load(texts) == facts
    assert usru.load(texts).digest == facts.digest
    rows = tomllib.loads(texts["articles/altn-2025-03-03.toml"])["reports"]
    (row,) = [row for row in rows if "status" in row]
    assert (row["gist"], row.get("note", ""), row.get("outcomes", [])) == (gist, note, outcomes)
    assert not {"\x00", "\x7f", "\r"} & set("".join(texts.values()))


@given(point=st.tuples(st.floats(-90, 90), st.floats(-180, 180)))
def test_any_point_survives_writing(point: tuple[float, float]) -> None:
    files = {"v.toml": f'venues = [{{ id = "here", level = "site", point = [{point[0]!r}, {point[1]!r}] }}]'}
    facts = usru.load(files)
    assert facts.venue("here").point == point
    assert usru.load(usru.dump(facts)).venue("here").point == point


@pytest.mark.parametrize("moment", ["2025-01-01", "2025-03-02", "2025-08-20", "2026-02-01"])
def test_what_was_known_on_a_day_survives_writing(facts: usru.Chronology, moment: str) -> None:
    then = facts.as_known_on(moment)
    again = usru.load(usru.dump(then))
    assert again == then
    assert again.digest == then.digest


@pytest.mark.parametrize(
    "when",
    [
        "2025", "2025-02?", "2025-02-18~", "2025-02-18TNI", "2025-02-18T10:30", "2025-02-18T10:30:05.25", "2025-W08-2",
        "2025-02-18T10Z", "2025-02-18T10:30+05:30", "2025-02-17/2025-02-19", "2025-02-17/..", "../2025-02-19", "../..",
        "[2025-02-17,2025-02-19]", "[2025-02-17..]", "2025-02-18[Asia/Riyadh]", "202X", "XXXX-WXX-2",
        "2025-02-01/2025-02-18 & 2025-02-18/2025-02-20",
        "2025-02-18/2025-02-20[Asia/Riyadh] & 2025-02-17/2025-02-18[Europe/Moscow]",
        "2025-02-18 & 2025-02-18T10[Asia/Riyadh]", "2025-02-18T10[Asia/Riyadh] & 2025-02-18",
        "2025-02-18T10:00Z/2025-02-18T12:00Z & 2025-02-18", "2025-02-18 & 2025-02-18T10:00Z/2025-02-18T12:00Z",
        "2025-02-18/2025-02-19 & 2025-02-18T10Z/..", "2025-02-18T10Z/.. & 2025-02-18/2025-02-19",
        "2025 & 2025-02 & 2025-02-18[Asia/Riyadh] & ../..", "2025-02-18 & 2025-02-18",
    ],
)  # fmt: skip
def test_a_time_is_written_to_be_read_as_the_same_time(when: str) -> None:
    facts = usru.load({**GOOD, "one.toml": GOOD["one.toml"].replace('when = "2025-02-18"', f'when = "{when}"')})
    again = usru.load(usru.dump(facts))
    assert [report.when for report in again.reports] == [report.when for report in facts.reports]
    assert again == facts
    assert again.digest == facts.digest
    assert usru.dump(again) == usru.dump(facts)


def test_what_a_narrowing_rests_on_is_written_whole(facts: usru.Chronology) -> None:
    assert usru.dump(facts.of_kind("summit")) == usru.dump(facts)
