"""The order of publication, as `Source.before` has it: by instants, or by dates where a zone is missing."""

from __future__ import annotations

import itertools
from collections import deque
from typing import TYPE_CHECKING, TypeAlias, cast

import attrs

from usru_relations.times import clock

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from usru_relations.records.reports import Report, Tally
    from usru_relations.times.when import When

_Issue: TypeAlias = "list[Report]"
"""Reports that were published alike."""


def in_order(reports: Iterable[Report]) -> tuple[Report, ...]:
    """The reports, each once, by publication, then source, then what they say, however it is spelt."""
    distinct: dict[Report, Report] = {}
    for report in reports:
        distinct[report] = min(distinct.pop(report, report), report, key=_spelling)
    return tuple(itertools.chain.from_iterable(_issues_in_order(distinct.values())))


def first_issued(reports: Iterable[Report]) -> Sequence[Report]:
    """Those of the reports that were published first, and alike; none of none."""
    return next(iter(_issues_in_order(reports)), ())


def unspelt(told: Report | Tally) -> str:
    """All that a report or tally says, but for how its time and its length are spelt: what makes it equal to others."""
    return repr(_compared(told))


def _issues_in_order(reports: Iterable[Report]) -> list[_Issue]:
    """The reports by publication, those without a zone among the others by what is printed."""
    ordered = _sorted(reports)
    floating, fixed = (
        deque(_issues(report for report in ordered if (report.source.published.civil is None) is zoned))
        for zoned in (False, True)
    )
    merged: list[_Issue] = []
    while floating and fixed:
        merged.append((floating if _goes_before(floating[0][0], fixed[0][0]) else fixed).popleft())
    return [*merged, *floating, *fixed]


def _sorted(reports: Iterable[Report]) -> list[Report]:
    ordered = sorted(reports, key=_written)
    alike = [list(group) for _, group in itertools.groupby(ordered, key=_written)]
    return [report for group in alike for report in (group if len(group) == 1 else sorted(group, key=unspelt))]


def _issues(reports: Iterable[Report]) -> list[_Issue]:
    return [list(issue) for _, issue in itertools.groupby(reports, key=lambda report: _issued(report.source.published))]


def _issued(published: When) -> tuple[int, int]:
    """What sorts publications: when the last clock shows their end, or their start where the end is open."""
    start, end = (published.start, published.end) if published.civil is None else published.civil
    last = start if end is None else end
    behind = 0 if published.civil is None or last is None else clock.WESTMOST
    return (last or 0) + behind, published.start or 0


def _goes_before(one: Report, other: Report) -> bool:
    if one.source.before(other.source) or other.source.before(one.source):
        return one.source.before(other.source)
    return _written(one) < _written(other)


def _spelling(report: Report) -> tuple[str, str]:
    return report.when.text if report.when else "", report.length.text if report.length else ""


def _compared(value: object) -> object:
    if isinstance(value, tuple):
        return [_compared(one) for one in cast("tuple[object, ...]", value)]
    if attrs.has(type(value)):
        fields = (field.name for field in attrs.fields(cast("type[attrs.AttrsInstance]", type(value))) if field.eq)
        return type(value).__name__, [_compared(getattr(value, name)) for name in fields]
    return value


def _written(report: Report) -> tuple[int, int, int, str, str, str]:
    rank = report.status.rank if report.status else -1
    return (*_issued(report.source.published), rank, report.source.id, report.passage.digest, report.gist)
