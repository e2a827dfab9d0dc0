"""Criteria of what is written of an event in titles and gists."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, final

import attrs

from usru_relations.query.answers import Every, Having, Some, certain
from usru_relations.query.criteria import Atom, Criterion
from usru_relations.records.names import key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from usru_relations.archive import Archive
    from usru_relations.folding.events import Event
    from usru_relations.query.answers import Answer
    from usru_relations.records.names import Named
    from usru_relations.truth import Truth


@final
@attrs.frozen
class Reading:
    """YES where one of several runs of words stands in an event's texts; the last word may be its beginning only."""

    phrases: frozenset[str]
    """In the form of `names.key`; with a blank in front, and one behind where the last word is whole."""

    def __call__(self, event: Event) -> Truth:
        return certain(any(phrase in text for text in texts_of(event) for phrase in self.phrases))


def texts_of(event: Event) -> tuple[str, ...]:
    """Its title, and the gist of each of its reports, in the form of `names.key` between two blanks."""
    return tuple(f" {key(text)} " for text in (event.title, *event.gists))


def words_of(event: Event) -> frozenset[str]:
    """All words of its texts."""
    return frozenset(" ".join(texts_of(event)).split())


def mentioning(words: str) -> Criterion:
    """Has these words, one after the other, in its title or in the gist of one of its reports.

    Words are compared whole, without case, accents, hyphens and marks; ``*`` at the end leaves the last one open:
    ``"negotiat*"``. Titles and gists are in English; a name in any language also stands for the other names and
    spellings of whatever bears it on the shelves of actors, venues, kinds and topics. It is always YES or NO.

    Raises:
        TypeError: if ``words`` is no text.
        ValueError: if it has no letter or digit.

    """
    if not isinstance(words, str):
        raise TypeError(f"mentioning() takes words, not {words!r}")
    if not key(words):
        raise ValueError(f"there is no word to look for in {words!r}")
    return Atom("mentioning", _mentioning, (words,))


def _mentioning(archive: Archive, words: str) -> Answer:
    wanted = key(words)
    if words.rstrip().endswith("*"):
        return Every((_having(wanted.split()[:-1]), Reading(frozenset({f" {wanted}"}))))
    shelves = archive.shelves
    things = itertools.chain(*(one.values() for one in (shelves.actors, shelves.venues, shelves.kinds, shelves.topics)))
    names = sorted({wanted, *(name for thing in things for name in _names(thing, wanted))})
    words_are_there = Some(tuple(_having(name.split()) for name in names))
    return Every((words_are_there, Reading(frozenset(f" {name} " for name in names))))


def _having(words: Iterable[str]) -> Answer:
    """YES where all the words stand anywhere: what an index can find before the texts are read."""
    return Every(tuple(Having(words_of, word) for word in words))


def _names(thing: Named, wanted: str) -> Iterator[str]:
    """All names of what bears the one that is wanted."""
    names = {key(name) for name in thing.known_as}
    yield from names if wanted in names else ()
