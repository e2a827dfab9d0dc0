"""Shelves: what several folders say of one thing is joined, whatever their order, or told to differ."""

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
from usru_relations.reading.rows import TermRow
from usru_relations.records.shelf import Person

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def test_a_shelf_entry_is_joined_from_two_folders() -> None:
    more = {"mine.toml": 'actors = [{ id = "ushakov", names = { en = ["Yuri Ushakov"] }, spellings = ["Ушакова"] }]'}
    ushakov = usru.load(GOOD, more).actor("Yuri Ushakov")
    assert isinstance(ushakov, Person)
    assert ushakov.spellings == ("Ушакова", "Ушаков")
    again = {"mine.toml": 'actors = [{ id = "ushakov", names = { en = ["Ushakov"], kk = ["Ушаков"] } }]'}
    ushakov = usru.load(GOOD, more, again).actor("ushakov")
    assert dict(ushakov.names) == {"en": ("Yuri Ushakov", "Ushakov"), "kk": ("Ушаков",)}


def test_what_several_tell_differently_is_sorted_the_longest_first() -> None:
    """However many tell all of it; what all tell alike keeps its order."""
    short, long, both = ({"k.toml": f'kinds = [{{ id = "k", spellings = {names} }}]'} for names in (
        '["aa"]', '["bbb"]', '["aa", "bbb"]',
    ))  # fmt: skip
    for folders in itertools.permutations((short, long)):
        assert usru.load(*folders).archive.shelves.kinds["k"].spellings == ("bbb", "aa")
    for folders in itertools.permutations((short, long, both)):
        assert usru.load(*folders).archive.shelves.kinds["k"].spellings == ("bbb", "aa")
    assert usru.load(both, both).archive.shelves.kinds["k"].spellings == ("aa", "bbb")


def test_a_third_who_contradicts_two_is_told_once() -> None:
    folders = [{f"{name}.toml": f'venues = [{{ id = "doha", level = "{level}" }}]'} for name, level in (
        ("a", "city"), ("b", "city"), ("c", "site"),
    )]  # fmt: skip
    told = "c.toml: venues[0].level: 'doha' has level = 'site' here, and 'city' in a.toml, venues[0]; "
    with pytest.raises(usru.FixtureError) as caught:
        usru.load(*folders)
    assert list(map(str, caught.value.faults)) == [f"{told}make them equal, or leave it out here"]


def test_terms_of_several_folders_are_told_apart_by_what_they_hold(monkeypatch: pytest.MonkeyPatch) -> None:
    """And not by how a row prints."""

    def printed(_: TermRow) -> str:
        return "a term"

    monkeypatch.setattr(TermRow, "__repr__", printed)
    first, second = (
        '{ capacities = ["aide"], when = "2012/.." }',
        '{ capacities = ["envoy", "aide"], when = "1998/2008" }',
    )
    folders = [
        {"mine.toml": f'actors = [{{ id = "ushakov", terms = [{terms}] }}]'} for terms in (first, f"{second}, {first}")
    ]
    ushakov = usru.load(GOOD, *folders).actor("ushakov")
    assert isinstance(ushakov, Person)
    assert {(term.capacities, str(term.when)) for term in ushakov.terms} == {
        (("aide",), "2012-01-01/.."), (("envoy", "aide"), "1998-01-01/2008-12-31"),
    }  # fmt: skip
    assert len(ushakov.terms) == 2
    wrong = {"theirs.toml": 'actors = [{ id = "ushakov", terms = [{ capacities = [], when = "soon" }] }]'}
    with pytest.raises(usru.FixtureError, match=r"theirs\.toml: actors\[0\]\.terms\[0\]\.when: 'soon' is no time"):
        usru.load(GOOD, *folders, wrong)


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


#: Names in few languages, often the same, so that folders repeat each other and leave languages out.
NAMES = st.lists(st.sampled_from(["a", "b", "aa", "Bb", "ы"]), max_size=4)
TOLD = st.lists(st.tuples(st.dictionaries(st.sampled_from(["en", "ru", "kk"]), NAMES), NAMES), min_size=3, max_size=3)


def slow_union(lists: Iterable[Sequence[str]]) -> tuple[str, ...]:
    """Every item of all lists once: in their order where all are alike, else the longest first."""
    told = [tuple(dict.fromkeys(one)) for one in lists if one]
    items = set(itertools.chain.from_iterable(told))
    if len(set(told)) == 1:
        return told[0]
    return tuple(sorted(sorted(items), key=len, reverse=True))


@given(told=TOLD)
def test_names_of_three_folders_are_joined_by_language_in_any_order(
    told: list[tuple[dict[str, list[str]], list[str]]],
) -> None:
    folders = [
        {"t.toml": f"topics = {toml([{'id': 't', 'names': names, 'spellings': spellings}])}"}
        for names, spellings in told
    ]
    orders = [usru.load(*order) for order in itertools.permutations(folders)]
    facts = orders[0]
    topic = facts.archive.shelves.topics["t"]
    assert topic.spellings == slow_union(spellings for _, spellings in told)
    for language in ("en", "ru", "kk"):
        assert topic.names.get(language, ()) == slow_union(names.get(language, []) for names, _ in told)
    for other in (*orders, usru.load(*folders, *folders)):
        assert other == facts
        assert other.digest == facts.digest
    for grouped in (
        usru.load(usru.dump(usru.load(*folders[:2])), folders[2]),
        usru.load(folders[0], usru.dump(usru.load(*folders[1:]))),
    ):
        again = grouped.archive.shelves.topics["t"]
        assert again.spellings == topic.spellings
        assert {language: again.names[language] for language in again.names if again.names[language]} == {
            language: topic.names[language] for language in topic.names if topic.names[language]
        }
