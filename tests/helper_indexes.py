"""Events and criteria drawn as integers, for the tests of indexes; and the answers of a plain scan."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any, TypeVar

import attrs
from hypothesis import strategies as st

from usru_relations import query, synthetic
from usru_relations.archive import Archive
from usru_relations.chronology import Chronology
from usru_relations.folding.events import Event
from usru_relations.index import Index
from usru_relations.query import Criterion
from usru_relations.records.reports import Status
from usru_relations.times import clock
from usru_relations.times.when import When
from usru_relations.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from usru_relations.query.answers import Answer

T = TypeVar("T")

HOUR, DAY = clock.HOUR, clock.DAY
WORLD = synthetic.world(seed=1, actors=8, venues=9, sources=4)
SHELVES = WORLD.shelves
#: Clocks go forward in Casablanca and Lord Howe, and in Samoa a day was skipped at the end of 2011.
ORIGINS = (15_336 * DAY, 20_183 * DAY)
ZONES = ("Pacific/Apia", "Africa/Casablanca", "Australia/Lord_Howe", "Pacific/Kiritimati", "Etc/GMT+12", "UTC")
LENGTHS = (1, HOUR, 6 * HOUR, DAY, 3 * DAY, 30 * DAY, 400 * DAY, 4_000 * DAY)
DATES = (
    "2011-12-29",
    "2011-12-30",
    "2011-12-31",
    "2011",
    "2012-01",
    "2025-04-05",
    "2025-04-06",
    "2025-04",
    "2025",
    "201X",
)


class _Choices:
    def __init__(self, number: int) -> None:
        self.left = number

    def of(self, options: Sequence[T]) -> T:
        self.left, index = divmod(self.left, len(options))
        return options[index]

    def some(self, options: Sequence[T]) -> tuple[T, ...]:
        return tuple(option for option in options if self.of((False, True)))


def _when(choices: _Choices) -> When:
    """A window with or without either bound, told in a zone, in instants, or on the clocks of an unknown place."""
    start = choices.of(ORIGINS) + choices.of(range(10)) * 12 * HOUR
    end = start + choices.of(LENGTHS)
    told = choices.of(["zone", "civil", "instants", "zone", "half civil", "narrowed"])
    low, high = choices.of([(start, end), (start, end), (start, end), (None, end), (start, None), (None, None)])
    if told in ("zone", "instants"):
        return When(earliest=low, latest=high, zone=choices.of(ZONES) if told == "zone" else None)
    if told == "half civil" and low is not None:
        return When(earliest=low - clock.EASTMOST, civil=(low, None))
    anywhere = (start - clock.EASTMOST, end + clock.WESTMOST)
    if told == "narrowed":
        return When(earliest=anywhere[0] + 20 * HOUR, latest=anywhere[1] + HOUR, civil=(start, end))
    return When(earliest=anywhere[0], latest=anywhere[1], civil=(start, end))


def _event(number: int, row: int) -> Event:
    choices = _Choices(row)
    return Event(
        id=f"event-{number:03}",
        title="Event",
        when=_when(choices),
        kind=choices.of(WORLD.kinds),
        venue=choices.of([*WORLD.venues, None]),
        status=choices.of([*Status, None]),
        participants=choices.some(WORLD.people[:5]),
        topics=choices.some(WORLD.topics[:3]),
        reports=choices.some(WORLD.reports),
    )


def made(rows: Sequence[int]) -> Chronology:
    events = [_event(number, row) for number, row in enumerate(rows)]
    return Chronology(Archive(shelves=SHELVES), index=Index(sorted(events, key=_in_order)))


def _in_order(event: Event) -> tuple[float, float, str]:
    start, end = (float("inf") if bound is None else bound for bound in (event.when.start, event.when.end))
    return end if event.when.start is None else start, end, event.id


@attrs.frozen
class LongId(Criterion):
    """A criterion of a user's own, of which no index knows; it may be so of every third event."""

    def answer(self, archive: Archive) -> Answer:  # noqa: ARG002 - it needs none
        return lambda event: Truth(int(event.id[-3:]) % 3)


def _leaf(row: int) -> Criterion:
    choices = _Choices(row)
    return choices.of(_SORTS)(choices)


def _lying(choices: _Choices) -> Criterion:
    first, last = sorted((choices.of(DATES[:3]), choices.of(DATES[2:4])))
    ends = choices.of([(first, last), (first, None), (None, last), (None, None), (choices.of(DATES), None)])
    return query.between(*ends, choices.of(_ASKED), possibly=choices.of([False, True]))


_ASKED = (None, *ZONES[1:], None)
_SORTS: tuple[Callable[[_Choices], Criterion], ...] = (
    lambda choices: query.on(choices.of(DATES), choices.of(_ASKED), possibly=choices.of([False, True])),
    _lying,
    lambda choices: query.going_on(choices.of(DATES), zone=choices.of(_ASKED), possibly=choices.of([False, True])),
    lambda choices: _sure(query.at(choices.of(WORLD.venues)), choices),
    lambda choices: query.involving(*choices.some(WORLD.actors[:5])),
    lambda choices: _sure(query.of_kind(*choices.some(WORLD.kinds[:6])), choices),
    lambda choices: query.about(*choices.some(WORLD.topics[:3])),
    lambda choices: query.with_status(*choices.some(list(Status))),
    lambda choices: query.reported_by(*choices.some([report.source for report in WORLD.reports])),
    lambda choices: query.corroborated(choices.of([1, 2, 3])),
    lambda choices: query.published(choices.of(("2026-12-31", "2026"))),
    lambda choices: query.on_weekday(choices.of(("monday", "sunday"))),
    lambda choices: _sure(LongId(), choices),
)


def _sure(criterion: Criterion, choices: _Choices) -> Criterion:
    return choices.of([criterion, query.possibly(criterion), query.certainly(criterion)])


LEAVES = st.integers(0, 2**40).map(_leaf)
ROWS = st.lists(st.integers(0, 2**64), max_size=20)


def _rows(seed: int, size: int) -> list[int]:
    return [seed * 7_919**2 * number**3 % 2**61 for number in range(size)]


#: So many events that sets of their ranks become dense.
MANY = st.builds(_rows, st.integers(1, 2**30), st.integers(0, 400))


def _joined(children: st.SearchStrategy[Criterion]) -> st.SearchStrategy[Criterion]:
    pairs = st.tuples(children, children)
    both: Any = pairs.map(lambda pair: pair[0] & pair[1])
    either: Any = pairs.map(lambda pair: pair[0] | pair[1])
    return st.one_of(both, either, children.map(lambda one: ~one), children.map(query.certainly))


@functools.cache
def criteria(depth: int = 5) -> st.SearchStrategy[Criterion]:
    """Trees of criteria, to a depth."""
    return LEAVES if depth == 0 else st.one_of(LEAVES, _joined(criteria(depth - 1)))


def scanned(events: Chronology | Sequence[Event], criterion: Criterion) -> list[str]:
    """The ids of the events that match, each asked on its own."""
    decision = criterion.decision(Archive(shelves=SHELVES))
    return [event.id for event in events if decision(event) is Truth.YES]
