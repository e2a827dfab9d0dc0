"""What one passage says of one event."""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING, final

import attrs

from usru_relations.records.shelf import Organisation, State

if TYPE_CHECKING:
    from usru_relations.records.quantities import Quantity
    from usru_relations.records.shelf import Actor, Kind, Series, Subject, Topic, Venue
    from usru_relations.records.sources import Passage, Source
    from usru_relations.times.length import Length
    from usru_relations.times.when import When


class Status(enum.StrEnum):
    """How far an event had come when it was reported, in the order in which things come about."""

    POSSIBLE = "possible"
    PROPOSED = "proposed"
    EXPECTED = "expected"
    ANNOUNCED = "announced"
    PLANNED = "planned"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"
    REFUSED = "refused"
    DENIED = "denied"
    NOT_HELD = "not-held"
    UNDERWAY = "underway"
    HELD = "held"

    @property
    def ahead(self) -> bool:
        """Whether the event lay ahead when it was reported so."""
        return self in _AHEAD

    @property
    def real(self) -> bool:
        """Whether the event had at least begun."""
        return self in (Status.UNDERWAY, Status.HELD)

    @property
    def negative(self) -> bool:
        """Whether it says that the event did not take place."""
        return self in (Status.REFUSED, Status.DENIED, Status.NOT_HELD)

    @property
    def takes_back(self) -> bool:
        """Whether the time that was said before no longer holds."""
        return self in (Status.POSTPONED, Status.CANCELLED, Status.REFUSED, Status.NOT_HELD)

    @property
    def rank(self) -> int:
        """Its place in the order in which things come about."""
        return _RANKS[self]


_RANKS = {status: rank for rank, status in enumerate(Status)}
_AHEAD = frozenset(
    {Status.POSSIBLE, Status.PROPOSED, Status.EXPECTED, Status.ANNOUNCED, Status.PLANNED, Status.POSTPONED}
)


class Role(enum.StrEnum):
    """What an actor did in an event."""

    PARTICIPANT = "participant"
    HOST = "host"
    GUEST = "guest"
    HEAD = "head"
    MEMBER = "member"
    SPEAKER = "speaker"
    ADDRESSEE = "addressee"
    DECIDER = "decider"
    SUBJECT = "subject"
    TRAVELLER = "traveller"
    ORGANISER = "organiser"


class Link(enum.StrEnum):
    """How one event relates to another."""

    AFTER = "after"
    """It starts when the other has ended."""
    BEFORE = "before"
    """It ends before the other starts."""
    FOLLOWS = "follows"
    """It results from the other, and so starts no earlier than the other starts."""
    DURING = "during"
    """It lies within the time of the other."""
    PART_OF = "part-of"
    """It is a part of the other, and so lies within its time."""
    NEXT_DAY = "next-day"
    """It falls on the civil day after the other's."""
    SAME_DAY = "same-day"
    """It falls on the other's civil day."""
    WITHIN = "within"
    """It starts when the other has ended, and no later than a length after that."""
    CONCERNS = "concerns"
    """It speaks of the other; that entails nothing of its time."""


@final
@attrs.frozen(kw_only=True)
class Participation:
    """That somebody took part, or did not."""

    actor: Actor
    role: Role = Role.PARTICIPANT
    capacity: str | None = None
    """What the passage calls the actor, in English."""
    side: Actor | None = None
    """The state or organisation that the actor represented."""
    absent: bool = False

    def __str__(self) -> str:
        name = f"{self.actor.name} ({self.capacity})" if self.capacity else self.actor.name
        side = f" for {self.side.name}" if self.side else ""
        return f"{self.role} {name}{side}{', absent' if self.absent else ''}"

    def represents(self, actor: Actor) -> bool:
        """Whether it is that actor who took part, or somebody who stands for it; raises as `Actor.stands_for`."""
        return self.actor.stands_for(actor) or (self.side is not None and self.side.stands_for(actor))


@final
@attrs.frozen(kw_only=True)
class Order:
    """The place in a series: the seventh of their meetings."""

    series: Series
    number: int

    def __str__(self) -> str:
        return f"number {self.number} of “{self.series.title}”"


@final
@attrs.frozen(kw_only=True)
class Relation:
    """How the wording relates an event to another, or to one of several."""

    link: Link
    others: tuple[Subject, ...]
    length: Length | None = None
    """For `Link.AFTER` and `Link.BEFORE`: how long after or before; for `Link.WITHIN`: how long after at the most."""
    zone: str | None = None
    """For civil days: the IANA zone in which they are reckoned; else each event's own."""


@final
@attrs.frozen(kw_only=True)
class Report:
    """What one passage says of one event; what it leaves unsaid is ``None`` or empty."""

    source: Source
    passage: Passage
    subjects: tuple[Subject, ...]
    """The event; several, where the passage speaks of one of these and leaves open which."""
    gist: str
    """In English, in our own words."""
    via: tuple[Actor, ...] = ()
    """The chain of attribution, nearest first."""
    status: Status | None = None
    kind: Kind | None = None
    when: When | None = None
    length: Length | None = None
    venue: Venue | None = None
    participants: tuple[Participation, ...] = ()
    topics: tuple[Topic, ...] = ()
    outcomes: tuple[str, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    order: Order | None = None
    relations: tuple[Relation, ...] = ()
    inferred: tuple[str, ...] = ()
    """The fields that rest on the curator's reading rather than on the passage's words."""
    note: str = ""

    def __hash__(self) -> int:
        return hash((self.source.id, self.passage, self.gist))

    @property
    def agency(self) -> Organisation | None:
        """The last agency or outlet in the chain of attribution; an organisation that belongs to a state is none."""
        outlets = [actor for actor in self.via if isinstance(actor, Organisation)]
        return next((one for one in reversed(outlets) if not any(isinstance(o, State) for o in one.around())), None)

    @property
    def speakers(self) -> tuple[Actor, ...]:
        """Who says it to the agency or the article: persons, bodies and states, nearest first."""
        return self.via if self.agency is None else self.via[self.via.index(self.agency) + 1 :]

    @property
    def origin(self) -> str:
        """The name of the outlet from which it comes: the agency, or else the publisher."""
        return self.agency.name if self.agency else self.source.name

    @property
    def speaker(self) -> str:
        """Who says it, in the last place."""
        return self.via[-1].name if self.via else self.source.name

    def __repr__(self) -> str:
        events = " or ".join(subject.id for subject in self.subjects)
        return f"<Report of {events} in {self.source.id}, {self.passage.digest}>"

    def __str__(self) -> str:
        chain = "".join(f", citing {actor.name}" for actor in self.via)
        return f"{self.source.name}{chain}: {self.gist}"


@final
@attrs.frozen(kw_only=True)
class Tally:
    """What one passage says of the number of events in a series."""

    source: Source
    passage: Passage
    series: Series
    gist: str
    via: tuple[Actor, ...] = ()
    least: int = 0
    most: int | None = None
    when: When | None = None
    """The time in which they are counted."""
    length: Length | None = None
    """How long that time was."""
    after: Subject | None = None
    """The event with which that time starts."""
    before: Subject | None = None
    """The event with which that time ends."""
    inferred: tuple[str, ...] = ()
    note: str = ""

    def __hash__(self) -> int:
        return hash((self.source.id, self.passage, self.gist))
