"""How many or how much, as far as is known: ranges of numbers, and what they count or measure."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final, final

import attrs

from usru_relations.errors import Carrying
from usru_relations.times import rounding
from usru_relations.times.bounds import hull
from usru_relations.times.rounding import Figure
from usru_relations.times.when import Disjoint

#: Numbers are kept in millionths, so that decimal fractions are exact.
ONE: Final = 1_000_000
_NUMBER: Final = re.compile(r"(\d{1,15})(?:\.(\d{1,6}))?", re.ASCII)


class AmountTextError(Carrying, ValueError):
    """A text that is no amount in the grammar."""

    def __init__(
        self, text: str, why: str = "write digits without separators, such as 300, ~2000, >1.5, <~90 or 250/300"
    ) -> None:
        super().__init__(f"{text!r} is no amount: {why}")
        self.text = text
        self.why = why


@final
@attrs.frozen(kw_only=True)
class Amount:
    """A range of numbers, from ``low`` to just below ``high``, in millionths; none is below zero.

    Raises:
        ValueError: if the range is empty or negative.

    """

    low: int | None = None
    high: int | None = None
    text: str = attrs.field(default="", eq=False)
    """The text as written; empty for what was computed."""

    def __attrs_post_init__(self) -> None:
        if (self.low or 0) < 0 or (self.high is not None and self.high <= (self.low or 0)):
            raise ValueError("an amount must not be negative, and its highest must be above its lowest")

    @classmethod
    def parse(cls, text: str) -> Amount:
        """Read a number, which reaches to either side as far as rounding does.

        That is half of the place of its last digit: of the last that is no zero, in a whole number. The signs are those
        of a length: ``~``, ``>`` (also at least), ``<`` (also at most), ``<~``, ``>~``, ``A/B`` and ``A..B``.

        Raises:
            AmountTextError: if ``text`` is not in that grammar.
            TypeError: if it is no text.

        """
        if not isinstance(text, str):
            raise TypeError(f"an amount is read from text, as '~300', not from {text!r}")
        try:
            bounds = rounding.reach(text, _figure)
            if bounds is not None:
                return cls(low=bounds[0], high=bounds[1], text=text)
        except ValueError as error:
            raise AmountTextError(text, str(error)) from None
        raise AmountTextError(text)

    def __and__(self, other: Amount) -> Amount:
        """The range in which both hold; it keeps the text of the one that it equals.

        Raises:
            Disjoint: if they have nothing in common.

        """
        mine, others = (self.low, self.high), (other.low, other.high)
        both = rounding.common((mine, self.text), (others, other.text))
        if both is None:
            raise Disjoint(self, other)
        (low, high), text = both
        return Amount(low=low, high=high, text=text)

    def __or__(self, other: Amount) -> Amount:
        """The range in which either holds, and whatever lies between them."""
        low, high = hull(((self.low, self.high), (other.low, other.high)))
        return Amount(low=low, high=high)

    @property
    def written(self) -> str:
        """The text as written, or the exact range, of which `parse` makes an equal amount."""
        return self.text or "..".join("" if bound is None else _number(bound) for bound in (self.low, self.high))

    def __str__(self) -> str:
        """As said, in words, as ``about 300``; what was computed as its range, as ``250 to 300``."""
        sign, parts = rounding.split(self.written)
        if sign in ("/", ".."):
            least, most = (part or "any number" for part in parts)
            return f"{least} to {most}"
        return " ".join(filter(None, (rounding.WORDS.get(sign), parts[0])))


@final
@attrs.frozen(kw_only=True)
class Quantity:
    """How many or how much of something there was."""

    what: str
    """What is counted or measured, in English; two that say the same are of one thing."""
    amount: Amount
    unit: str | None = None
    """The unit of a measure; a number of things has none."""

    @property
    def counted(self) -> tuple[str, str]:
        """What it is of, and in which unit: only two of the same can contradict each other."""
        return self.what, self.unit or ""

    def __str__(self) -> str:
        return " ".join(filter(None, (str(self.amount), self.unit, self.what)))


def _figure(text: str) -> Figure | None:
    """What a number means, in millionths; nothing if it is none."""
    match = _NUMBER.fullmatch(text)
    if match is None:
        return None
    said, half = int(Decimal(text) * ONE), max(1, _place(*match.groups()) // 2)
    return Figure(max(0, said - half), said, said, said + half)


def _place(whole: str, fraction: str | None) -> int:
    """The place to which a number is told: of its last decimal digit, or of the last other digit that is no zero."""
    if fraction:
        return ONE // int("1".ljust(1 + len(fraction), "0"))
    zeros = len(whole) - len(whole.rstrip("0"))
    return ONE * int("1".ljust(1 + zeros if zeros < len(whole) else 1, "0"))


def _number(millionths: int) -> str:
    whole, rest = divmod(millionths, ONE)
    return f"{whole}.{rest:06}".rstrip("0") if rest else str(whole)
