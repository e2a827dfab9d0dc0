"""Criteria of who took part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from usru_relations.query.answers import Every, Having
from usru_relations.query.arguments import found, said
from usru_relations.query.criteria import Atom, Criterion
from usru_relations.shelf import Actor

if TYPE_CHECKING:
    from usru_relations.archive import Archive
    from usru_relations.events import Event
    from usru_relations.query.answers import Answer


def involving(*actors: str | Actor) -> Criterion:
    """Has all these actors among those who took part; a state or body also by those who represent it."""
    return Atom("involving", _involving, said("actor", Actor, *actors))


def _involving(archive: Archive, *actors: str) -> Answer:
    return Every(tuple(Having(represented, actor.id) for actor in found(archive.shelves.actors, actors)))


def represented(event: Event) -> frozenset[str]:
    """The ids of those who took part, and of all whom they stand for."""
    shown = [actor for one in event.participants for actor in (one.actor, one.side) if actor]
    return frozenset(around.id for actor in shown for around in actor.around())
