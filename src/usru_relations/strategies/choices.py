"""Choices taken from one integer, which hypothesis draws fast and shrinks well."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Sequence

T = TypeVar("T")


class Choices:
    """Choices taken from one integer; when it is used up, the first of the options."""

    def __init__(self, number: int) -> None:
        self.left = number

    def of(self, options: Sequence[T]) -> T:
        self.left, index = divmod(self.left, len(options))
        return options[index]

    def some(self, options: Sequence[T]) -> tuple[T, ...]:
        return tuple(option for option in options if self.of((False, True)))
