"""Figures of a chronology, as plain values with units.

All of them speak of the events that they are given: narrow first, to what was held, to a kind, to what is dated. An
event counts whatever its status is. What is not known stays a range or a *maybe*; each function says how.
"""

from __future__ import annotations

from usru_relations.analysis.counting import (
    Count,
    by_kind,
    by_month,
    by_place,
    by_side,
    counts,
    met,
    told_alone,
)
from usru_relations.analysis.pacing import Gap, Pace, Run, Total, gaps, pace, runs, total_length
from usru_relations.analysis.ranking import first, last, next_after, nth

__all__ = [
    "Count",
    "Gap",
    "Pace",
    "Run",
    "Total",
    "by_kind",
    "by_month",
    "by_place",
    "by_side",
    "counts",
    "first",
    "gaps",
    "last",
    "met",
    "next_after",
    "nth",
    "pace",
    "runs",
    "told_alone",
    "total_length",
]
