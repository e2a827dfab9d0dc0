"""The share of possible instants that satisfy a comparison, for those who want a number.

Every microsecond of a window counts the same, and two windows are taken to be independent. That is an assumption and
not knowledge: a `Truth` is all that the reports entail. The shares are exact fractions.
"""

from __future__ import annotations

from fractions import Fraction

from usru_relations.errors import Carrying
from usru_relations.given import must_be
from usru_relations.times.bounds import Bounds, meet
from usru_relations.times.when import When


class OpenWindow(Carrying, ValueError):
    """A window without a first or a last instant, of which there are no shares."""

    def __init__(self, when: When) -> None:
        super().__init__(f"{when} is open, and of endless instants there is no share: narrow it, as `when & other`")
        self.when = when


def before(one: When, other: When) -> Fraction:
    """The share of pairs of an instant of one and one of the other in which the first comes before the second.

    Raises:
        OpenWindow: if either is open.

    """
    (start, end), (others_start, others_end) = _closed(one), _closed(other)
    pairs = _earlier(start, end, others_end) - _earlier(start, end, others_start)
    return Fraction(pairs, (end - start) * (others_end - others_start))


def after(one: When, other: When) -> Fraction:
    """The share of such pairs in which the first comes after the second; in the few others, both are one instant.

    Raises:
        OpenWindow: if either is open.

    """
    return before(other, one)


def within(one: When, window: When) -> Fraction:
    """The share of the instants of a window that lie in another, which may be open.

    A civil time without a zone is read as `When.within` reads it: at the place of the first, or against its civil time.

    Raises:
        OpenWindow: if the first is open.
        ValueError: if they can be compared only once the place is known.

    """
    _closed(one)
    must_be(When, window, "a share is of two windows, as When.parse('2025-02')")
    inner, outer = _comparable(one, window)
    return Fraction(_width(meet(inner, outer)), _width(inner))


def _closed(when: When) -> tuple[int, int]:
    must_be(When, when, "a share is of two windows, as When.parse('2025-02')")
    if when.start is None or when.end is None:
        raise OpenWindow(when)
    return when.start, when.end


def _earlier(start: int, end: int, until: int) -> int:
    """How many pairs there are of an instant from start to end and a later one, before ``until``."""
    inside, beyond = max(0, min(until, end) - start), max(0, until - end)
    return inside * (inside - 1) // 2 + beyond * (end - start)


def _comparable(one: When, window: When) -> tuple[Bounds, Bounds]:
    """Both as bounds on one line: of instants, or of the civil time of a place that is not known."""
    if window.civil is None:
        return one.bounds, window.bounds
    if one.civil is None and one.zone is not None:
        return one.bounds, window.placed.on(one.zone)
    if one.civil is not None and one.placed.everywhere and window.placed.everywhere:
        return one.civil, window.civil
    raise ValueError(f"whether {one} lies in {window} depends on the place: read both in one, as `when.read_in('UTC')`")


def _width(bounds: Bounds) -> int:
    start, end = bounds
    if start is None or end is None:
        raise AssertionError(f"{bounds} are not of a closed window")
    return max(0, end - start)
