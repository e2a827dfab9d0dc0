"""Marks in texts that no reader sees: control characters, marks of direction, and letters that look like others."""

from __future__ import annotations

import functools
import re
import unicodedata
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import attrs

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Control characters but for the line break and the tab, and what is not printed but turns or parts what is.
MARKS: Final = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_WORDS: Final = re.compile(r"[^\W\d_]+")
_ALIKE: Final = ("LATIN", "CYRILLIC", "GREEK")
#: The keys that hold ids, times and the like, which have a form of their own and are told by it.
_FORMED: Final = frozenset(
    {"id", "of", "seat", "within", "zone", "zones", "level", "type", "event", "via", "status", "kind", "when", "length"}
    | {"venue", "actor", "role", "side", "topics", "series", "digest", "language", "published", "after", "before"}
    | {"since", "field", "passages", "participants", "inferred", "amount"}
)
_NAMES: Final = frozenset({"names", "spellings"})


class Unseen(NamedTuple):
    """A text that a reader sees otherwise than it is: where it stands, what is wrong with it, and its mend."""

    keys: tuple[str | int, ...]
    message: str
    mend: str


def unseen(row: Any, path: tuple[str | int, ...] = ()) -> Iterator[Unseen]:
    """The texts of a row, and of the rows in it, that a reader sees otherwise."""
    for name, value in _said(row):
        for keys, item in _items(value):
            if isinstance(item, str):
                told = () if name in _FORMED else _judged(item, name in _NAMES)
                yield from (Unseen((*path, name, *keys), *one) for one in told)
            elif not isinstance(item, int | float | None):
                yield from unseen(item, (*path, name, *keys))


def _said(row: Any) -> Iterator[tuple[str, Any]]:
    """The keys of a row that hold anything, but for texts that have a form of their own."""
    for name in _keys(row.__class__):
        value = getattr(row, name)
        if value and not (name in _FORMED and _is(str, value)):
            yield name, value


@functools.cache
def _keys(cls: type[attrs.AttrsInstance]) -> tuple[str, ...]:
    return tuple(field.name for field in attrs.fields(cls))


def _items(value: Any) -> Iterator[tuple[tuple[str | int, ...], Any]]:
    if _is(dict, value):
        for key, inner in value.items():
            yield from (((key, *keys), item) for keys, item in _items(inner))
    elif _is(list, value):
        yield from (((index,), item) for index, item in enumerate(value))
    else:
        yield (), value


def _is(container: type, value: object) -> bool:
    return isinstance(value, container)


def _judged(text: str, is_name: bool) -> Iterator[tuple[str, str]]:
    if mark := MARKS.search(text):
        yield f"holds {called(mark[0])}, which nobody sees", "take it out"
    for word in _WORDS.findall(text) if is_name and not text.isascii() else ():
        scripts = {script: letter for letter in word if (script := script_of(letter)) in _ALIKE}
        if len(scripts) > 1:
            letters = " and ".join(f"{letter!r} is {called(letter)}" for letter in scripts.values())
            yield f"in {word!r} {letters}", "write a word in letters of one script"
            return


@functools.lru_cache(maxsize=1_024)
def script_of(letter: str) -> str:
    """The first word of what Unicode calls a letter, which for letters is their script."""
    return unicodedata.name(letter, "").partition(" ")[0]


def called(letter: str) -> str:
    """What Unicode calls a letter that may look like another."""
    return unicodedata.name(letter, f"U+{ord(letter):04X}")
