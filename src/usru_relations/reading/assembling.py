"""From fixture files to an archive: bytes become reports, or all that is wrong with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from usru_relations.archive import Archive, Shelves
from usru_relations.reading.desk import DIGEST, ID, LANGUAGE, Desk, Place
from usru_relations.reading.faults import Fault, FixtureError, quoted
from usru_relations.reading.parsing import Parsed, parse
from usru_relations.reading.reporting import Reporter, inferred
from usru_relations.reading.shelving import Shelver
from usru_relations.records.names import Directory
from usru_relations.records.nesting import DEEPEST, depths
from usru_relations.records.reports import Link
from usru_relations.records.sources import Source
from usru_relations.times.when import When

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from usru_relations.reading.rows import FileRow
    from usru_relations.records.reports import Report, Tally


_NEEDED = ("id", "headline", "language", "published")
_HEADER = (*_NEEDED, "publisher", "zone", "url", "digest", "inferred", "note")
#: Stands for a publication that cannot be read, so that the reports of the article are still checked.
_ANY_DAY = When.parse("2000-01-01")
#: The most times of one event that differ; each is compared with each where two contradict each other.
_MOST_TIMES = 500


def read(folders: Sequence[Mapping[str, bytes]]) -> Archive:
    """The archive of the files of several folders, each by name, folded together.

    Raises:
        FixtureError: with all faults of all files.

    """
    faults: list[Fault] = []
    archive = assembled([list(parse(folder, faults)) for folder in folders], faults)
    if faults:
        raise FixtureError(faults)
    return archive


def assembled(folders: Sequence[Sequence[Parsed]], faults: list[Fault]) -> Archive:
    """The archive of the rows of several folders; what is wrong with them is added to ``faults``."""
    return _Reader(Desk(faults), folders).archive()


class _Reader:
    def __init__(self, desk: Desk, folders: Sequence[Sequence[Parsed]]) -> None:
        self.desk = desk
        self.folders = folders
        self.shelver = Shelver(desk, folders)
        self.reporter = Reporter(desk, self.shelver)
        self.sources: dict[str, Source] = {}
        self.times: dict[str, set[When | None]] = {}
        self.crowded: set[str] = set()
        self.wholes: dict[str, dict[str, Place]] = {}
        """Of what each event is told to be a part, possibly, and where first."""

    def archive(self) -> Archive:
        reports: list[Report] = []
        tallies: list[Tally] = []
        for folder in self.folders:
            seen: dict[str, str] = {}
            for parsed in folder:
                for keys, message, mend in parsed.unseen:
                    self.desk.fault(Place(parsed.file, keys), message, mend)
                if source := self._article(parsed, seen):
                    reports += self._reports(parsed, source)
                    tallies += self._tallies(parsed, source)
        self._check_depth()
        shelver = self.shelver
        shelves = Shelves(
            actors=Directory("actor", shelver.actors.values()),
            venues=Directory("venue", shelver.venues.values()),
            kinds=Directory("kind", shelver.kinds.values()),
            topics=Directory("topic", shelver.topics.values()),
            series=shelver.series,
            subjects=shelver.subjects,
            sources=self.sources,
        )
        return Archive(shelves=shelves, reports=tuple(reports), tallies=tuple(tallies))

    def _article(self, parsed: Parsed, seen: dict[str, str]) -> Source | None:
        file, row = parsed.file, parsed.row
        if not (row.reports or row.tallies or any(getattr(row, key) for key in _HEADER)):
            return None
        source = self._source(row, Place(file))
        if row.id is None:
            return source
        if source.id in seen:
            message = f"{source.id!r} is the article of {seen[source.id]} too"
            self.desk.fault(Place(file, ("id",)), message, "give it another id")
        seen[source.id] = file
        if self.sources.setdefault(source.id, source) != source:
            message = f"another folder tells the article {source.id!r} differently"
            self.desk.fault(Place(file, ("id",)), message, "make their headers equal")
        return source

    def _source(self, row: FileRow, place: Place) -> Source:
        """The article; where its header has faults, one that serves to read its reports."""
        desk = self.desk
        missing = [key for key in _NEEDED if not (getattr(row, key) or "").strip()]
        for key in missing:
            desk.fault(place, f"the key {key!r} of the article is missing", "add it at the top of the file")
        for form, text, key in (
            (ID, row.id, "id"),
            (LANGUAGE, row.language, "language"),
            (DIGEST, row.digest, "digest"),
        ):
            if text is not None and key not in missing:
                desk.matching(form, text, place, key)
        if row.zone is not None:
            desk.zone(row.zone, place, "zone")
        published = desk.when(row.published, row.zone, place, "published") if row.published else None
        return Source(
            id=row.id or "",
            headline=row.headline or "",
            language=row.language or "",
            published=published or _ANY_DAY,
            publisher=row.publisher,
            url=row.url,
            digest=row.digest,
            inferred=inferred(desk, row, place),
            note=row.note,
        )

    def _reports(self, parsed: Parsed, source: Source) -> Iterator[Report]:
        for index, row in enumerate(parsed.row.reports):
            place = Place(parsed.file, ("reports", index))
            report = self.reporter.report(row, source, place)
            if report is not None:
                self._count_times(report, place)
                self._note_wholes(report, place)
                yield report

    def _count_times(self, report: Report, place: Place) -> None:
        """Refuse an event of so many different times that to compare each with each would take long."""
        for subject in report.subjects if report.when is not None else ():
            times = self.times.setdefault(subject.id, set())
            times.add(report.when)
            if len(times) > _MOST_TIMES and subject.id not in self.crowded:
                self.crowded.add(subject.id)
                message = f"the {_MOST_TIMES + 1}st different time of the event {subject.id!r}"
                self.desk.fault(place.at("when"), message, "make several events of it")

    def _note_wholes(self, report: Report, place: Place) -> None:
        for index, relation in enumerate(report.relations):
            for subject in report.subjects if relation.link is Link.PART_OF else ():
                for whole in relation.others:
                    here = place.at("relations", index, "of")
                    self.wholes.setdefault(subject.id, {}).setdefault(whole.id, here)

    def _check_depth(self) -> None:
        """Refuse events that lie deep within each other, of which every value of an event would be as deep."""
        depth = depths(self.wholes)
        for part, wholes in self.wholes.items():
            if depth[part] > DEEPEST and all(not DEEPEST < depth[whole] < depth[part] for whole in wholes):
                message = f"{quoted(part)} is a part of a part and so on, more than {DEEPEST} deep"
                self.desk.fault(min(wholes.values()), message, "leave some of what is around it out")

    def _tallies(self, parsed: Parsed, source: Source) -> Iterator[Tally]:
        for index, row in enumerate(parsed.row.tallies):
            tally = self.reporter.tally(row, source, Place(parsed.file, ("tallies", index)))
            if tally is not None:
                yield tally
