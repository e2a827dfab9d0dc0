"""What sets of ranks have in common, what any of them has, and what one has not."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from usru_relations.index.ranks import DENSE, Bits, Posting, Ranks, Run, Without, cut, packed

if TYPE_CHECKING:
    from collections.abc import Sequence


def complement(ranks: Ranks, size: int) -> Ranks:
    """All ranks below ``size`` that it has not."""
    return ranks.others if isinstance(ranks, Without) else Without(size, ranks)


def join(parts: Sequence[Ranks], size: int) -> Ranks:
    """What any of several has, of all ranks below ``size``."""
    if any(isinstance(part, Without) for part in parts):
        return complement(meet([complement(part, size) for part in parts], size), size)
    filled = [part for part in parts if len(part)]
    if len(filled) <= 1:
        return filled[0] if filled else Run(0, 0)
    if sum(map(len, filled)) * DENSE < size:
        return Posting(sorted(frozenset[int]().union(*(part.listed for part in filled))))
    number = 0
    for part in filled:
        number |= part.bits(0, size)
    return Bits(number)


def meet(parts: Sequence[Ranks], size: int) -> Ranks:
    """What each of several has, of all ranks below ``size``; all of them, of none."""
    some = [part for part in parts if len(part) < size]
    if len(some) <= 1:
        return some[0] if some else Run(0, size)
    runs = [part for part in some if isinstance(part, Run)]
    rest = [part for part in some if not isinstance(part, Run)]
    run = functools.reduce(_overlap, runs) if runs else Run(0, size)
    if not rest or not run:
        return run
    return _met(run, rest)


def _met(run: Run, others: Sequence[Ranks]) -> Ranks:
    """What a run and others have in common, from the one that has the fewest in the run."""
    low, high, more = run.low, run.high, run.more
    counts = [part.count(low, high) for part in others]
    rest = [part for _, part in sorted(zip(counts, others, strict=True), key=_first)]
    for part in rest:
        more = part.kept(more) if more else more
    if min(counts) * DENSE > high - low:
        number = run.bits(low, high)
        for part in rest:
            number &= part.bits(low, high)
        first = min(low, more[0]) if more else low
        return Bits(number << (low - first) | packed(more, first), first)
    found = rest[0].between(low, high)
    for part in rest[1:]:
        found = part.kept(found) if found else found
    if run.fewer:
        found = run.kept(found)
    return Posting(sorted([*more, *found]) if more else found)


def _first(pair: tuple[int, Ranks]) -> int:
    return pair[0]


def _overlap(one: Run, other: Run) -> Run:
    low, high = max(one.low, other.low), min(one.high, other.high)
    fewer = sorted({*cut(one.fewer, low, high), *cut(other.fewer, low, high)})
    outside = [rank for rank in sorted({*one.more, *other.more}) if not low <= rank < high]
    return Run(low, high, other.kept(one.kept(outside)), fewer)
