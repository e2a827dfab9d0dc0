"""Values of a type that the format has not there, told as TOML writes them."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Any, Final

from usru_relations.reading.faults import LONGEST

if TYPE_CHECKING:
    from collections.abc import Iterator


class WrongType(TypeError):
    """A value that is not of the type that the format has there."""

    def __init__(self, wanted: str, value: object) -> None:
        super().__init__(f"expected {wanted}, not {_shown(value)}")
        self.mend = "put it in quotes" if isinstance(value, dt.date | dt.time) and wanted == "a text" else None


class TooLong(WrongType):
    """A whole number of more than 64 bits."""

    def __init__(self, value: int) -> None:
        super().__init__("a whole number of 64 bits", value)
        self.mend = "write a number below 2^63"


def _shown(value: object) -> str:
    """A value as TOML writes it, cut where it is too long to be told."""
    text = ""
    for piece in _pieces(value):
        text += piece
        if len(text) > LONGEST:
            return f"{text[: LONGEST - 3]}..."
    return text


def _pieces(value: Any) -> Iterator[str]:
    """What TOML writes of a value, bit by bit, so that of a large one only the beginning is made."""
    match value:
        case dict():
            yield from _enclosed("{", value, "}")
        case list():
            yield from _enclosed("[", value, "]")
        case str():
            yield repr(value[: LONGEST + 1])
        case bool():
            yield str(value).lower()
        case int() if not fits(value):
            yield "a whole number of more than 64 bits"
        case dt.date() | dt.time():
            yield value.isoformat()
        case _:
            yield repr(value)


def _enclosed(opening: str, items: Any, closing: str) -> Iterator[str]:
    yield opening
    for position, item in enumerate(items):
        yield ", " if position else ""
        if closing == "}":
            yield f"{item if _BARE.fullmatch(item) else repr(item)} = "
        yield from _pieces(items[item] if closing == "}" else item)
    yield closing


_BARE: Final = re.compile(r"[A-Za-z0-9_-]{1,60}")


def fits(number: int) -> bool:
    """Whether it is one of the whole numbers that TOML promises to keep: those of 64 bits."""
    return -(2**63) <= number < 2**63
