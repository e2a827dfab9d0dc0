"""Why bounds are what they are: chains of constraints that entail them, and the few that cannot all hold.

Nothing is noted while bounds are reckoned. A chain is looked for afterwards, from the point back, breadth first, so
that no shorter one entails the bound. On the way it is told how much of each point is *needed*: where civil days round,
less than its bound may do, and a point may stand twice in a chain, the second time with less.
"""

from __future__ import annotations

import itertools
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final, NamedTuple, TypeAlias, final

from usru_relations.network.differences import Bound, Constraint, Gap, Monotone, mirrored, named
from usru_relations.network.propagation import FAR, REAL, Values

Touching: TypeAlias = Callable[[int], Iterable[tuple[int, Constraint]]]
"""The constraints that name a point, with their indexes."""

#: How far about it is looked for less that would do: three days, as a civil day is at most 50 hours of instants.
_SPAN: Final = 2**38


class Link(NamedTuple):
    """The value that is needed of a point, and the constraint that raises it there."""

    point: int
    need: int
    cause: int
    """The index of the constraint."""
    constraint: Constraint


class _Node(NamedTuple):
    point: int
    need: int
    back: int
    """The node that needs it."""
    via: Link | None
    """How it raises that one."""


def indexed(constraints: Iterable[Constraint]) -> dict[int, list[int]]:
    """The indexes of the constraints that name each point."""
    indexes: dict[int, list[int]] = {}
    for index, constraint in enumerate(constraints):
        for point in named(constraint):
            indexes.setdefault(point, []).append(index)
    return indexes


@final
class Proofs:
    """What entails the values of one side: the lows, or the highs with their signs turned."""

    def __init__(self, values: Values, touching: Touching, *, highs: bool) -> None:
        self._values = values
        self._touching = touching
        self._highs = highs

    def chain(self, point: int) -> list[Link]:
        """The constraints that raise a point to its value, from the point back to a bound; none if it has no value.

        Where gaps alone raise a point on the way without end, the chain ends when it has gone round once: it might go
        round for as many microseconds as are in a day.
        """
        nodes = [_Node(point, self._values[point], -1, None)] if self._values[point] > -REAL else []
        least = {node.point: node.need for node in nodes}
        for at, (here, need, _, _) in enumerate(nodes):
            for index, constraint in self._touching(here):
                link = Link(here, need, index, constraint)
                if isinstance(constraint, Bound):
                    if self._limit(constraint) >= need:
                        return _path(nodes, at, link)
                    continue
                source, target = self._ends(constraint)
                less = self._needed(constraint, self._values[source], need) if target == here else None
                if less is None or less >= least.get(source, FAR):
                    continue
                if source in least and (again := _turned(_back(nodes, at, link), source)):
                    return [*_path(nodes, at, link), *again]
                least[source] = less
                nodes.append(_Node(source, less, at, link))
        return []

    def opposing(self, chain: Sequence[Link]) -> tuple[list[Link], list[Link]] | None:
        """The end of a chain of the other side, and a bound of this one that does not allow it: the shortest end.

        None where no bound does not, or where the chain goes round and does not end at a bound.
        """
        grounded = bool(chain) and isinstance(chain[-1].constraint, Bound)
        for place in reversed(range(len(chain) if grounded else 0)):
            point, need, *_ = chain[place]
            for index, constraint in self._touching(point):
                if isinstance(constraint, Bound) and need + (limit := self._limit(constraint)) > 0:
                    return [*chain[place:]], [Link(point, limit, index, constraint)]
        return None

    def circle(self, points: Sequence[int]) -> list[Link]:
        """The constraints by which each of the points raises the next the most, and the last the first."""
        return [self._strongest(one, other) for one, other in itertools.pairwise([*points, points[0]])]

    def _strongest(self, source: int, target: int) -> Link:
        value = self._values[source]
        links = [
            Link(target, self._reached(constraint, value), index, constraint)
            for index, constraint in self._touching(target)
            if not isinstance(constraint, Bound) and self._ends(constraint) == (source, target)
        ]
        return max(links, key=lambda link: link.need)

    def _ends(self, constraint: Gap | Monotone) -> tuple[int, int]:
        """From which point to which it raises."""
        earlier, later = constraint.earlier, constraint.later
        return (later, earlier) if self._highs else (earlier, later)

    def _limit(self, bound: Bound) -> int:
        limit = bound.high if self._highs else bound.low
        return -FAR if limit is None else -limit if self._highs else limit

    def _reached(self, constraint: Gap | Monotone, value: int) -> int:
        if isinstance(constraint, Gap):
            return value + constraint.least
        if value <= -REAL:
            return -FAR
        return mirrored(constraint)(value) if self._highs else constraint.raise_low(value)

    def _needed(self, constraint: Gap | Monotone, value: int, need: int) -> int | None:
        """The least value of its source with which it raises to what is needed; none if its value does not do."""
        reached = self._reached(constraint, value)
        if reached < need:
            return None
        if isinstance(constraint, Gap):
            return need - constraint.least
        near = value + need - reached + _SPAN  # wherever it is, a step raises by about as much
        high = near if near < value and self._reached(constraint, near) >= need else value
        low = high - 2 * _SPAN
        return low + bisect_left(range(low, high), need, key=lambda less: self._reached(constraint, less))


def _back(nodes: Sequence[_Node], at: int, last: Link) -> Iterator[Link]:
    """The links from the last to the first."""
    yield last
    while (via := nodes[at].via) is not None:
        yield via
        at = nodes[at].back


def _path(nodes: Sequence[_Node], at: int, last: Link) -> list[Link]:
    return [*_back(nodes, at, last)][::-1]


def _turned(links: Iterable[Link], point: int) -> list[Link]:
    """The link that raises a point by which the way has come already, if since then it came by gaps alone."""
    gaps = itertools.takewhile(lambda link: isinstance(link.constraint, Gap), links)
    return [link for link in gaps if link.point == point][:1]


def endless(circle: Sequence[Link], way: Sequence[Link]) -> frozenset[int]:
    """The constraints that raise points without end: gaps alone, or a circle with steps and the way to it."""
    return next(map(_indexes, _loops(way)), _indexes([*circle, *way]))


def conflict(lows: list[Link], highs: list[Link]) -> frozenset[int]:
    """The constraints that cannot all hold, out of the chains to a low and a high of one point that cross.

    With bounds and gaps alone none of them can be left out: together they are one simple circle, through the origin or
    not.
    """
    for chain in (lows, highs):
        for loop in _loops(chain):
            return _indexes(loop)
    places = {link.point: place for place, link in enumerate(highs) if place}
    for place, link in enumerate(lows):
        if place and link.point in places:
            other = places[link.point]
            if link.need + highs[other].need > 0:
                return conflict(lows[place:], highs[other:])
            if _plain(loop := lows[:place] + highs[:other]):
                return _indexes(loop)
    return _indexes(lows + highs)


def _loops(chain: Sequence[Link]) -> Iterable[Sequence[Link]]:
    """The parts between one place of a point and the next, where gaps alone raise it."""
    places: dict[int, int] = {}
    for place, link in enumerate(chain):
        loop = chain[places.get(link.point, place) : place]
        if loop and _plain(loop):
            yield loop
        places[link.point] = place


def _plain(links: Iterable[Link]) -> bool:
    return all(isinstance(link.constraint, Gap) for link in links)


def _indexes(links: Iterable[Link]) -> frozenset[int]:
    return frozenset(link.cause for link in links)
