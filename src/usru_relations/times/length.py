"""How long something took, as far as is known: a range of durations."""

from __future__ import annotations

import datetime as dt
from typing import Final, final

import attrs
import pendulum

from usru_relations.errors import Carrying
from usru_relations.given import must_be
from usru_relations.times import advice, durations, rounding
from usru_relations.times.bounds import empty, hull, lies
from usru_relations.times.clock import DAY, HOUR, SECOND, micros
from usru_relations.times.when import Disjoint
from usru_relations.truth import Truth

_EXAMPLES: Final = "write an ISO 8601 duration such as PT5H, ~PT4H, >PT6H or PT3H/PT4H"


class LengthTextError(Carrying, ValueError):
    """A text that is no length in the grammar."""

    def __init__(self, text: str, why: str) -> None:
        super().__init__(f"{text!r} is no length: {why}")
        self.text = text
        self.why = why


def _micros(value: dt.timedelta | int | None) -> int | None:
    if value is None or type(value) is int:
        return value
    return micros(must_be(dt.timedelta, value, "a bound of a length is a timedelta, or microseconds"))


def _length(other: object) -> Length:
    return must_be(Length, other, "a length is taken together with another, as Length.parse('PT4H')")


@final
@attrs.frozen(kw_only=True, order=False)  # mypy takes them to be ordered otherwise
class Length:
    """A range of durations, from ``least`` to just below ``most``.

    A duration is any time that passes, not only a whole number of microseconds.

    Raises:
        ValueError: if the range is empty or negative.

    """

    low: int | None = attrs.field(default=None, alias="least", converter=_micros)
    """The least duration in microseconds."""
    high: int | None = attrs.field(default=None, alias="most", converter=_micros)
    """The duration in microseconds that it stays below."""
    text: str = attrs.field(default="", eq=False)
    """The text as written; empty for what was computed."""

    def __attrs_post_init__(self) -> None:
        if (self.low or 0) < 0 or (self.high is not None and self.high <= (self.low or 0)):
            raise ValueError("a length must not be negative, and its most must be above its least")

    @classmethod
    def parse(cls, text: str) -> Length:
        """Read an ISO 8601 duration, which reaches to either side as far as rounding does.

        That is half of its last unit; of minutes, half of the five, ten or, beside hours, quarter or half hour to which
        they are round, else a minute. ``~`` (about) says that rounding aloud; ``>`` is more than, ``<`` less than;
        ``<~`` nearly: from as far below; ``>~`` a little over: to as far above; ``A/B`` from A to B, both rounded;
        ``A..B`` exactly from A to below B, either of which may be left out. A day has 24 hours; months and years are as
        short and as long as those of 1901 to 2099 are.

        Raises:
            LengthTextError: if ``text`` is not in that grammar.
            TypeError: if it is no text.

        """
        if not isinstance(text, str):
            raise TypeError(f"a length is read from ISO 8601 text, as 'PT4H', not from {text!r}")
        try:
            bounds = rounding.reach(text, durations.read)
            if bounds is not None:
                return cls(least=bounds[0], most=bounds[1], text=text)
        except ValueError as error:
            raise LengthTextError(text, str(error)) from None
        raise LengthTextError(text, advice.of_length(text) or _EXAMPLES)

    @property
    def least(self) -> pendulum.Duration | None:
        """The least that it can be; ``None`` is open."""
        return None if self.low is None else _duration(self.low)

    @property
    def most(self) -> pendulum.Duration | None:
        """What it stays below; ``None`` is open."""
        return None if self.high is None else _duration(self.high)

    def __and__(self, other: Length) -> Length:
        """The range in which both hold; it keeps the text of the one that it equals.

        Raises:
            Disjoint: if they have nothing in common.

        """
        mine, others = (self.low, self.high), (_length(other).low, other.high)
        both = rounding.common((mine, self.text), (others, other.text))
        if both is None:
            raise Disjoint(self, other)
        (low, high), text = both
        return Length(least=low, most=high, text=text)

    def __or__(self, other: Length) -> Length:
        """The range in which either holds, and whatever lies between them."""
        low, high = hull(((self.low, self.high), (_length(other).low, other.high)))
        return Length(least=low, most=high)

    def __add__(self, other: Length) -> Length:
        """How long both took, one after the other."""
        most = _length(other).high
        high = None if self.high is None or most is None else self.high + most
        return Length(least=(self.low or 0) + (other.low or 0), most=high)

    def __radd__(self, other: int) -> Length:
        """Itself, after the 0 with which ``sum`` begins."""
        return self if type(other) is int and other == 0 else NotImplemented

    def __sub__(self, other: Length) -> Length:
        """How long the rest took of what the other was a part of.

        Raises:
            Disjoint: if the part is surely as long as the whole, or longer.

        """
        most = _length(other).high
        low = 0 if most is None else max(0, (self.low or 0) - most)
        high = None if self.high is None else self.high - (other.low or 0)
        if empty((low, high)):
            raise Disjoint(self, other)
        return Length(least=low, most=high)

    def __mul__(self, times: int) -> Length:
        """How long so many of them took, one after the other.

        Raises:
            ValueError: if ``times`` is less than one.

        """
        if not isinstance(times, int):
            return NotImplemented
        if times < 1:
            raise ValueError(f"a length can be taken once or more often, not {times} times")
        return Length(
            least=None if self.low is None else self.low * times, most=None if self.high is None else self.high * times
        )

    __rmul__ = __mul__

    def shorter(self, other: Length) -> Truth:
        """Whether a duration somewhere in this range is shorter than one somewhere in the other."""
        low = _length(other).low or 0
        certain = self.high is not None and self.high <= low
        return Truth.of(certain, other.high is None or (self.low or 0) < other.high)

    def longer(self, other: Length) -> Truth:
        """Whether a duration somewhere in this range is longer than one somewhere in the other."""
        return _length(other).shorter(self)

    def within(self, other: Length) -> Truth:
        """Whether a duration somewhere in this range lies in the other."""
        return lies((self.low or 0, self.high), (_length(other).low or 0, other.high))

    @property
    def written(self) -> str:
        """The text as written, or the exact range, of which `parse` makes an equal length."""
        return self.text or f"{_iso(self.low)}..{_iso(self.high)}"

    def __repr__(self) -> str:
        return f"Length.parse({self.written!r})"

    def __str__(self) -> str:
        """The range in words, as ``3.5 hours to 4.5 hours``; months and years as said, as ``about 2 years``."""
        sign, parts = rounding.split(self.text)
        if len(parts) == 1 and durations.nominal(parts[0]):
            return f"{rounding.WORDS[sign or '~']} {durations.words(parts[0])}"
        if self.low is not None and self.high is not None:
            return f"{_words(self.low)} to {_words(self.high)}"
        if self.low is not None:
            return f"more than {_words(self.low)}"
        return "any length" if self.high is None else f"less than {_words(self.high)}"


def _iso(us: int | None) -> str:
    if us is None:
        return ""
    return f"PT{us // SECOND}" + (f".{us % SECOND:06}" if us % SECOND else "") + "S"


def _duration(us: int) -> pendulum.Duration:
    return pendulum.duration(days=us // DAY, seconds=us % DAY // SECOND, microseconds=us % SECOND)


def _words(us: int) -> str:
    """A duration in days, hours and so on, down to a half of one, as ``1 hour 12.5 minutes``."""
    said: list[str] = []
    for unit, name in _NAMES:
        whole, rest = divmod(us, unit)
        if us >= unit and rest * 2 % unit == 0:
            return " ".join([*said, durations.counted(f"{us / unit:.15g}", name)])
        said += [durations.counted(f"{whole}", name)] if whole else []
        us = rest
    return " ".join([*said, durations.counted(f"{us / SECOND:.6f}".rstrip("0").rstrip("."), "second")])


_NAMES: Final = ((DAY, "day"), (HOUR, "hour"), (60 * SECOND, "minute"))
