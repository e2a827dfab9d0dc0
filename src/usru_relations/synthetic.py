"""Made-up chronologies of any size, from a seed, for benchmarks and tests: their shape is that of news.

Few actors, venues and sources are met all the time and most hardly ever; venues are nested; windows reach from a minute
to a decade, in the civil time of the place, of nobody in particular, or in instants. Reports are shared by events, as
nothing here is read in an article: what looks into passages or into the timeline has nothing to look at.
"""

from __future__ import annotations

import datetime as dt
import functools
import itertools
import random
from typing import TYPE_CHECKING, Final, NamedTuple, TypeVar, final

import attrs

from usru_relations.archive import Archive, Shelves
from usru_relations.chronology import Chronology
from usru_relations.folding.events import Event, in_time
from usru_relations.index import Index
from usru_relations.records.names import Directory, Names
from usru_relations.records.reports import Participation, Report, Role, Status
from usru_relations.records.shelf import Actor, Kind, Level, Organisation, Person, State, Subject, Topic, Venue
from usru_relations.records.sources import Passage, Source
from usru_relations.times import clock
from usru_relations.times.clock import DAY, HOUR
from usru_relations.times.when import When

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

T = TypeVar("T")

_MINUTE: Final = 60 * clock.SECOND

ZONES: Final = (
    "Europe/Moscow", "America/New_York", "Asia/Riyadh", "Europe/Istanbul", "Asia/Almaty", "America/Anchorage",
    "Europe/Kyiv", "Asia/Kolkata", "Asia/Tokyo", "America/Havana", "Australia/Lord_Howe", "Pacific/Kiritimati",
)  # fmt: skip
KINDS: Final = {
    "event": None, "contact": "event", "statement": "event", "visit": "event", "decision": "event",
    "meeting": "contact", "call": "contact", "letter": "contact", "summit": "meeting", "talks": "meeting",
    "ceremony": "meeting", "interview": "statement", "briefing": "statement", "appointment": "decision",
    "sanctions": "decision",
}  # fmt: skip
LEVELS: Final = (Level.AREA, Level.COUNTRY, Level.REGION, Level.CITY, Level.SITE, Level.ROOM)
#: The spans in which times are told, in microseconds, and how often out of ten thousand.
SPANS: Final = {
    _MINUTE: 1_000, HOUR: 1_500, 4 * HOUR: 1_000, DAY: 5_000, 2 * DAY: 1_000, 7 * DAY: 400, 30 * DAY: 80,
    91 * DAY: 12, 365 * DAY: 7, 3_652 * DAY: 1,
}  # fmt: skip
STATUSES: Final = {
    Status.HELD: 80,
    Status.PLANNED: 8,
    Status.CANCELLED: 3,
    Status.POSSIBLE: 4,
    Status.DENIED: 2,
    None: 3,
}
FIRST: Final = clock.civil(dt.datetime(1930, 1, 1))
LAST: Final = clock.civil(dt.datetime(2027, 1, 1))

_UNKNOWN: Final = 0.1
"""The share of events whose place nobody tells."""


@final
@attrs.frozen(kw_only=True)
class World:
    """What events are made of, the commonest of each sort first."""

    kinds: tuple[Kind, ...]
    venues: tuple[Venue, ...]
    actors: tuple[Actor, ...]
    people: tuple[Participation, ...]
    topics: tuple[Topic, ...]
    reports: tuple[Report, ...]

    @property
    def shelves(self) -> Shelves:
        """The shelves on which all this stands."""
        return Shelves(
            actors=Directory("actor", self.actors),
            venues=Directory("venue", self.venues),
            kinds=Directory("kind", self.kinds),
            topics=Directory("topic", self.topics),
            series={},
            subjects={},
            sources={report.source.id: report.source for report in self.reports},
        )


def world(seed: int = 0, actors: int = 2_000, venues: int = 1_000, sources: int = 500) -> World:
    """The shelves of a made-up world."""
    chance = random.Random(seed)  # noqa: S311 - nothing is kept secret
    known = tuple(_actors(actors))
    states = [actor for actor in known if isinstance(actor, State)]
    return World(
        kinds=tuple(_kinds()),
        venues=tuple(_venues(venues, chance)),
        actors=known,
        people=tuple(_people(known, states, chance)),
        topics=tuple(Topic(id=f"topic-{number}", names=_named("Topic", number)) for number in range(40)),
        reports=tuple(_reports(sources, known[len(states)], chance)),
    )


def chronology(size: int, seed: int = 0, here: World | None = None, *, unbounded: float = 1e-5) -> Chronology:
    """A chronology of so many events.

    Args:
        size: how many.
        seed: what else is drawn.
        here: the world in which they happen; else that of `world`.
        unbounded: the share of events whose start, and of those whose end, nobody bounds.

    """
    place = here or world()
    made = events(size, seed, place, unbounded=unbounded)
    return Chronology(Archive(shelves=place.shelves), index=Index(made))


def events(size: int, seed: int, here: World, *, unbounded: float = 1e-5) -> list[Event]:
    """So many events in a world, in order of time."""
    chance = random.Random(seed)  # noqa: S311 - nothing is kept secret
    times = sorted(_times(chance, here, size, unbounded), key=_begin)
    return sorted(_made(chance, here, times), key=in_time)


def _times(chance: random.Random, here: World, size: int, unbounded: float) -> Iterator[tuple[When, Venue | None]]:
    """When and where something happened."""
    places = _often(chance, here.venues, size)
    spans = chance.choices(list(SPANS), list(SPANS.values()), k=size)
    for place, span in zip(places, spans, strict=True):
        venue = None if chance.random() < _UNKNOWN else place
        yield _when(chance, span, venue, unbounded), venue


def _begin(time: tuple[When, object]) -> int:
    return time[0].start or 0


def _made(chance: random.Random, here: World, times: Sequence[tuple[When, Venue | None]]) -> Iterator[Event]:
    size = len(times)
    kinds = _often(chance, here.kinds[1:], size)
    statuses = chance.choices(list(STATUSES), list(STATUSES.values()), k=size)
    people = _handfuls(chance, here.people, size, (0, 15, 40, 25, 20))
    topics = _handfuls(chance, here.topics, size, (20, 50, 20, 10))
    reports = _handfuls(chance, here.reports, size, (0, 70, 20, 10))
    for number, (when, venue) in enumerate(times):
        yield Event(
            id=f"event-{number}",
            title=f"{kinds[number].name} at {venue.name if venue else 'a place unknown'}",
            kind=kinds[number],
            when=when,
            status=statuses[number],
            venue=venue,
            participants=next(people),
            topics=next(topics),
            reports=next(reports),
        )


def _often(chance: random.Random, things: Sequence[T], size: int) -> list[T]:
    """Things drawn by the law of Zipf and Mandelbrot: the further back, the more rarely."""
    weights = itertools.accumulate(1 / (place + 3) for place in range(len(things)))
    return chance.choices(things, cum_weights=list(weights), k=size)


def _handfuls(chance: random.Random, things: Sequence[T], size: int, weights: Sequence[int]) -> Iterator[tuple[T, ...]]:
    """Draws of several different things each, with weights for none, one, two and so on."""
    numbers = chance.choices(range(len(weights)), weights, k=size)
    drawn = iter(_often(chance, things, sum(numbers)))
    return (tuple(dict.fromkeys(itertools.islice(drawn, number))) for number in numbers)


def _when(chance: random.Random, span: int, venue: Venue | None, unbounded: float) -> When:
    zone = venue.zone if venue else None
    start = FIRST + chance.randrange((LAST - FIRST) // span) * span
    end = start + span
    open = chance.random()
    if open < unbounded * 2:
        return _half(start, end, zone, chance.randrange(5) // 2)
    if zone:
        first = _instant(start, zone)
        return When(earliest=first, latest=max(_instant(end, zone), first + _MINUTE), zone=zone)
    if venue:
        return When(earliest=start, latest=end)
    return When(earliest=start - clock.EASTMOST, latest=end + clock.WESTMOST, civil=(start, end))


def _half(start: int, end: int, zone: str | None, sort: int) -> When:
    """A window with no start, with no end, or now and then with neither."""
    return When(earliest=start if sort == 1 else None, latest=end if sort == 0 else None, zone=zone)


def _instant(civil: int, zone: str) -> int:
    """The first instant at which clocks show a civil time."""
    week = civil // (7 * DAY)
    offset = _offset(week, zone)
    return clock.first(civil, zone) if offset is None else civil - offset


@functools.lru_cache(maxsize=200_000)
def _offset(week: int, zone: str) -> int | None:
    """How far clocks are ahead in a week; ``None`` if they change about then."""
    offsets = {civil - clock.first(civil, zone) for civil in range((week * 7 - 1) * DAY, (week * 7 + 9) * DAY, DAY)}
    return offsets.pop() if len(offsets) == 1 else None


def _named(word: str, number: int) -> Names:
    return Names({"en": (f"{word} {number}",)})


def _kinds() -> Iterator[Kind]:
    made: dict[str, Kind] = {}
    for id, of in KINDS.items():
        made[id] = Kind(id=id, names=Names({"en": (id.title(),)}), of=made[of] if of else None, remote=id == "call")
        yield made[id]


def _venues(number: int, chance: random.Random) -> Iterator[Venue]:
    """A tree in which each place is the child of one before it; most countries have one zone, some none."""
    depths: list[list[Venue]] = [[] for _ in LEVELS]
    for place in range(number):
        depth = min(place, 3) if place < 4 else chance.choices(range(1, 6), (2, 6, 30, 40, 22))[0]
        while depth and not depths[depth - 1]:
            depth -= 1
        within = chance.choice(depths[depth - 1]) if depth else None
        zones = (chance.choice(ZONES),) if depth == 1 and chance.random() < 0.9 else ()
        venue = Venue(
            id=f"venue-{place}", names=_named("Venue", place), level=LEVELS[depth], within=within, zones=zones
        )
        depths[depth].append(venue)
        yield venue


def _actors(number: int) -> Iterator[Actor]:
    """Some states first, then persons, and every fifth an organisation of a state or of none."""
    states = [State(id=f"actor-{one}", names=_named("State", one)) for one in range(min(20, number // 2))]
    yield from states
    for one in range(len(states), number):
        if one % 5 == 0:
            yield Organisation(
                id=f"actor-{one}", names=_named("Office", one), of=states[one % len(states)] if one % 2 else None
            )
        else:
            yield Person(id=f"actor-{one}", names=_named("Person", one))


def _people(actors: Sequence[Actor], states: Sequence[State], chance: random.Random) -> Iterator[Participation]:
    """Persons and offices before states; persons stand for one."""
    for actor in (*actors[len(states) :], *states):
        side = _often(chance, states, 1)[0] if isinstance(actor, Person) else None
        yield Participation(actor=actor, role=chance.choice(list(Role)), side=side)


class _Outlet(NamedTuple):
    publisher: str
    language: str


def _reports(number: int, agency: Actor, chance: random.Random) -> Iterator[Report]:
    """One report for each source; some rest on one agency."""
    outlets = [_Outlet(f"Outlet {one}", chance.choice(("en", "kk", "ru"))) for one in range(max(1, number // 8))]
    subject = Subject(id="any", title="Any", kind=next(_kinds()))
    for one in range(number):
        outlet = chance.choice(outlets)
        source = Source(
            id=f"source-{one}",
            headline=f"News {one}",
            language=outlet.language,
            published=When.parse("2026-12-31", "UTC"),
            publisher=outlet.publisher,
        )
        via = (agency,) if chance.random() < 0.2 else ()
        yield Report(source=source, passage=Passage.of(f"{one}"), subjects=(subject,), gist=f"It says {one}.", via=via)
