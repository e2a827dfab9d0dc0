"""Criteria of place."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final, TypeAlias

from usru_relations.query.answers import Judged, certain
from usru_relations.query.arguments import said
from usru_relations.query.criteria import Atom, Criterion
from usru_relations.records.shelf import Level, Venue
from usru_relations.truth import Truth

if TYPE_CHECKING:
    from usru_relations.archive import Archive
    from usru_relations.folding.events import Event
    from usru_relations.query.answers import Answer

Point: TypeAlias = tuple[float, float]

#: The mean radius of the Earth in kilometres (IUGG, R1).
RADIUS: Final = 6_371.0088
_NARROW: Final = frozenset({Level.ROOM, Level.BUILDING, Level.SITE, Level.CITY})


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


def placed() -> Criterion:
    """Has a venue, however wide; always YES or NO."""
    return Atom("placed", _placed)


def _placed(_: Archive) -> Answer:
    return Judged(venue_of, lambda place: certain(place is not None))


def near(place: str | Venue | Point, km: float) -> Criterion:
    """Takes place no farther from a point than so many kilometres, along the great circle.

    A city, and any place within one, is where its point is, or that of the nearest place around it up to the city.
    MAYBE where no such point is known: of a region, a country or the like, an event may be anywhere.

    Args:
        place: a venue that has a point, or a latitude and a longitude in degrees north and east (WGS 84).
        km: the distance on a sphere of the Earth's mean radius, 6 371.0088 km (IUGG).

    Raises:
        TypeError: if ``km`` is no number, or ``place`` neither a venue nor two numbers.
        ValueError: if ``km`` is negative or a point not on the globe; of a venue without a point, when it is put to
            an archive.

    """
    if not _is_number(km):
        raise TypeError(f"a distance is a number of kilometres, not {km!r}")
    if not km >= 0:
        raise ValueError(f"a distance is no less than 0 km, not {km}")
    where = _point(place) if isinstance(place, tuple | list) else said("venue", Venue, place)[0]
    return Atom("near", _near, (where, int(km) if km == int(km) else km))


def _near(archive: Archive, place: str | Point, km: float) -> Answer:
    middle = _middle_of(archive.shelves.venues.find(place)) if isinstance(place, str) else place

    def judge(venue: Venue | None) -> Truth:
        point = narrow_point(venue)
        return Truth.MAYBE if point is None else certain(distance(middle, point) <= km)

    return Judged(venue_of, judge)


def _middle_of(venue: Venue) -> Point:
    if venue.point is None:
        raise ValueError(
            f"nobody has told the point of {venue.name!r}: give a latitude and a longitude, as near((55.75, 37.62), 50)"
        )
    return venue.point


def narrow_point(venue: Venue | None) -> Point | None:
    """The point of a city or a narrower place, or of the nearest around it up to the city, if one is known."""
    around = venue.around() if venue is not None else ()
    return next((place.point for place in around if place.level in _NARROW and place.point is not None), None)


def distance(one: Point, other: Point) -> float:
    """The great-circle distance of two points in kilometres, by the haversine formula."""
    (north, east), (other_north, other_east) = (map(math.radians, point) for point in (one, other))
    across = math.sin((other_north - north) / 2) ** 2
    along = math.cos(north) * math.cos(other_north) * math.sin((other_east - east) / 2) ** 2
    return 2 * RADIUS * math.asin(math.sqrt(min(1.0, across + along)))


def _point(given: tuple[object, ...] | list[object]) -> Point:
    if len(given) != 2 or not all(map(_is_number, given)):
        raise TypeError(f"a point is a latitude and a longitude in degrees, as (55.75, 37.62), not {given!r}")
    north, east = (float(str(number)) for number in given)
    if not (abs(north) <= 90 and abs(east) <= 180):
        raise ValueError(f"a latitude lies within -90 to 90 and a longitude within -180 to 180 degrees, not {given!r}")
    return north, east


def _is_number(given: object) -> bool:
    return isinstance(given, int | float) and not isinstance(given, bool) and math.isfinite(given)
