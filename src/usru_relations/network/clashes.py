"""The fewest of several groups of constraints that cannot all hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from usru_relations.network.differences import Bound, Constraint, Inconsistent, named
from usru_relations.network.solving import solve

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def clash(constraints: Sequence[Constraint], suspects: Iterable[frozenset[int]]) -> list[frozenset[int]]:
    """The fewest of the groups of constraints that already cannot all hold: no group can be left out.

    The groups together must be inconsistent. One after the other is left out, for good if the rest is inconsistent
    without it, and with it all groups that the solver then does not name (Chinneck and Dravnieks, "Locating minimal
    infeasible constraint sets in linear programs", ORSA Journal on Computing 3, 1991), if what it names suffices.
    """
    needed = _suffices(constraints, list(suspects))
    for group in tuple(needed):
        if group in needed:
            needed = _suffices(constraints, [other for other in needed if other is not group]) or needed
    return needed


def _suffices(constraints: Sequence[Constraint], groups: list[frozenset[int]]) -> list[frozenset[int]]:
    """Those of inconsistent groups that the solver names, if they are inconsistent alone; none if all can hold."""
    found = _inconsistent(constraints, groups)
    if found is None:
        return []
    fewer = [group for group in groups if group & found]
    return fewer if len(fewer) == len(groups) or _inconsistent(constraints, fewer) is not None else groups


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
