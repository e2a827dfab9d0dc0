"""Criteria of place."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
    wanted = archive.shelves.venues.find(venue)

    def judge(place: Venue | None) -> Truth:
        return Truth.of(place is not None and place.inside(wanted), place is None or wanted.inside(place))

    return Judged(venue_of, judge)


def venue_of(event: Event) -> Venue | None:
    """Where it took place, as far as is known."""
    return event.venue
