"""What stands on the shelves: actors, venues, kinds, topics, series, and the subjects that reports are about."""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING, TypeVar, final

import attrs

from usru_relations.given import must_be
from usru_relations.records.names import Names

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from usru_relations.times.when import When

T = TypeVar("T")


@attrs.frozen(kw_only=True)
class _Entry:
    """What every shelf entry has: it is hashed by its id alone."""

    id: str
    names: Names = attrs.field(factory=Names, hash=False)
    spellings: tuple[str, ...] = attrs.field(default=(), hash=False)
    """Every other form that the sources print."""

    @property
    def name(self) -> str:
        """The first name in English, or else in any language."""
        return next(iter(self.names.all), self.id)

    @property
    def known_as(self) -> tuple[str, ...]:
        """Every name and spelling, in all languages."""
        return (*self.names.all, *self.spellings)

    def __str__(self) -> str:
        return self.name


@final
@attrs.frozen(kw_only=True)
class Term:
    """The time in which a person held a capacity, under each of the names that sources give it."""

    capacities: tuple[str, ...]
    when: When


@attrs.frozen(kw_only=True)
class Actor(_Entry):
    """Somebody or something that takes part: a `Person`, `State`, `Organisation` or `Body`."""

    of: Actor | None = attrs.field(default=None, hash=False)
    """The state or organisation that it belongs to; persons belong to nobody, reports say whom they represent."""

    def stands_for(self, other: Actor) -> bool:
        """Whether it is the other, or belongs to it.

        Raises:
            TypeError: if the other is no `Actor`.

        """
        must_be(Actor, other, "somebody stands for an Actor, as facts.actor() finds them")
        return other in self.around()

    def around(self) -> Iterator[Actor]:
        """Itself and everything that it belongs to."""
        return _chain(self, _owner)


@final
@attrs.frozen(kw_only=True)
class Person(Actor):
    """A human being."""

    terms: tuple[Term, ...] = attrs.field(default=(), hash=False)
    """When the person held what; capacities that are not named in any may be held at any time."""


@final
@attrs.frozen(kw_only=True)
class State(Actor):
    """A state, which people, bodies and organisations represent."""

    seat: Venue | None = attrs.field(default=None, hash=False)
    """The place of its government, at whose clock its end of a call is read."""


@final
@attrs.frozen(kw_only=True)
class Organisation(Actor):
    """A lasting organisation: an agency, a publisher, a company, an office."""


@final
@attrs.frozen(kw_only=True)
class Body(Actor):
    """A group of people: a delegation, a working group, an administration, an assembly."""


class Level(enum.StrEnum):
    """What sort of place a venue is."""

    ROOM = "room"
    BUILDING = "building"
    SITE = "site"
    CITY = "city"
    REGION = "region"
    COUNTRY = "country"
    SEA = "sea"
    AREA = "area"


@final
@attrs.frozen(kw_only=True)
class Venue(_Entry):
    """A place in the tree of containment."""

    level: Level
    within: Venue | None = attrs.field(default=None, hash=False)
    own_zones: tuple[str, ...] = attrs.field(default=(), alias="zones", hash=False)
    point: tuple[float, float] | None = attrs.field(default=None, hash=False)
    """Latitude and longitude of its middle, in degrees north and east (WGS 84)."""

    @property
    def zones(self) -> tuple[str, ...]:
        """The IANA zones of its clocks, its own or those of the nearest place around it that has any."""
        return next((place.own_zones for place in self.around() if place.own_zones), ())

    @property
    def zone(self) -> str | None:
        """The IANA zone of its clocks, if it has just one."""
        return self.zones[0] if len(self.zones) == 1 else None

    def around(self) -> Iterator[Venue]:
        """Itself and every place that contains it, from the innermost outwards."""
        return _chain(self, _container)

    def inside(self, other: Venue) -> bool:
        """Whether it is the other, or contained in it.

        Raises:
            TypeError: if the other is no `Venue`.

        """
        must_be(Venue, other, "a place is inside a Venue, as facts.venue() finds it")
        return other in self.around()


@final
@attrs.frozen(kw_only=True)
class Kind(_Entry):
    """A kind of event in the tree of kinds: a summit is a sort of meeting."""

    of: Kind | None = attrs.field(default=None, hash=False)
    remote: bool = attrs.field(default=False, hash=False)
    """Whether each side takes part from its own place, as in a call."""

    @property
    def is_remote(self) -> bool:
        """Whether it, or a kind of which it is a sort, is `remote`."""
        return any(kind.remote for kind in self.sorts())

    def sorts(self) -> Iterator[Kind]:
        """Itself and every kind of which it is a sort, the narrowest first."""
        return _chain(self, _sort)

    def is_a(self, other: Kind) -> bool:
        """Whether it is the other, or a sort of it.

        Raises:
            TypeError: if the other is no `Kind`.

        """
        must_be(Kind, other, "a kind is a sort of a Kind, such as that of an event")
        return other in self.sorts()


@final
@attrs.frozen(kw_only=True)
class Topic(_Entry):
    """What an event is about, in the tree of topics: gas is a part of energy."""

    of: Topic | None = attrs.field(default=None, hash=False)
    """The wider topic."""

    def around(self) -> Iterator[Topic]:
        """Itself and every topic of which it is a part, the narrowest first."""
        return _chain(self, _wider)


@final
@attrs.frozen(kw_only=True)
class Series:
    """Events that are counted together: of a kind, of these people, since a time."""

    id: str
    title: str = attrs.field(hash=False)
    kind: Kind = attrs.field(hash=False)
    participants: tuple[Actor, ...] = attrs.field(default=(), hash=False)
    since: When | None = attrs.field(default=None, hash=False)


@final
@attrs.frozen(kw_only=True)
class Ruling:
    """A curator's decision of a dispute: whose passages hold, and why."""

    field: str
    passages: tuple[str, ...]
    """The digests of the passages that hold."""
    reason: str


@final
@attrs.frozen(kw_only=True)
class Subject:
    """What reports are about: the id under which they fold to one event."""

    id: str
    title: str = attrs.field(hash=False)
    kind: Kind = attrs.field(hash=False)
    rulings: tuple[Ruling, ...] = attrs.field(default=(), hash=False)

    def __str__(self) -> str:
        return self.title


def _owner(actor: Actor) -> Actor | None:
    return actor.of


def _container(venue: Venue) -> Venue | None:
    return venue.within


def _wider(topic: Topic) -> Topic | None:
    return topic.of


def _sort(kind: Kind) -> Kind | None:
    return kind.of


def _chain(first: T, step: Callable[[T], T | None]) -> Iterator[T]:
    node: T | None = first
    while node is not None:
        yield node
        node = step(node)
