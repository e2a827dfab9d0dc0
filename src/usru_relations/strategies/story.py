"""A chronology and the hidden truth that it tells."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, final

import attrs
from hypothesis import strategies as st

from usru_relations.archive import Archive, Shelves
from usru_relations.chronology import Chronology
from usru_relations.strategies.drawing import ARTICLES, EVENTS, SEASONS, TALLIES
from usru_relations.strategies.facts import attended, fact_of, numbered
from usru_relations.strategies.telling import report_of, source_of, tally_of
from usru_relations.strategies.worlds import world
from usru_relations.times import clock
from usru_relations.times.clock import HOUR

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from usru_relations.records.reports import Report
    from usru_relations.strategies.worlds import World


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


def _shown(report: Report) -> str:
    """A report as a line: what it says of which event, and when it was published."""
    names = ("status", "when", "length", "venue", "kind", "order")
    said = [f"{name}={value}" for name in names if (value := getattr(report, name)) is not None]
    said += [f"{relation.link} {' or '.join(one.id for one in relation.others)}" for relation in report.relations]
    said += [str(one.actor) for one in report.participants]
    return f"{' or '.join(one.id for one in report.subjects)}, told {report.source.published}: {', '.join(said)}"


@functools.cache
def stories_of(
    size: int, zones: tuple[str, ...], undated: int, languages: tuple[str, ...], least: int
) -> st.SearchStrategy[Story]:
    here = world(zones, languages)
    events = st.lists(EVENTS, min_size=least, max_size=size)
    return st.tuples(SEASONS, ARTICLES, events, TALLIES).map(lambda drawn: story_of(here, undated, *drawn))


def story_of(
    here: World,
    undated: int,
    origin: int,
    articles: Sequence[tuple[int, int]],
    events: Sequence[tuple[int, int, int, Sequence[tuple[int, int]]]],
    tallies: Sequence[int],
) -> Story:
    facts = attended(
        [fact_of(here, undated, origin + row[0] * HOUR // 2, index, *row[1:3]) for index, row in enumerate(events)]
    )
    printed = [(source_of(row, here, origin, index), origin + row[0] * HOUR) for index, row in enumerate(articles)]
    numbers = numbered(here, facts)
    told = [
        report_of(here, facts, numbers, fact, printed, said, number)
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
    counted = tuple(tally_of(here, facts, *printed[row % len(printed)], index) for index, row in enumerate(tallies))
    archive = Archive(shelves=shelves, reports=told, tallies=counted)
    truth = {fact.subject.id: (fact.start, fact.end) for fact in facts}
    return Story(chronology=Chronology(archive), truth=truth)
