"""Plans: which of them still stand, and which a later state of affairs has overtaken.

A plan stands until its own speaker tells another, or somebody tells that it was put off or called off. Two that stand
and differ are contrary accounts of one plan, on whatever days they were told.
"""

from __future__ import annotations

import functools
import itertools
from typing import TYPE_CHECKING, Final, TypeVar

from usru_relations.folding.origins import one_voice
from usru_relations.records.reports import Status
from usru_relations.times.when import Disjoint

if TYPE_CHECKING:
    from collections.abc import Sequence

    from usru_relations.folding.fields import Field
    from usru_relations.folding.origins import Citations
    from usru_relations.folding.settling import Claim
    from usru_relations.records.reports import Report

V = TypeVar("V")

#: What says that there is a plan, and not merely that somebody has one in mind.
_FIRM: Final = frozenset({Status.ANNOUNCED, Status.PLANNED, Status.POSTPONED})


def is_plan(report: Report) -> bool:
    """Whether it tells of the event as it lay ahead, or was called off."""
    return report.status is not None and not report.status.real and not report.status.negative


def overtaken(
    field: Field[V], claims: Sequence[Claim[V]], reports: Sequence[Report], citations: Citations
) -> frozenset[Claim[V]]:
    """Those of the claims of a field that are plans which others of them have overtaken.

    Args:
        field: the field.
        claims: what the plans and other reports say of it.
        reports: all that is told of the event, and may say that a plan was put off or called off.
        citations: the agencies that the articles cite.

    """
    off = [report for report in reports if report.status is not None and report.status.takes_back]
    plans = field.apart([claim for claim in claims if is_plan(claim.report)], lambda claim: claim.value)
    pairs = (pair for group in plans.values() if _disjoint(field, group) for pair in itertools.permutations(group, 2))
    clashing = ((plan, other) for plan, other in pairs if field.clash(plan.value, other.value))
    return frozenset(plan for plan, other in clashing if _overtakes(other.report, plan.report, off, citations))


def _disjoint(field: Field[V], claims: Sequence[Claim[V]]) -> bool:
    """Whether not all of them can be true."""
    try:
        functools.reduce(field.meet, (claim.value for claim in claims))
    except Disjoint:
        return True
    return False


def _overtakes(one: Report, plan: Report, off: Sequence[Report], citations: Citations) -> bool:
    """Whether one that tells otherwise tells how things stood later, and not how somebody else saw them."""
    if any(_given_up(plan, news, one) for news in off):
        return True
    if plan.source.before(one.source):
        firm = one.status in _FIRM and plan.status in _FIRM
        return one.status is Status.POSTPONED or not firm or one_voice(one, plan, citations)
    return one.status is Status.POSTPONED is not plan.status and not one.source.before(plan.source)


def _given_up(plan: Report, news: Report, one: Report) -> bool:
    """Whether a plan was taken back after it was told, or in the same article, and another was told no earlier."""
    if plan.source.before(news.source):
        return not one.source.before(news.source)
    return plan.source == news.source and plan.status is not news.status and news.source.before(one.source)
