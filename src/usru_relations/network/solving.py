"""A simple temporal network: the tightest bounds of time points from the differences between them.

After Dechter, Meiri and Pearl, "Temporal constraint networks" (Artificial Intelligence 49, 1991): shortest paths from
and to the origin, with exact integers.
"""

from __future__ import annotations

from functools import cached_property
from operator import gt, neg
from typing import TYPE_CHECKING, final

from usru_relations.network.differences import Bound, Constraint, Gap, Inconsistent, Monotone, Step, mirrored, named
from usru_relations.network.proofs import Proofs, conflict, endless, indexed
from usru_relations.network.propagation import (
    FAR,
    REAL,
    Circular,
    Climbing,
    Crossed,
    Raise,
    Side,
    Ways,
    arcs,
    compact,
    ordered,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

__all__ = [
    "Bound",
    "Constraint",
    "Gap",
    "Inconsistent",
    "Monotone",
    "Network",
    "Solution",
    "Step",
    "named",
    "solve",
]


class Network:
    """Constraints over the time points 0 to ``points`` - 1, made ready to be solved."""

    def __init__(self, points: int, constraints: Sequence[Constraint]) -> None:
        self.constraints = constraints
        self.bounds = [one for one in constraints if isinstance(one, Bound)]
        gaps = [one for one in constraints if isinstance(one, Gap)]
        self.lows, self.highs, self.circular = _ways(points, gaps)
        for step in constraints:
            if isinstance(step, Monotone):
                self.lows.steps.setdefault(step.earlier, []).append((step.later, step.raise_low))
                self.highs.steps.setdefault(step.later, []).append((step.earlier, mirrored(step)))

    @cached_property
    def touching(self) -> dict[int, list[int]]:
        """The indexes of the constraints that name each point."""
        return indexed(self.constraints)

    def solve(self) -> Solution:
        """The tightest bounds.

        Raises:
            Inconsistent: with constraints that cannot all hold; see there.

        """
        points = len(self.lows.order)
        solution = Solution(self, Side(self.lows, [-FAR] * points), Side(self.highs, [-FAR] * points))
        solution.begin()
        return solution


@final
class Solution:
    """The tightest bounds of time points, and the constraints that set them."""

    def __init__(self, network: Network, lows: Side, highs: Side, more: Sequence[Constraint] = ()) -> None:
        self._network = network
        self._lows, self._highs = lows, highs
        self._more = more

    def low(self, point: int) -> int | None:
        """The earliest that a time point can be."""
        value = self._lows.values[point]
        return value if value > -REAL else None

    def high(self, point: int) -> int | None:
        """The latest that a time point can be."""
        value = self._highs.values[point]
        return -value if value > -REAL else None

    def low_chain(self, point: int) -> list[tuple[int, int]]:
        """The points and constraints that entail its low, from the point itself to the bound where it begins."""
        return [(link.point, link.cause) for link in self._proofs(highs=False).chain(point)]

    def high_chain(self, point: int) -> list[tuple[int, int]]:
        """The points and constraints that entail its high, from the point itself to the bound where it begins."""
        return [(link.point, link.cause) for link in self._proofs(highs=True).chain(point)]

    def extended(self, constraints: Sequence[Constraint]) -> Solution:
        """The bounds with further constraints, numbered on; they may name new points. This solution stays valid.

        Raises:
            Inconsistent: as `Network.solve`.

        """
        more = Solution(self._network, self._lows.over(), self._highs.over(), (*self._more, *constraints))
        touched = dict.fromkeys(point for constraint in constraints for point in named(constraint))
        more._extend(constraints, max(touched, default=-1) + 1)
        more._settle(touched, fresh=False)
        return more

    def begin(self) -> None:
        """Reckon the bounds of the network's own constraints.

        Raises:
            Inconsistent: as `Network.solve`.

        """
        lows, highs = self._lows, self._highs
        for bound in self._network.bounds:
            self._bound(bound)
        lows.sweep()
        highs.sweep()
        if any(map(gt, lows.values, map(neg, highs.values))):
            raise self._conflict(next(point for point, low in enumerate(lows.values) if low > -highs.values[point]))
        self._settle(self._network.circular, fresh=True)

    def _extend(self, constraints: Iterable[Constraint], points: int) -> None:
        for side in (self._lows, self._highs):
            side.grow(points)
        for constraint in constraints:
            if isinstance(constraint, Bound):
                self._bound(constraint)
            else:
                up, down = _raises(constraint)
                self._lows.more.setdefault(constraint.earlier, []).append((constraint.later, up))
                self._highs.more.setdefault(constraint.later, []).append((constraint.earlier, down))

    def _bound(self, bound: Bound) -> None:
        point, low, high = bound
        lows, highs = self._lows.values, self._highs.values
        if low is not None and low > lows[point]:
            lows[point] = low
        if high is not None and -high > highs[point]:
            highs[point] = -high

    def _settle(self, points: Collection[int], *, fresh: bool) -> None:
        lows, highs = self._lows, self._highs
        for side, other in ((lows, highs), (highs, lows)):
            try:
                side.settle(other.values, points, fresh=fresh)
            except Crossed as crossed:
                raise self._conflict(crossed.point) from None
            except Circular as circular:
                raise self._endless(circular.points, highs=side is highs) from None
            except Climbing as climbing:
                way = self._proofs(highs=side is highs).chain(climbing.point)
                raise Inconsistent(endless((), way)) from None

    def _conflict(self, point: int) -> Inconsistent:
        """What raises a low above its high; what raises it above a bound on the way there, if something does."""
        proofs = self._proofs(highs=False), self._proofs(highs=True)
        lows, highs = (side.chain(point) for side in proofs)
        nearer = filter(None, (proofs[1].opposing(lows), proofs[0].opposing(highs)))
        return Inconsistent(conflict(*min(nearer, key=lambda ends: len(ends[0]), default=(lows, highs))))

    def _endless(self, points: list[int], *, highs: bool) -> Inconsistent:
        """What raises points without end; where they are raised by steps, from the bound on where it begins."""
        proofs = self._proofs(highs=highs)
        circle = proofs.circle(points)
        steps = any(isinstance(link.constraint, Monotone) for link in circle)
        return Inconsistent(endless(circle, proofs.chain(circle[0].point) if steps else []))

    def _proofs(self, *, highs: bool) -> Proofs:
        constraints, touching, first = self._network.constraints, self._network.touching, len(self._network.constraints)
        added = indexed(self._more)

        def touch(point: int) -> Iterator[tuple[int, Constraint]]:
            for index in touching.get(point, ()):
                yield index, constraints[index]
            for index in added.get(point, ()):
                yield first + index, self._more[index]

        return Proofs((self._highs if highs else self._lows).values, touch, highs=highs)


def solve(points: int, constraints: Sequence[Constraint]) -> Solution:
    """The tightest bounds of the time points 0 to ``points`` - 1.

    Raises:
        Inconsistent: with constraints that cannot all hold; see there.

    """
    return Network(points, constraints).solve()


def _ways(points: int, gaps: Iterable[Gap]) -> tuple[Ways, Ways, list[int]]:
    """How gaps raise lows, and mirrored highs; and the points on circles of least gaps and behind."""
    numbers = list(range(points))  # one object a point, so that the arcs lie close in memory: most of the time is there
    earlier: list[int] = []
    later: list[int] = []
    leasts: list[int] = []
    caps: list[tuple[int, int, int]] = []
    for one, other, least in gaps:
        if least >= 0:
            earlier.append(numbers[one])
            later.append(numbers[other])
            leasts.append(least)
        else:
            caps.append((numbers[one], numbers[other], least))
    packed = compact(leasts)
    order, circular = ordered(points, earlier, later)
    back = order[::-1]
    out, into = arcs(back, earlier, later, packed), arcs(order, later, earlier, packed)
    lows = Ways(out, into, order, caps)
    highs = Ways(into, out, back, [(other, one, least) for one, other, least in caps])
    return lows, highs, circular


def _raises(constraint: Gap | Monotone) -> tuple[Raise, Raise]:
    """How a constraint raises lows, and mirrored highs."""
    if isinstance(constraint, Gap):
        return constraint.least, constraint.least
    return constraint.raise_low, mirrored(constraint)
