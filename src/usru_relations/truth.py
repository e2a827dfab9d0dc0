"""Three-valued truth: what partial knowledge can say of a comparison."""

from __future__ import annotations

import enum
from typing import final


@final
class Truth(enum.Enum):
    """Yes, no or maybe: the strong logic of Kleene (1938).

    ``&`` is the least and ``|`` the greatest of its operands in the order NO < MAYBE < YES; ``~`` mirrors.

    Raises:
        ValueError: by ``bool(Truth.MAYBE)``, because neither branch of an ``if`` would be right.
        TypeError: by ``&`` and ``|`` with anything but a truth.

    """

    NO = 0
    MAYBE = 1
    YES = 2

    @classmethod
    def of(cls, certain: bool, possible: bool) -> Truth:
        """YES where ``certain``, NO where not even ``possible``, else MAYBE."""
        if certain:
            return cls.YES
        return cls.MAYBE if possible else cls.NO

    def __and__(self, other: Truth) -> Truth:
        return self if self.value <= _truth(other).value else other

    def __or__(self, other: Truth) -> Truth:
        return self if self.value >= _truth(other).value else other

    def __rand__(self, other: Truth) -> Truth:
        return _truth(other)

    __ror__ = __rand__

    def __invert__(self) -> Truth:
        return Truth(2 - self.value)

    def __bool__(self) -> bool:
        if self is Truth.MAYBE:
            raise ValueError("Truth.MAYBE is neither true nor false: compare with 'is', as in `answer is Truth.YES`")
        return self is Truth.YES


def _truth(other: object) -> Truth:
    if isinstance(other, Truth):
        return other
    raise TypeError(
        f"a truth is combined with another, such as Truth.YES or Truth.of(certain, possible), not {other!r}"
    )
