"""Allen's thirteen relations between two stretches of time of which not all is known.

James F. Allen, "Maintaining knowledge about temporal intervals", *Communications of the ACM* 26 (1983): two stretches
stand in just one of thirteen relations. Where their starts and ends are known only within bounds, several are possible.
A relation is a conjunction of differences between two starts and two ends, as the bounds are too; so which are possible
is found exactly, as the absence of a negative cycle (Dechter, Meiri and Pearl 1991).
"""

from __future__ import annotations

import enum
import itertools
from typing import Final, Protocol, TypeAlias, final

import attrs

from usru_relations.given import must_be, shown
from usru_relations.times.length import Length
from usru_relations.times.when import Disjoint, When
from usru_relations.truth import Truth


@final
class Allen(enum.Enum):
    """How one stretch of time lies to another; a stretch ends at the instant after its last."""

    BEFORE = "before"
    """It ends before the other starts, and some time passes in between."""
    MEETS = "meets"
    """It ends when the other starts."""
    OVERLAPS = "overlaps"
    """It starts first, and ends within the other."""
    STARTS = "starts"
    """They start together, and it ends first."""
    DURING = "during"
    """It starts after the other and ends before it."""
    FINISHES = "finishes"
    """They end together, and it starts last."""
    EQUAL = "equal"
    """They start together and end together."""
    FINISHED_BY = "finished by"
    CONTAINS = "contains"
    STARTED_BY = "started by"
    OVERLAPPED_BY = "overlapped by"
    MET_BY = "met by"
    AFTER = "after"

    @property
    def inverse(self) -> Allen:
        """How the other lies to it."""
        members = list(Allen)
        return members[len(members) - 1 - members.index(self)]


class Timed(Protocol):
    """What has a window and a length: an `Event`, for one."""

    @property
    def when(self) -> When:
        """The window in which it starts and ends."""
        ...

    @property
    def length(self) -> Length | None:
        """How long it lasts."""
        ...


#: The length of what is known to be an instant: the least that an event can last, a microsecond.
INSTANT: Final = Length(least=1, most=2)


def _a_window(_: object, field: attrs.Attribute[When], given: object) -> None:
    must_be(When, given, f"{field.name} is a window, as When.parse('2025-02-18')")


def _a_length(_: object, field: attrs.Attribute[Length], given: object) -> None:
    must_be(Length, given, f"{field.name} is a range, as Length.parse('PT4H')")


@final
@attrs.frozen(kw_only=True)
class Interval:
    """What is known of when something starts and ends: its first instant and its last lie in windows of their own.

    It lasts at least a microsecond. A window of civil time without a zone counts with all the instants at which clocks
    anywhere show it.

    Raises:
        TypeError: if they are no windows and no length.

    """

    starts: When = attrs.field(factory=When, validator=_a_window)
    """The window of its first instant."""
    ends: When = attrs.field(factory=When, validator=_a_window)
    """The window of its last instant."""
    length: Length = attrs.field(factory=Length, validator=_a_length)

    @classmethod
    def of(cls, timed: Timed) -> Interval:
        """What the window and the length of an event say: it starts and ends within the window."""
        return cls(starts=timed.when, ends=timed.when, length=timed.length or Length())


def possible(one: Interval | Timed, other: Interval | Timed) -> frozenset[Allen]:
    """The relations in which one may stand to the other: each for some starts and ends, and no other for any.

    Args:
        one: an event, or anything with a window and a length; or an `Interval` that knows more.
        other: the same. What is known of the two is taken to be independent.

    Raises:
        Disjoint: if the length of either does not fit its window.

    """
    known = _known(_interval(one), 0) | _known(_interval(other), 2)
    return frozenset(relation for relation, orders in _ORDERS.items() if _consistent(known, orders))


def holds(one: Interval | Timed, other: Interval | Timed, *relations: Allen) -> Truth:
    """Whether one stands to the other in one of some relations: YES if no other is possible, NO if none of them is.

    Raises:
        Disjoint: if the length of either does not fit its window.
        TypeError: if a relation is none of Allen's.

    """
    for relation in relations:
        must_be(Allen, relation, "it is asked of Allen's relations, as Allen.BEFORE")
    ways, asked = possible(one, other), frozenset(relations)
    return Truth.of(ways <= asked, bool(ways & asked))


_Differences: TypeAlias = "dict[tuple[int, int], int]"
"""How far one point comes at most after another: of four points, the starts and ends of two, and of the origin."""
_ORIGIN: Final = 4
_POINTS: Final = range(5)


def _orders(*signs: int) -> _Differences:
    """Of both starts, both ends, the end of one and the start of the other, and the start of one and the other's end.

    -1 has the first come first, 0 both together, and 1 the second.
    """
    pairs = ((0, 2), (1, 3), (1, 2), (0, 3))
    ordered: _Differences = {}
    for (one, other), sign in zip(pairs, signs, strict=True):
        if sign <= 0:
            ordered[one, other] = sign
        if sign >= 0:
            ordered[other, one] = -sign
    return ordered


#: What each relation says of the order of starts and ends.
_ORDERS: Final = {
    Allen.BEFORE: _orders(-1, -1, -1, -1),
    Allen.MEETS: _orders(-1, -1, 0, -1),
    Allen.OVERLAPS: _orders(-1, -1, 1, -1),
    Allen.STARTS: _orders(0, -1, 1, -1),
    Allen.DURING: _orders(1, -1, 1, -1),
    Allen.FINISHES: _orders(1, 0, 1, -1),
    Allen.EQUAL: _orders(0, 0, 1, -1),
    Allen.FINISHED_BY: _orders(-1, 0, 1, -1),
    Allen.CONTAINS: _orders(-1, 1, 1, -1),
    Allen.STARTED_BY: _orders(0, 1, 1, -1),
    Allen.OVERLAPPED_BY: _orders(1, 1, 1, -1),
    Allen.MET_BY: _orders(1, 1, 1, 0),
    Allen.AFTER: _orders(1, 1, 1, 1),
}


def _interval(thing: Interval | Timed) -> Interval:
    if isinstance(thing, Interval):
        return thing
    must_be(When, getattr(thing, "when", None), f"relations are of what has a window, as an event: {shown(thing)} has")
    return Interval.of(thing)


def _known(interval: Interval, start: int) -> _Differences:
    """What is known of the differences between a start, the end that is numbered after it, and the origin."""
    end, length = start + 1, interval.length
    known: _Differences = {(start, end): -max(1, length.low or 0)}
    if length.high is not None:
        known[end, start] = length.high - 1
    for point, window, after in ((start, interval.starts, 0), (end, interval.ends, 1)):
        if window.start is not None:
            known[_ORIGIN, point] = -(window.start + after)
        if window.end is not None:
            known[point, _ORIGIN] = window.end - 1 + after
    if not _consistent(known, {}):
        raise Disjoint(f"from {interval.starts} to {interval.ends}", f"a length of {length}")
    return known


def _consistent(known: _Differences, orders: _Differences) -> bool:
    """Whether some points differ so: whether no cycle of differences is negative (Floyd 1962)."""
    far = {pair: min(known.get(pair, at), at) for pair, at in orders.items()}
    far = {**known, **far, **{(point, point): 0 for point in _POINTS}}
    for middle, one, other in itertools.product(_POINTS, repeat=3):
        if (one, middle) in far and (middle, other) in far:
            way = far[one, middle] + far[middle, other]
            far[one, other] = min(far.get((one, other), way), way)
    return all(far[point, point] >= 0 for point in _POINTS)
