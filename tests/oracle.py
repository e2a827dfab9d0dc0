"""Slow, obvious answers, reckoned without the code that they check; and short ways to build what is checked."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any

from usru_relations.archive import Archive, Shelves
from usru_relations.chronology import Chronology
from usru_relations.network.solving import Bound, Gap
from usru_relations.records.names import Directory
from usru_relations.records.reports import Report, Status
from usru_relations.records.shelf import Subject, Venue
from usru_relations.records.sources import Passage, Source
from usru_relations.strategies import world
from usru_relations.times.when import When

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from usru_relations.records.reports import Tally
    from usru_relations.records.shelf import Kind, Ruling

HERE = world()
MEETING = HERE.kinds["meeting"]
LATE = "2025-12-30T00:00Z"


def closed(points: int, constraints: Sequence[Bound | Gap]) -> list[tuple[int | None, int | None]] | None:
    """The tightest bounds of all points by Floyd and Warshall; ``None`` on a negative cycle."""
    far = float("inf")
    most = [[0.0 if i == j else far for j in range(points + 1)] for i in range(points + 1)]
    for source, target, gap in _edges(points, constraints):
        most[source][target] = min(most[source][target], gap)
    for k, i, j in itertools.product(range(points + 1), repeat=3):
        most[i][j] = min(most[i][j], most[i][k] + most[k][j])
    if any(most[i][i] < 0 for i in range(points + 1)):
        return None
    lows = [None if most[i][points] == far else -int(most[i][points]) for i in range(points)]
    highs = [None if most[points][i] == far else int(most[points][i]) for i in range(points)]
    return list(zip(lows, highs, strict=True))


def _edges(origin: int, constraints: Iterable[Bound | Gap]) -> Iterable[tuple[int, int, int]]:
    """How much later the second point is than the first, at the most."""
    for constraint in constraints:
        if isinstance(constraint, Gap):
            yield constraint.later, constraint.earlier, -constraint.least
        else:
            if constraint.low is not None:
                yield constraint.point, origin, -constraint.low
            if constraint.high is not None:
                yield origin, constraint.point, constraint.high


def meet(ranges: Iterable[tuple[int | None, int | None]]) -> tuple[int | None, int | None] | None:
    """What half-open ranges have in common; ``None`` if that is nothing."""
    listed = list(ranges)
    low = max((low for low, _ in listed if low is not None), default=None)
    high = min((high for _, high in listed if high is not None), default=None)
    return None if low is not None and high is not None and low >= high else (low, high)


def holds(when: When, start: int, end: int) -> bool:
    """Whether something from one instant to another lies within a window."""
    return (when.start is None or when.start <= start) and (when.end is None or end <= when.end)


def inside(inner: When, outer: When) -> bool:
    """Whether all instants of a window lie in another."""
    low = outer.start is None or (inner.start is not None and outer.start <= inner.start)
    high = outer.end is None or (inner.end is not None and inner.end <= outer.end)
    return low and high


def ancestors(node: Venue | Kind) -> set[str]:
    """The ids of a place or kind and of all around it."""
    ids: set[str] = set()
    here: Venue | Kind | None = node
    while here is not None:
        ids.add(here.id)
        here = here.within if isinstance(here, Venue) else here.of
    return ids


def nested(nodes: Iterable[Venue | Kind]) -> bool:
    """Whether of any two places or kinds one is around the other."""
    return all(
        one.id in ancestors(other) or other.id in ancestors(one) for one, other in itertools.combinations(nodes, 2)
    )


def subject(id: str = "talks", kind: Kind = MEETING, rulings: tuple[Ruling, ...] = ()) -> Subject:
    return Subject(id=id, title=id.title(), kind=kind, rulings=rulings)


def report(
    told: Subject | Sequence[Subject],
    words: str = "It was said.",
    *,
    published: str = LATE,
    zone: str | None = None,
    by: str | None = None,
    status: Status | None = Status.HELD,
    **said: Any,
) -> Report:
    """What the article of that time says in these words; a ``when`` may be text, in UTC unless it says otherwise."""
    if isinstance(said.get("when"), str):
        said["when"] = When.parse(said["when"], "UTC" if "[" not in said["when"] else None)
    id = by or f"article-{published[:10]}"
    source = Source(id=id, headline="News", language="en", published=When.parse(published, zone), publisher=by)
    subjects = (told,) if isinstance(told, Subject) else tuple(told)
    return Report(source=source, passage=Passage.of(words), subjects=subjects, gist=words, status=status, **said)


def archive(*reports: Report, tallies: Sequence[Tally] = ()) -> Archive:
    subjects = {one.id: one for told in reports for one in told.subjects}
    subjects |= {one.id: one for told in reports for relation in told.relations for one in relation.others} | subjects
    sources = {told.source.id: told.source for told in reports} | {tally.source.id: tally.source for tally in tallies}
    venues = [*HERE.venues.values(), *{told.venue for told in reports if told.venue}]
    shelves = Shelves(
        actors=HERE.actors,
        venues=Directory("venue", venues),
        kinds=HERE.kinds,
        topics=HERE.topics,
        series={HERE.series.id: HERE.series},
        subjects=subjects,
        sources=sources,
    )
    return Archive(shelves=shelves, reports=reports, tallies=tuple(tallies))


def chronology(*reports: Report, tallies: Sequence[Tally] = ()) -> Chronology:
    return Chronology(archive(*reports, tallies=tallies))
