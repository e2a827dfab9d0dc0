"""The fewest of several groups of constraints that cannot all hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from usru_relations.differences import Bound, Constraint, Inconsistent, named
from usru_relations.network import solve

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def clash(constraints: Sequence[Constraint], suspects: Iterable[frozenset[int]]) -> list[frozenset[int]]:
    """The fewest of the groups of constraints that already cannot all hold: no group can be left out.

    The groups together must be inconsistent. One after the other is left out, for good if the rest is inconsistent
    without it, and with it all groups that the solver then does not name (Chinneck and Dravnieks, "Locating minimal
    infeasible constraint sets in linear programs", ORSA Journal on Computing 3, 1991).
    """
    needed = list(suspects)
    found = _inconsistent(constraints, needed)
    needed = [group for group in needed if found is None or group & found]
    for group in tuple(needed):
        rest = [other for other in needed if other is not group]
        found = _inconsistent(constraints, rest) if len(rest) < len(needed) else None
        if found is not None:
            needed = [other for other in rest if other & found]
    return needed


def _inconsistent(constraints: Sequence[Constraint], groups: Iterable[frozenset[int]]) -> frozenset[int] | None:
    """What cannot hold of the groups, over no more points than they name; none if all of them can."""
    chosen = sorted(frozenset[int]().union(*groups))
    points: dict[int, int] = {}
    renumbered = [_renumbered(constraints[index], points) for index in chosen]
    try:
        solve(len(points), renumbered)
    except Inconsistent as found:
        return frozenset(chosen[index] for index in found.constraints)
    return None


def _renumbered(constraint: Constraint, points: dict[int, int]) -> Constraint:
    numbers = [points.setdefault(point, len(points)) for point in named(constraint)]
    if isinstance(constraint, Bound):
        return constraint._replace(point=numbers[0])
    return constraint._replace(earlier=numbers[0], later=numbers[1])
