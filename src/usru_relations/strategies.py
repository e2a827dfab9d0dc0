"""Hypothesis strategies for chronologies, for the tests of whoever builds on this library.

A story begins with a hidden timeline: what is true. Reports are then drawn that say something true about it, more or
less precisely, so that its chronology is consistent; `faulty` plants one fault in it by name. All is drawn as small
integers that are mapped to values, which is fast and shrinks well; this module alone needs hypothesis.
"""

from __future__ import annotations

import datetime as dt
import functools
import itertools
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeAlias, TypeVar, final

import attrs
from hypothesis import strategies as st

from usru_relations import clock
from usru_relations.archive import Archive, Shelves
from usru_relations.chronology import Chronology
from usru_relations.clock import DAY, HOUR
from usru_relations.edtf import PARTS_OF_DAY
from usru_relations.length import Length
from usru_relations.names import Directory, Names
from usru_relations.reports import Link, Order, Participation, Relation, Report, Role, Status, Tally
from usru_relations.shelf import (
    Actor,
    Body,
    Kind,
    Level,
    Organisation,
    Person,
    Ruling,
    Series,
    State,
    Subject,
    Topic,
    Venue,
)  # fmt: skip
from usru_relations.sources import Passage, Source
from usru_relations.when import When

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

T = TypeVar("T")
Row: TypeAlias = tuple[int, ...]

#: Fourteen hours ahead and twelve behind, quarters of hours, half-hour summer time, midnights that repeat.
ZONES: Final = (
    "Pacific/Kiritimati", "Etc/GMT+12", "Asia/Kathmandu", "Australia/Lord_Howe", "America/Havana", "Africa/Casablanca",
)  # fmt: skip
LANGUAGES: Final = ("en", "kk", "ru")
MINUTE: Final = 60 * clock.SECOND

_WORDS: Final = {"en": "thing", "kk": "зат", "ru": "вещь"}
_LASTING: Final = tuple(minutes * MINUTE for minutes in (60, 1, 15, 90, 220, 300, 540, 1_560, 4_320, 14_400))
#: Clocks change in the three weeks after each: in Havana forward and back, in Lord Howe and Casablanca in April.
_ORIGINS: Final = tuple(clock.civil(dt.datetime(2025, *day)) for day in ((3, 1), (10, 20), (3, 28)))
_AHEAD: Final = (Status.PLANNED, None, Status.POSSIBLE, Status.ANNOUNCED, Status.EXPECTED, Status.POSTPONED)


class World(NamedTuple):
    """The shelves of all stories of the same zones and languages."""

    cities: tuple[Venue, ...]
    halls: tuple[Venue, ...]
    kinds: Directory[Kind]
    venues: Directory[Venue]
    actors: Directory[Actor]
    topics: Directory[Topic]
    series: Series

    def __repr__(self) -> str:
        return "world()"


@final
@attrs.frozen(kw_only=True)
class Story:
    """A chronology, and the hidden truth that all its reports tell."""

    chronology: Chronology
    truth: Mapping[str, tuple[int, int]]
    """When each event started and ended, by id, in microseconds since 1970 in UTC."""

    def __repr__(self) -> str:
        events = [f"{id}: {clock.naive(start)} to {clock.naive(end)} UTC" for id, (start, end) in self.truth.items()]
        return "\n".join(["<Story", *events, *map(_shown, self.chronology.reports), ">"])


@final
@attrs.frozen(kw_only=True)
class Planted:
    """A story, its chronology with one fault more, and what the rules should find in it."""

    story: Story
    broken: Chronology
    rule: str
    events: frozenset[str]
    """The events that the finding names."""
    field: str | None = None
    """The field in dispute, if the fault is a dispute within one event."""


class _Fact(NamedTuple):
    """An event as it truly was."""

    subject: Subject
    start: int
    end: int
    place: Venue | None
    clocks: tuple[str, ...]
    """The zone in which its civil times are told: the place's, or that of one end of a call."""
    abroad: bool
    """Whether its times are told on the clocks of other places too."""
    undated: bool
    kind: Kind
    people: tuple[Participation, ...]
    topics: tuple[Topic, ...]


class _Choices:
    """Choices taken from one integer; when it is used up, the first of the options."""

    def __init__(self, number: int) -> None:
        self.left = number

    def of(self, options: Sequence[T]) -> T:
        self.left, index = divmod(self.left, len(options))
        return options[index]

    def some(self, options: Sequence[T]) -> tuple[T, ...]:
        return tuple(option for option in options if self.of((False, True)))


def _shown(report: Report) -> str:
    """A report as a line: what it says of which event, and when it was published."""
    names = ("status", "when", "length", "venue", "kind", "order")
    said = [f"{name}={value}" for name in names if (value := getattr(report, name)) is not None]
    said += [f"{relation.link} {' or '.join(one.id for one in relation.others)}" for relation in report.relations]
    said += [str(one.actor) for one in report.participants]
    return f"{' or '.join(one.id for one in report.subjects)}, told {report.source.published}: {', '.join(said)}"


def whens(zones: Sequence[str] = ZONES) -> st.SearchStrategy[When]:
    """Windows of all forms and precisions; leaves out decades, weekdays without a week and other years than 2025."""
    return _SPANS.map(functools.partial(_any_when, zones=tuple(zones)))


def lengths() -> st.SearchStrategy[Length]:
    """Lengths of a minute to ten days in all forms; leaves out months, years and what reaches down to nothing."""
    return _NUMBERS.map(lambda number: _any_length(_Choices(number)))


def venues(zones: Sequence[str] = ZONES, languages: Sequence[str] = LANGUAGES) -> st.SearchStrategy[Venue]:
    """Places of a tree of four floors, from a hall to the world; leaves out points."""
    return st.sampled_from(tuple(world(tuple(zones), tuple(languages)).venues.values()))


def actors(zones: Sequence[str] = ZONES, languages: Sequence[str] = LANGUAGES) -> st.SearchStrategy[Actor]:
    """Two states, their people and bodies, two agencies; leaves out namesakes."""
    return st.sampled_from(tuple(world(tuple(zones), tuple(languages)).actors.values()))


def sources(zones: Sequence[str] = ZONES, languages: Sequence[str] = LANGUAGES) -> st.SearchStrategy[Source]:
    """Articles published in 2025, to the minute, the hour or the day; leaves out addresses and whole digests."""
    return _SOURCES.map(functools.partial(_source, world=world(tuple(zones), tuple(languages)), origin=_ORIGINS[0]))


def reports(
    zones: Sequence[str] = ZONES, languages: Sequence[str] = LANGUAGES, subjects: int = 1
) -> st.SearchStrategy[Report]:
    """Reports of a few events that may well contradict each other; leaves out relations and open references."""
    return _ANY_REPORTS.map(
        functools.partial(_any_report, world=world(tuple(zones), tuple(languages)), subjects=subjects)
    )


def stories(
    size: int = 10,
    zones: Sequence[str] = ZONES,
    undated: float = 0.25,
    languages: Sequence[str] = LANGUAGES,
    least: int = 0,
) -> st.SearchStrategy[Story]:
    """Chronologies beside their hidden truth.

    Leaves out what did not happen, plans that failed, rulings, and calls told on the clocks of both ends.

    Args:
        size: the most events.
        zones: the IANA zones of the places.
        undated: the share of events of which no report tells the time.
        languages: the languages (ISO 639) of names and articles.
        least: the fewest events.

    """
    return _stories(size, tuple(zones), round(undated * 8), tuple(languages), least)


def archives(
    size: int = 10, zones: Sequence[str] = ZONES, undated: float = 0.25, languages: Sequence[str] = LANGUAGES
) -> st.SearchStrategy[Archive]:
    """What the chronologies of `stories` rest on; leaves out what they leave out."""
    return stories(size, zones, undated, languages).map(lambda story: story.chronology.archive)


def chronologies(
    size: int = 10, zones: Sequence[str] = ZONES, undated: float = 0.25, languages: Sequence[str] = LANGUAGES
) -> st.SearchStrategy[Chronology]:
    """The chronologies of `stories`, consistent; leaves out what they leave out."""
    return stories(size, zones, undated, languages).map(lambda story: story.chronology)


def faulty(name: str, size: int = 6) -> st.SearchStrategy[Planted]:
    """Stories with the fault of that name of `FAULTS`; leaves out several faults at once."""
    plant = FAULTS[name]
    return st.tuples(stories(size, least=1), _NUMBERS).map(lambda drawn: plant(_Planter(*drawn)))


@functools.cache
def world(zones: tuple[str, ...] = ZONES, languages: tuple[str, ...] = LANGUAGES) -> World:
    """The shelves of all stories of these zones and languages."""

    def names(word: str) -> Names:
        return Names({language: (f"{word} {_WORDS.get(language, language)}",) for language in languages})

    earth = Venue(id="earth", names=names("earth"), level=Level.AREA)
    clocks = zones if len(zones) > 1 else zones * 2
    pairs = [clocks[index : index + 2] for index in range(0, len(clocks), 2)]
    lands = [
        Venue(id=f"land-{i}", names=names(f"land {i}"), level=Level.COUNTRY, within=earth, zones=tuple(pair))
        for i, pair in enumerate(pairs)
    ]
    cities = tuple(
        Venue(id=f"city-{i}", names=names(f"city {i}"), level=Level.CITY, within=lands[i // 2], zones=(zone,))
        for i, zone in enumerate(clocks)
    )
    halls = tuple(
        Venue(id=f"hall-{i}", names=names(f"hall {i}"), level=Level.BUILDING, within=city)
        for i, city in enumerate(cities)
    )
    kinds: dict[str, Kind] = {}
    for id, of in _KINDS:
        kinds[id] = Kind(id=id, names=names(id), of=kinds.get(of), remote=id == "call")
    states = [State(id=f"state-{i}", names=names(f"state {i}"), seat=cities[i]) for i in range(2)]
    people = [Person(id=f"person-{i}", names=names(f"person {i}"), spellings=(f"P{i}",)) for i in range(4)]
    bodies = [Body(id=f"body-{i}", names=names(f"body {i}"), of=state) for i, state in enumerate(states)]
    agencies = [Organisation(id=f"agency-{i}", names=names(f"agency {i}")) for i in range(2)]
    return World(
        cities,
        halls,
        Directory("kind", kinds.values()),
        Directory("venue", [earth, *lands, *cities, *halls]),
        Directory("actor", [*states, *people, *bodies, *agencies]),
        Directory("topic", [Topic(id=f"topic-{i}", names=names(f"topic {i}")) for i in range(3)]),
        Series(id="rounds", title="Rounds", kind=kinds["meeting"], participants=(people[0], people[1])),
    )


_KINDS: Final = (
    ("occurrence", ""), ("contact", "occurrence"), ("meeting", "contact"), ("summit", "meeting"), ("talks", "meeting"),
    ("call", "contact"), ("statement", "occurrence"),
)  # fmt: skip

_NUMBERS: Final = st.integers(0, 2**24 - 1)
_SPANS: Final = st.tuples(st.integers(0, 1_000), st.integers(0, len(_LASTING) - 1), _NUMBERS)
_SOURCES: Final = st.tuples(st.integers(0, 1_000), st.integers(0, 2**10 - 1))
_ANY_REPORTS: Final = st.tuples(_SOURCES, _SPANS, _NUMBERS)
_REPORTS: Final = st.lists(st.tuples(st.integers(0, 2**11 - 1), _NUMBERS), min_size=1, max_size=3)
_EVENTS: Final = st.tuples(
    st.integers(0, 1_000), st.integers(0, len(_LASTING) - 1), st.integers(0, 2**20 - 1), _REPORTS
)
_TALLIES: Final = st.lists(st.integers(0, 2**8 - 1), max_size=2)
_ARTICLES: Final = st.lists(_SOURCES, min_size=1, max_size=4)
_SEASONS: Final = st.sampled_from(_ORIGINS)


@functools.cache
def _stories(
    size: int, zones: tuple[str, ...], undated: int, languages: tuple[str, ...], least: int
) -> st.SearchStrategy[Story]:
    here = world(zones, languages)
    events = st.lists(_EVENTS, min_size=least, max_size=size)
    return st.tuples(_SEASONS, _ARTICLES, events, _TALLIES).map(lambda drawn: _story(here, undated, *drawn))


def _story(
    here: World,
    undated: int,
    origin: int,
    articles: Sequence[tuple[int, int]],
    events: Sequence[tuple[int, int, int, Sequence[tuple[int, int]]]],
    tallies: Sequence[int],
) -> Story:
    facts = [
        _fact(here, undated, origin + event[0] * HOUR // 2, index, *event[1:3]) for index, event in enumerate(events)
    ]
    printed = [(_source(row, here, origin, index), origin + row[0] * HOUR) for index, row in enumerate(articles)]
    numbers = _numbers(here, facts)
    told = [
        _report(here, facts, numbers, fact, printed, said, number)
        for fact, event in zip(facts, events, strict=True)
        for said, number in event[3]
    ]
    shelves = Shelves(
        actors=here.actors,
        venues=here.venues,
        kinds=here.kinds,
        topics=here.topics,
        series={here.series.id: here.series},
        subjects={fact.subject.id: fact.subject for fact in facts},
        sources={source.id: source for source, _ in printed},
    )
    counted = tuple(_tally(here, facts, *printed[row % len(printed)], index) for index, row in enumerate(tallies))
    archive = Archive(shelves=shelves, reports=told, tallies=counted)
    truth = {fact.subject.id: (fact.start, fact.end) for fact in facts}
    return Story(chronology=Chronology(archive), truth=truth)


def _fact(here: World, undated: int, start: int, index: int, lasting: int, shape: int) -> _Fact:
    choices = _Choices(shape)
    kind = choices.of([here.kinds[id] for id in ("meeting", "summit", "talks", "statement", "call")])
    city = choices.of(range(len(here.cities)))
    place = None if kind.is_remote else choices.of((here.cities[city], here.halls[city]))
    states, everybody = [here.actors["state-0"], here.actors["state-1"]], [here.actors[f"person-{i}"] for i in range(4)]
    people = everybody[:2] if kind.is_remote else choices.some(everybody) or everybody[:1]
    seats = sorted({zone for state in states if isinstance(state, State) and state.seat for zone in state.seat.zones})
    return _Fact(
        subject=Subject(id=f"event-{index}", title=f"Event {index}", kind=tuple(kind.sorts())[-1]),
        start=start,
        end=start + _LASTING[lasting],
        place=place,
        clocks=(choices.of(seats),) if place is None else place.zones,
        undated=choices.of(range(8)) < undated,
        abroad=choices.of((False, True)),
        kind=kind,
        people=tuple(Participation(actor=one, side=states[everybody.index(one) % 2]) for one in people),
        topics=choices.some(tuple(here.topics.values())),
    )


def _numbers(here: World, facts: Sequence[_Fact]) -> dict[str, int]:
    """The rounds in order of time; what overlaps the one before is not numbered."""
    numbers: dict[str, int] = {}
    end: int | None = None
    for fact in sorted(facts, key=lambda fact: fact.start):
        if _is_round(here, fact) and (end is None or end <= fact.start):
            numbers[fact.subject.id] = len(numbers) + 1
            end = fact.end
    return numbers


def _is_round(here: World, fact: _Fact) -> bool:
    here_were = {one.actor for one in fact.people}
    return fact.kind.is_a(here.series.kind) and here_were >= set(here.series.participants)


def _source(row: tuple[int, int], world: World, origin: int, index: int | None = None) -> Source:
    hours, shape = row
    choices = _Choices(shape)
    zone = choices.of([city.own_zones[0] for city in world.cities])
    civil = clock.wall(origin + hours * HOUR, zone)
    languages = tuple(next(iter(world.actors.values())).names) or ("en",)
    return Source(
        id=f"article-{hours}-{shape}" if index is None else f"article-{index}",
        headline="What happened",
        language=choices.of(languages),
        published=_parsed(_unit(civil, choices.of(("minutes", "hours", "days"))), choices.of((zone, zone, None))),
        publisher=choices.of(("Courier", None, "Gazette")),
    )


def _report(
    here: World,
    facts: Sequence[_Fact],
    numbers: Mapping[str, int],
    fact: _Fact,
    printed: Sequence[tuple[Source, int]],
    said: int,
    number: int,
) -> Report:
    choices, tells = _Choices(number), [bool(said >> bit & 1) for bit in range(11)]
    source, published = choices.of(printed)
    other = choices.of(facts)
    passage = f"{source.language} {fact.subject.id} {said % 3}"
    subjects = (other.subject, fact.subject) if tells[9] and tells[10] and other is not fact else (fact.subject,)
    everybody = fact.place is None
    return Report(
        source=source,
        passage=Passage.of(passage),
        subjects=subjects,
        gist=f"Of {fact.subject.id}, {said} and {number}.",
        status=_status(fact, published, choices),
        when=_true_when(fact, choices, here) if tells[0] and not fact.undated else None,
        length=_true_length(fact.end - fact.start, choices) if tells[1] else None,
        venue=choices.of(tuple(fact.place.around())) if tells[2] and fact.place else None,
        kind=choices.of(tuple(fact.kind.sorts())) if tells[3] else None,
        participants=(fact.people if everybody else choices.some(fact.people)) if tells[4] else (),
        topics=choices.some(fact.topics) if tells[5] else (),
        outcomes=("They agreed.",) if tells[5] and tells[8] else (),
        relations=(_true_relation(fact, other, choices, facts),) if tells[6] and other is not fact else (),
        order=Order(series=here.series, number=numbers[fact.subject.id])
        if tells[7] and fact.subject.id in numbers
        else None,
        via=choices.some(tuple(here.actors.values())[:3]) if tells[8] else (),
    )


def _status(fact: _Fact, published: int, choices: _Choices) -> Status | None:
    if published <= fact.start:
        return choices.of(_AHEAD)
    return choices.of((Status.HELD, Status.HELD, None) if fact.end <= published else (Status.UNDERWAY, None))


@functools.lru_cache(maxsize=8_192)
def _parsed(text: str, zone: str | None) -> When:
    return When.parse(text, zone)


def _unit(civil: int, timespec: str) -> str:
    """A civil time to a year, month or day, or as `datetime.isoformat` cuts it."""
    width = {"years": 4, "months": 7, "days": 10}.get(timespec)
    return clock.naive(civil).isoformat()[:width] if width else clock.naive(civil).isoformat(timespec=timespec)


def _true_when(fact: _Fact, choices: _Choices, here: World) -> When:
    form = choices.of(_FORMS)
    if form is _instants:
        return _parsed(_instants(fact.start, fact.end - 1), None)
    stated = choices.of((True, False))
    zone = choices.of([city.own_zones[0] for city in here.cities] if stated and fact.abroad else fact.clocks)
    shown = clock.wall(fact.start, zone), clock.wall(fact.end - 1, zone)
    return _parsed(form(min(shown), max(shown)), zone if stated else None)


def _between(unit: str, low: int, high: int) -> str:
    first, last = _unit(low, unit), _unit(high, unit)
    return first if first == last else f"{first}/{last}"


def _part_of_day(low: int, high: int) -> str:
    for day, (part, (first, last)) in itertools.product((low, low - DAY), PARTS_OF_DAY.items()):
        midnight = day // DAY * DAY
        if midnight + first * HOUR <= low and high < midnight + last * HOUR:
            return f"{_unit(day, 'days')}T{part}"
    return _between("days", low, high)


def _about_the_day(low: int, high: int) -> str:
    text = _between("days", low, high)
    return text if "/" in text else f"{_unit(low - DAY, 'days')}~"


def _week(low: int, high: int) -> str:
    year, week, _ = clock.naive(low).isocalendar()
    return f"{year}-W{week:02}" if clock.naive(high).isocalendar()[:2] == (year, week) else _between("days", low, high)


def _instants(low: int, high: int) -> str:
    return f"{_unit(low, 'minutes')}Z/{_unit(high, 'minutes')}Z"


_FORMS: Final[tuple[Callable[[int, int], str], ...]] = (
    functools.partial(_between, "days"),
    functools.partial(_between, "minutes"),
    _part_of_day,
    functools.partial(_between, "hours"),
    functools.partial(_between, "months"),
    _week,
    _about_the_day,
    lambda low, _high: f"{_unit(low, 'days')}/..",
    lambda _low, high: f"../{_unit(high, 'hours')}",
    lambda low, high: f"[{_unit(low - 2 * DAY, 'days')},{_unit(high, 'days')}]",
    functools.partial(_between, "years"),
    _instants,
)


def _any_when(row: tuple[int, int, int], zones: tuple[str, ...]) -> When:
    hours, lasting, number = row
    choices = _Choices(number)
    low = _ORIGINS[0] + hours * HOUR // 2
    form, zone = choices.of(_FORMS), choices.of((None, *zones))
    when = _parsed(form(low, low + _LASTING[lasting] - 1), zone)
    return choices.of((when, when, when, When(earliest=when.start, latest=when.end, zone=zone)))


def _any_length(choices: _Choices) -> Length:
    return _true_length(choices.of(_LASTING), choices)


@functools.lru_cache(maxsize=1_024)
def _length(text: str) -> Length:
    return Length.parse(text)


def _true_length(lasted: int, choices: _Choices) -> Length:
    minutes, hours = lasted // MINUTE, lasted // HOUR
    near = (lasted + HOUR // 2) // HOUR
    return _length(
        choices.of(
            (
                f"PT{minutes}M",
                f"~PT{near}H" if near else f"~PT{minutes}M",
                f">PT{hours}H" if hours else f">PT{minutes - 1}M",
                f"<PT{hours + 1}H",
                f"PT{hours}H/PT{hours + 1}H",
            )
        )
    )


def _true_relation(fact: _Fact, other: _Fact, choices: _Choices, facts: Sequence[_Fact]) -> Relation:
    """How it relates to the other; at times, to the other or one more, both of which stand behind it on the shelf."""
    link, length, zone = choices.of(tuple(_true_links(fact, other)))
    behind = facts[facts.index(fact) + 1 :]
    others = choices.some(tuple(one.subject for one in behind if one is not other)[:1]) if other in behind else ()
    return Relation(link=link, others=(*others, other.subject), length=length, zone=zone)


def _true_links(fact: _Fact, other: _Fact) -> list[tuple[Link, Length | None, str | None]]:
    links: list[tuple[Link, Length | None, str | None]] = []
    if other.end <= fact.start:
        within = _length(f"<P{(fact.start - other.end) // DAY + 1}D")
        links += [(Link.AFTER, None, None), (Link.FOLLOWS, None, None), (Link.WITHIN, within, None)]
    if fact.end <= other.start:
        links.append((Link.BEFORE, None, None))
    if other.start <= fact.start and fact.end <= other.end:
        links.append((Link.DURING, None, None))
        if (fact.start, fact.end) != (other.start, other.end):
            links += [(Link.PART_OF, None, None)] * 2
    zone = fact.clocks[0]
    near = not (fact.abroad or other.abroad) and fact.place is not None and other.place is not None
    links += [(link, None, zone) for link in _day_links(fact, other, zone, zone)]
    links += [(link, None, None) for link in _day_links(fact, other, zone, other.clocks[0]) if near]
    return links or [(Link.CONCERNS, None, None)]


def _day_links(fact: _Fact, other: _Fact, here: str, there: str) -> list[Link]:
    days = [clock.wall(us, here) // DAY for us in (fact.start, fact.end - 1)]
    others = [clock.wall(us, there) // DAY for us in (other.start, other.end - 1)]
    if len(set(days)) > 1 or len(set(others)) > 1:
        return []
    after = [Link.NEXT_DAY] if other.start <= fact.start else []
    return {0: [Link.SAME_DAY], 1: after * 3}.get(days[0] - others[0], [])


def _tally(here: World, facts: Sequence[_Fact], source: Source, published: int, index: int) -> Tally:
    """The rounds, as many as they truly were until the article was published."""
    count = sum(_is_round(here, fact) and fact.end <= published for fact in facts)
    return Tally(
        source=source,
        passage=Passage.of(f"tally {index}"),
        series=here.series,
        gist=f"There were {count} rounds.",
        least=count,
        most=count,
        when=_parsed(f"../{_unit(published - MINUTE, 'minutes')}Z", None),
    )


def _any_report(row: tuple[tuple[int, int], tuple[int, int, int], int], world: World, subjects: int) -> Report:
    printed, span, number = row
    choices = _Choices(number)
    people = [world.actors[f"person-{i}"] for i in range(3)]
    sides = [None, world.actors["state-0"], world.actors["state-1"]]
    index = choices.of(range(subjects))
    participants = tuple(
        Participation(actor=one, role=choices.of((Role.PARTICIPANT, Role.HOST)), side=choices.of(sides))
        for one in choices.some(people)
    )
    zones = tuple(city.own_zones[0] for city in world.cities)
    return Report(
        source=_source(printed, world, _ORIGINS[0]),
        passage=Passage.of(f"passage {number % 5}"),
        subjects=(Subject(id=f"event-{index}", title=f"Event {index}", kind=world.kinds["occurrence"]),),
        gist=f"Said {number} in {printed}.",
        participants=participants,
        when=choices.of((None, _any_when(span, zones))),
        status=choices.of((None, Status.HELD, Status.PLANNED, *Status)),
        venue=choices.of((None, *world.venues.values())),
        kind=choices.of((None, *world.kinds.values())),
        length=choices.of((None, _any_length(_Choices(span[2])))),
        order=choices.of((None, None, *(Order(series=world.series, number=number) for number in (1, 2)))),
    )


class _Planter:
    """A story, two of its events and two new ones, and the reports to plant, which say nothing but what is given."""

    def __init__(self, story: Story, number: int) -> None:
        self.story, self.archive = story, story.chronology.archive
        self.one = _Choices(number).of(tuple(self.archive.shelves.subjects.values()))
        self.start, self.end = story.truth[self.one.id]
        self.late = max(end for _, end in story.truth.values()) + 60 * DAY
        kinds = self.archive.shelves.kinds
        self.new, self.newer = (Subject(id=f"new-{n}", title=f"New {n}", kind=kinds["meeting"]) for n in range(2))
        self.told: list[Report] = []

    def tell(
        self, *subjects: Subject, published: int | None = None, status: Status = Status.HELD
    ) -> Callable[..., None]:
        """A report with the source and passage of its own, published after all else."""
        index = len(self.told)
        report = Report(
            source=_instant_source(f"planted-{index}", self.late + 20 * DAY if published is None else published),
            passage=Passage.of(f"planted {index}"),
            subjects=subjects,
            gist=f"Planted {index}.",
            status=status,
        )
        return functools.partial(self._add, report)

    def _add(self, report: Report, **said: Any) -> None:
        self.told.append(attrs.evolve(report, **said))

    def day(self, number: int) -> When:
        """A day after all that the story holds."""
        return When(earliest=self.late + number * DAY, latest=self.late + (number + 1) * DAY)

    def found(
        self, rule: str, *events: Subject, field: str | None = None, tally: Tally | None = None, ruling: bool = False
    ) -> Planted:
        """The chronology with all that was planted, and what is to be found in it."""
        shelves = self.archive.shelves
        rulings = (
            (Ruling(field="venue", passages=(Passage.of("nowhere").digest,), reason="Seen to."),) if ruling else ()
        )
        ruled = attrs.evolve(self.one, rulings=rulings)
        sources = {report.source.id: report.source for report in self.told} | (
            {tally.source.id: tally.source} if tally else {}
        )
        subjects = {subject.id: subject for report in self.told for subject in report.subjects}
        subjects |= {subject.id: subject for subject in events}
        broken = Archive(
            shelves=attrs.evolve(
                shelves,
                subjects={**shelves.subjects, **subjects, ruled.id: ruled},
                sources={**shelves.sources, **sources},
            ),
            reports=[_about(report, ruled) for report in (*self.archive.reports, *self.told)],
            tallies=(*self.archive.tallies, tally) if tally else self.archive.tallies,
        )
        ids = frozenset(subject.id for subject in events)
        return Planted(story=self.story, broken=Chronology(broken), rule=rule, events=ids, field=field)


def _instant_source(id: str, moment: int) -> Source:
    return Source(id=id, headline="Planted", language="en", published=When(earliest=moment, latest=moment + 1))


def _about(report: Report, ruled: Subject) -> Report:
    """The same report, which knows the rulings on the event."""
    if not ruled.rulings:
        return report

    def known(subjects: tuple[Subject, ...]) -> tuple[Subject, ...]:
        return tuple(ruled if subject.id == ruled.id else subject for subject in subjects)

    relations = tuple(attrs.evolve(relation, others=known(relation.others)) for relation in report.relations)
    return attrs.evolve(report, subjects=known(report.subjects), relations=relations)


def _held_after_reported(plant: _Planter) -> Planted:
    plant.tell(plant.one)(when=When(earliest=plant.start, latest=plant.end))
    plant.tell(plant.one, published=plant.start - DAY)()
    return plant.found("timeline-is-possible", plant.one)


def _part_outside_its_whole(plant: _Planter) -> Planted:
    plant.tell(plant.new)(when=plant.day(1), relations=(Relation(link=Link.PART_OF, others=(plant.newer,)),))
    plant.tell(plant.newer)(when=plant.day(3))
    return plant.found("timeline-is-possible", plant.new, plant.newer)


def _disjoint_days(plant: _Planter) -> Planted:
    plant.tell(plant.one)(when=When(earliest=plant.start, latest=plant.end))
    plant.tell(plant.one)(when=plant.day(1))
    return plant.found("disputes-are-decided", plant.one, field="when")


def _venue_contradiction(plant: _Planter) -> Planted:
    for city in ("city-0", "city-1"):
        plant.tell(plant.one)(venue=plant.archive.shelves.venues[city])
    return plant.found("disputes-are-decided", plant.one, field="venue")


def _kind_contradiction(plant: _Planter) -> Planted:
    for kind in ("summit", "call"):
        plant.tell(plant.one)(kind=plant.archive.shelves.kinds[kind])
    return plant.found("disputes-are-decided", plant.one, field="kind")


def _length_dispute(plant: _Planter) -> Planted:
    for text in ("PT4H", "PT5H"):
        plant.tell(plant.one)(length=_length(text))
    return plant.found("disputes-are-decided", plant.one, field="length")


def _length_that_does_not_fit(plant: _Planter) -> Planted:
    plant.tell(plant.new)(when=plant.day(1))
    plant.tell(plant.new)(length=_length(">PT25H"))
    return plant.found("timeline-is-possible", plant.new)


def _order_dispute(plant: _Planter) -> Planted:
    for number in (101, 102):
        plant.tell(plant.one)(order=Order(series=_rounds(plant), number=number))
    return plant.found("disputes-are-decided", plant.one, field="order")


def _order_clash(plant: _Planter) -> Planted:
    for subject, number, day in ((plant.new, 101, 3), (plant.newer, 102, 1)):
        plant.tell(subject)(order=Order(series=_rounds(plant), number=number), when=plant.day(day))
    return plant.found("timeline-is-possible", plant.new, plant.newer)


def _held_against_denied(plant: _Planter) -> Planted:
    plant.tell(plant.one)()
    plant.tell(plant.one, status=Status.DENIED)()
    return plant.found("disputes-are-decided", plant.one, field="status")


def _circle(link: Link, rule: str) -> Callable[[_Planter], Planted]:
    def plant_circle(plant: _Planter) -> Planted:
        for one, other in ((plant.new, plant.newer), (plant.newer, plant.new)):
            plant.tell(one)(relations=(Relation(link=link, others=(other,)),))
        return plant.found(rule, plant.new, plant.newer)

    return plant_circle


def _needless_ruling(plant: _Planter) -> Planted:
    plant.tell(plant.one)()
    return plant.found("rulings-are-needed", plant.one, ruling=True)


def _open_to_nothing(plant: _Planter) -> Planted:
    for subject in (plant.new, plant.newer):
        plant.tell(subject)(when=plant.day(1))
    plant.tell(plant.new, plant.newer)(when=plant.day(3))
    return plant.found("references-are-settled", plant.new, plant.newer)


def _one_too_many(plant: _Planter) -> Planted:
    series = _rounds(plant)
    people = tuple(Participation(actor=actor) for actor in series.participants)
    plant.tell(plant.new)(when=plant.day(1), participants=people)
    source = _instant_source("counting", plant.late + 30 * DAY)
    tally = Tally(source=source, passage=Passage.of("none"), series=series, gist="None.", most=0, when=plant.day(1))
    return plant.found("tallies-agree", plant.new, tally=tally)


def _nobody_reports_it(plant: _Planter) -> Planted:
    return plant.found("shelves-are-used", plant.new)


def _rounds(plant: _Planter) -> Series:
    return plant.archive.shelves.series["rounds"]


FAULTS: Final[dict[str, Callable[[_Planter], Planted]]] = {
    "held after reported": _held_after_reported,
    "part outside its whole": _part_outside_its_whole,
    "disjoint days": _disjoint_days,
    "venue contradiction": _venue_contradiction,
    "kind contradiction": _kind_contradiction,
    "length dispute": _length_dispute,
    "length that does not fit": _length_that_does_not_fit,
    "order dispute": _order_dispute,
    "order clash": _order_clash,
    "held against denied": _held_against_denied,
    "circle of parts": _circle(Link.PART_OF, "wholes-are-no-parts"),
    "after in a circle": _circle(Link.AFTER, "timeline-is-possible"),
    "needless ruling": _needless_ruling,
    "open to nothing": _open_to_nothing,
    "one too many": _one_too_many,
    "nobody reports it": _nobody_reports_it,
}
