"""From fixture files to an archive: bytes become reports, or all that is wrong with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from usru_relations.archive import Archive, Shelves
from usru_relations.reading.desk import DIGEST, ID, LANGUAGE, Desk, Place, members
from usru_relations.reading.faults import Fault, FixtureError, quoted
from usru_relations.reading.parsing import Parsed, parse
from usru_relations.reading.rows import FileRow, ReportRow, TallyRow
from usru_relations.reading.shelving import Shelver
from usru_relations.records.names import Directory
from usru_relations.records.nesting import DEEPEST, depths
from usru_relations.records.quantities import Quantity
from usru_relations.records.reports import Link, Order, Participation, Relation, Report, Role, Status, Tally
from usru_relations.records.sources import Passage, Source
from usru_relations.times.when import When

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from usru_relations.reading.rows import Ids, OrderRow, ParticipationRow, PassageRow, QuantityRow, RelationRow
    from usru_relations.records.shelf import Actor, Subject


_NEEDED = ("id", "headline", "language", "published")
_HEADER = (*_NEEDED, "publisher", "zone", "url", "digest", "inferred", "note")
#: Stands for a publication that cannot be read, so that the reports of the article are still checked.
_ANY_DAY = When.parse("2000-01-01")
#: The most times of one event that differ; each is compared with each where two contradict each other.
_MOST_TIMES = 500
#: The most events that are counted; for each that is missing there is a window in which it must lie.
_MOST_COUNTED = 100_000
#: The links of which a length tells how far apart two events are.
_TIMED = frozenset({Link.AFTER, Link.BEFORE, Link.WITHIN})
_KEYS = {row: frozenset(field.name for field in attrs.fields(row)) for row in (FileRow, ReportRow, TallyRow)}


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
        self.sources: dict[str, Source] = {}
        self.times: dict[str, set[When | None]] = {}
        self.crowded: set[str] = set()
        self.wholes: dict[str, dict[str, Place]] = {}
        """Of what each event is told to be a part, possibly, and where first."""
        self.participations: dict[tuple[str, str, str | None, str | None, bool], Participation] = {}

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
            inferred=self._inferred(row, row.inferred, place),
            note=row.note,
        )

    def _inferred(self, row: FileRow | ReportRow | TallyRow, inferred: list[str], place: Place) -> tuple[str, ...]:
        known = _KEYS[type(row)]
        for index, key in enumerate(inferred):
            if key not in known:
                self.desk.fault(
                    place.at("inferred", index), f"{quoted(key)} is no key here", "name the keys that were inferred"
                )
        return tuple(inferred)

    def _reports(self, parsed: Parsed, source: Source) -> Iterator[Report]:
        for index, row in enumerate(parsed.row.reports):
            report = self._report(row, source, Place(parsed.file, ("reports", index)))
            if report is not None:
                yield report

    def _report(self, row: ReportRow, source: Source, place: Place) -> Report | None:
        desk, shelver = self.desk, self.shelver
        subjects = self._subjects(row.event, place, "event")
        status = desk.member(Status, row.status, place, "status") if row.status is not None else None
        report = Report(
            source=source,
            passage=self._passage(row.passage, place),
            subjects=subjects,
            gist=self._gist(row, place),
            via=self._chain(row.via, place) if row.via else (),
            status=status,
            kind=desk.look(shelver.kinds, "kind", row.kind, place, "kind") if row.kind is not None else None,
            when=self._when(row, source, place, ahead=_ahead(status)),
            length=desk.length(row.length, place, "length") if row.length is not None else None,
            venue=desk.look(shelver.venues, "venue", row.venue, place, "venue") if row.venue is not None else None,
            participants=self._participants(row.participants, place),
            topics=desk.look_all(shelver.topics, "topic", row.topics, place, "topics") if row.topics else (),
            outcomes=tuple(row.outcomes),
            quantities=self._quantities(row.quantities, place) if row.quantities else (),
            order=self._order(row.order, place.at("order")) if row.order is not None else None,
            relations=tuple([self._relation(r, place.at("relations", i)) for i, r in enumerate(row.relations)]),
            inferred=self._inferred(row, row.inferred, place) if row.inferred else (),
            note=row.note,
        )
        self._count_times(report, place)
        self._note_wholes(report, place)
        return report if subjects else None

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

    def _subjects(self, ids: Ids, place: Place, key: str) -> tuple[Subject, ...]:
        if isinstance(ids, str):
            subject = self.desk.look(self.shelver.subjects, "event", ids, place, key)
            return (subject,) if subject else ()
        return tuple(dict.fromkeys(self.desk.look_all(self.shelver.subjects, "event", ids, place, key)))

    def _chain(self, ids: list[str], place: Place) -> tuple[Actor, ...]:
        """A chain of attribution, in which nobody stands twice."""
        found = self.desk.look_all(self.shelver.actors, "actor", ids, place, "via")
        seen: set[str] = set()
        for index, id in enumerate(ids):
            if id in seen:
                here = place.at("via", index)
                self.desk.fault(here, f"{quoted(id)} is in the chain twice", "name each once, nearest first")
            seen.add(id)
        return found

    def _gist(self, row: ReportRow | TallyRow, place: Place) -> str:
        self.desk.told(row.gist, "tell in a few words what the passage says", place, "gist")
        return row.gist

    def _passage(self, row: PassageRow, place: Place) -> Passage:
        self.desk.matching(DIGEST, row.digest, place, "passage", "digest")
        if row.length < 1:
            self.desk.fault(
                place.at("passage", "length"), f"{row.length} is no length of a text", "count its characters"
            )
        return Passage(length=row.length, digest=row.digest)

    def _when(self, row: ReportRow | TallyRow, source: Source, place: Place, *, ahead: bool | None) -> When | None:
        if row.zone is not None:
            self.desk.zone(row.zone, place, "zone")
        if row.when is None:
            if row.zone is not None:
                self.desk.fault(place.at("zone"), "there is no time to be read in a zone", "add `when`, or take it out")
            return None
        return self.desk.when(row.when, row.zone, place, "when", said=source.published, ahead=ahead)

    def _participants(self, rows: list[ParticipationRow], place: Place) -> tuple[Participation, ...]:
        read: list[Participation] = []
        for index, row in enumerate(rows):
            if one := self._participation(row):
                read.append(one)
            else:
                self._unread(row, place.at("participants", index))
        return tuple(read)

    def _participation(self, row: ParticipationRow) -> Participation | None:
        """The participation, one object for each that is told again; ``None`` if anything is unknown."""
        key = (row.actor, row.role, row.capacity, row.side, row.absent)
        known = self.participations.get(key)
        if known is not None:
            return known
        actors = self.shelver.actors
        actor, role, side = actors.get(row.actor), members(Role).get(row.role), actors.get(row.side or "")
        if actor is None or role is None or (side is None and row.side is not None):
            return None
        one = Participation(actor=actor, role=role, capacity=row.capacity, side=side, absent=row.absent)
        self.participations[key] = one
        return one

    def _unread(self, row: ParticipationRow, place: Place) -> None:
        self.desk.look(self.shelver.actors, "actor", row.actor, place, "actor")
        self.desk.member(Role, row.role, place, "role")
        if row.side is not None:
            self.desk.look(self.shelver.actors, "actor", row.side, place, "side")

    def _quantities(self, rows: list[QuantityRow], place: Place) -> tuple[Quantity, ...]:
        read: list[Quantity] = []
        for index, row in enumerate(rows):
            here = place.at("quantities", index)
            amount = self.desk.amount(row.amount, here, "amount")
            self.desk.told(row.what, "name what is counted or measured", here, "what")
            read += [Quantity(what=row.what, amount=amount, unit=row.unit)] if amount else []
        return tuple(read)

    def _order(self, row: OrderRow, place: Place) -> Order | None:
        if not 1 <= row.number <= _MOST_COUNTED:
            mend = f"count from 1, to {_MOST_COUNTED} at the most"
            self.desk.fault(place.at("number"), f"{row.number} is no place in a series", mend)
        series = self.desk.look(self.shelver.series, "series", row.series, place, "series")
        return series and Order(series=series, number=row.number)

    def _relation(self, row: RelationRow, place: Place) -> Relation:
        if row.zone is not None:
            self.desk.zone(row.zone, place, "zone")
        link = self.desk.member(Link, row.type, place, "type")
        if link and row.length is not None and link not in _TIMED:
            mend = "leave it out; it is for after, before and within"
            self.desk.fault(place.at("length"), f"a relation of type {link} has no length", mend)
        return Relation(
            link=link or Link.CONCERNS,
            others=self._subjects(row.of, place, "of"),
            length=self.desk.length(row.length, place, "length") if row.length is not None else None,
            zone=row.zone,
        )

    def _tallies(self, parsed: Parsed, source: Source) -> Iterator[Tally]:
        for index, row in enumerate(parsed.row.tallies):
            tally = self._tally(row, source, Place(parsed.file, ("tallies", index)))
            if tally is not None:
                yield tally

    def _tally(self, row: TallyRow, source: Source, place: Place) -> Tally | None:
        desk, subjects = self.desk, self.shelver.subjects
        if not 0 <= row.least <= _MOST_COUNTED:
            desk.fault(place.at("least"), f"least is {row.least}", f"give 0 or more, {_MOST_COUNTED} at the most")
        elif row.most is not None and row.most < row.least:
            desk.fault(place.at("most"), f"most is {row.most}, below least, {row.least}", "give as much or more")
        series = desk.look(self.shelver.series, "series", row.series, place, "series")
        return series and Tally(
            source=source,
            passage=self._passage(row.passage, place),
            series=series,
            gist=self._gist(row, place),
            via=self._chain(row.via, place),
            least=row.least,
            most=row.most,
            when=self._when(row, source, place, ahead=False),
            length=desk.length(row.length, place, "length") if row.length is not None else None,
            after=desk.look(subjects, "event", row.after, place, "after") if row.after is not None else None,
            before=desk.look(subjects, "event", row.before, place, "before") if row.before is not None else None,
            inferred=self._inferred(row, row.inferred, place),
            note=row.note,
        )


def _ahead(status: Status | None) -> bool | None:
    """Whether a weekday lies ahead of the article; what is called off or turned down may have been to come or past."""
    if status in (Status.CANCELLED, Status.REFUSED):
        return None
    return status is not None and status.ahead
