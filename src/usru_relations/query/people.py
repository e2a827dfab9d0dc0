"""Criteria of who took part: those of whom it is told, and nobody else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from usru_relations.query.answers import Every, Having, Judged, certain
from usru_relations.query.arguments import counted, found, options, said
from usru_relations.query.criteria import Atom, Criterion
from usru_relations.records.names import key, word
from usru_relations.records.reports import Participation, Role
from usru_relations.records.shelf import Actor
from usru_relations.truth import Truth

if TYPE_CHECKING:
    from usru_relations.archive import Archive
    from usru_relations.folding.events import Event
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


def with_participant(
    actor: str | Actor | None = None,
    *,
    role: str | Role | None = None,
    capacity: str | None = None,
    side: str | Actor | None = None,
) -> Criterion:
    """Has somebody among those who took part of whom all that is asked holds at once.

    MAYBE where nobody says in what capacity somebody took part, or for which side.

    Args:
        actor: who it is, or whom they stand for.
        role: what they did in it, as it is told.
        capacity: words of what a passage calls them, whole ones in any order: ``"ambassador"``.
        side: the state or organisation that they represent, or are, or belong to.

    Raises:
        TypeError: if nothing is asked.
        UnknownName: if there is no such role.

    """
    if actor is None and role is None and capacity is None and side is None:
        raise TypeError("with_participant() needs an actor, a role, a capacity or a side, as in role='host'")
    if capacity is not None and not _has_words(capacity):
        raise TypeError(f"a capacity is given in words, as 'ambassador', not as {capacity!r}")
    return Atom(
        "with_participant",
        _with_participant,
        () if actor is None else said("actor", Actor, actor),
        options=options(
            role=None if role is None else word("role", Role, role),
            capacity=capacity,
            side=None if side is None else said("actor", Actor, side)[0],
        ),
    )


def _has_words(given: object) -> bool:
    return isinstance(given, str) and bool(key(given))


def _with_participant(
    archive: Archive, actor: str | None = None, role: str | None = None, capacity: str = "", side: str | None = None
) -> Answer:
    who, whose = (None if name is None else archive.shelves.actors.find(name) for name in (actor, side))
    words = frozenset(key(capacity).split())

    def fits(one: Participation) -> Truth:
        if (who and not one.represents(who)) or (role and one.role != role):
            return Truth.NO
        return _on_side(one, whose) & _called(one, words)

    def judge(participants: tuple[Participation, ...]) -> Truth:
        return max((fits(one) for one in participants), key=lambda said: said.value, default=Truth.NO)

    return Judged(participants_of, judge)


def _on_side(one: Participation, side: Actor | None) -> Truth:
    return certain(True) if side is None else Truth.of(one.represents(side), one.side is None)


def _called(one: Participation, words: frozenset[str]) -> Truth:
    if not words or one.capacity is None:
        return Truth.of(not words, possible=True)
    return certain(words <= set(key(one.capacity).split()))


def participants_of(event: Event) -> tuple[Participation, ...]:
    """Who took part, each with a role, a capacity and a side."""
    return event.participants


def with_participants(least: int = 1, most: int | None = None) -> Criterion:
    """Has at least so many participants, and at most so many, as far as they are told of.

    A body such as a delegation counts once; somebody with several roles, too.

    Raises:
        TypeError: if a number is not whole.
        ValueError: if ``least`` is negative, or ``most`` below it.

    """
    return Atom(
        "with_participants", _with_participants, counted("participants", least, most), options=options(most=most)
    )


def _with_participants(_: Archive, least: int, most: int | None = None) -> Answer:
    return Judged(number_of, lambda number: certain(least <= number and (most is None or number <= most)))


def number_of(event: Event) -> int:
    """How many took part, as far as they are told of."""
    return len({one.actor for one in event.participants})
