"""Stretches of a line of time, from a start to just before an end, either of which may be open."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from usru_relations.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Iterable

Bounds: TypeAlias = tuple[int | None, int | None]
"""A start and an end in whole microseconds; ``None`` is open."""


def empty(bounds: Bounds) -> bool:
    """Whether nothing lies between them."""
    start, end = bounds
    return start is not None and end is not None and start >= end


def meet(one: Bounds, other: Bounds) -> Bounds:
    """What lies in both; empty if nothing does."""
    starts = [bounds[0] for bounds in (one, other) if bounds[0] is not None]
    ends = [bounds[1] for bounds in (one, other) if bounds[1] is not None]
    return max(starts, default=None), min(ends, default=None)


def hull(stretches: Iterable[Bounds]) -> Bounds:
    """What lies in any of several, or between them."""
    starts, ends = zip(*stretches, strict=True)
    return None if None in starts else min(starts), None if None in ends else max(ends)


def moved(bounds: Bounds, start: int, end: int) -> Bounds:
    """The same with its ends so much later; open ends stay open."""
    return bounds[0] if bounds[0] is None else bounds[0] + start, bounds[1] if bounds[1] is None else bounds[1] + end


def lies(inner: Bounds, outer: Bounds) -> Truth:
    """Whether something somewhere in one lies in the other."""
    starts = outer[0] is None or (inner[0] is not None and inner[0] >= outer[0])
    ends = outer[1] is None or (inner[1] is not None and inner[1] <= outer[1])
    return Truth.of(starts and ends, not empty(meet(inner, outer)))
