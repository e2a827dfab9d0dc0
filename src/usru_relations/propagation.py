"""How points raise each other: the longest paths behind a simple temporal network, in exact integers.

One pass in topological order of the least gaps settles most values. What the most gaps and the steps still change is
settled by sweeps over the points that changed, in the same order (after Yen, "An algorithm for finding shortest routes
from all source nodes to a given destination in general networks", Quarterly of Applied Mathematics 27, 1970). Highs
are lows of the mirrored network, with their signs turned, so that one routine serves both.
"""

from __future__ import annotations

from array import array
from itertools import accumulate
from operator import add
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias, final

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from usru_relations.differences import Step

#: Stands for no bound: beyond all sums of gaps, with room for the gaps that are added to it.
FAR: Final = 2**120
REAL: Final = 2**100
#: How many changes are made, beside one a point, before it is looked whether some point raises itself.
_PATIENCE: Final = 64
#: How many times round a circle must raise a point before it is held to do so without end. With gaps alone once would
#: do; steps, such as civil days, may come to rest.
_ROUNDS: Final = 1_000


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


class Over(dict[int, int]):
    """Changes to a list, by position, that leave the list as it is."""

    def __init__(self, base: list[int] | Over) -> None:
        super().__init__(base if isinstance(base, Over) else {})
        self.base: list[int] = base.base if isinstance(base, Over) else base

    def __missing__(self, position: int) -> int:
        return self.base[position]


Values: TypeAlias = "list[int] | Over"


class Arcs(NamedTuple):
    """Where each point leads and by how much, as compressed rows: those of a point stand between its two firsts."""

    firsts: list[int]
    ends: list[int]
    leasts: Sequence[int]


def arcs(tails: Sequence[int], heads: Sequence[int], leasts: array[int] | list[int], points: int) -> Arcs:
    """The arcs of every point, out of three columns."""
    counts = [0] * points
    for tail in tails:
        counts[tail] += 1
    firsts = [0, *accumulate(counts)]
    places, ends, packed = firsts[:-1], list(heads), leasts[:]
    for tail, head, least in zip(tails, heads, leasts, strict=True):
        place = places[tail]
        places[tail] = place + 1
        ends[place] = head
        packed[place] = least
    return Arcs(firsts, ends, packed)


def compact(numbers: list[int]) -> array[int] | list[int]:
    """The same side by side in memory, where they fit; passes run several times faster over it."""
    try:
        return array("q", numbers)
    except OverflowError:
        return numbers


def ordered(out: Arcs, into: Arcs) -> tuple[list[int], list[int]]:
    """The points in topological order (Kahn 1962), at its end those on circles and behind; and these once more."""
    firsts, ends, _ = out
    waiting = [after - before for before, after in zip(into.firsts, into.firsts[1:], strict=False)]
    order = [point for point, count in enumerate(waiting) if not count]
    for point in order:
        for other in ends[firsts[point] : firsts[point + 1]]:
            waiting[other] = left = waiting[other] - 1
            if not left:
                order.append(other)
    circular = [point for point, count in enumerate(waiting) if count]
    return order + circular, circular


@final
class Ways:
    """How points raise others, as lows see it, or mirrored, as highs do."""

    __slots__ = ("firsts", "into", "limits", "order", "out", "ranks", "steps")

    def __init__(self, out: Arcs, into: Arcs, order: list[int]) -> None:
        self.out, self.into = out, into
        self.order = order
        self.ranks = [0] * len(order)
        for rank, point in enumerate(order):
            self.ranks[point] = rank
        self.limits: dict[int, list[tuple[int, int]]] = {}
        self.steps: dict[int, list[tuple[int, Step]]] = {}

    def grow(self, points: int) -> None:
        """Know of further points, which raise nothing."""
        for point in range(len(self.order), points):
            self.order.append(point)
            self.ranks.append(point)
            self.out.firsts.append(self.out.firsts[-1])


@final
class Side:
    """The values of all points, lows or mirrored highs, and how they are raised."""

    __slots__ = ("more", "values", "ways")

    def __init__(self, ways: Ways, values: Values, more: dict[int, list[tuple[int, Step]]] | None = None) -> None:
        self.ways = ways
        self.values = values
        self.more = more or {}
        """The steps that were added later."""

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
        values, (firsts, ends, leasts) = self.values, self.ways.into
        value_of = values.__getitem__
        for point in self.ways.order:
            first, last = firsts[point], firsts[point + 1]
            if first < last:
                value = max(map(add, map(value_of, ends[first:last]), leasts[first:last]))
                if value > values[point]:
                    values[point] = value

    def settle(self, against: Values, points: Iterable[int], *, fresh: bool) -> None:
        """Raise until nothing changes, from what was changed; if nothing is settled yet, from limits and steps too.

        Raises:
            Crossed: if a point is raised above the other side's value.
            Circular: if points raise each other without end.

        """
        values, ways = self.values, self.ways
        (firsts, ends, leasts), limits, steps, more = ways.out, ways.limits, ways.steps, self.more
        changes = _Changes(self, against, points)
        for point in (*limits, *steps) if fresh else ():
            changes.take(point, self._beside(point, values[point]))
        find = changes.changed.find
        rank = find(1)
        while rank >= 0:
            changes.changed[rank] = 0
            point = ways.order[rank]
            value, first, last = values[point], firsts[point], firsts[point + 1]
            raised = [
                (other, value + least)
                for other, least in zip(ends[first:last], leasts[first:last], strict=False)
                if value + least > values[other]
            ]
            if point in limits or point in steps or point in more:
                raised += self._beside(point, value)
            if raised:
                changes.take(point, raised)
            rank = find(1, rank + 1)
            if rank < 0:
                rank = find(1)

    def _beside(self, point: int, value: int) -> list[tuple[int, int]]:
        """What the limits and steps of a point raise, and to what, if it has this value."""
        ways = self.ways
        raised = [(other, value + least) for other, least in ways.limits.get(point, ())]
        if value > -REAL:
            for steps in (ways.steps, self.more):
                raised += [(other, step(value)) for other, step in steps.get(point, ())]
        return raised


    def raised_by(self, point: int, value: int) -> dict[int, int]:
        """What a point would raise if it had this value, and to what at the most."""
        firsts, ends, leasts = self.ways.out
        row = slice(firsts[point], firsts[point + 1])
        raised: dict[int, int] = {}
        for other, least in zip(ends[row], leasts[row], strict=True):
            raised[other] = max(raised.get(other, value + least), value + least)
        for other, reached in self._beside(point, value):
            raised[other] = max(raised.get(other, reached), reached)
        return raised

    def look(self, parents: dict[int, int]) -> None:
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
        for _ in range(_ROUNDS):
            before = value
            for point, other in zip(circle, [*circle[1:], circle[0]], strict=True):
                value = self.raised_by(point, value).get(other, before)
            if value <= before:
                return False
        return True


@final
class _Changes:
    """The points that were raised and have not yet raised others, by rank, and what raised them."""

    __slots__ = ("_against", "_ranks", "_side", "changed", "count", "parents")

    def __init__(self, side: Side, against: Values, points: Iterable[int]) -> None:
        self._side, self._against, self._ranks = side, against, side.ways.ranks
        self.parents: dict[int, int] = {}
        self.count = 0
        self.changed = bytearray(len(self._ranks))
        for point in points:
            self.changed[self._ranks[point]] = 1

    def take(self, point: int, raised: Iterable[tuple[int, int]]) -> None:
        """Let a point raise others."""
        values, against, ranks = self._side.values, self._against, self._ranks
        for other, reached in raised:
            if reached > values[other]:
                values[other] = reached
                self.changed[ranks[other]] = 1
                self.parents[other] = point
                self.count += 1
                if reached + against[other] > 0:
                    raise Crossed(other)
        if self.count > len(ranks) + _PATIENCE:
            self.count = 0
            self._side.look(self.parents)
