"""Rules on where reports stand: passages, chains of attribution, and the origins that are counted."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Final

from usru_relations.folding.origins import apart, chain_of
from usru_relations.records.names import key
from usru_relations.records.nesting import circles
from usru_relations.records.shelf import Organisation
from usru_relations.rules.findings import Finding, Severity, events_of, of_archive
from usru_relations.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator

    from usru_relations.archive import Archive
    from usru_relations.folding.events import Event
    from usru_relations.records.reports import Report, Tally
    from usru_relations.records.shelf import Actor
    from usru_relations.records.sources import Source

#: Three words of three letters with their blanks and a full stop; no sentence that reports something is shorter.
SHORTEST: Final = 12


@of_archive
def passages_are_sentences(archive: Archive) -> Iterator[Finding]:
    """No passage is shorter than a sentence can be."""
    for told in _told(archive):
        if told.passage.length < SHORTEST:
            yield Finding(
                rule="passages-are-sentences",
                severity=Severity.NOTE,
                message=f"{told.source.id} is anchored to {_letters(told.passage.length)}, fewer than a sentence has",
                mend="anchor the whole sentence, so that it is found once and says what is reported",
                events=events_of(archive, _subjects(told)),
                reports=(told,),
            )


@of_archive
def passages_are_anchored_once(archive: Archive) -> Iterator[Finding]:
    """No passage is reported twice to say the same of the same event through the same chain."""
    said: dict[Hashable, list[Report]] = {}
    for report in archive.reports:
        place = (report.source.id, report.passage, report.subjects, report.via, claims(report))
        said.setdefault(place, []).append(report)
    for alike in said.values():
        if len(alike) > 1:
            ids, source = _subjects(alike[0]), alike[0].source.id
            yield Finding(
                rule="passages-are-anchored-once",
                severity=Severity.WARNING,
                message=f"{len(alike)} reports of one passage of {source} say one thing of {' or '.join(ids)}",
                mend="join them, or say what only one of them says",
                events=events_of(archive, ids),
                reports=tuple(alike),
            )


@of_archive
def anchors_agree(archive: Archive) -> Iterator[Finding]:
    """One digest is the anchor of one text, and so of one length."""
    anchored: dict[str, list[Report | Tally]] = {}
    for told in _told(archive):
        anchored.setdefault(told.passage.digest, []).append(told)
    for digest, alike in anchored.items():
        lengths = sorted({told.passage.length for told in alike})
        if len(lengths) > 1:
            yield Finding(
                rule="anchors-agree",
                severity=Severity.ERROR,
                message=f"the digest {digest[:8]}… is given for texts of {' and '.join(map(str, lengths))} characters",
                mend="anchor the passages anew, with `Passage.of`",
                events=events_of(archive, (id for told in alike for id in _subjects(told))),
                reports=tuple(alike),
            )


@of_archive
def attributions_end(archive: Archive) -> Iterator[Finding]:
    """No chain of attribution comes back to where it was, within one report or from article to article."""
    publishers = _publishers(archive)
    for told in _told(archive):
        again = _again(told, publishers)
        if again is not None:
            chain = " citing ".join([told.source.name, *(actor.name for actor in told.via)])
            yield _circle(archive, Severity.ERROR, f"a chain comes back to {again}: {chain}", (told,))
    for draft in archive.drafts.values():
        for circle in _mutual(draft.event, publishers):
            ids = list(dict.fromkeys(report.source.id for report in circle))
            message = f"{', '.join(ids[:-1])} and {ids[-1]} cite each other for the same"
            yield _circle(archive, Severity.WARNING, message, circle)


def _circle(archive: Archive, severity: Severity, message: str, told: tuple[Report | Tally, ...]) -> Finding:
    return Finding(
        rule="attributions-end",
        severity=severity,
        message=message,
        mend="correct `via`, or leave out what only relays the other",
        events=events_of(archive, (id for one in told for id in _subjects(one))),
        reports=told,
    )


def _publishers(archive: Archive) -> dict[str, Actor]:
    """The actors by each of their names, as keys; publishers are printed as names."""
    organisations = (actor for actor in archive.shelves.actors.values() if isinstance(actor, Organisation))
    return {key(name): actor for actor in organisations for name in actor.known_as}


def _publisher(source: Source, publishers: dict[str, Actor]) -> Actor | None:
    return publishers.get(key(source.publisher)) if source.publisher else None


def _again(told: Report | Tally, publishers: dict[str, Actor]) -> str | None:
    """Who stands in a chain twice; the article's own publisher may be the first that it cites."""
    first = _publisher(told.source, publishers)
    chain = [first, *told.via] if first is not None and first != next(iter(told.via), None) else [*told.via]
    return next((actor.name for index, actor in enumerate(chain) if actor in chain[:index]), None)


def _mutual(event: Event, publishers: dict[str, Actor]) -> list[tuple[Report, ...]]:
    """The reports of different publishers that cite each other, two or round in a circle, for what all of them say."""
    cited = [(_publisher(report.source, publishers), report) for report in event.reports if report.via]
    known = [(publisher, report) for publisher, report in cited if publisher is not None]
    saying: dict[Hashable, list[tuple[Actor, Report]]] = {}
    for publisher, report in known if len(known) > 1 else ():
        for claim in claims(report):
            saying.setdefault(claim, []).append((publisher, report))
    circling: dict[frozenset[Actor], set[Report]] = {}
    for alike in saying.values():
        for circle in circles(_cites(alike)):
            circling.setdefault(circle, set()).update(_in_circle(circle, alike))
    found = (tuple(report for report in event.reports if report in told) for told in circling.values())
    return sorted(found, key=lambda told: [report.source.id for report in told])


def _cites(told: Iterable[tuple[Actor, Report]]) -> dict[Actor, set[Actor]]:
    """Whom each publisher cites, but for itself."""
    cites: dict[Actor, set[Actor]] = {}
    for publisher, report in told:
        cites.setdefault(publisher, set()).update({*report.via} - {publisher})
    return cites


def _in_circle(circle: frozenset[Actor], told: Iterable[tuple[Actor, Report]]) -> Iterator[Report]:
    """The reports in which one publisher of a circle cites another of it."""
    return (report for one, report in told if one in circle and not (circle - {one}).isdisjoint(report.via))


@of_archive
def origins_are_counted_once(archive: Archive) -> Iterator[Finding]:
    """No origin is counted twice for one event, under two names or by two articles of the same wording."""
    publishers = _publishers(archive)
    for event in archive.events:
        for one, other in _pairs(event, lambda report: _outlet(report, publishers)):
            if _apart(one, other, archive) is not Truth.NO:
                names = f"{_outlet_name(one)} and {_outlet_name(other)}"
                yield _counted_twice(event, f"{names} are one origin, and may be", (one, other))
        for one, other in _pairs(event, lambda report: report.passage):
            if _apart(one, other, archive) is Truth.YES:
                words = f"{one.source.id} and {other.source.id} have one wording, and are"
                yield _counted_twice(event, words, (one, other))


def _counted_twice(event: Event, words: str, reports: tuple[Report, Report]) -> Finding:
    return Finding(
        rule="origins-are-counted-once",
        severity=Severity.WARNING,
        message=f"{words} counted as two origins of {event.id}",
        mend="name the common origin in `via` of both, or the publisher of both by one name",
        events=(event,),
        reports=reports,
    )


def _apart(one: Report, other: Report, archive: Archive) -> Truth:
    """Whether two reports are counted as independent."""
    return apart(chain_of(one), chain_of(other), archive.citations)


def _outlet_name(report: Report) -> str | None:
    return report.agency.name if report.agency else report.source.publisher


def _outlet(report: Report, publishers: dict[str, Actor]) -> Actor | None:
    """The agency or publisher, if it stands on the shelf under that name."""
    name = _outlet_name(report)
    return publishers.get(key(name)) if name else None


def _pairs(event: Event, mark: Callable[[Report], Hashable]) -> Iterator[tuple[Report, Report]]:
    """The first reports of two articles that have a mark in common; one pair for each two articles."""
    marked: dict[Hashable, dict[str, Report]] = {}
    for report in event.reports:
        marked.setdefault(mark(report), {}).setdefault(report.source.id, report)
    for shared, reports in marked.items():
        if shared is not None:
            yield from itertools.combinations(reports.values(), 2)


def claims(report: Report) -> frozenset[tuple[str, Hashable]]:
    """All that a report says of its event, as pairs of a field and a value; without the gist."""
    single: Iterable[tuple[str, Hashable]] = (
        (field, getattr(report, field)) for field in ("status", "kind", "when", "length", "venue", "order")
    )
    several = (
        (field, value)
        for field in ("participants", "topics", "outcomes", "quantities", "relations")
        for value in getattr(report, field)
    )
    return frozenset([(field, value) for field, value in single if value is not None] + [*several])


def _told(archive: Archive) -> Iterator[Report | Tally]:
    yield from archive.reports
    yield from archive.tallies


def _subjects(told: Report | Tally) -> list[str]:
    return [subject.id for subject in getattr(told, "subjects", ())]


def _letters(number: int) -> str:
    return f"{number} character" + ("" if number == 1 else "s")
