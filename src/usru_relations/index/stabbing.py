"""Which of many windows reach over an instant: a stabbing query, by filtering search.

Time is cut into slices, and with each are kept the windows that reach over its start. A slice ends when more than a few
windows, and more than half of those kept, have started or ended since. So to answer is to look at a few windows and at
most three times those found, and all that is kept is in proportion to the windows.

Source: B. Chazelle, "Filtering search: a new approach to query-answering", SIAM Journal on Computing 15 (1986).
"""

from __future__ import annotations

import itertools
from array import array
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, Final, final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

#: In each slice but the last so many windows start or end, or more.
_FEW: Final = 128


@final
class Stabbing:
    """Windows by rank, in order of start."""

    __slots__ = ("_ends", "_firsts", "_instants", "_kept", "_kept_ends", "_places", "_starts")

    def __init__(self, starts: Sequence[int], ends: Sequence[int]) -> None:
        self._starts, self._ends = starts, ends
        self._instants, self._firsts, self._places = array("q"), array("I"), array("Q", [0])
        self._kept = array("I")
        for instant, first, kept in _slices(starts, ends):
            self._instants.append(instant)
            self._firsts.append(first)
            self._kept.extend(kept)
            self._places.append(len(self._kept))
        self._kept_ends = array("q", map(ends.__getitem__, self._kept))

    def over(self, instant: int) -> list[int]:
        """The ranks of those that start before an instant and end after it, ascending."""
        piece = bisect_right(self._instants, instant) - 1
        if piece < 0:
            return []
        first, kept = self._firsts[piece], slice(self._places[piece], self._places[piece + 1])
        found = list(itertools.compress(self._kept[kept], map(instant.__lt__, self._kept_ends[kept])))
        since = range(first, bisect_left(self._starts, instant, first))
        found += itertools.compress(since, map(instant.__lt__, self._ends[since.start : since.stop]))
        return found


def _slices(starts: Sequence[int], ends: Sequence[int]) -> Iterator[tuple[int, int, list[int]]]:
    """The start of each slice, the first rank that starts in it or later, and the ranks that reach over its start."""
    times = array("q", sorted(itertools.chain(starts, ends)))
    place, first, kept = 0, 0, list[int]()
    instant = times[0] if times else 0
    while place < len(times):
        yield instant, first, kept
        place += max(_FEW, len(kept) // 2)
        if place < len(times):
            instant = max(times[place], instant + 1)
            place = bisect_left(times, instant)
            last = bisect_left(starts, instant, first)
            kept = [rank for rank in itertools.chain(kept, range(first, last)) if ends[rank] > instant]
            first = last
