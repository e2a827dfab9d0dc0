"""Which of many windows of possibility lie, or may lie, within another: the index of times.

The ranks of those that start in a window are a run. To what may lie there belong also the few that start before it and
reach into it; what surely lies there lacks the few that reach out of it.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from typing import TYPE_CHECKING, Final, final

from usru_relations.index.ranks import Run, cut
from usru_relations.index.stabbing import Stabbing
from usru_relations.times import clock
from usru_relations.times.bounds import empty, moved
from usru_relations.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Sequence

    from usru_relations.folding.events import Event
    from usru_relations.times.bounds import Bounds
    from usru_relations.times.when import When

#: Later than any time can be.
_NEVER: Final = 2**62
#: So few are looked at one by one.
_FEW: Final = 64


@final
class Windows:
    """The windows of events in order of time, by rank."""

    __slots__ = ("_dated", "_ends", "_events", "_firsts", "_open", "_open_ends", "_reaching")

    def __init__(self, events: Sequence[Event]) -> None:
        self._events = events
        whens = [event.when for event in events]
        self._ends = array("q", [_NEVER if when.end is None else when.end for when in whens])
        starts = [when.start for when in whens]
        both = zip(starts, self._ends, strict=True)
        self._firsts = array("q", [end if start is None else start for start, end in both])
        self._open = array("I", [rank for rank, start in enumerate(starts) if start is None])
        self._dated = bisect_left(self._firsts, _NEVER)
        del self._open[bisect_left(self._open, self._dated) :]
        self._open_ends = array("q", map(self._ends.__getitem__, self._open))
        self._reaching = Stabbing(self._firsts, self._ends)

    def within(self, window: When, *, possibly: bool) -> Run:
        """Those that surely lie within a window, as `When.within` has it, or also those that may."""
        if window.civil is not None:
            return self._on_clocks(window, window.civil, possibly)
        return self._may_lie(window.start, window.end) if possibly else self._lie(window.start, window.end)

    def _may_lie(self, start: int | None, end: int | None) -> Run:
        low = 0 if start is None else self._first_from(start)
        if end is None:
            return Run(low, len(self._ends), () if start is None else self._reaching.over(start))
        high = max(low, bisect_left(self._firsts, end))
        more = [] if start is None else self._reaching.over(start)
        more += self._open[bisect_left(self._open, high) :]
        more += range(self._dated, len(self._ends))
        return Run(low, high, more)

    def _lie(self, start: int | None, end: int | None) -> Run:
        low = 0 if start is None else self._first_from(start)
        last = len(self._ends) if start is None else self._dated
        high = last if end is None else max(low, self._first_from(end))
        fewer = self._reaching_out(low, high, end)
        if start is None:
            return Run(low, high, (), fewer)
        open = self._open[bisect_left(self._open, low) : bisect_left(self._open, high)]
        return Run(low, high, (), sorted({*fewer, *open}) if open else fewer)

    def _first_from(self, instant: int) -> int:
        """The first rank of those that start at an instant or later; before them stand those without start."""
        rank = bisect_left(self._firsts, instant)
        if not self._open:
            return rank
        return rank + bisect_left(self._open_ends, instant + 1) - bisect_left(self._open_ends, instant)

    def _reaching_out(self, low: int, high: int, end: int | None) -> Sequence[int]:
        """The ranks of a run that end after an instant."""
        if end is None:
            return ()
        if high - low <= _FEW:
            return [rank for rank, last in enumerate(self._ends[low:high], low) if last > end]
        return cut(self._reaching.over(end), low, high)

    def _on_clocks(self, window: When, civil: Bounds, possibly: bool) -> Run:
        """The same for civil time in nobody's zone, which each event reads at its own place.

        As no clock is a day ahead of another, what lies a day within that time is sure, and what lies a day outside it
        is not there; what is between is asked one by one, as are all if the window is narrower than its civil time.
        """
        find = self._may_lie if possibly else self._lie
        outer = find(*moved(civil, -clock.DAY, clock.DAY))
        inner = moved(civil, clock.DAY, -clock.DAY)
        sure = Run(outer.low, outer.low) if empty(inner) or not window.placed.everywhere else find(*inner)
        return self._asked(window, sure, self._unsure(outer, sure), possibly)

    def _unsure(self, outer: Run, sure: Run) -> Sequence[int]:
        """The ranks of one run that are not of another within it."""
        edges = {*range(outer.low, sure.low), *range(sure.high, outer.high), *sure.fewer}
        edges |= frozenset(outer.more).difference(sure.more)
        return outer.kept(sorted(edges))

    def _asked(self, window: When, sure: Run, unsure: Sequence[int], possibly: bool) -> Run:
        """A run when some of its ranks and some others have been asked one by one."""
        wanted = (Truth.YES, Truth.MAYBE) if possibly else (Truth.YES,)
        yes = [rank for rank in unsure if self._events[rank].when.within(window) in wanted]
        inside = [rank for rank in unsure if sure.low <= rank < sure.high]
        outside = [rank for rank in yes if not sure.low <= rank < sure.high]
        more = sorted(frozenset(sure.more).union(outside))
        fewer = sorted(frozenset(sure.fewer).union(inside).difference(yes))
        return Run(sure.low, sure.high, more, fewer)
