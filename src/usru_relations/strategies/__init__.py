"""Hypothesis strategies for chronologies, for the tests of whoever builds on this library.

A story begins with a hidden timeline: what is true. Reports are then drawn that say something true about it, more or
less precisely, so that its chronology is consistent; `faulty` plants one fault in it by name. All is drawn as small
integers that are mapped to values, which is fast and shrinks well; this module alone needs hypothesis.
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from usru_relations.records.names import Register
from usru_relations.strategies.anything import any_report
from usru_relations.strategies.arguments import eighths, range_of, several, several_zones
from usru_relations.strategies.changing import CHANGES
from usru_relations.strategies.choices import Choices
from usru_relations.strategies.disputing import CONTRADICTIONS, disputed_of
from usru_relations.strategies.drawing import ANY_REPORTS, NUMBERS, SOURCES, SPANS
from usru_relations.strategies.faults import FAULTS
from usru_relations.strategies.planting import Planted, Planter
from usru_relations.strategies.quantities import any_quantity
from usru_relations.strategies.story import Story, stories_of
from usru_relations.strategies.telling import source_of
from usru_relations.strategies.times import MINUTE, ORIGINS, any_length, any_when
from usru_relations.strategies.worlds import LANGUAGES, ZONES, World, world

if TYPE_CHECKING:
    from collections.abc import Sequence

    from usru_relations.archive import Archive
    from usru_relations.chronology import Chronology
    from usru_relations.folding.events import Event
    from usru_relations.records.quantities import Quantity
    from usru_relations.records.reports import Report
    from usru_relations.records.shelf import Actor, Venue
    from usru_relations.records.sources import Source
    from usru_relations.times.length import Length
    from usru_relations.times.when import When

__all__ = [
    "CHANGES",
    "FAULTS",
    "LANGUAGES",
    "MINUTE",
    "ZONES",
    "Planted",
    "Story",
    "World",
    "actors",
    "archives",
    "changed",
    "chronologies",
    "events",
    "faulty",
    "lengths",
    "quantities",
    "reports",
    "sources",
    "stories",
    "venues",
    "whens",
    "world",
]


def whens(zones: Sequence[str] = ZONES) -> st.SearchStrategy[When]:
    """Windows of all forms and precisions; leaves out decades, weekdays without a week and other years than 2025."""
    return SPANS.map(functools.partial(any_when, zones=several_zones(zones)))


def lengths() -> st.SearchStrategy[Length]:
    """Lengths of a minute to ten days in all forms; leaves out months, years and what reaches down to nothing."""
    return NUMBERS.map(lambda number: any_length(Choices(number)))


def quantities() -> st.SearchStrategy[Quantity]:
    """Whole numbers of papers, and of tons of them, in all forms; leaves out fractions and exact ranges."""
    return NUMBERS.map(lambda number: any_quantity(Choices(number)))


def venues(zones: Sequence[str] = ZONES, languages: Sequence[str] = LANGUAGES) -> st.SearchStrategy[Venue]:
    """Places of a tree of four floors, from a hall to the world; leaves out points of all but cities."""
    return st.sampled_from(tuple(_world(zones, languages).venues.values()))


def actors(zones: Sequence[str] = ZONES, languages: Sequence[str] = LANGUAGES) -> st.SearchStrategy[Actor]:
    """Two states, their people with terms, their bodies, two agencies; leaves out namesakes."""
    return st.sampled_from(tuple(_world(zones, languages).actors.values()))


def sources(zones: Sequence[str] = ZONES, languages: Sequence[str] = LANGUAGES) -> st.SearchStrategy[Source]:
    """Articles published in 2025, to the minute, the hour or the day; leaves out addresses and whole digests."""
    return SOURCES.map(functools.partial(source_of, world=_world(zones, languages), origin=ORIGINS[0]))


def reports(
    zones: Sequence[str] = ZONES, languages: Sequence[str] = LANGUAGES, subjects: int = 1
) -> st.SearchStrategy[Report]:
    """Reports of a few events that may well contradict each other; leaves out relations and open references."""
    return ANY_REPORTS.map(functools.partial(any_report, world=_world(zones, languages), subjects=subjects))


def _world(zones: Sequence[str], languages: Sequence[str]) -> World:
    return world(several_zones(zones), several("languages", languages))


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
    least, size = range_of(least, size)
    share = eighths("undated", undated)
    return stories_of(size, several_zones(zones), share, several("languages", languages), least)


def archives(
    size: int = 10,
    zones: Sequence[str] = ZONES,
    undated: float = 0.25,
    languages: Sequence[str] = LANGUAGES,
    least: int = 0,
    disputed: float = 0.0,
) -> st.SearchStrategy[Archive]:
    """What the `chronologies` of the same arguments rest on."""
    return chronologies(size, zones, undated, languages, least, disputed).map(lambda facts: facts.archive)


def chronologies(
    size: int = 10,
    zones: Sequence[str] = ZONES,
    undated: float = 0.25,
    languages: Sequence[str] = LANGUAGES,
    least: int = 0,
    disputed: float = 0.0,
) -> st.SearchStrategy[Chronology]:
    """The chronologies of `stories`, consistent unless disputes are asked for; leaves out what they leave out.

    The arguments are those of `stories`, and ``disputed``: the share of events of each of which two more reports are
    told that cannot both be true, in one of when, venue, kind, length, quantities, order and status. Leaves out
    clashes between events, for which see `faulty`.

    """
    told, share = stories(size, zones, undated, languages, least), eighths("disputed", disputed)
    if not share:
        return told.map(lambda story: story.chronology)
    numbers = st.tuples(*(st.integers(0, 8 * len(CONTRADICTIONS) - 1) for _ in range(size)))
    return st.tuples(told, numbers).map(lambda drawn: disputed_of(drawn[0], drawn[1], share))


def events(
    size: int = 4,
    zones: Sequence[str] = ZONES,
    undated: float = 0.25,
    languages: Sequence[str] = LANGUAGES,
    disputed: float = 0.0,
) -> st.SearchStrategy[Event]:
    """An event of one of the `chronologies` of up to ``size`` events, with all that the whole entails of it.

    Leaves out what they leave out, and events of which no report surely speaks, which are in no chronology.
    """
    some = chronologies(size, zones, undated, languages, least=1, disputed=disputed).filter(len)
    return st.tuples(some, NUMBERS).map(lambda drawn: Choices(drawn[1]).of(drawn[0]))


def faulty(name: str, size: int = 6) -> st.SearchStrategy[Planted]:
    """Stories with the fault of that name of `FAULTS`; leaves out several faults at once.

    Raises:
        UnknownId: if there is no such fault.

    """
    plant = Register("fault", FAULTS)[name]
    return st.tuples(stories(size, least=1), NUMBERS).map(lambda drawn: plant(Planter(*drawn)))


def changed(name: str, size: int = 6) -> st.SearchStrategy[Planted]:
    """Stories with plans that change in the way of that name of ``CHANGES``, in which there is nothing to be found.

    Raises:
        UnknownId: if there is no such change.

    """
    plant = Register("change", CHANGES)[name]
    return st.tuples(stories(size, least=1), NUMBERS).map(lambda drawn: plant(Planter(*drawn)))
