"""From the rows of an article to its reports and tallies: ids become records, texts become values."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from usru_relations.reading.desk import DIGEST, Desk, Place, members
from usru_relations.reading.faults import quoted
from usru_relations.reading.rows import FileRow, ReportRow, TallyRow
from usru_relations.records.quantities import Quantity
from usru_relations.records.reports import Link, Order, Participation, Relation, Report, Role, Status, Tally
from usru_relations.records.sources import Passage

if TYPE_CHECKING:
    from usru_relations.reading.rows import Ids, OrderRow, ParticipationRow, PassageRow, QuantityRow, RelationRow
    from usru_relations.reading.shelving import Shelver
    from usru_relations.records.shelf import Actor, Subject
    from usru_relations.records.sources import Source
    from usru_relations.times.when import When

#: The most events that are counted; for each that is missing there is a window in which it must lie.
_MOST_COUNTED = 100_000
#: The links of which a length tells how far apart two events are.
_TIMED = frozenset({Link.AFTER, Link.BEFORE, Link.WITHIN})
_KEYS = {row: frozenset(field.name for field in attrs.fields(row)) for row in (FileRow, ReportRow, TallyRow)}


class Reporter:
    """Makes what the rows of articles report of what stands on the shelves."""

    def __init__(self, desk: Desk, shelver: Shelver) -> None:
        self.desk = desk
        self.shelver = shelver
        self.participations: dict[tuple[str, str, str | None, str | None, bool], Participation] = {}

    def report(self, row: ReportRow, source: Source, place: Place) -> Report | None:
        """What a row says, but for what is noted as a fault; ``None`` if it says that of no event."""
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
            inferred=inferred(desk, row, place) if row.inferred else (),
            note=row.note,
        )
        return report if subjects else None

    def tally(self, row: TallyRow, source: Source, place: Place) -> Tally | None:
        """What a row counts; ``None`` if it counts no series."""
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
            inferred=inferred(desk, row, place),
            note=row.note,
        )

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


def inferred(desk: Desk, row: FileRow | ReportRow | TallyRow, place: Place) -> tuple[str, ...]:
    """The keys of a row that rest on the curator's reading."""
    for index, key in enumerate(row.inferred):
        if key not in _KEYS[type(row)]:
            desk.fault(place.at("inferred", index), f"{quoted(key)} is no key here", "name the keys that were inferred")
    return tuple(row.inferred)


def _ahead(status: Status | None) -> bool | None:
    """Whether a weekday lies ahead of the article; what is called off or turned down may have been to come or past."""
    if status in (Status.CANCELLED, Status.REFUSED):
        return None
    return status is not None and status.ahead
