"""Sets of ranks: the places of events in order of time, from 0 on, as a question finds them.

A set says at once how many it has, and makes none of its ranks until they are looked at. Of each sort there is what the
others cannot hold cheaply: a run of ranks with a few more and a few fewer, a sorted list, a bit set, a complement.
"""

from __future__ import annotations

import functools
import itertools
import sys
from array import array
from bisect import bisect_left
from typing import TYPE_CHECKING, Any, Final, TypeVar, cast, final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

T = TypeVar("T")

#: A list is answered from bits where it has at least one rank in so many.
DENSE: Final = 64


class Ranks:
    """Ascending ranks, each once."""

    __slots__ = ()

    def __len__(self) -> int:
        raise NotImplementedError

    @property
    def listed(self) -> Sequence[int]:
        """All of them."""
        raise NotImplementedError

    def count(self, low: int, high: int) -> int:
        """About how many lie from ``low`` to below ``high``; never too few."""
        raise NotImplementedError

    def bits(self, low: int, high: int) -> int:
        """Those from ``low`` to below ``high`` as the bits that are set, ``low`` as the lowest."""
        raise NotImplementedError

    def kept(self, ranks: Sequence[int]) -> Sequence[int]:
        """Those of ascending ranks that it has."""
        raise NotImplementedError

    def between(self, low: int, high: int) -> Sequence[int]:
        """Those from ``low`` to below ``high``."""
        ranks = self.listed
        return ranks[bisect_left(ranks, low) : bisect_left(ranks, high)]

    def part(self, piece: slice) -> Ranks:
        """Those of a slice, in ascending order."""
        ranks = self.listed[piece]
        if isinstance(ranks, range) and ranks.step == 1:
            return Run(ranks.start, ranks.stop)
        return Posting(sorted(ranks))

    def of(self, things: Sequence[T]) -> Iterator[T]:
        """What stands at these ranks."""
        return map(things.__getitem__, self.listed)

    def __iter__(self) -> Iterator[int]:
        return iter(self.listed)

    def __contains__(self, rank: object) -> bool:
        return isinstance(rank, int) and rank >= 0 and bool(self.kept((rank,)))


@final
class Run(Ranks):
    """The ranks from ``low`` to below ``high`` but for ``fewer`` of them, and ``more`` on either side."""

    __slots__ = ("__dict__", "fewer", "high", "low", "more")

    def __init__(self, low: int, high: int, more: Sequence[int] = (), fewer: Sequence[int] = ()) -> None:
        self.low, self.high = low, max(low, high)
        self.more, self.fewer = more, fewer

    def __len__(self) -> int:
        return self.high - self.low + len(self.more) - len(self.fewer)

    @property
    def listed(self) -> Sequence[int]:
        return self._made

    @functools.cached_property
    def _made(self) -> Sequence[int]:
        core: Sequence[int] = range(self.low, self.high)
        if self.fewer:
            core = list(itertools.compress(core, self._mask()))
        if not self.more:
            return core
        before = bisect_left(self.more, self.low)
        return [*self.more[:before], *core, *self.more[before:]]

    def count(self, low: int, high: int) -> int:
        return max(0, min(high, self.high) - max(low, self.low)) + len(self.more)

    def bits(self, low: int, high: int) -> int:
        first, last = max(low, self.low), min(high, self.high)
        core = ((1 << (last - first)) - 1) << (first - low) if first < last else 0
        return (core | packed(cut(self.more, low, high), low)) ^ packed(cut(self.fewer, first, last), low)

    def kept(self, ranks: Sequence[int]) -> Sequence[int]:
        more, fewer = frozenset(self.more), frozenset(self.fewer)
        low, high = self.low, self.high
        return [rank for rank in ranks if (low <= rank < high and rank not in fewer) or rank in more]

    def of(self, things: Sequence[T]) -> Iterator[T]:
        before = bisect_left(self.more, self.low)
        core: Iterator[T] = itertools.islice(_since(things, self.low), self.high - self.low)
        if self.fewer:
            core = itertools.compress(core, self._mask())
        if not self.more:
            return core
        at = things.__getitem__
        return itertools.chain(map(at, self.more[:before]), core, map(at, self.more[before:]))

    def _mask(self) -> bytearray:
        """A byte for each rank of the run, 0 for those that are left out."""
        return _unset(self.high - self.low, self.fewer, self.low)


@final
class Posting(Ranks):
    """A sorted list of ranks."""

    __slots__ = ("__dict__", "_ranks")

    def __init__(self, ranks: Sequence[int]) -> None:
        self._ranks = ranks

    @property
    def listed(self) -> Sequence[int]:
        return self._ranks

    def __len__(self) -> int:
        return len(self._ranks)

    def count(self, low: int, high: int) -> int:
        return bisect_left(self._ranks, high) - bisect_left(self._ranks, low)

    def bits(self, low: int, high: int) -> int:
        return self._number >> low & ((1 << (high - low)) - 1) if self._dense else packed(self.between(low, high), low)

    def kept(self, ranks: Sequence[int]) -> Sequence[int]:
        if self._dense:
            return _set_in(self._bytes, ranks)
        if not ranks:
            return ranks
        near = self.between(ranks[0], ranks[-1] + 1)
        if len(near) > DENSE * len(ranks):
            return [rank for rank in ranks if _has(near, rank)]
        return sorted(frozenset(ranks).intersection(near))

    @property
    def _dense(self) -> bool:
        return len(self._ranks) * DENSE > self._ranks[-1] if self._ranks else False

    @functools.cached_property
    def _number(self) -> int:
        return int.from_bytes(self._bytes, "little")

    @functools.cached_property
    def _bytes(self) -> bytes:
        return _bytes(self._ranks, 0)


@final
class Bits(Ranks):
    """The bits that are set in a number; the lowest is the rank ``low``."""

    __slots__ = ("__dict__", "low", "number")

    def __init__(self, number: int, low: int = 0) -> None:
        self.number, self.low = number, low

    def __len__(self) -> int:
        return self._length

    @functools.cached_property
    def _length(self) -> int:
        return self.number.bit_count()

    @property
    def listed(self) -> Sequence[int]:
        return self._made

    @functools.cached_property
    def _made(self) -> Sequence[int]:
        data = self.number.to_bytes((self.number.bit_length() // 64 + 1) * 8, "little")
        words = array("Q", data)
        if sys.byteorder == "big":  # pragma: no cover - the tests run on machines of the other order
            words.byteswap()
        found: list[int] = []
        starts = itertools.compress(itertools.count(self.low, 64), words)
        for start, word in zip(starts, filter(None, words), strict=True):
            left = word
            while left:
                lowest = left & -left
                found.append(start + lowest.bit_length() - 1)
                left ^= lowest
        return found

    def count(self, low: int, high: int) -> int:
        return max(0, min(high - low, high - self.low, len(self)))

    def bits(self, low: int, high: int) -> int:
        shift = low - self.low
        number = self.number >> shift if shift >= 0 else self.number << -shift
        return number & ((1 << (high - low)) - 1)

    def kept(self, ranks: Sequence[int]) -> Sequence[int]:
        low, high = self.low, self.low + len(self._bytes) * 8
        return [rank + low for rank in _set_in(self._bytes, [rank - low for rank in ranks if low <= rank < high])]

    @functools.cached_property
    def _bytes(self) -> bytes:
        return self.number.to_bytes(self.number.bit_length() // 8 + 1, "little")


@final
class Without(Ranks):
    """All ranks below ``size`` but for some."""

    __slots__ = ("__dict__", "others", "size")

    def __init__(self, size: int, others: Ranks) -> None:
        self.size, self.others = size, others

    def __len__(self) -> int:
        return self.size - len(self.others)

    @property
    def listed(self) -> Sequence[int]:
        return self._made

    @functools.cached_property
    def _made(self) -> Sequence[int]:
        return list(self.of(range(self.size)))

    def count(self, low: int, high: int) -> int:
        return high - low

    def bits(self, low: int, high: int) -> int:
        return ((1 << (high - low)) - 1) ^ self.others.bits(low, high)

    def kept(self, ranks: Sequence[int]) -> Sequence[int]:
        others = frozenset(self.others.kept(ranks))
        return [rank for rank in ranks if 0 <= rank < self.size and rank not in others]

    def of(self, things: Sequence[T]) -> Iterator[T]:
        return itertools.compress(things, _unset(self.size, self.others.listed, 0))


def cut(ranks: Sequence[int], low: int, high: int) -> Sequence[int]:
    """Those of ascending ranks from ``low`` to below ``high``."""
    return ranks[bisect_left(ranks, low) : bisect_left(ranks, high)] if ranks else ranks


def _since(things: Sequence[T], place: int) -> Iterator[T]:
    """The things from a place on, of which no copy is made."""
    iterator: Any = iter(things)
    iterator.__setstate__(place)
    return cast("Iterator[T]", iterator)


def _has(ranks: Sequence[int], rank: int) -> bool:
    place = bisect_left(ranks, rank)
    return place < len(ranks) and ranks[place] == rank


def _set_in(filled: bytes, ranks: Sequence[int]) -> list[int]:
    """Those of some ranks whose bits are set."""
    last = len(filled) * 8
    if ranks and ranks[-1] >= last:
        ranks = cut(ranks, 0, last)
    return [rank for rank in ranks if filled[rank >> 3] >> (rank & 7) & 1]


def packed(ranks: Sequence[int], low: int) -> int:
    """Ranks as the bits that are set, ``low`` as the lowest."""
    return int.from_bytes(_bytes(ranks, low), "little") if ranks else 0


def _bytes(ranks: Sequence[int], low: int) -> bytes:
    filled = bytearray((ranks[-1] - low >> 3) + 1)
    for rank in ranks:
        place = rank - low
        filled[place >> 3] |= 1 << (place & 7)
    return bytes(filled)


def _unset(width: int, ranks: Iterable[int], low: int) -> bytearray:
    """As many bytes that are 1, but for 0 at some ranks."""
    mask = bytearray(b"\1") * width
    for rank in ranks:
        mask[rank - low] = 0
    return mask
