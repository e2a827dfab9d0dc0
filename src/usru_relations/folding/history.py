"""The history of an event: who said, article by article, how far it had come."""

from __future__ import annotations

from typing import TYPE_CHECKING, final

import attrs

from usru_relations.folding.fields import WHEN
from usru_relations.records.reports import Status

if TYPE_CHECKING:
    from collections.abc import Iterable

    from usru_relations.folding.fields import Zones
    from usru_relations.records.reports import Report
    from usru_relations.times.when import When


@final
@attrs.frozen(kw_only=True)
class Step:
    """That somebody said how far an event had come."""

    status: Status
    speaker: str
    """Who says it, in the last place."""
    when: When | None
    """The time that is said of it; of what was put off, the new one."""
    was: When | None
    """The time that was said before, where this one differs from it, or takes it back."""
    reports: tuple[Report, ...]
    """The reports that say so, the first published first."""

    @property
    def published(self) -> When:
        """When it was first said, as precisely as that is printed."""
        return self.reports[0].source.published

    def __str__(self) -> str:
        new = f"{_preposition(self.status)} {self.when.shown()}" if self.when else ""
        old = f"({'' if self.when else 'it '}was {self.was.shown()})" if self.was else ""
        told = " ".join(filter(None, (str(self.status), new, old)))
        return f"{self.published.shown()}  {told}: {self.speaker}"


def steps(reports: Iterable[Report], zones: Zones) -> tuple[Step, ...]:
    """What was said of an event's status, by publication; what one speaker says again is one step.

    Args:
        reports: those of one event, by publication.
        zones: the zones in which civil times are read.

    """
    told: list[Step] = []
    for report in reports:
        if report.status is not None:
            _tell(told, report, report.status, next(iter(WHEN.said(report, zones)), None))
    return tuple(told)


def _tell(told: list[Step], report: Report, status: Status, when: When | None) -> None:
    own = [index for index, step in enumerate(told) if step.speaker == report.speaker]
    last = told[own[-1]] if own else None
    if last and last.status is status and when in (None, last.when):
        told[own[-1]] = attrs.evolve(last, reports=(*last.reports, report))
        return
    was = _said_before(told, report)
    if was and not (status.takes_back if when is None else not when.overlaps(was)):
        was = None
    told.append(Step(status=status, speaker=report.speaker, when=when, was=was, reports=(report,)))


def _said_before(told: list[Step], report: Report) -> When | None:
    """The time that the speaker said last, or else anybody in an older article."""
    dated = [step for step in told if step.when is not None]
    own = [step for step in dated if step.speaker == report.speaker]
    said = own or [step for step in dated if step.reports[0].source.before(report.source)]
    return said[-1].when if said else None


def _preposition(status: Status) -> str:
    """What leads from a status to its date: postponed to, held on, planned for."""
    if status is Status.POSTPONED:
        return "to"
    return "on" if status.real or status.negative else "for"
