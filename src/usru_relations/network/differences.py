"""What can be said of time points by their differences: the constraints of a simple temporal network."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple, TypeAlias

Step: TypeAlias = Callable[[int], int]


class Bound(NamedTuple):
    """A time point lies no earlier than ``low`` and no later than ``high``."""

    point: int
    low: int | None
    high: int | None


class Gap(NamedTuple):
    """The time point ``later`` lies at least ``least`` after ``earlier``; negative for the most that it lies before."""

    earlier: int
    later: int
    least: int


class Monotone(NamedTuple):
    """The low of ``later`` grows with the low of ``earlier``, and the high of ``earlier`` with that of ``later``."""

    earlier: int
    later: int
    raise_low: Step
    drop_high: Step


Constraint: TypeAlias = Bound | Gap | Monotone


class Inconsistent(Exception):
    """No assignment satisfies these constraints, named by index."""

    def __init__(self, constraints: frozenset[int]) -> None:
        super().__init__(f"constraints {sorted(constraints)} cannot all hold")
        self.constraints = constraints


def named(constraint: Constraint) -> tuple[int, ...]:
    """The time points that a constraint names."""
    return (constraint.point,) if isinstance(constraint, Bound) else (constraint.earlier, constraint.later)


def mirrored(constraint: Monotone) -> Step:
    """How a constraint raises highs, with their signs turned."""
    drop = constraint.drop_high
    return lambda value: -drop(-value)
