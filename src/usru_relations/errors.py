"""What all errors that carry objects have in common."""

from __future__ import annotations

from typing import Any


class Carrying(Exception):
    """An error that carries objects, and is pickled and copied with them, its message and its notes."""

    def __reduce__(self) -> tuple[Any, ...]:
        return _again, (type(self), self.args), vars(self)


class Unlisted(Carrying, KeyError):
    """A key that a mapping has not; shown as a sentence, which a `KeyError` would quote."""

    __str__ = BaseException.__str__


def _again(sort: type[Carrying], args: tuple[object, ...]) -> Carrying:
    """The error before it is given what it carries, which its own arguments need not be."""
    return sort.__new__(sort, *args)
