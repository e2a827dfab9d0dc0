"""How far a figure reaches that somebody says: the signs of lengths and of amounts, and what they make of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from usru_relations.times.bounds import Bounds, empty, meet

if TYPE_CHECKING:
    from collections.abc import Callable

Said: TypeAlias = tuple[Bounds, str]
"""A range from nothing up, and its text as written."""


class Figure(NamedTuple):
    """What a figure can mean: as said, and as far as it may be rounded."""

    least: int
    """As far below the lowest that was said as rounding reaches."""
    low: int
    """As said, at the lowest."""
    high: int
    """As said, at the highest."""
    most: int
    """As far above the highest that was said as rounding reaches."""


#: From where to where a figure reaches with each sign.
_ROUNDED: Final[dict[str, Callable[[Figure], Bounds]]] = {
    "": lambda said: (said.least, said.most),
    "~": lambda said: (said.least, said.most),
    ">": lambda said: (said.low, None),
    "<": lambda said: (None, said.high),
    "<~": lambda said: (said.least, said.high),
    ">~": lambda said: (said.low, said.most),
}
WORDS: Final = {"~": "about", ">": "more than", "<": "less than", "<~": "nearly", ">~": "a little over"}
"""Each sign in words."""


def split(text: str) -> tuple[str, list[str]]:
    """The sign of a text, and its figures: two with ``/`` or ``..``, else one."""
    for sign in ("..", "/"):
        if sign in text:
            return sign, text.split(sign, 1)
    figure = text.lstrip("<>~")
    return text.removesuffix(figure), [figure]


def reach(text: str, read: Callable[[str], Figure | None]) -> Bounds | None:
    """From where to just below where a text reaches; nothing if it is not in the grammar.

    A figure reaches to either side as far as it is rounded, and ``~`` (about) says so aloud; ``>`` is more than, ``<``
    less than; ``<~`` nearly: from as far below; ``>~`` a little over: to as far above; ``A/B`` from A to B, both
    rounded; ``A..B`` exactly from A to below B, either of which may be left out.

    Raises:
        ValueError: if a range ends before it starts.

    """
    sign, parts = split(text)
    figures = [read(part) if part else None for part in parts]
    if any(part and figure is None for part, figure in zip(parts, figures, strict=True)):
        return None
    match sign, figures:
        case "..", [first, last]:
            return first and first.low, last and last.high
        case "/", [first, last] if first and last:
            if first.low > last.high:
                raise ValueError("the range ends before it starts")
            return first.least, last.most
        case sign, [said] if said and sign in _ROUNDED:
            return _ROUNDED[sign](said)
        case _:
            return None


def common(one: Said, other: Said) -> Said | None:
    """The range in which both hold, with the text of the one that it equals, the first by the alphabet; or none."""
    low, high = bounds = meet(one[0], other[0])
    if empty((low or 0, high)):
        return None
    same = (text for range_, text in (one, other) if range_ == bounds)
    return bounds, min(same, key=lambda text: (not text, text), default="")
