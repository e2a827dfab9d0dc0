"""Reading: what stands in files comes to stand in records, and folders fold together whatever their order."""

from __future__ import annotations

import itertools
import json
import tomllib
from typing import TYPE_CHECKING, Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

import usru_relations as usru
from broken import GOOD
from usru_relations.length import Length
from usru_relations.reports import Link, Role, Status
from usru_relations.shelf import Body, Level, Organisation, Person, State
from usru_relations.sources import Passage
from usru_relations.when import When

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def test_every_key_of_a_report_reaches_its_record() -> None:
    report = next(report for report in usru.load(GOOD).reports if len(report.subjects) == 1)
    assert report.source.id == "altn-2025-03-03"
    assert report.passage == Passage(length=65, digest="00000000000000000000000000000001")
    assert [subject.id for subject in report.subjects] == ["first-talks"]
    assert report.gist == "They met."
    assert [actor.id for actor in report.via] == ["kremlin"]
    assert report.status is Status.HELD
    assert report.kind is not None
    assert report.kind.id == "talks"
    assert report.when == When.parse("2025-02-18")
    assert report.length == Length.parse("~PT4H")
    assert report.venue is not None
    assert report.venue.id == "saudi-arabia"
    (one,) = report.participants
    assert (one.actor.id, one.role, one.capacity, one.absent) == ("ushakov", Role.HEAD, "aide", False)
    assert one.side is not None
    assert one.side.id == "russia"
    assert [topic.id for topic in report.topics] == ["energy"]
    assert report.order is not None
    assert (report.order.series.id, report.order.number) == ("their-talks", 1)
    assert (report.outcomes, report.relations, report.inferred, report.note) == ((), (), (), "")


def test_an_open_report_keeps_its_events_its_weekday_and_its_relation() -> None:
    report = next(report for report in usru.load(GOOD).reports if len(report.subjects) == 2)
    assert [subject.id for subject in report.subjects] == ["first-talks", "second-talks"]
    # The Tuesday before Monday 3 March 2025, as nothing says that it lies ahead.
    assert report.when == When.parse("2025-02-25", "Europe/Moscow")
    (relation,) = report.relations
    assert relation.link is Link.WITHIN
    assert [other.id for other in relation.others] == ["first-talks"]
    assert relation.length == Length.parse("P1W")
    assert relation.zone == "Asia/Riyadh"


@pytest.mark.parametrize(
    ("status", "day"), [("planned", "2025-03-04"), ("held", "2025-02-25"), ("cancelled", "2025-02-25")]
)
def test_a_weekday_lies_ahead_of_what_is_planned_and_behind_what_was_held(status: str, day: str) -> None:
    files = {**GOOD, "one.toml": GOOD["one.toml"].replace('when = "XXXX', f'status = "{status}"\nwhen = "XXXX')}
    report = next(report for report in usru.load(files).reports if len(report.subjects) == 2)
    assert report.when == When.parse(day, "Europe/Moscow")


def test_every_key_of_a_tally_and_a_header_reaches_its_record() -> None:
    (tally,) = usru.load(GOOD).tallies
    assert (tally.series.id, tally.gist, tally.least, tally.most) == ("their-talks", "None for four years.", 1, 2)
    assert tally.passage == Passage(length=30, digest="00000000000000000000000000000003")
    assert tally.length == Length.parse(">P4Y")
    assert (tally.after, tally.when, tally.via) == (None, None, ())
    assert tally.before is not None
    assert tally.before.id == "first-talks"
    source = tally.source
    assert (source.id, source.publisher, source.language) == ("altn-2025-03-03", "ALTN.News", "kk")
    assert source.published == When.parse("2025-03-03T17:38", "Asia/Almaty")
    assert (source.headline, source.digest) == ("Moscow hopes", "0000000000000000000000000000000a")
    assert (source.inferred, source.note, source.url) == (("zone",), "", None)


def test_every_key_of_the_shelves_reaches_its_record() -> None:
    shelves = usru.load(GOOD).archive.shelves
    russia, kremlin = shelves.actors["russia"], shelves.actors["kremlin"]
    assert isinstance(russia, State)
    assert russia.seat is shelves.venues["riyadh"]
    assert dict(russia.names) == {"en": ("Russia",), "ru": ("Россия",)}
    assert isinstance(kremlin, Organisation)
    assert kremlin.of is russia
    assert isinstance(shelves.actors["ushakov"], Person)
    assert shelves.actors["ushakov"].spellings == ("Ушаков",)
    riyadh = shelves.venues["riyadh"]
    assert riyadh.within is shelves.venues["saudi-arabia"]
    assert (riyadh.level, riyadh.point, riyadh.own_zones, riyadh.zone) == (Level.CITY, (24.7, 46.7), (), "Asia/Riyadh")
    assert shelves.kinds["talks"].of is shelves.kinds["contact"]
    assert shelves.kinds["quarrel"].remote
    assert not shelves.kinds["talks"].remote
    series = shelves.series["their-talks"]
    assert (series.title, series.kind, series.participants) == ("Their talks", shelves.kinds["talks"], (russia,))
    assert series.since == When.parse("2025-02")
    (ruling,) = shelves.subjects["a-row"].rulings
    assert (ruling.field, ruling.passages, ruling.reason) == ("when", (), "")


def test_a_body_and_an_absence_are_read() -> None:
    files = dict(GOOD)
    files["spare.toml"] = files["spare.toml"].replace('"organisation"', '"body"')
    files["one.toml"] = files["one.toml"].replace('side = "russia"', "absent = true")
    facts = usru.load(files)
    assert isinstance(facts.actor("TASS"), Body)
    assert [one.absent for report in facts.reports for one in report.participants] == [True]


def test_a_shelf_entry_is_joined_from_two_folders() -> None:
    more = {"mine.toml": 'actors = [{ id = "ushakov", names = { en = ["Yuri Ushakov"] }, spellings = ["Ушакова"] }]'}
    ushakov = usru.load(GOOD, more).actor("Yuri Ushakov")
    assert isinstance(ushakov, Person)
    assert ushakov.spellings == ("Ушакова", "Ушаков")
    again = {"mine.toml": 'actors = [{ id = "ushakov", names = { en = ["Ushakov"], kk = ["Ушаков"] } }]'}
    ushakov = usru.load(GOOD, more, again).actor("ushakov")
    assert dict(ushakov.names) == {"en": ("Yuri Ushakov", "Ushakov"), "kk": ("Ушаков",)}


def test_a_folder_may_speak_of_what_another_holds() -> None:
    mine = {"mine.toml": 'events = [{ id = "my-talks", title = "Mine", kind = "talks" }]'}
    with pytest.raises(usru.FixtureError, match=r"there is no kind 'talks'"):
        usru.load(mine)
    assert "my-talks" in usru.load(mine, GOOD).archive.shelves.subjects


def test_the_facts_of_an_article_may_lie_in_two_folders() -> None:
    head, *reports = GOOD["one.toml"].split("[[reports]]")
    last, tally = reports[1].split("[[tallies]]")
    one = {**GOOD, "one.toml": f"{head}[[reports]]{last}"}
    two = {**GOOD, "other-name.toml": f"{head}[[reports]]{reports[0]}[[tallies]]{tally}"}
    del two["one.toml"]
    whole = usru.load(GOOD)
    for folders in itertools.permutations((one, two)):
        assert usru.load(*folders) == whole
        assert usru.load(*folders).digest == whole.digest


ACTOR = {
    "a.toml": 'actors = [{ id = "tass", type = "organisation", of = "russia" }, { id = "russia", type = "state" }]'
}
STATE = {
    "a.toml": """
venues = [{ id = "asia", level = "area" }, { id = "qatar", level = "country", within = "asia", zone = "Asia/Qatar",
point = [25.3, 51.2] }, { id = "doha", level = "city" }]
actors = [{ id = "state-of-qatar", type = "state", seat = "doha" }]
""".replace(",\n", ", "),
}
EVENT = {
    "a.toml": """
kinds = [{ id = "meeting" }, { id = "talks", of = "meeting" }, { id = "call" }]
series = [{ id = "all-talks", title = "All talks", kind = "talks", since = "2025" }]
events = [{ id = "first-talks", title = "First", kind = "talks" }]
""",
}


@pytest.mark.parametrize(
    ("folder", "shelf", "row", "told"),
    [
        (ACTOR, "actors", 'id = "tass", type = "body"', "type: 'tass' has type = 'body' here, and 'organisation'"),
        (ACTOR, "actors", 'id = "tass", of = "tass"', "of: 'tass' has of = 'tass' here, and 'russia'"),
        (
            STATE,
            "actors",
            'id = "state-of-qatar", seat = "asia"',
            "seat: 'state-of-qatar' has seat = 'asia' here, and 'doha'",
        ),
        (STATE, "venues", 'id = "qatar", level = "city"', "level: 'qatar' has level = 'city' here, and 'country'"),
        (STATE, "venues", 'id = "qatar", within = "doha"', "within: 'qatar' has within = 'doha' here, and 'asia'"),
        (
            STATE,
            "venues",
            'id = "qatar", zone = "Asia/Dubai"',
            "zone: 'qatar' has zone = 'Asia/Dubai' here, and 'Asia/Qatar'",
        ),
        (
            STATE,
            "venues",
            'id = "qatar", point = [0, 51.2]',
            "point: 'qatar' has point = [0.0, 51.2] here, and [25.3, 51.2]",
        ),
        (EVENT, "kinds", 'id = "talks", of = "call"', "of: 'talks' has of = 'call' here, and 'meeting'"),
        (
            EVENT,
            "series",
            'id = "all-talks", title = "Talks"',
            "title: 'all-talks' has title = 'Talks' here, and 'All talks'",
        ),
        (EVENT, "series", 'id = "all-talks", kind = "call"', "kind: 'all-talks' has kind = 'call' here, and 'talks'"),
        (EVENT, "series", 'id = "all-talks", since = "2024"', "since: 'all-talks' has since = '2024' here, and '2025'"),
        (EVENT, "events", 'id = "first-talks", title = "1"', "title: 'first-talks' has title = '1' here, and 'First'"),
        (
            EVENT,
            "events",
            'id = "first-talks", kind = "call"',
            "kind: 'first-talks' has kind = 'call' here, and 'talks'",
        ),
    ],
)
def test_two_folders_that_contradict_each_other_are_told_both_sides(
    folder: dict[str, str], shelf: str, row: str, told: str
) -> None:
    usru.load(folder)
    with pytest.raises(usru.FixtureError) as caught:
        usru.load(folder, {"b.toml": f"{shelf} = [{{ {row} }}]"})
    (fault,) = map(str, caught.value.faults)
    place = folder["a.toml"].split(f"{shelf} = ")[1].split(row.split(",", maxsplit=1)[0])[0].count("id =")
    assert fault == f"b.toml: {shelf}[0].{told} in a.toml, {shelf}[{place}]; make them equal, or leave it out here"


def toml(value: object) -> str:
    """A slow and obvious writer of TOML, of inline tables only."""
    if isinstance(value, dict):
        table = cast("dict[str, object]", value)
        return "{" + ", ".join(f"{key} = {toml(table[key])}" for key in table) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(toml, cast("list[object]", value))) + "]"
    return json.dumps(value)


WHOLE: dict[str, Any] = {}
for _text in GOOD.values():
    for _key, _value in tomllib.loads(_text).items():
        if isinstance(_value, list) and _key not in ("inferred", "tallies"):
            WHOLE[_key] = [*WHOLE.get(_key, []), *_value]
WHOLE["venues"].append({"id": "alaska", "level": "region", "zones": ["America/Anchorage", "America/Nome"]})
WHOLE["actors"][0]["spellings"] = ["Ресейдің", "России", "Ресей"]
WHOLE["series"][0]["participants"] = ["kremlin", "russia"]
WHOLE["events"][0]["rulings"] = [
    {"field": "venue", "passages": ["00000000000000000000000000000001"], "reason": "An eyewitness."},
    {"field": "when", "passages": [], "reason": "A guess."},
]
HEADER = {"id": "altn", "language": "kk", "published": "2025-03-03", "headline": "Moscow hopes"}

#: A part of a shelf entry, or a report, that a folder may hold: shelf, id, key and value.
PIECES: list[tuple[str, str, str, Any]] = []
for _shelf, _rows in WHOLE.items():
    for _number, _row in enumerate(_rows):
        if _shelf == "reports":
            PIECES.append((_shelf, str(_number), "", _row))
            continue
        for _key, _value in _row.items():
            if _key == "names":
                PIECES.extend((_shelf, _row["id"], _key, {language: _value[language]}) for language in _value)
            elif _key in ("spellings", "zones", "participants", "rulings"):
                PIECES.extend((_shelf, _row["id"], _key, [item]) for item in _value)
            else:
                PIECES.append((_shelf, _row["id"], _key, _value))


def folder_of(pieces: Iterable[tuple[str, str, str, Any]]) -> dict[str, str]:
    shelves: dict[str, dict[str, dict[str, Any]]] = {}
    for shelf, id, key, value in pieces:
        row = shelves.setdefault(shelf, {}).setdefault(id, {} if shelf == "reports" else {"id": id})
        if shelf == "reports":
            row.update(value)
        elif key == "names":
            row[key] = {**row.get(key, {}), **value}
        else:
            row[key] = [*row.get(key, []), *value] if isinstance(value, list) and key != "point" else value
    reports = shelves.pop("reports", {})
    files = {f"{shelf}.toml": f"{shelf} = {toml(list(rows.values()))}" for shelf, rows in shelves.items()}
    header = "".join(f"{key} = {toml(value)}\n" for key, value in HEADER.items())
    return {**files, "article.toml": f"{header}reports = {toml(list(reports.values()))}"}


#: Which of three folders hold each piece: the first, the second, both, and so on.
HOLDERS = st.lists(st.integers(1, 7), min_size=len(PIECES), max_size=len(PIECES))
ORDERS = st.permutations(range(3))


@given(holders=HOLDERS, order=ORDERS)
def test_however_facts_are_spread_over_folders_they_fold_to_the_same(holders: list[int], order: Sequence[int]) -> None:
    spread = list(zip(PIECES, holders, strict=True))
    folders = [folder_of(piece for piece, holder in spread if holder & 1 << number) for number in range(3)]
    facts = usru.load(*(folders[number] for number in order))
    whole = usru.load(folder_of(PIECES))
    assert facts == whole
    assert facts.digest == whole.digest
    assert usru.load(*folders, *folders) == whole
    assert usru.load(*folders, *folders).digest == whole.digest
