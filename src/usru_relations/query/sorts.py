"""Criteria of what sort of event it is: its kind, its topics, its status."""

from __future__ import annotations

from typing import TYPE_CHECKING, final

import attrs

from usru_relations.query.answers import Every, Having, Judged, certain
from usru_relations.query.arguments import found, said, word
from usru_relations.query.criteria import Atom, Criterion
from usru_relations.reports import Status
from usru_relations.shelf import Kind, Topic
from usru_relations.truth import Truth

if TYPE_CHECKING:
    from usru_relations.archive import Archive
    from usru_relations.events import Event
    from usru_relations.query.answers import Answer


def of_kind(*kinds: str | Kind) -> Criterion:
    """Is of one of these kinds, or a sort of it; MAYBE where only a wider kind is known."""
    return Atom("of_kind", _of_kind, said("kind", Kind, *kinds))


def _of_kind(archive: Archive, *kinds: str) -> Answer:
    return Judged(kind_of, _SortOf(found(archive.shelves.kinds, kinds)))


@final
@attrs.frozen
class _SortOf:
    """Whether a kind, as far as it is known, is a sort of any of some."""

    wanted: tuple[Kind, ...]

    def __call__(self, kind: Kind) -> Truth:
        return Truth.of(any(kind.is_a(one) for one in self.wanted), any(one.is_a(kind) for one in self.wanted))


def kind_of(event: Event) -> Kind:
    """Its kind, as narrow as is known."""
    return event.kind


def about(*topics: str | Topic) -> Criterion:
    """Has all these topics."""
    return Atom("about", _about, said("topic", Topic, *topics))


def _about(archive: Archive, *topics: str) -> Answer:
    return Every(tuple(Having(topics_of, topic.id) for topic in found(archive.shelves.topics, topics)))


def topics_of(event: Event) -> frozenset[str]:
    """The ids of its topics."""
    return frozenset(topic.id for topic in event.topics)


def with_status(*statuses: str | Status) -> Criterion:
    """Has one of these statuses.

    Raises:
        UnknownName: if there is no such status.

    """
    return Atom("with_status", _with_status, tuple(word("status", Status, one) for one in statuses))


def _with_status(_: Archive, *statuses: str) -> Answer:
    return Judged(status_of, _Among(statuses))


@final
@attrs.frozen
class _Among:
    """Whether a word is one of some."""

    words: tuple[str, ...]

    def __call__(self, word: str | None) -> Truth:
        return certain(word in self.words)


def status_of(event: Event) -> Status | None:
    """How far it came; ``None`` where nobody says."""
    return event.status


def held() -> Criterion:
    """Took place, was said or was done."""
    return Atom("held", _held)


def _held(archive: Archive) -> Answer:
    return _with_status(archive, Status.HELD)
