"""The order of time points that follows from what lies between them, whatever their dates are."""

from __future__ import annotations

from typing import TYPE_CHECKING, final

from usru_relations.network.differences import Constraint, Gap

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


@final
class Order:
    """Which points surely lie no earlier than which: those to which gaps lead that are not negative."""

    def __init__(self, constraints: Iterable[Constraint]) -> None:
        self._later: dict[int, list[int]] = {}
        self._earlier: dict[int, list[int]] = {}
        for gap in constraints:
            if isinstance(gap, Gap) and gap.least >= 0:
                self._later.setdefault(gap.earlier, []).append(gap.later)
                self._earlier.setdefault(gap.later, []).append(gap.earlier)

    def after(self, point: int) -> frozenset[int]:
        """The points that lie no earlier than one, without itself."""
        return _reached(self._later, point)

    def before(self, point: int) -> frozenset[int]:
        """The points that lie no later than one, without itself."""
        return _reached(self._earlier, point)


def _reached(arcs: Mapping[int, list[int]], point: int) -> frozenset[int]:
    found, left = {point}, [point]
    while left:
        near = [other for other in arcs.get(left.pop(), ()) if other not in found]
        found.update(near)
        left += near
    return frozenset(found - {point})
