"""The shelves of made-up chronologies: places in many zones, two states and their people."""

from __future__ import annotations

import functools
import itertools
from typing import Final, NamedTuple

from usru_relations.records.names import Directory, Names
from usru_relations.records.shelf import (
    Actor,
    Body,
    Kind,
    Level,
    Organisation,
    Person,
    Series,
    State,
    Term,
    Topic,
    Venue,
)
from usru_relations.times.when import When

#: Fourteen hours ahead and twelve behind, quarters of hours, half-hour summer time, midnights that repeat.
ZONES: Final = (
    "Pacific/Kiritimati", "Etc/GMT+12", "Asia/Kathmandu", "Australia/Lord_Howe", "America/Havana", "Africa/Casablanca",
)  # fmt: skip
LANGUAGES: Final = ("en", "kk", "ru")
#: Where the cities are, in turn: thousands of kilometres apart, two of them at either side of the date line.
POINTS: Final = ((1.9, -157.4), (0.2, -176.5), (27.7, 85.3), (-31.5, 159.1), (23.1, -82.4), (33.6, -7.6))
#: What everybody is, in the first and in the second half of the year.
TERMS: Final = (
    Term(capacities=("Special envoy", "envoy"), when=When.parse("../2025-06-30")),
    Term(capacities=("Minister",), when=When.parse("2025-07-01/..")),
)

_WORDS: Final = {"en": "thing", "kk": "зат", "ru": "вещь"}
_KINDS: Final = (
    ("occurrence", ""), ("contact", "occurrence"), ("meeting", "contact"), ("summit", "meeting"), ("talks", "meeting"),
    ("call", "contact"), ("statement", "occurrence"),
)  # fmt: skip


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
        Venue(
            id=f"city-{i}", names=names(f"city {i}"), level=Level.CITY, within=lands[i // 2], zones=(zone,), point=point
        )
        for i, (zone, point) in enumerate(zip(clocks, itertools.cycle(POINTS), strict=False))
    )
    halls = tuple(
        Venue(id=f"hall-{i}", names=names(f"hall {i}"), level=Level.BUILDING, within=city)
        for i, city in enumerate(cities)
    )
    kinds: dict[str, Kind] = {}
    for id, of in _KINDS:
        kinds[id] = Kind(id=id, names=names(id), of=kinds.get(of), remote=id == "call")
    states = [State(id=f"state-{i}", names=names(f"state {i}"), seat=cities[i]) for i in range(2)]
    people = [Person(id=f"person-{i}", names=names(f"person {i}"), spellings=(f"P{i}",), terms=TERMS) for i in range(4)]
    bodies = [Body(id=f"body-{i}", names=names(f"body {i}"), of=state) for i, state in enumerate(states)]
    agencies = [Organisation(id=f"agency-{i}", names=names(f"agency {i}"), spellings=(f"A{i}",)) for i in range(2)]
    return World(
        cities,
        halls,
        Directory("kind", kinds.values()),
        Directory("venue", [earth, *lands, *cities, *halls]),
        Directory("actor", [*states, *people, *bodies, *agencies]),
        Directory("topic", [Topic(id=f"topic-{i}", names=names(f"topic {i}")) for i in range(3)]),
        Series(id="rounds", title="Rounds", kind=kinds["meeting"], participants=(people[0], people[1])),
    )
