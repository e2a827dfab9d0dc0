"""Anchoring: from a marked passage of a text to the anchor that a fixture holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from usru_relations.records.sources import Passage, normalised

if TYPE_CHECKING:
    from collections.abc import Iterator


class NoAnchor(ValueError):
    """A marked passage that gives no anchor."""


def anchor(text: str, marked: str) -> Passage:
    """The anchor of a passage that stands once in a text, as it is marked; white space and Unicode forms do not matter.

    Raises:
        NoAnchor: if it is empty, stands in the text never or more than once, or begins or ends inside a word.

    """
    whole, passage = normalised(text), normalised(marked)
    _only_place(whole, passage, "the passage")
    return _whole_words(whole, passage)


def anchor_between(text: str, start: str, end: str) -> Passage:
    """The anchor of the passage from its first words to its last, both included.

    Raises:
        NoAnchor: as `anchor`, or if the last words do not stand after the first.

    """
    whole, first, last = normalised(text), normalised(start), normalised(end)
    begin = _only_place(whole, first, "the start")
    stop = whole.find(last, begin) if last else -1
    if stop < 0 or stop + len(last) < begin + len(first):
        _only_place(whole, last, "the end")
        raise NoAnchor(f"the end {_quoted(last)} does not stand after the start {_quoted(first)}: mark them in order")
    return anchor(text, whole[begin : stop + len(last)])


def toml(passage: Passage) -> str:
    """The anchor as a line of a fixture."""
    return f'passage = {{ length = {passage.length}, digest = "{passage.digest}" }}'


def _only_place(whole: str, part: str, name: str) -> int:
    if not part:
        raise NoAnchor(f"{name} is empty: give the words as they stand in the text")
    places = list(_places(whole, part))
    if not places:
        raise NoAnchor(f"{name} {_quoted(part)} does not stand in the text{_how_far(whole, part)}")
    if len(places) > 1:
        raise NoAnchor(f"{name} {_quoted(part)} stands in the text {len(places)} times: mark more words with it")
    return places[0]


def _places(whole: str, part: str) -> Iterator[int]:
    place = whole.find(part)
    while place >= 0:
        yield place
        place = whole.find(part, place + 1)


def _whole_words(whole: str, passage: str) -> Passage:
    begin = whole.find(passage)
    for edge, at in (("begins", begin), ("ends", begin + len(passage))):
        start, end = _word_around(whole, at)
        if start < at < end:
            raise NoAnchor(f"the passage {edge} inside the word {_quoted(whole[start:end])}: mark the whole of it")
    return Passage.of(passage)


def _word_around(text: str, at: int) -> tuple[int, int]:
    """Where the word around a place starts and ends; scripts without capitals need not part their words."""

    def lettered(index: int) -> bool:
        return text[index].isdigit() or text[index].lower() != text[index].upper()

    start = next((index + 1 for index in range(at - 1, -1, -1) if not lettered(index)), 0)
    return start, next((index for index in range(at, len(text)) if not lettered(index)), len(text))


def _how_far(whole: str, part: str) -> str:
    """Up to where a passage agrees with the text, so that a slip is seen."""
    agreed = next((size for size in range(len(part), 0, -1) if part[:size] in whole), 0)
    if agreed < min(8, len(part)):
        return ": copy it from there"
    return f": it agrees up to {_quoted(part[max(0, agreed - 20) : agreed])}, then has {part[agreed]!r}"


def _quoted(text: str) -> str:
    return f"“{text if len(text) <= 40 else f'{text[:20]}…{text[-18:]}'}”"
