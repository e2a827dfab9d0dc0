"""What is wrong with fixtures: all faults at once, each with its place and its mend."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, final

import attrs

from usru_relations.errors import Carrying

if TYPE_CHECKING:
    from collections.abc import Iterable


#: How many characters of a value are told.
LONGEST: Final = 60


@final
@attrs.frozen(kw_only=True)
class Fault:
    """One thing that is wrong with a fixture file."""

    file: str
    path: str
    """Where in the file, as ``reports[3].when``; empty for the file as a whole."""
    message: str
    mend: str
    missing: tuple[str, str] | None = None
    """Of an id that is looked up in vain: the word for what it should be of, as ``kind``, and the id."""

    def __str__(self) -> str:
        place = f"{self.file}: {self.path}" if self.path else self.file
        return printable(f"{place}: {self.message}; {self.mend}")


class FixtureError(Carrying, ValueError):
    """Fixtures that cannot be read; nothing of them was loaded."""

    def __init__(self, faults: Iterable[Fault], advice: str = "") -> None:
        self.faults = tuple(sorted(set(faults), key=_in_reading_order))
        self.advice = advice
        """What mends several of them at once."""
        count = "1 fault" if len(self.faults) == 1 else f"{len(self.faults)} faults"
        lines = "\n  ".join([f"{count} in the fixtures:", *map(str, self.faults)])
        super().__init__("\n".join(filter(None, (lines, advice))))


def printable(text: str) -> str:
    """The text with escapes for what a terminal would obey or not show, such as marks from right to left."""
    if text.isprintable():
        return text
    return "".join(letter if letter.isprintable() else f"{letter!r}"[1:-1] for letter in text)


def quoted(text: str) -> str:
    """The text in quotation marks, cut where it is too long to be told."""
    return repr(text) if len(text) <= LONGEST else f"{text[: LONGEST - 3]!r}..."


def _in_reading_order(fault: Fault) -> tuple[str, list[tuple[int, str]], str, str]:
    """By file, then by path with its positions as numbers."""
    parts = re.findall(r"\d+|\D+", fault.path)
    path = [(len(part), part) if part.isdecimal() else (0, part) for part in parts]
    return fault.file, path, fault.message, fault.mend
