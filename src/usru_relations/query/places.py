"""Criteria of place."""

from __future__ import annotations

from typing import TYPE_CHECKING, final

import attrs

from usru_relations.query.answers import Judged
from usru_relations.query.arguments import said
from usru_relations.query.criteria import Atom, Criterion
from usru_relations.shelf import Venue
from usru_relations.truth import Truth

if TYPE_CHECKING:
    from usru_relations.archive import Archive
    from usru_relations.events import Event
    from usru_relations.query.answers import Answer


def at(venue: str | Venue) -> Criterion:
    """Takes place there, or in a place that it contains; MAYBE where only a wider place is known, or none."""
    return Atom("at", _at, said("venue", Venue, venue))


def _at(archive: Archive, venue: str) -> Answer:
    return Judged(venue_of, _Inside(archive.shelves.venues.find(venue)))


@final
@attrs.frozen
class _Inside:
    """Whether a place, as far as it is known, lies in another."""

    wanted: Venue

    def __call__(self, place: Venue | None) -> Truth:
        return Truth.of(place is not None and place.inside(self.wanted), place is None or self.wanted.inside(place))


def venue_of(event: Event) -> Venue | None:
    """Where it took place, as far as is known."""
    return event.venue
