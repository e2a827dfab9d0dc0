"""Criteria, one by one on the facts and then in trees against plain sets."""

from __future__ import annotations

import datetime as dt
import itertools
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pendulum
import pytest
from hypothesis import given
from hypothesis import strategies as st

import usru_relations as usru
from usru_relations.query import (
    Criterion,
    about,
    at,
    between,
    certainly,
    corroborated,
    held,
    involving,
    of_kind,
    on,
    possibly,
    reported_by,
    with_status,
)  # fmt: skip

if TYPE_CHECKING:
    from collections.abc import Callable

FACTS = usru.load()
ARCHIVE = FACTS.archive
SHELVES = ARCHIVE.shelves
ALL = frozenset(event.id for event in FACTS)


def ids(events: usru.Chronology) -> frozenset[str]:
    return frozenset(event.id for event in events)


def stand(event: usru.Event, *wanted: str) -> bool:
    standing = set[str]()
    for one in event.participants:
        for shown in (one.actor, one.side):
            actor = shown
            while actor is not None:
                standing.add(actor.id)
                actor = actor.of
    return set(wanted) <= standing


def inside(event: usru.Event, venue: str) -> bool:
    place = event.venue
    while place is not None and place.id != venue:
        place = place.within
    return place is not None


def sort_of(event: usru.Event, *kinds: str) -> bool:
    kind = event.kind
    while kind.id not in kinds and kind.of is not None:
        kind = kind.of
    return kind.id in kinds


def lies(event: usru.Event, start: str, end: str, zone: str, *, possibly: bool = False) -> bool:
    low = dt.datetime.fromisoformat(start).replace(tzinfo=ZoneInfo(zone)).astimezone(dt.UTC)
    high = (dt.datetime.fromisoformat(end) + dt.timedelta(days=1)).replace(tzinfo=ZoneInfo(zone)).astimezone(dt.UTC)
    first = event.when.earliest or dt.datetime.min.replace(tzinfo=dt.UTC)
    last = event.when.latest or dt.datetime.max.replace(tzinfo=dt.UTC)
    return (first < high and low < last) if possibly else (low <= first and last <= high)


def _told_apart(event: usru.Event, *, possibly: bool = False) -> int:
    """The most reports of which no two share an article, an agency or a speaker, by trying every set of them."""
    told = {(r.source.id, r.source.publisher, r.origin, r.speakers): r for r in event.reports}.values()
    sets = itertools.chain.from_iterable(itertools.combinations(told, size) for size in range(1, len(told) + 1))
    return max(len(some) for some in sets if all(_differ(*pair, possibly) for pair in itertools.combinations(some, 2)))


def _differ(one: usru.Report, other: usru.Report, possibly: bool) -> bool:
    """For the bundled facts: unsigned articles may be anybody's, unless they cite an agency."""
    unsigned = any(report.origin.startswith("unsigned") for report in (one, other))
    apart = one.source != other.source and one.origin != other.origin and not set(one.speakers) & set(other.speakers)
    return apart and (possibly or not unsigned)


LEAVES: list[tuple[Criterion, Callable[[usru.Event], bool]]] = [
    (involving("Putin"), lambda e: stand(e, "vladimir-putin")),
    (involving("Путин", "Witkoff"), lambda e: stand(e, "vladimir-putin", "steve-witkoff")),
    (involving("Russia"), lambda e: stand(e, "russia")),
    (involving("АҚШ", "Ukraine"), lambda e: stand(e, "united-states", "ukraine")),
    (involving(), lambda _: True),
    (at("Alaska"), lambda e: inside(e, "alaska")),
    (at("Persian Gulf"), lambda e: inside(e, "persian-gulf")),
    (at("Мәскеу"), lambda e: inside(e, "moscow")),
    (at("World"), lambda e: inside(e, "world")),
    (of_kind("meeting"), lambda e: sort_of(e, "meeting")),
    (of_kind("summit", "communication"), lambda e: sort_of(e, "summit", "communication")),
    (of_kind(), lambda _: False),
    (about("Ukraine"), lambda e: any(topic.id == "ukraine" for topic in e.topics)),
    (about("Экономика", "rare-earths"), lambda e: {"economy", "rare-earths"} <= {topic.id for topic in e.topics}),
    (with_status("held"), lambda e: e.status == "held"),
    (with_status("planned", "possible"), lambda e: e.status in ("planned", "possible")),
    (held(), lambda e: e.status == "held"),
    (reported_by("BAQ.KZ"), lambda e: any(r.source.publisher == "BAQ.KZ" for r in e.reports)),
    (reported_by("unsigned-2025-03-02"), lambda e: any(r.source.id == "unsigned-2025-03-02" for r in e.reports)),
    (corroborated(), lambda e: _told_apart(e) >= 2),
    (corroborated(by=1), lambda e: _told_apart(e) >= 1),
    (corroborated(by=2, possibly=True), lambda e: _told_apart(e, possibly=True) >= 2),
    (corroborated(by=3, possibly=True), lambda e: _told_apart(e, possibly=True) >= 3),
    (between("2025-02-12", "2025-02-27", "Asia/Tokyo"), lambda e: lies(e, "2025-02-12", "2025-02-27", "Asia/Tokyo")),
    (on("2025-08-15", "America/Anchorage"), lambda e: lies(e, "2025-08-15", "2025-08-15", "America/Anchorage")),
    (on("2025-08-16", "Asia/Almaty"), lambda e: lies(e, "2025-08-16", "2025-08-16", "Asia/Almaty")),
    (
        between("2025-03-01", "2025-08-15", "Pacific/Kiritimati", possibly=True),
        lambda e: lies(e, "2025-03-01", "2025-08-15", "Pacific/Kiritimati", possibly=True),
    ),
    (
        on("2026-01-23", "America/New_York", possibly=True),
        lambda e: lies(e, "2026-01-23", "2026-01-23", "America/New_York", possibly=True),
    ),
]  # fmt: skip


@st.composite
def trees(draw: st.DrawFn, depth: int = 5) -> tuple[Criterion, frozenset[str]]:
    """A criterion and, by plain sets, what it should find."""
    join = draw(st.sampled_from(["leaf", "&", "|", "~"])) if depth else "leaf"
    if join == "leaf":
        leaf, oracle = draw(st.sampled_from(LEAVES))
        return leaf, frozenset(event.id for event in FACTS if oracle(event))
    one, found = draw(trees(depth - 1))
    if join == "~":
        return ~one, ALL - found
    other, others = draw(trees(depth - 1))
    return (one & other, found & others) if join == "&" else (one | other, found | others)


@pytest.mark.parametrize(("criterion", "oracle"), LEAVES)
def test_a_question_finds_what_a_plain_scan_finds(criterion: Criterion, oracle: Callable[[usru.Event], bool]) -> None:
    found = FACTS.where(criterion)
    assert [event.id for event in found] == [event.id for event in FACTS if oracle(event)]
    assert isinstance(found, usru.Chronology)


def test_no_question_of_these_is_empty_on_the_facts_but_the_one_of_no_kind() -> None:
    assert [criterion for criterion, oracle in LEAVES if not any(map(oracle, FACTS))] == [
        of_kind(),
        on("2025-08-16", "Asia/Almaty"),
    ]


@given(trees())
def test_a_tree_finds_what_plain_sets_find(tree: tuple[Criterion, frozenset[str]]) -> None:
    criterion, expected = tree
    assert ids(FACTS.where(criterion)) == expected


@given(trees(), trees())
def test_the_laws_of_boole(one: tuple[Criterion, frozenset[str]], other: tuple[Criterion, frozenset[str]]) -> None:
    a, b = one[0], other[0]
    both = FACTS.where(a & b)
    assert both == FACTS.where(a).where(b) == FACTS.where(b).where(a) == FACTS.where(b & a)
    assert FACTS.where(~(a & b)) == FACTS.where(~a | ~b)
    assert FACTS.where(~(a | b)) == FACTS.where(~a & ~b)
    assert FACTS.where(~~a) == FACTS.where(a)
    assert ids(FACTS.where(~a)) == ALL - ids(FACTS.where(a))
    assert not FACTS.where(a & ~a)
    assert FACTS.where(a | ~a) == FACTS


@given(trees())
def test_what_is_certain_matches_and_what_is_impossible_does_not(tree: tuple[Criterion, frozenset[str]]) -> None:
    answers, found = FACTS.answers(tree[0]), ids(FACTS.where(tree[0]))
    for event, said in answers.items():
        if said is not usru.Truth.MAYBE:
            assert (event.id in found) is (said is usru.Truth.YES)
    assert ids(FACTS.where(certainly(tree[0]))) == {e.id for e, said in answers.items() if said is usru.Truth.YES}
    assert ids(FACTS.where(possibly(tree[0]))) == {e.id for e, said in answers.items() if said is not usru.Truth.NO}


@given(trees(2), trees(2))
def test_criteria_are_equal_when_they_are_written_alike(
    one: tuple[Criterion, frozenset[str]], other: tuple[Criterion, frozenset[str]]
) -> None:
    assert (one[0] == other[0]) == (repr(one[0]) == repr(other[0]))
    assert one[0].__eq__(repr(one[0])) is NotImplemented


def test_no_two_different_questions_are_equal() -> None:
    window = [between(day, end, zone, possibly=possibly) for day in ("2025-02", "2025-03") for end in (None, "2026")
              for zone in (None, "Asia/Almaty") for possibly in (False, True)]  # fmt: skip
    asked = [*(leaf for leaf, _ in LEAVES), *window, corroborated(by=3), ~at("Moscow"), at("Moscow") & held()]
    assert len(set(asked)) == len(asked)
    assert all((one == other) == (one is other) for one in asked for other in asked)
    assert at("Moscow") & held() != held() & at("Moscow")


def test_how_criteria_are_shown() -> None:
    shown = "((involving('Putin') & ~at('Moscow')) | on('2025-02-18', zone='Asia/Riyadh', possibly=True))"
    assert repr(involving("Putin") & ~at("Moscow") | on("2025-02-18", "Asia/Riyadh", possibly=True)) == shown
    assert repr(between(end="2025-03")) == "between(None, '2025-03')"
    assert repr(corroborated(3)) == "corroborated(by=3)"


def test_records_say_the_same_as_their_names() -> None:
    putin, alaska = FACTS.actor("Putin"), FACTS.venue("Alaska")
    assert FACTS.involving(putin) == FACTS.involving("Putin")
    assert FACTS.at(alaska) == FACTS.at("Alaska")
    assert FACTS.of_kind(SHELVES.kinds["summit"]) == FACTS.of_kind("summit")
    assert FACTS.about(SHELVES.topics["gaza"]) == FACTS.about("Gaza")
    assert FACTS.with_status(usru.Status.HELD) == FACTS.with_status("held") == FACTS.held()
    (baq,) = (source for source in FACTS.sources if source.publisher == "BAQ.KZ")
    assert FACTS.reported_by(baq) == FACTS.reported_by("baq.kz") == FACTS.reported_by("baq-2025-08-16")


@pytest.mark.parametrize(
    ("narrowed", "criterion"),
    [
        (FACTS.between("2025-02", "2025-03", possibly=True), between("2025-02", "2025-03", possibly=True)),
        (FACTS.on("2025-02-18"), on("2025-02-18")),
        (FACTS.involving("Putin", "Trump"), involving("Putin") & involving("Trump")),
        (FACTS.at("Gulf"), at("Gulf")),
        (FACTS.of_kind("call", "visit"), of_kind("call") | of_kind("visit")),
        (FACTS.about("lng", "energy"), about("lng") & about("energy")),
        (FACTS.with_status("planned", "held"), with_status("planned") | held()),
        (FACTS.reported_by("Kazinform", "ALTN.News"), reported_by("Kazinform") | reported_by("ALTN.News")),
        (FACTS.corroborated(), corroborated(by=2)),
    ],
)
def test_methods_ask_the_same_as_criteria(narrowed: usru.Chronology, criterion: Criterion) -> None:
    assert narrowed == FACTS.where(criterion)
    assert narrowed


def test_where_only_a_wider_place_is_known_the_answer_is_maybe() -> None:
    answer = at("Riyadh").answer(ARCHIVE)
    assert answer(FACTS["first-delegation-talks"]) is usru.Truth.YES
    assert answer(FACTS["gulf-talks-round"]) is usru.Truth.MAYBE
    assert answer(FACTS["putin-trump-call"]) is usru.Truth.MAYBE
    assert answer(FACTS["embassies-talks"]) is usru.Truth.NO


def test_where_only_a_wider_kind_is_known_the_answer_is_maybe() -> None:
    answer = of_kind("summit").answer(ARCHIVE)
    assert answer(FACTS["alaska-summit"]) is usru.Truth.YES
    assert answer(FACTS["putin-trump-meeting-prospect"]) is usru.Truth.MAYBE
    assert answer(FACTS["embassies-talks"]) is usru.Truth.NO


def test_a_date_is_that_of_the_place() -> None:
    assert ids(FACTS.on("2025-02-18")) == {"first-delegation-talks"}
    assert "embassies-talks" in ids(FACTS.on("2025-02-27"))
    assert "embassies-talks" not in ids(FACTS.on("2025-02-27", "Pacific/Kiritimati"))
    assert "embassies-talks" in ids(FACTS.on("2025-02-27", "Pacific/Kiritimati", possibly=True))
    assert ids(FACTS.on("2025-02-12")) >= {"putin-trump-call"}
    assert {"alaska-summit", "alaska-press-conference", "putin-opening-remarks"} <= ids(FACTS.on("2025-08-15"))
    assert "alaska-summit" in ids(FACTS.on("2025-08-15", "America/Anchorage"))
    assert "alaska-summit" not in ids(FACTS.on("2025-08-15", "Asia/Almaty"))


def test_an_instant_is_not_included_and_a_date_is() -> None:
    start, end = pendulum.datetime(2025, 2, 26, 21), pendulum.datetime(2025, 2, 27, 21)
    assert "embassies-talks" in ids(FACTS.between(start, end))
    assert "embassies-talks" not in ids(FACTS.between(start, end.subtract(seconds=1)))
    assert "embassies-talks" not in ids(FACTS.between(start.add(seconds=1), end))
    assert ids(FACTS.between(dt.date(2025, 2, 27), pendulum.date(2025, 2, 27))) == ids(FACTS.on("2025-02-27"))


@given(st.dates(dt.date(2025, 2, 1), dt.date(2026, 2, 1)), st.sampled_from(("Asia/Almaty", "America/Anchorage", None)))
def test_an_event_is_certainly_or_possibly_there_or_out(day: dt.date, zone: str | None) -> None:
    certain, possible = on(day, zone), on(day, zone, possibly=True)
    assert ids(FACTS.where(certain)) <= ids(FACTS.where(possible))
    answer = certain.answer(ARCHIVE)
    for value, found in (
        (usru.Truth.YES, ids(FACTS.where(certain))),
        (usru.Truth.MAYBE, ids(FACTS.where(possible)) - ids(FACTS.where(certain))),
        (usru.Truth.NO, ids(FACTS.where(~possible))),
    ):
        assert {event.id for event in FACTS if answer(event) is value} == found
