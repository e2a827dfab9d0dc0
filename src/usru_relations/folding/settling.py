"""Settling one field: what claims of it come to together, and the dispute where not all of them can be true."""

from __future__ import annotations

import functools
import itertools
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

from usru_relations.folding.events import Dispute, Side
from usru_relations.times.when import Disjoint

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from usru_relations.folding.fields import Field, Zones
    from usru_relations.records.reports import Report
    from usru_relations.records.shelf import Ruling, Subject

V = TypeVar("V")


class Claim(NamedTuple, Generic[V]):
    """A value and the report that says it."""

    value: V
    report: Report


class Folded(NamedTuple, Generic[V]):
    """What the claims for a field come to, the claims that bear it, and the dispute if there is one."""

    value: V | None = None
    claims: tuple[Claim[V], ...] = ()
    dispute: Dispute | None = None


def claims_of(reports: Iterable[Report], field: Field[V], zones: Zones = ()) -> tuple[Claim[V], ...]:
    """What each report says of a field, in the order of the reports."""
    return tuple(Claim(value, report) for report in reports for value in field.said(report, zones))


def settled(subject: Subject, field: Field[V], direct: Sequence[Claim[V]], plans: Sequence[Claim[V]] = ()) -> Folded[V]:
    """The value of a field: what is said of the event as it came about, narrowed by those plans that fit.

    Args:
        subject: the event, whose rulings decide.
        field: the field.
        direct: what is said of the event as it came about.
        plans: what is said of the event as it lay ahead, without what was overtaken.

    """
    known = agreed(subject, field, direct)
    told = (
        [side.value for side in known.dispute.sides] if known.dispute and not known.dispute.decided else [known.value]
    )
    fitting = [plan for plan in plans if not any(one is not None and field.clash(one, plan.value) for one in told)]
    return _narrowed(known, agreed(subject, field, fitting), field)


def agreed(subject: Subject, field: Field[V], claims: Sequence[Claim[V]]) -> Folded[V]:
    """What the claims entail together; where that cannot be, what a ruling or else either side has."""
    if not claims:
        return Folded()
    try:
        return Folded(functools.reduce(field.meet, (claim.value for claim in claims)), tuple(claims))
    except Disjoint:
        return _decided(subject, field, claims)


def _decided(subject: Subject, field: Field[V], claims: Sequence[Claim[V]]) -> Folded[V]:
    values = list(dict.fromkeys(claim.value for claim in claims))
    against = {value for value in values if any(field.clash(value, other) for other in values)}
    clashing = [claim for claim in claims if claim.value in against]
    calm = [claim for claim in claims if claim.value not in against]
    dispute = dispute_of(subject, field, clashing)
    if dispute.ruling is None:
        return Folded(_compromise(clashing, calm, field), tuple(calm), dispute)
    held = [claim for claim in clashing if holds(dispute, claim.report)]
    return agreed(subject, field, [*calm, *held])._replace(dispute=dispute)


def _narrowed(known: Folded[V], plan: Folded[V], field: Field[V]) -> Folded[V]:
    if plan.value is None or known.value is None:
        return plan if known.value is None and known.dispute is None else known
    try:
        value = field.meet(known.value, plan.value)
    except Disjoint:
        return known
    return Folded(value, (*known.claims, *plan.claims), known.dispute or plan.dispute)


def _compromise(clashing: Sequence[Claim[V]], calm: Sequence[Claim[V]], field: Field[V]) -> V | None:
    """What holds whichever side is right."""
    either: V | None = clashing[0].value
    for claim in clashing[1:]:
        either = None if either is None else field.join(either, claim.value)
    values = [claim.value for claim in calm] + ([] if either is None else [either])
    try:
        return functools.reduce(field.meet, values) if values else None
    except Disjoint:
        return either


def dispute_of(subject: Subject, field: Field[V], claims: Sequence[Claim[V]]) -> Dispute:
    """A dispute of claims, a side for each value, and the ruling that decides it."""
    said_by: dict[Any, list[Report]] = {}
    for claim in claims:
        said_by.setdefault(claim.value, []).append(claim.report)
    sides = tuple(Side(value=value, reports=tuple(reports)) for value, reports in said_by.items())
    rulings = (ruling for ruling in subject.rulings if ruling.field == field.ruled_as)
    ruling = next((one for one in rulings if _decides(one, field, claims)), None)
    return Dispute(event=subject.id, field=field.ruled_as, sides=sides, ruling=ruling)


def _decides(ruling: Ruling, field: Field[V], claims: Sequence[Claim[V]]) -> bool:
    """Whether a ruling names some of the passages and not all, and those that it names can be true together."""
    held = [claim for claim in claims if claim.report.passage.digest in ruling.passages]
    left = {claim.report.passage.digest for claim in claims} - set(ruling.passages)
    clash = any(field.clash(one.value, other.value) for one, other in itertools.combinations(held, 2))
    return bool(held and left) and not clash


def holds(dispute: Dispute, report: Report) -> bool:
    """Whether a report is one of those that hold, if a ruling decides the dispute."""
    return dispute.ruling is None or report.passage.digest in dispute.ruling.passages
