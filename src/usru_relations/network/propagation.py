"""How points raise each other: the longest paths behind a simple temporal network, in exact integers.

One pass in topological order of the least gaps settles most values. What the most gaps and the steps still change is
settled by sweeps over the points that changed, in the same order (after Yen, "An algorithm for finding shortest routes
from all source nodes to a given destination in general networks", Quarterly of Applied Mathematics 27, 1970). Highs
are lows of the mirrored network, with their signs turned, so that one routine serves both.
"""

from __future__ import annotations

from array import array
from itertools import accumulate, chain, islice
from operator import add
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias, final

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from usru_relations.network.differences import Step

#: Stands for no bound: beyond all sums of gaps, with room for the gaps that are added to it.
FAR: Final = 2**120
REAL: Final = 2**100
#: How many changes are made, beside one for each point that is raised, before it is looked whether one raises itself.
_PATIENCE: Final = 64
#: How many times round a circle must raise a point before it is held to do so without end. With gaps alone once does;
#: steps, such as civil days, may come to rest.
_ROUNDS: Final = 1_000
#: How many times each of some points must be raised, beside once for each of them, before they are held to climb.
_CLIMB: Final = 200


class Crossed(Exception):
    """The low of a point is above its high."""

    def __init__(self, point: int) -> None:
        super().__init__(point)
        self.point = point


class Circular(Exception):
    """Each of these points raises the next, the last the first, without end."""

    def __init__(self, points: list[int]) -> None:
        super().__init__(points)
        self.points = points


class Climbing(Exception):
    """Points raise each other without end, by several circles none of which does so alone."""

    def __init__(self, point: int) -> None:
        super().__init__(point)
        self.point = point


class Over(dict[int, int]):
    """Changes to a list, by position, that leave the list as it is."""

    def __init__(self, base: list[int] | Over) -> None:
        super().__init__(base if isinstance(base, Over) else {})
        self.base: list[int] = base.base if isinstance(base, Over) else base

    def __missing__(self, position: int) -> int:
        return self.base[position]


Values: TypeAlias = "list[int] | Over"
Raise: TypeAlias = "int | Step"
"""By how much a point raises another, or to what its value does."""


class Arcs(NamedTuple):
    """Where points lead and by how much, as compressed rows: those of a point stand from its first to its last."""

    firsts: list[int]
    lasts: list[int]
    ends: list[int]
    leasts: Sequence[int]

    def of(self, point: int) -> zip[tuple[int, int]]:
        """Where a point leads, and by how much."""
        row = slice(self.firsts[point], self.lasts[point])
        return zip(self.ends[row], self.leasts[row], strict=True)


def arcs(order: Sequence[int], tails: Sequence[int], heads: Sequence[int], leasts: array[int] | list[int]) -> Arcs:
    """The arcs of all points, point after point in an order, out of three columns."""
    counts = [0] * len(order)
    for tail in tails:
        counts[tail] += 1
    firsts = counts[:]
    for point, first in zip(order, accumulate(map(counts.__getitem__, order), initial=0), strict=False):
        firsts[point] = first
    lasts, ends, packed = firsts[:], list(heads), leasts[:]
    for tail, head, least in zip(tails, heads, leasts, strict=True):
        place = lasts[tail]
        lasts[tail] = place + 1
        ends[place] = head
        packed[place] = least
    return Arcs(firsts, lasts, ends, packed)


def compact(numbers: list[int]) -> array[int] | list[int]:
    """The same side by side in memory, where they fit; passes run several times faster over it."""
    try:
        return array("q", numbers)
    except OverflowError:
        return numbers


def ordered(points: int, tails: Sequence[int], heads: Sequence[int]) -> tuple[list[int], list[int]]:
    """The points in topological order (Kahn 1962), at its end those on circles and behind; and these once more."""
    after: list[list[int]] = [[] for _ in range(points)]
    waiting = [0] * points
    for tail, head in zip(tails, heads, strict=True):
        after[tail].append(head)
        waiting[head] += 1
    order = [point for point, count in enumerate(waiting) if not count]
    for point in order:
        for other in after[point]:
            waiting[other] = left = waiting[other] - 1
            if not left:
                order.append(other)
    circular = [point for point, count in enumerate(waiting) if count]
    return order + circular, circular


@final
class Ways:
    """How points raise others, as lows see it, or mirrored, as highs do; what leads into them is laid in order."""

    __slots__ = ("caps", "into", "limits", "order", "out", "ranks", "rows", "steps")

    def __init__(self, out: Arcs, into: Arcs, order: list[int], caps: list[tuple[int, int, int]]) -> None:
        self.out, self.into = out, into
        self.order = order
        self.ranks = [0] * len(order)
        for rank, point in enumerate(order):
            self.ranks[point] = rank
        self.rows = [(point, count) for point in order if (count := into.lasts[point] - into.firsts[point])]
        """The points into which something leads, in order, and how much."""
        self.caps = [list(column) for column in zip(*caps, strict=True)] or [[], [], []]
        """Where the most gaps come from and lead to, and by how much, in columns."""
        self.limits: dict[int, list[tuple[int, int]]] = {}
        for point, other, least in caps:
            self.limits.setdefault(point, []).append((other, least))
        self.steps: dict[int, list[tuple[int, Raise]]] = {}

    def grow(self, points: int) -> None:
        """Know of further points, which raise nothing."""
        for point in range(len(self.order), points):
            self.order.append(point)
            self.ranks.append(point)
            self.out.firsts.append(0)
            self.out.lasts.append(0)


@final
class Side:
    """The values of all points, lows or mirrored highs, and how they are raised."""

    __slots__ = ("more", "values", "ways")

    def __init__(self, ways: Ways, values: Values, more: dict[int, list[tuple[int, Raise]]] | None = None) -> None:
        self.ways = ways
        self.values = values
        self.more = more or {}
        """What was added later."""

    def over(self) -> Side:
        """A copy that can be added to and leaves this one as it is."""
        return Side(self.ways, Over(self.values), {point: list(steps) for point, steps in self.more.items()})

    def grow(self, points: int) -> None:
        """Know of further points, which have no value yet."""
        self.ways.grow(points)
        base = self.values.base if isinstance(self.values, Over) else self.values
        base += [-FAR] * (points - len(base))

    def sweep(self) -> None:
        """Raise each point to what leads into it, in order; what lies on circles is not settled by that."""
        values, (_, _, ends, leasts) = self.values, self.ways.into
        # lazily, so that each point finds those before it done
        raised = map(add, map(values.__getitem__, ends), leasts)
        for point, count in self.ways.rows:
            if (value := max(islice(raised, count))) > values[point]:
                values[point] = value

    def settle(self, against: Values, points: Iterable[int], *, fresh: bool) -> None:
        """Raise until nothing changes, from what was changed; if nothing is settled yet, from limits and steps too.

        Raises:
            Crossed: if a point is raised above the other side's value.
            Circular: if points raise each other without end.
            Climbing: likewise, round no one circle.

        """
        values, ways, more = self.values, self.ways, self.more
        (firsts, lasts, ends, leasts), limits, steps, ranks = ways.out, ways.limits, ways.steps, ways.ranks
        order, bent = ways.order, bool(steps or more)
        changed = self._begun(points, fresh=fresh)
        parents: dict[int, int] = {}
        changes, climb = 0, _Climb()
        rank = changed.find(1)
        while rank >= 0:
            changed[rank] = 0
            point = order[rank]
            value, first, last = values[point], firsts[point], lasts[point]
            if value + against[point] > 0:
                raise Crossed(point)
            gaps: Iterable[tuple[int, int]] = zip(ends[first:last], leasts[first:last])  # noqa: B905 - half its time
            if point in limits:
                gaps = chain(gaps, limits[point])
            if bent and (point in steps or point in more):
                gaps = chain(gaps, self._stepped(point, value))
            for other, gap in gaps:
                if value + gap > values[other]:
                    values[other] = value + gap
                    changed[ranks[other]] = 1
                    parents[other] = point
                    changes += 1
            if changes > len(parents) + _PATIENCE:
                self._look(parents)
                if climb.goes_on({raised: values[raised] for raised in parents}, changes):
                    raise Climbing(point)
                changes = 0
            rank = changed.find(1, rank + 1)
            if rank < 0:
                rank = changed.find(1)

    def _begun(self, points: Iterable[int], *, fresh: bool) -> bytearray:
        """By rank, which points have changed and may raise others: these, and if fresh, what limits and steps raise."""
        values, ways = self.values, self.ways
        changed = bytearray(len(ways.ranks))
        for point in points:
            changed[ways.ranks[point]] = 1
        for point in ways.steps if fresh else ():
            changed[ways.ranks[point]] = 1
        if fresh:
            ends, others, leasts = ways.caps
            raised = map(add, map(values.__getitem__, ends), leasts)
            for other, value in zip(others, raised, strict=True):
                if value > values[other]:
                    values[other] = value
                    changed[ways.ranks[other]] = 1
        return changed

    def _stepped(self, point: int, value: int) -> list[tuple[int, int]]:
        """What the steps of a point raise if it has this value, and what was added later; and by how much."""
        gaps: list[tuple[int, int]] = []
        for other, step in (*self.ways.steps.get(point, ()), *self.more.get(point, ())):
            if isinstance(step, int):
                gaps.append((other, step))
            elif value > -REAL:
                gaps.append((other, step(value) - value))
        return gaps

    def _steps(self, point: int) -> bool:
        """Whether it raises some points otherwise than by gaps."""
        more = self.more.get(point, ())
        return point in self.ways.steps or not all(isinstance(step, int) for _, step in more)

    def raised_by(self, point: int, value: int) -> dict[int, int]:
        """What a point would raise if it had this value, and to what at the most."""
        raised: dict[int, int] = {}
        gaps = (self.ways.out.of(point), self.ways.limits.get(point, ()), self._stepped(point, value))
        for other, gap in chain.from_iterable(gaps):
            raised[other] = max(raised.get(other, value + gap), value + gap)
        return raised

    def _look(self, parents: dict[int, int]) -> None:
        """Raise `Circular` if some point was last raised by itself, through others, and would be again and again."""
        done: set[int] = set()
        for point in parents:
            path: dict[int, None] = {}
            here: int | None = point
            while here is not None and here not in done and here not in path:
                path[here] = None
                here = parents.get(here)
            if here is not None and here in path:
                points = list(path)
                circle = points[points.index(here) :][::-1]
                if self._endless(circle):
                    raise Circular(circle)
            done.update(path)

    def _endless(self, circle: list[int]) -> bool:
        value = self.values[circle[0]]
        for _ in range(_ROUNDS if any(map(self._steps, circle)) else 1):
            before = value
            for point, other in zip(circle, [*circle[1:], circle[0]], strict=True):
                value = self.raised_by(point, value).get(other, before)
            if value <= before:
                return False
        return True


class _Climb:
    """Watches whether points are raised more often than they would be if all came to rest."""

    __slots__ = ("_changes", "_points", "_values")

    def __init__(self) -> None:
        self._values: dict[int, int] = {}
        self._points: set[int] = set()
        self._changes = 0

    def goes_on(self, values: dict[int, int], changes: int) -> bool:
        """Whether the same points are raised again and again, long after gaps alone would have come to rest."""
        raised = {point for point, value in values.items() if value != self._values.get(point)}
        self._changes = self._changes + changes if raised <= self._points else 0
        self._points |= raised
        self._values = values
        return self._changes > len(self._points) * (len(self._points) + _CLIMB)
