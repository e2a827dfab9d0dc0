"""Reports and shelves, and all that they entail: the events, their times, the disputes."""

from __future__ import annotations

import functools
import graphlib
import itertools
from typing import TYPE_CHECKING, Any, final

import attrs

from usru_relations.folding.events import Event, in_time
from usru_relations.folding.origins import citations_of
from usru_relations.folding.publication import in_order, unspelt
from usru_relations.inference.reasons import dispute_of
from usru_relations.inference.references import settle
from usru_relations.records.names import Register
from usru_relations.records.nesting import circles
from usru_relations.records.reports import Link, Report
from usru_relations.times.bounds import meet

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping

    from usru_relations.folding.events import Dispute
    from usru_relations.folding.fold import Draft
    from usru_relations.folding.origins import Citations
    from usru_relations.inference.reasons import Clash, Reference
    from usru_relations.inference.references import Settlement
    from usru_relations.inference.timeline import Timeline
    from usru_relations.records.names import Directory
    from usru_relations.records.reports import Relation, Tally
    from usru_relations.records.shelf import Actor, Kind, Series, Subject, Topic, Venue
    from usru_relations.records.sources import Source
    from usru_relations.times.when import When


def _series_by_id(by_id: Mapping[str, Series]) -> Mapping[str, Series]:
    return Register("series", by_id)


def _subjects_by_id(by_id: Mapping[str, Subject]) -> Mapping[str, Subject]:
    return Register("event", by_id)


def _sources_by_id(by_id: Mapping[str, Source]) -> Mapping[str, Source]:
    return Register("source", by_id)


@final
@attrs.frozen(kw_only=True)
class Shelves:
    """What reports may speak of, by id and by name."""

    actors: Directory[Actor]
    venues: Directory[Venue]
    kinds: Directory[Kind]
    topics: Directory[Topic]
    series: Mapping[str, Series] = attrs.field(converter=_series_by_id)
    subjects: Mapping[str, Subject] = attrs.field(converter=_subjects_by_id)
    sources: Mapping[str, Source] = attrs.field(converter=_sources_by_id)


def _tuple(reports: Iterable[Report]) -> tuple[Report, ...]:
    return tuple(reports)


def _tallies_in_order(tallies: Iterable[Tally]) -> tuple[Tally, ...]:
    return tuple(sorted(set(tallies), key=lambda one: (one.source.id, one.passage.digest, one.series.id, unspelt(one))))


@final
@attrs.frozen(kw_only=True, slots=False)
class Archive:
    """Reports and shelves, and what they entail, reckoned when it is first asked for."""

    shelves: Shelves
    told: tuple[Report, ...] = attrs.field(default=(), alias="reports", converter=_tuple)
    """The reports as they were given."""
    tallies: tuple[Tally, ...] = attrs.field(default=(), converter=_tallies_in_order)
    whole: bool = True
    """Whether nothing was left out, so that what is on the shelves ought to be used."""

    @functools.cached_property
    def bound(self) -> dict[Hashable, Any]:
        """What criteria came to when they were put to it, kept by them."""
        return {}

    @functools.cached_property
    def reports(self) -> tuple[Report, ...]:
        """The reports, each once, by publication."""
        return in_order(self.told)

    @functools.cached_property
    def _settlement(self) -> Settlement:
        return settle(self.shelves.subjects, self.reports, self.citations)

    @property
    def drafts(self) -> Mapping[str, Draft]:
        """The events as their own reports tell them, by id."""
        return self._settlement.drafts

    @property
    def timeline(self) -> Timeline:
        """The times of all events together."""
        return self._settlement.timeline

    @property
    def references(self) -> tuple[Reference, ...]:
        """The passages that may speak of, or relate to, one of several events, and what settles which is meant."""
        return (*self._settlement.references, *self.timeline.references)

    @functools.cached_property
    def open_reports(self) -> tuple[Report, ...]:
        """The reports of which nothing settles which of several events they speak of."""
        return tuple(reference.report for reference in self._settlement.references if not reference.settled)

    @property
    def clashes(self) -> tuple[Clash, ...]:
        """The smallest sets of reports that no timeline satisfies."""
        return self.timeline.clashes

    @functools.cached_property
    def events(self) -> tuple[Event, ...]:
        """The events in order of time: by the earliest bound, or by the latest where that is open; then by id."""
        return tuple(sorted(self.by_id.values(), key=in_time))

    @functools.cached_property
    def by_id(self) -> Mapping[str, Event]:
        """The events by id."""
        parts, _ = self._parts
        events: dict[str, Event] = {}
        for id in graphlib.TopologicalSorter(parts).static_order():
            events[id] = self._event(id, tuple(events[part] for part in sorted(parts[id])))
        return Register("event", events)

    @property
    def circles(self) -> tuple[tuple[str, ...], ...]:
        """The events, by id, that reports make parts of themselves."""
        return self._parts[1]

    @functools.cached_property
    def _parts(self) -> tuple[dict[str, set[str]], tuple[tuple[str, ...], ...]]:
        parts: dict[str, set[str]] = {id: set() for id in self.drafts}
        for id, draft in self.drafts.items():
            for report in draft.told:
                for whole in self._wholes(report):
                    if whole.id in parts:
                        parts[whole.id].add(id)
        return parts, tuple(_without_circles(parts))

    @functools.cached_property
    def _wholes_by_part(self) -> dict[str, str]:
        """The whole of which each event is a part, the first by id."""
        around: dict[str, str] = {}
        for whole, parts in sorted(self._parts[0].items()):
            around |= {part: whole for part in parts if part not in around}
        return around

    def _wholes(self, report: Report) -> Iterator[Subject]:
        """The events of which a report says that its own is a part; of one of several, the one that is settled."""
        for relation in report.relations:
            if relation.link is Link.PART_OF:
                settled = self._settled.get((report, relation))
                yield from relation.others if len(relation.others) == 1 else (settled,) if settled else ()

    @functools.cached_property
    def _settled(self) -> dict[tuple[Report, Relation | None], Subject | None]:
        return {(one.report, one.relation): one.settled for one in self.timeline.references}

    @functools.cached_property
    def citations(self) -> Citations:
        """The agencies that each article cites, and what its publisher is on the shelf, by the article's id."""
        return citations_of(self.reports, self.shelves.actors.values())

    def _event(self, id: str, parts: tuple[Event, ...]) -> Event:
        draft = self.drafts[id]
        when = self._placed(self.timeline.when(id), id)
        clashes = [
            dispute_of(draft.event, clash) for clash in self.clashes if set(clash.reports) & set(draft.event.reports)
        ]
        return attrs.evolve(
            draft.event,
            when=when,
            parts=parts,
            disputes=tuple(dict.fromkeys((*draft.event.disputes, *clashes, *self._contradicted.get(id, ())))),
            open_reports=tuple(report for report in self.open_reports if any(s.id == id for s in report.subjects)),
            cited=self.citations,
        )

    @functools.cached_property
    def _contradicted(self) -> dict[str, list[Dispute]]:
        """The disputes with passages that fit none of the events of which they may speak, by the event's id."""
        found: dict[str, list[Dispute]] = {}
        for dispute in itertools.chain.from_iterable(one.disputes for one in self._settlement.references):
            found.setdefault(dispute.event, []).append(dispute)
        return found

    def _placed(self, when: When, id: str) -> When:
        """A window on the clocks of the event's own place, or else of the whole of which it is a part."""
        venue = self.drafts[id].event.venue
        if venue is not None and venue.zone:
            return when if when.zone == venue.zone else attrs.evolve(when, zone=venue.zone, assumed=True)
        if venue is not None or when.zone is not None or when.civil is not None:
            return when
        whole = self._wholes_by_part.get(id)
        if whole is None:
            return when
        around = self._placed(self.timeline.when(whole), whole)
        if meet(when.bounds, around.bounds) != when.bounds:  # a part that clashes with its whole
            return when
        return attrs.evolve(when, zone=around.zone, civil=around.civil, assumed=True)

    def known(self, source: Callable[[Source], bool]) -> Archive:
        """What only the articles that satisfy a test tell and entail."""
        reports = tuple(report for report in self.told if source(report.source))
        tallies = tuple(tally for tally in self.tallies if source(tally.source))
        spoken = {subject for report in reports for subject in _subjects(report)}
        spoken |= {subject for tally in tallies for subject in (tally.after, tally.before) if subject}
        shelves = attrs.evolve(
            self.shelves,
            subjects={subject.id: subject for subject in spoken},
            sources={id: one for id, one in self.shelves.sources.items() if source(one)},
        )
        return Archive(shelves=shelves, reports=reports, tallies=tallies, whole=False)

    def __reduce__(self) -> tuple[Callable[..., Archive], tuple[object, ...]]:
        return _archive, (self.shelves, self.told, self.tallies, self.whole)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Archive):
            return NotImplemented
        return self._content == other._content

    def __hash__(self) -> int:
        return hash(frozenset(self.shelves.subjects))

    @functools.cached_property
    def _content(self) -> tuple[object, ...]:
        shelves = tuple(
            frozenset(shelf.values()) and dict(shelf) for shelf in attrs.astuple(self.shelves, recurse=False)
        )
        return shelves, frozenset(self.told), frozenset(self.tallies)


def _without_circles(parts: dict[str, set[str]]) -> Iterable[tuple[str, ...]]:
    """Take what contains itself out of ``parts``, and name each circle."""
    some = {whole: inside for whole, inside in parts.items() if inside}
    found = sorted(tuple(sorted(circle)) for circle in circles(some))
    for circle in found:
        for one in circle:
            parts[one].difference_update(circle)
    return found


def _archive(shelves: Shelves, reports: tuple[Report, ...], tallies: tuple[Tally, ...], whole: bool) -> Archive:
    """An archive from a pickle, which holds nothing that can be reckoned again."""
    return Archive(shelves=shelves, reports=reports, tallies=tallies, whole=whole)


def _subjects(report: Report) -> Iterator[Subject]:
    """The events that a report names."""
    yield from report.subjects
    for relation in report.relations:
        yield from relation.others
