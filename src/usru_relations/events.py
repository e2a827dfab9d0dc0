"""An event: what its reports, taken together, entail."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, final

import attrs

if TYPE_CHECKING:
    from collections.abc import Mapping

    from usru_relations.length import Length
    from usru_relations.reports import Order, Participation, Report, Status
    from usru_relations.shelf import Kind, Ruling, Topic, Venue
    from usru_relations.sources import Source
    from usru_relations.when import When


#: The fields of an event of which reports can dispute.
DISPUTABLE: Final = ("kind", "length", "order", "participants", "status", "venue", "when")


@final
@attrs.frozen(kw_only=True)
class Side:
    """One side of a dispute: a value, and the reports that say it."""

    value: Any
    reports: tuple[Report, ...]


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

    @property
    def decided(self) -> bool:
        """Whether a ruling decides it."""
        return self.ruling is not None

    def __str__(self) -> str:
        sides = "; ".join(
            f"{side.value} ({', '.join(sorted({r.source.name for r in side.reports}))})" for side in self.sides
        )
        return f"{self.field} of {self.event} is disputed: {sides}" + (
            f"; decided: {self.ruling.reason}" if self.ruling else ""
        )


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
    orders: tuple[Order, ...] = attrs.field(default=(), hash=False)
    parts: tuple[Event, ...] = attrs.field(default=(), hash=False)
    reports: tuple[Report, ...] = attrs.field(default=(), hash=False)
    disputes: tuple[Dispute, ...] = attrs.field(default=(), hash=False)
    open_reports: tuple[Report, ...] = attrs.field(default=(), hash=False)
    """Reports that may speak of it, or of another."""

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
        """The independent origins of its reports: the last agencies cited, or the articles' own publishers."""
        return tuple(sorted({report.origin for report in self.reports}))

    @property
    def corroboration(self) -> int:
        """How many articles report it that can each be traced to an origin of its own.

        The size of the largest matching of articles to origins (Kuhn 1955): an article that cites an agency and also
        speaks for itself counts once.
        """
        origins: dict[str, set[str]] = {}
        for report in self.reports:
            origins.setdefault(report.source.id, set()).add(report.origin)
        matched: dict[str, str] = {}
        return sum(_match(source, origins, matched, set()) for source in origins)

    @property
    def gists(self) -> tuple[str, ...]:
        """What its reports tell of it."""
        return tuple(report.gist for report in self.reports)

    def __str__(self) -> str:
        place = f", {self.venue.name}" if self.venue else ""
        return f"{self.when.shown()}  {self.title}{place} [{self.status or 'reported'}]"


def in_time(event: Event) -> tuple[bool, int, int, str]:
    """The order of time: by the earliest bound, or by the latest where that is open; then by id."""
    start, end = event.when.start, event.when.end
    first = end if start is None else start
    return first is None, first or 0, end if end is not None else 2**63, event.id


def _match(source: str, origins: Mapping[str, set[str]], matched: dict[str, str], tried: set[str]) -> bool:
    """Give an article an origin of its own, moving others to further origins of theirs."""
    for origin in sorted(origins[source] - tried):
        tried.add(origin)
        if origin not in matched or _match(matched[origin], origins, matched, tried):
            matched[origin] = source
            return True
    return False
