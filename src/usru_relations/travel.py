"""Journeys that nobody can have made: who takes part in two events needs the time to get from one to the other.

Who takes part in what surely lasts less than a day is there from its start to its end; in what may last longer, at
some moment of it. That, a speed that no head of state has travelled faster than, and the least distance between the two
places are all that is assumed, so that what is found cannot be.
"""

from __future__ import annotations

import functools
import itertools
import math
from typing import TYPE_CHECKING, Final, NamedTuple, final

import attrs

from usru_relations.network.solving import Gap
from usru_relations.records.reports import Role
from usru_relations.records.shelf import Level, Person
from usru_relations.times.clock import DAY, HOUR

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from usru_relations.archive import Archive
    from usru_relations.folding.events import Event
    from usru_relations.inference.constraints import Ground
    from usru_relations.inference.timeline import Timeline
    from usru_relations.records.reports import Participation
    from usru_relations.records.shelf import Venue

#: Kilometres an hour. The fastest airliner flown, the Tu-144, was built for 2,500; Concorde cruised at Mach 2.04, about
#: 2,180; the aircraft of both presidents, VC-25A and Il-96, fly slower than sound. No time on the ground is added.
FASTEST: Final = 2_500
#: The mean radius of the Earth in kilometres (IUGG, R1).
RADIUS: Final = 6_371.0088
#: How far a great circle on the sphere may be longer than the way on the ellipsoid (WGS 84): less than 0.6 in 100.
FLATTENED: Final = 0.994
#: How far from its point, in kilometres, a place of a level may reach. Wider places are nowhere in particular.
REACH: Final = {Level.ROOM: 2, Level.BUILDING: 2, Level.SITE: 50, Level.CITY: 100}
#: The roles of those who are there in person. Who speaks, decides or is addressed may be elsewhere.
PRESENT: Final = frozenset({Role.PARTICIPANT, Role.HOST, Role.GUEST, Role.HEAD, Role.MEMBER})


@final
@attrs.frozen(kw_only=True)
class Journey:
    """A way from one event to another, in either order, for which somebody had no time."""

    person: Person
    events: tuple[Event, Event]
    distance: float
    """Kilometres at least."""
    needed: int
    """Microseconds at least."""
    grounds: tuple[Ground, ...]
    """What is said of the times and does not leave so much."""


def impossible_journeys(archive: Archive, speed: float = FASTEST) -> Iterator[Journey]:
    """The journeys between two events that nobody can have made at a speed in kilometres an hour."""
    doors = functools.cache(functools.partial(_doors, archive.timeline))
    for person, events in _whereabouts(archive).items():
        for one, other in _near(events, speed):
            distance = apart(one.venue, other.venue)
            needed = math.floor(distance / speed * HOUR)
            if needed <= 0 or _after(one, other, needed) or _after(other, one, needed):
                continue
            here, there = doors(one.id), doors(other.id)
            grounds = _refuted(archive.timeline, Gap(here.out, there.into, needed), Gap(there.out, here.into, needed))
            if grounds is not None:
                yield Journey(person=person, events=(one, other), distance=distance, needed=needed, grounds=grounds)


def apart(one: Venue | None, other: Venue | None) -> float:
    """The kilometres that surely lie between two places: the great circle (haversine) less what both may reach."""
    here, there = _spot(one), _spot(other)
    if here is None or there is None or one is None or other is None or one.inside(other) or other.inside(one):
        return 0.0
    return max(0.0, great_circle(here.point, there.point) * FLATTENED - REACH[here.level] - REACH[there.level])


def great_circle(one: tuple[float, float] | None, other: tuple[float, float] | None) -> float:
    """The kilometres between two points of latitude and longitude in degrees, on a sphere (haversine)."""
    if one is None or other is None:
        return 0.0
    (south, west), (north, east) = ([math.radians(degrees) for degrees in point] for point in (one, other))
    half = math.sin((north - south) / 2) ** 2
    half += math.cos(south) * math.cos(north) * math.sin((east - west) / 2) ** 2
    return 2 * RADIUS * math.asin(min(1.0, math.sqrt(half)))


def _spot(venue: Venue | None) -> Venue | None:
    """The innermost place around a venue, itself included, that has a point; none if it is wider than a city."""
    for place in venue.around() if venue is not None else ():
        if place.level not in REACH or place.point is not None:
            return place if place.level in REACH else None
    return None


def _whereabouts(archive: Archive) -> dict[Person, list[Event]]:
    """The events that took place somewhere in particular, by the persons who were there."""
    found: dict[Person, list[Event]] = {}
    for event in archive.events:
        real = event.status is not None and event.status.real
        if real and not event.kind.is_remote and _spot(event.venue) is not None:
            for person in dict.fromkeys(one.actor for one in event.participants if _is_there(event, one)):
                if isinstance(person, Person):
                    found.setdefault(person, []).append(event)
    return found


def _is_there(event: Event, one: Participation) -> bool:
    """Whether somebody is there in person, which nobody disputes."""
    open_ = [dispute for dispute in event.disputes if dispute.field == "participants" and not dispute.decided]
    return one.role in PRESENT and not any(one.actor == side.value.actor for dispute in open_ for side in dispute.sides)


def _refuted(timeline: Timeline, *ways: Gap) -> tuple[Ground, ...] | None:
    """Why there is time for none of these ways; ``None`` if there may be for one."""
    grounds: dict[Ground, None] = {}
    for way in ways:
        if (found := timeline.refuted(way)) is None:
            return None
        grounds |= dict.fromkeys(found)
    return tuple(grounds)


class _Doors(NamedTuple):
    """The time points at which an event may be entered at the latest and left at the earliest."""

    into: int
    out: int


def _doors(timeline: Timeline, event: str) -> _Doors:
    """Who is there is there from the start to the end, if it surely lasts less than a day, else at some moment."""
    start, end = timeline.points(event)
    short = timeline.refuted(Gap(start, end, DAY)) is not None
    return _Doors(start, end) if short else _Doors(end, start)


def _near(events: Sequence[Event], speed: float) -> Iterator[tuple[Event, Event]]:
    """The pairs of events whose windows come nearer to each other than the longest journey on Earth takes."""
    longest = math.ceil(math.pi * RADIUS / speed * HOUR)
    ordered = sorted(events, key=lambda event: (event.when.start is not None, event.when.start or 0))
    for index, one in enumerate(ordered):
        yield from ((one, other) for other in itertools.takewhile(_before(one, longest), ordered[index + 1 :]))


def _before(one: Event, longest: int) -> Callable[[Event], bool]:
    return lambda other: not _after(one, other, longest)


def _after(one: Event, other: Event, needed: int) -> bool:
    """Whether all of an event surely lies so long after all of another."""
    end, start = one.when.end, other.when.start
    return end is not None and start is not None and end + needed <= start
