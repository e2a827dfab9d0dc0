"""Criteria of what sort of event it is: its kind, its topics, its status and what is disputed of it."""

from __future__ import annotations

from types import NoneType
from typing import TYPE_CHECKING

from usru_relations.folding.events import DISPUTABLE
from usru_relations.given import must_be
from usru_relations.query.answers import Every, Having, Judged, certain
from usru_relations.query.arguments import found, options, said
from usru_relations.query.criteria import Atom, Criterion
from usru_relations.records.names import word
from usru_relations.records.reports import Status
from usru_relations.records.shelf import Kind, Topic
from usru_relations.truth import Truth

if TYPE_CHECKING:
    from usru_relations.archive import Archive
    from usru_relations.folding.events import Event
    from usru_relations.query.answers import Answer


def of_kind(*kinds: str | Kind) -> Criterion:
    """Is of one of these kinds, or a sort of it; MAYBE where only a wider kind is known."""
    return Atom("of_kind", _of_kind, said("kind", Kind, *kinds))


def _of_kind(archive: Archive, *kinds: str) -> Answer:
    wanted = found(archive.shelves.kinds, kinds)

    def judge(kind: Kind) -> Truth:
        return Truth.of(any(kind.is_a(one) for one in wanted), any(one.is_a(kind) for one in wanted))

    return Judged(kind_of, judge)


def kind_of(event: Event) -> Kind:
    """Its kind, as narrow as is known."""
    return event.kind


def about(*topics: str | Topic) -> Criterion:
    """Has all these topics, or narrower ones."""
    return Atom("about", _about, said("topic", Topic, *topics))


def _about(archive: Archive, *topics: str) -> Answer:
    return Every(tuple(Having(topics_of, topic.id) for topic in found(archive.shelves.topics, topics)))


def topics_of(event: Event) -> frozenset[str]:
    """The ids of its topics, and of all wider ones."""
    return frozenset(around.id for topic in event.topics for around in topic.around())


def with_status(*statuses: str | Status) -> Criterion:
    """Has one of these statuses.

    Raises:
        UnknownName: if there is no such status.

    """
    return Atom("with_status", _with_status, tuple(word("status", Status, one) for one in statuses))


def _with_status(_: Archive, *statuses: str) -> Answer:
    return Judged(status_of, lambda status: certain(status in statuses))


def status_of(event: Event) -> Status | None:
    """How far it came; ``None`` where nobody says."""
    return event.status


def held() -> Criterion:
    """Took place, was said or was done."""
    return Atom("held", _held)


def _held(archive: Archive) -> Answer:
    return _with_status(archive, Status.HELD)


def disputed(*fields: str, decided: bool | None = None) -> Criterion:
    """Has a field of which not all reports can be true: one of these, or any where none is given.

    Args:
        fields: ``kind``, ``length``, ``order``, ``participants``, ``quantities``, ``status``, ``venue`` or
            ``when``.
        decided: only those of which a ruling decides, or only those of which none does.

    Raises:
        UnknownName: if reports cannot dispute of such a field.

    """
    asked = tuple(word("field in dispute", DISPUTABLE, field) for field in fields)
    must_be((bool, NoneType), decided, "decided is True, False or None for both")
    return Atom("disputed", _disputed, asked, options=options(decided=decided))


def _disputed(_: Archive, *fields: str, decided: bool | None = None) -> Answer:
    asked = {(field, ruled) for field in fields or DISPUTABLE for ruled in (True, False) if decided in (None, ruled)}
    return Judged(disputes_of, lambda disputes: certain(not asked.isdisjoint(disputes)))


def disputes_of(event: Event) -> frozenset[tuple[str, bool]]:
    """The fields of which its reports dispute, each with whether a ruling decides it."""
    return frozenset((dispute.field, dispute.decided) for dispute in event.disputes)
