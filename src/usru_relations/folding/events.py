"""An event: what its reports, taken together, entail."""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING, Any, Final, cast, final

import attrs

from usru_relations.folding.fields import FIELDS, UnknownField, clocks, field_named
from usru_relations.folding.history import Step, steps
from usru_relations.folding.origins import Independent, independent
from usru_relations.records.reports import Link

if TYPE_CHECKING:
    from collections.abc import Iterable

    from usru_relations.folding.fields import Zones
    from usru_relations.folding.origins import Citations
    from usru_relations.records.quantities import Quantity
    from usru_relations.records.reports import Order, Participation, Report, Status
    from usru_relations.records.shelf import Kind, Ruling, Topic, Venue
    from usru_relations.records.sources import Passage, Source
    from usru_relations.times.length import Length
    from usru_relations.times.when import When


#: The fields of an event of which reports can dispute.
DISPUTABLE: Final = ("kind", "length", "order", "participants", "quantities", "status", "venue", "when")


class Disagreement(enum.StrEnum):
    """In what way two reports differ on a field; all but a contradiction only seem to disagree."""

    CONTRADICTION = "contradiction"
    """Not both can be true."""
    REFINEMENT = "refinement"
    """Both are true; one says it more exactly, or each leaves out something else."""
    ZONE = "zone"
    """The same hours have other dates on other clocks."""
    ROUNDING = "rounding"
    """The figures differ, and round to each other."""
    LATER = "later"
    """One was said of what lay ahead, or was so at the time; it came otherwise."""
    BASE = "base"
    """They count in different series."""
    OTHER_EVENT = "other-event"
    """The passage leaves open which event it means, and this shows that it means another."""

    @property
    def apparent(self) -> bool:
        """Whether both can be true all the same."""
        return self is not Disagreement.CONTRADICTION


@final
@attrs.frozen(kw_only=True)
class Side:
    """What some reports say alike of a field: a value, and the reports that say it."""

    value: Any
    reports: tuple[Report, ...]

    @property
    def passages(self) -> tuple[tuple[Source, Passage], ...]:
        """Where it stands: the articles, and the passages in them."""
        return tuple(dict.fromkeys((report.source, report.passage) for report in self.reports))

    @property
    def papers(self) -> frozenset[str]:
        """The names of the articles' publishers."""
        return frozenset(report.source.name for report in self.reports)

    @property
    def voices(self) -> frozenset[str]:
        """The same, each with who says it in the last place."""
        return frozenset(" ← ".join(dict.fromkeys((one.source.name, one.speaker))) for one in self.reports)

    def by(self, names: Iterable[str]) -> str:
        """The value, with the names of those who say it."""
        value: object = self.value
        values = cast("tuple[object, ...]", value) if isinstance(value, tuple) else (value,)
        return f"{', '.join(map(str, values))} ({', '.join(sorted(names))})"

    def __str__(self) -> str:
        return self.by(self.papers)


@final
@attrs.frozen(kw_only=True)
class Dispute:
    """A field of an event of which not all reports can be true."""

    event: str
    """The event's id."""
    field: str
    sides: tuple[Side, ...]
    ruling: Ruling | None = None
    """The curator's decision, if there is one."""
    kind: Disagreement = Disagreement.CONTRADICTION

    @property
    def decided(self) -> bool:
        """Whether a ruling decides it."""
        return self.ruling is not None

    def __str__(self) -> str:
        papers = [paper for side in self.sides for paper in side.papers]
        apart = len(set(papers)) == len(papers)
        sides = "; ".join(side.by(side.papers if apart else side.voices) for side in self.sides)
        return f"{self.field} of {self.event} is disputed: {sides}" + (
            f"; decided: {self.ruling.reason}" if self.ruling else ""
        )


def _nobody() -> Citations:
    return {}


@final
@attrs.frozen(kw_only=True)
class Event:
    """What happened, or may, or did not: the fold of its reports."""

    id: str
    title: str = attrs.field(hash=False)
    kind: Kind = attrs.field(hash=False)
    when: When = attrs.field(hash=False)
    """The tightest window that the whole chronology entails."""
    status: Status | None = attrs.field(default=None, hash=False)
    length: Length | None = attrs.field(default=None, hash=False)
    venue: Venue | None = attrs.field(default=None, hash=False)
    participants: tuple[Participation, ...] = attrs.field(default=(), hash=False)
    topics: tuple[Topic, ...] = attrs.field(default=(), hash=False)
    outcomes: tuple[str, ...] = attrs.field(default=(), hash=False)
    quantities: tuple[Quantity, ...] = attrs.field(default=(), hash=False)
    orders: tuple[Order, ...] = attrs.field(default=(), hash=False)
    parts: tuple[Event, ...] = attrs.field(default=(), hash=False)
    reports: tuple[Report, ...] = attrs.field(default=(), hash=False)
    disputes: tuple[Dispute, ...] = attrs.field(default=(), hash=False)
    open_reports: tuple[Report, ...] = attrs.field(default=(), hash=False)
    """Reports that may speak of it, or of another."""
    rulings: tuple[Ruling, ...] = attrs.field(default=(), hash=False)
    """The curators' decisions on it."""
    cited: Citations = attrs.field(factory=_nobody, eq=False, repr=False)
    """The agencies that its articles cite anywhere, by the article's id."""

    @property
    def order(self) -> Order | None:
        """Its place in a series; in the first by id, if it is counted in several."""
        return self.orders[0] if self.orders else None

    @property
    def sources(self) -> tuple[Source, ...]:
        """The articles that report it."""
        return tuple(sorted({report.source for report in self.reports}, key=lambda source: source.id))

    @property
    def origins(self) -> tuple[str, ...]:
        """The outlets from which its reports come: the last agencies cited, or the articles' own publishers."""
        return tuple(sorted({report.origin for report in self.reports}))

    @property
    def corroboration(self) -> int:
        """How many certainly independent origins report it as it came (`usru_relations.folding.origins`)."""
        return self.independence.certain

    @property
    def possible_corroboration(self) -> int:
        """How many independent origins may report it: as many as `corroboration`, or more."""
        return self.independence.possible

    @property
    def independence(self) -> Independent:
        """How many independent origins report it as it came, at least and at the most.

        Who only planned what was held, or denies it, does not count.
        """
        return independent(filter(self._bears_out, self.reports), self.cited)

    def _bears_out(self, report: Report) -> bool:
        """Whether a report has it take place, not take place, or neither, as the event has; or leaves that unsaid."""
        if report.status is None or self.status is None:
            return True
        return (report.status.real, report.status.negative) == (self.status.real, self.status.negative)

    @property
    def zones(self) -> Zones:
        """The zones in which civil times of its reports are read: the place's, or those of the ends of a call."""
        return clocks(self.venue, self.kind, self.participants)

    @property
    def history(self) -> tuple[Step, ...]:
        """Who said when that it had come how far, by publication."""
        return steps(self.reports, self.zones)

    @property
    def needless_rulings(self) -> tuple[Ruling, ...]:
        """The rulings on it that decide no dispute."""
        used = [dispute.ruling for dispute in self.disputes]
        return tuple(ruling for ruling in self.rulings if ruling not in used)

    def evidence(self, field: str) -> tuple[Side, ...]:
        """What the reports say of a field: each value, with the reports that say it; silent reports are left out.

        Civil times are read at the event's place. Of a field that has several values, a report stands with each that
        it says. What no report says of the time may still be entailed by other events: see `Chronology.explain`.

        Raises:
            UnknownField: if it is no field of which reports speak.

        """
        if field == "parts":
            return tuple(Side(value=part, reports=_making_part(part, self.id)) for part in self.parts)
        if field not in (*FIELDS, "order"):
            raise UnknownField(field, (*FIELDS, "parts"))
        said = field_named(field).values(self.reports, self.zones)
        return tuple(Side(value=value, reports=reports) for value, reports in said.items())

    @property
    def gists(self) -> tuple[str, ...]:
        """What its reports tell of it."""
        return tuple(report.gist for report in self.reports)

    def __repr__(self) -> str:
        return f"<Event {self.id}, {self.when.shown()}, {self.status or 'reported'}>"

    def __str__(self) -> str:
        place = f", {self.venue.name}" if self.venue else ""
        return f"{self.when.shown()}  {self.title}{place} [{self.status or 'reported'}]"


def in_time(event: Event) -> tuple[bool, int, int, str]:
    """The order of time: by the earliest bound, or by the latest where that is open; then by id."""
    start, end = event.when.start, event.when.end
    first = end if start is None else start
    return first is None, first or 0, end if end is not None else 2**63, event.id


def _making_part(part: Event, whole: str) -> tuple[Report, ...]:
    """The reports that make an event a part of another."""

    def says_so(report: Report) -> bool:
        links = [one for one in report.relations if one.link is Link.PART_OF]
        return any(other.id == whole for one in links for other in one.others)

    return tuple(filter(says_so, part.reports))
