"""What is given as an argument: where it is of another sort than is asked for, one sentence says what to give."""

from __future__ import annotations

from typing import Final, TypeVar

T = TypeVar("T")

#: How much is shown of what was given.
_SHOWN: Final = 120


def must_be(sort: type[T] | tuple[type[T], ...], given: object, asked: str) -> T:
    """An argument, as it was given.

    Raises:
        TypeError: if it is not of that sort; it starts with what is asked for.

    """
    if isinstance(given, sort):
        return given
    raise TypeError(f"{asked}, not {shown(given)}")


def flag(name: str, given: object) -> bool:
    """An argument that is true or false, and nothing that merely counts as such.

    Raises:
        TypeError: if it is neither.

    """
    return must_be(bool, given, f"{name} is True or False")


def shown(given: object) -> str:
    """What was given, cut where it is long."""
    told = repr(given)
    return told if len(told) <= _SHOWN else f"{told[: _SHOWN - 1]}…"
