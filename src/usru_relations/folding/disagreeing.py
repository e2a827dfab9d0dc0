"""In what way two values of a field differ that reports say of one event."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any, TypeAlias

from usru_relations.folding.events import Disagreement
from usru_relations.folding.fields import STATUS, contrary, says_more
from usru_relations.records.quantities import Amount, Quantity
from usru_relations.records.reports import Order, Participation
from usru_relations.times import clock
from usru_relations.times.length import Length
from usru_relations.times.when import When

if TYPE_CHECKING:
    from usru_relations.folding.events import Side
    from usru_relations.folding.fields import Field

_Range: TypeAlias = "tuple[int | None, int | None]"


def disagreement(field: Field[Any], one: Side, other: Side, *, disputed: bool) -> Disagreement | None:
    """In what way two sides differ; none if they stand beside each other without a word on the same thing.

    Args:
        field: the field of which they speak.
        one: a value, and who says it.
        other: another.
        disputed: whether the event has both in one dispute.

    """
    if field.clash(one.value, other.value) or (disputed and field is STATUS and contrary(one.value, other.value)):
        return Disagreement.CONTRADICTION if disputed else Disagreement.LATER
    if field is STATUS:
        return _of_statuses(one, other)
    if field.several:
        return _side_by_side(one, other)
    return _in_other_words(one.value, other.value)


def _side_by_side(one: Side, other: Side) -> Disagreement | None:
    """In what way two of several values differ; what one report tells beside each other does not."""
    match one.value, other.value:
        case Quantity() as said, Quantity() as also if said.counted == also.counted:
            return _in_other_words(said.amount, also.amount)
        case Order(), Order():
            return Disagreement.BASE
        case Quantity() as said, Quantity() as also if said.counted[1] == also.counted[1]:
            return Disagreement.BASE if set(one.reports).isdisjoint(other.reports) else None
        case Participation() as said, Participation() as also if says_more(said, also) or says_more(also, said):
            return Disagreement.REFINEMENT
        case _:
            return None


def _in_other_words(one: object, other: object) -> Disagreement:
    """In what way two values differ that are both true."""
    match one, other:
        case When(), When():
            return _of_times(one, other)
        case ((Length() | Amount()), (Length() | Amount())) if not _meet(_figure(one), _figure(other)):
            return Disagreement.ROUNDING
        case _:
            return Disagreement.REFINEMENT


def _of_statuses(one: Side, other: Side) -> Disagreement:
    """What two say at one time of what lies ahead refines each other; all else has come about in between."""
    ahead = one.value.ahead and other.value.ahead
    told = itertools.product(one.reports, other.reports)
    together = not all(a.source.before(b.source) or b.source.before(a.source) for a, b in told)
    return Disagreement.REFINEMENT if ahead and together else Disagreement.LATER


def _of_times(one: When, other: When) -> Disagreement:
    if _how(_clocks(one), _clocks(other)) != _how((one.start, one.end), (other.start, other.end)):
        return Disagreement.ZONE
    if _has_hours(one) and _has_hours(other) and _ahead_of_utc(one) != _ahead_of_utc(other):
        return Disagreement.ZONE
    exact = [_exact(when) if _about(when) else when for when in (one, other)]
    if any(map(_about, (one, other))) and not exact[0].overlaps(exact[1]):
        return Disagreement.ROUNDING
    return Disagreement.REFINEMENT


def _about(when: When) -> bool:
    """Whether its text says that it is approximate (EDTF's ``~`` and ``%``)."""
    return when.text.endswith(("~", "%")) and "/" not in when.text


def _exact(when: When) -> When:
    """What is said but for the sign of about; of a day of some week, which is told by its text alone, the middle."""
    if "XXXX" not in when.text or when.start is None or when.end is None:
        return When.parse(when.text.rstrip("~%"), when.zone)
    third = (when.end - when.start) // 3
    return when.narrowed(when.start + third, when.end - third)


def _clocks(when: When) -> _Range:
    """What the clocks show of a window where it was said, as though all clocks were one."""
    if when.civil is not None:
        return when.civil
    place = when.zone or "UTC"
    return (
        None if when.start is None else clock.wall(when.start, place),
        None if when.end is None else clock.wall(when.end - 1, place) + 1,
    )


def _has_hours(when: When) -> bool:
    """Whether a bound is said by the clock, and not by the day."""
    return any(bound is not None and bound % clock.DAY for bound in _clocks(when))


def _ahead_of_utc(when: When) -> int:
    """By how much the clocks are ahead on which it was said."""
    if when.civil is not None:
        return 0
    low, high = _clocks(when)
    return low - when.start if low is not None and when.start is not None else (high or 0) - (when.end or 0)


def _how(one: _Range, other: _Range) -> tuple[bool, bool, bool]:
    """Whether two ranges meet, and which of them lies within the other."""
    return _meet(one, other), _within(one, other), _within(other, one)


def _meet(one: _Range, other: _Range) -> bool:
    def below(low: int | None, high: int | None) -> bool:
        return low is None or high is None or low < high

    return below(one[0], other[1]) and below(other[0], one[1])


def _within(inner: _Range, outer: _Range) -> bool:
    low = outer[0] is None or (inner[0] is not None and outer[0] <= inner[0])
    return low and (outer[1] is None or (inner[1] is not None and inner[1] <= outer[1]))


def _figure(length: Length | Amount) -> _Range:
    """What is said, as though nobody ever rounded: of about four hours, four; of nearly four, just less."""
    text, low, high = length.text, length.low or 0, length.high or 0
    if text.startswith((">~", "<~")):
        return (low + 1, low + 2) if text.startswith(">") else (high - 1, high)
    if text.startswith(">"):
        return low + 1, length.high
    if not text or text.startswith("<") or ".." in text:
        return length.low, length.high
    first, last = (type(length).parse(part) for part in (text.split("/") * 2)[:2])
    return _middle(first), _middle(last) + 1


def _middle(length: Length | Amount) -> int:
    return ((length.low or 0) + (length.high or 0)) // 2
