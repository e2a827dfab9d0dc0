"""How long something took, as far as is known: a range of durations."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from typing import Final, final

import attrs
import pendulum

from usru_relations.clock import DAY, HOUR, SECOND, micros
from usru_relations.when import Disjoint

_UNITS: Final = {
    "Y": 31_556_952 * SECOND, "M": 2_629_746 * SECOND, "W": 7 * DAY, "D": DAY,
    "h": HOUR, "m": 60 * SECOND, "s": SECOND,
}  # fmt: skip
_DURATION: Final = re.compile(
    r"P(?=\d|T\d)(?:(?P<Y>\d{1,4})Y)?(?:(?P<M>\d{1,5})M)?(?:(?P<W>\d{1,5})W)?(?:(?P<D>\d{1,6})D)?"
    r"(?:T(?=\d)(?:(?P<h>\d{1,6})H)?(?:(?P<m>\d{1,7})M)?(?:(?P<s>\d{1,12}(?:\.\d{1,6})?)S)?)?",
    re.ASCII,
)


class LengthTextError(ValueError):
    """A text that is no length in the grammar."""

    def __init__(
        self, text: str, why: str = "write an ISO 8601 duration such as PT5H, ~PT4H, >PT6H or PT3H/PT4H"
    ) -> None:
        super().__init__(f"{text!r} is no length: {why}")
        self.text = text
        self.why = why


def _micros(value: dt.timedelta | int | None) -> int | None:
    return micros(value) if isinstance(value, dt.timedelta) else value


@final
@attrs.frozen(kw_only=True)
class Length:
    """A range of durations, from ``least`` to just below ``most``.

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
        """Read an ISO 8601 duration, which reaches half of its last unit to either side, as rounding does.

        ``~`` (about) says that rounding aloud; ``>`` is more than, ``<`` less than, ``<~`` nearly: from half a unit
        below; ``A/B`` from A to B, both rounded; ``A..B`` exactly from A to below B, either of which may be left out.
        A year is 365.2425 days and a month a twelfth of it.

        Raises:
            LengthTextError: if ``text`` is not in that grammar.

        """
        parts = text.split("/")
        try:
            if ".." in text:
                low, high = (_rounded(part)[1] if part else None for part in text.split("..", 1))
                return cls(least=low, most=high, text=text)
            if len(parts) == 2:
                return cls._from_to(text, _rounded(parts[0]), _rounded(parts[1]))
            return cls._qualified(text)
        except LengthTextError as error:
            raise LengthTextError(text, error.why) from error
        except ValueError as error:
            raise LengthTextError(text, str(error)) from None

    @classmethod
    def _from_to(cls, text: str, first: tuple[int, int, int], last: tuple[int, int, int]) -> Length:
        if first[1] > last[1]:
            raise LengthTextError(text, "the range ends before it starts")
        return cls(least=first[0], most=last[2], text=text)

    @classmethod
    def _qualified(cls, text: str) -> Length:
        duration = text.lstrip("<>~")
        least, exact, most = _rounded(duration)
        match text.removesuffix(duration):
            case "" | "~":
                return cls(least=least, most=most, text=text)
            case ">":
                return cls(least=exact, text=text)
            case "<":
                return cls(most=exact, text=text)
            case "<~":
                return cls(least=least, most=exact, text=text)
            case _:
                raise LengthTextError(text)

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
        lows = [length.low for length in (self, other) if length.low is not None]
        highs = [length.high for length in (self, other) if length.high is not None]
        low, high = max(lows, default=None), min(highs, default=None)
        if high is not None and high <= (low or 0):
            raise Disjoint(self, other)
        same = [length.text for length in (self, other) if (length.low, length.high) == (low, high)]
        return Length(least=low, most=high, text=min(same, key=lambda text: (not text, text), default=""))

    def __or__(self, other: Length) -> Length:
        """The range in which either holds, and whatever lies between them."""
        low = None if None in (self.low, other.low) else min(self.low or 0, other.low or 0)
        high = None if None in (self.high, other.high) else max(self.high or 0, other.high or 0)
        return Length(least=low, most=high)

    def __add__(self, other: Length) -> Length:
        """How long both took, one after the other."""
        low = (self.low or 0) + (other.low or 0)
        high = None if None in (self.high, other.high) else (self.high or 0) + (other.high or 0)
        return Length(least=low, most=high)

    @property
    def written(self) -> str:
        """The text as written, or the exact range, of which `parse` makes an equal length."""
        return self.text or f"{_iso(self.low)}..{_iso(self.high)}"

    def __str__(self) -> str:
        """The range in words, as ``3.5 hours to 4.5 hours``."""
        if self.low is not None and self.high is not None:
            return f"{_words(self.low)} to {_words(self.high)}"
        if self.low is not None:
            return f"more than {_words(self.low)}"
        return "any length" if self.high is None else f"less than {_words(self.high)}"


def _rounded(text: str) -> tuple[int, int, int]:
    """Half a unit below, exactly, and half a unit above."""
    match = _DURATION.fullmatch(text)
    given = {unit: Decimal(digits) for unit, digits in match.groupdict().items() if digits} if match else {}
    if not given:
        raise LengthTextError(text)
    exact = int(sum(_UNITS[unit] * number for unit, number in given.items()))
    half = _UNITS[list(given)[-1]] // 2
    return max(0, exact - half), exact, exact + half


def _iso(us: int | None) -> str:
    if us is None:
        return ""
    return f"PT{us // SECOND}" + (f".{us % SECOND:06}" if us % SECOND else "") + "S"


def _duration(us: int) -> pendulum.Duration:
    return pendulum.duration(days=us // DAY, seconds=us % DAY // SECOND, microseconds=us % SECOND)


def _words(us: int) -> str:
    unit, name = next(((unit, name) for unit, name in _NAMES if us >= unit and us * 60 % unit == 0), (SECOND, "second"))
    number = f"{us / unit:.6f}".rstrip("0").rstrip(".")
    return f"{number} {name}" + ("" if number == "1" else "s")


_NAMES: Final = (
    (_UNITS["Y"], "year"), (_UNITS["M"], "month"), (DAY, "day"), (HOUR, "hour"), (60 * SECOND, "minute"),
)  # fmt: skip
