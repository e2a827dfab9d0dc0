"""Criteria of who reports it."""

from __future__ import annotations

from typing import TYPE_CHECKING, final

import attrs

from usru_relations.names import UnknownName, key, suggestions
from usru_relations.query.answers import Having, Judged, Some, certain
from usru_relations.query.criteria import Atom, Criterion
from usru_relations.sources import Source

if TYPE_CHECKING:
    from collections.abc import Mapping

    from usru_relations.archive import Archive
    from usru_relations.events import Event
    from usru_relations.query.answers import Answer
    from usru_relations.truth import Truth


def reported_by(*publishers_or_sources: str | Source) -> Criterion:
    """Is reported by one of these publishers or articles."""
    for one in publishers_or_sources:
        if not isinstance(one, str | Source):
            raise TypeError(f"a publisher is named by a text, and an article by its id or Source, not by {one!r}")
    names = tuple(one if isinstance(one, str) else one.id for one in publishers_or_sources)
    return Atom("reported_by", _reported_by, names)


def _reported_by(archive: Archive, *names: str) -> Answer:
    wanted = dict.fromkeys(id for name in names for id in _source_ids(archive.shelves.sources, name))
    return Some(tuple(Having(sources_of, id) for id in wanted))


def sources_of(event: Event) -> frozenset[str]:
    """The ids of the articles that report it."""
    return frozenset(report.source.id for report in event.reports)


def _source_ids(sources: Mapping[str, Source], name: str) -> list[str]:
    if name in sources:
        return [name]
    named = [one.id for one in sources.values() if one.publisher and key(one.publisher) == key(name)]
    if not named:
        known = {source.name for source in sources.values()} | set(sources)
        raise UnknownName("publisher or source", name, suggestions(name, sorted(known)))
    return named


def corroborated(by: int = 2) -> Criterion:
    """Is reported by at least so many articles that can each be traced to an origin of its own.

    Raises:
        ValueError: if ``by`` is below 1.

    """
    if type(by) is not int:
        raise TypeError(f"the number of origins is a whole number, not {by!r}")
    if by < 1:
        raise ValueError(f"an event is corroborated by at least 1 origin, not by {by}")
    return Atom("corroborated", _corroborated, options=(("by", by),))


def _corroborated(_: Archive, by: int) -> Answer:
    return Judged(corroboration_of, _AtLeast(by))


@final
@attrs.frozen
class _AtLeast:
    """Whether a number reaches another."""

    least: int

    def __call__(self, number: int) -> Truth:
        return certain(number >= self.least)


def corroboration_of(event: Event) -> int:
    """How many articles report it that can each be traced to an origin of its own."""
    return event.corroboration
