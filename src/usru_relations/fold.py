"""The fold: from what reports say of one subject, what they entail together.

It looks at the set of reports and never at their order, so it is commutative, associative and idempotent.
"""

from __future__ import annotations

import functools
import itertools
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

import attrs

from usru_relations.events import Dispute, Event, Side
from usru_relations.shelf import Kind, State, Subject, Venue
from usru_relations.when import Disjoint, When

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from usru_relations.length import Length
    from usru_relations.reports import Order, Participation, Report, Status, Tally

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


class Draft(NamedTuple):
    """An event as its own reports tell it, before others narrow its time, and the claims that bear its bounds."""

    event: Event
    times: tuple[Claim[When], ...]
    lengths: tuple[Claim[Length], ...]
    told: tuple[Report, ...]
    """The reports that speak of the event in the status that it has."""
    heard: tuple[Report, ...]
    """The reports that no ruling on the status overrules."""


def fold(subject: Subject, reports: Iterable[Report]) -> Draft:
    """What the reports on a subject entail together."""
    ordered = in_order(reports)
    ruled = _ruled(subject, "status", ordered)
    status = _status(ruled)
    heard = [one for one in ordered if ruled is ordered or one in ruled or not _opposed(one.status, status)]
    direct, plans = _layers(heard, status)
    told = (*direct, *plans) if not (status and status.real) else direct
    settle = functools.partial(_settle, subject, direct, plans)
    kind = settle("kind", lambda report: report.kind or subject.kind, _narrower, _common_kind)
    venue = settle("venue", lambda report: report.venue, _inner, _common_venue)
    people, absences = _participants(subject, told)
    zones = _clocks(venue.value, kind.value or subject.kind, people)
    when = settle("when", lambda report: report.when and report.when.read_in(*zones), When.__and__, When.__or__)
    length = settle("length", lambda report: report.length, _both_lengths, _either_length)
    orders = _orders(subject, told)
    status_dispute = _status_dispute(subject, ordered, when.value or When())
    disputes = (kind.dispute, venue.dispute, when.dispute, length.dispute, status_dispute, *absences)
    event = Event(
        id=subject.id,
        title=subject.title,
        kind=kind.value or subject.kind,
        when=when.value or When(),
        status=status,
        length=length.value,
        venue=venue.value,
        participants=people,
        topics=tuple(sorted({topic for report in ordered for topic in report.topics}, key=lambda topic: topic.id)),
        outcomes=tuple(dict.fromkeys(outcome for report in direct for outcome in report.outcomes)),
        orders=tuple(folded.value for folded in orders if folded.value),
        reports=ordered,
        disputes=tuple(d for d in (*disputes, *(folded.dispute for folded in orders)) if d),
    )
    return Draft(event, when.claims, length.claims, told, tuple(heard))


def in_order(reports: Iterable[Report]) -> tuple[Report, ...]:
    """The reports, each once, by publication, then source, then what they say, however it is spelt."""
    distinct: dict[Report, Report] = {}
    for report in reports:
        distinct[report] = min(distinct.pop(report, report), report, key=_spelling)
    ordered = sorted(distinct.values(), key=_written)
    alike = [list(group) for _, group in itertools.groupby(ordered, key=_written)]
    return tuple(report for group in alike for report in (group if len(group) == 1 else sorted(group, key=unspelt)))


def _spelling(report: Report) -> tuple[str, str]:
    return report.when.text if report.when else "", report.length.text if report.length else ""


def unspelt(told: Report | Tally) -> str:
    """All that a report or tally says, but for how its time and its length are spelt."""
    when = told.when and attrs.evolve(told.when, text="")
    length = told.length and attrs.evolve(told.length, text="")
    return repr(attrs.evolve(told, when=when, length=length))


def _written(report: Report) -> tuple[int, int, int, str, str, str]:
    published = report.source.published
    rank = report.status.rank if report.status else -1
    return (published.end or 0, published.start or 0, rank, report.source.id, report.passage.digest, report.gist)


def _ruled(subject: Subject, field: str, reports: Sequence[Report]) -> Sequence[Report]:
    """The reports that a ruling on a field has hold, where it names any; else all."""
    passages = {passage for ruling in subject.rulings if ruling.field == field for passage in ruling.passages}
    return [report for report in reports if report.passage.digest in passages] or reports


def _opposed(one: Status | None, other: Status | None) -> bool:
    """Whether one says that the event took place, and the other that it did not."""
    return one is not None and other is not None and ((one.real and other.negative) or (one.negative and other.real))


def _status(reports: Sequence[Report]) -> Status | None:
    """What the later-published says, of the possible order of things: what was held stays held."""
    said: Status | None = None
    for report in reports:
        if report.status and not (said and said.real and not report.status.real):
            said = report.status
    return said


def _layers(reports: Sequence[Report], status: Status | None) -> tuple[tuple[Report, ...], tuple[Report, ...]]:
    """The reports of the event as it came about, and those of what was planned, the newest first."""
    real = status is not None and status.real
    direct = [r for r in reports if r.status is None or r.status.real or (r.status.negative and not real)]
    plans = [r for r in reports if r.status and not r.status.real and not r.status.negative]
    return tuple(direct), tuple(reversed(plans))


def _settle(
    subject: Subject,
    direct: Sequence[Report],
    plans: Sequence[Report],
    field: str,
    read: Callable[[Report], V | None],
    meet: Callable[[V, V], V],
    join: Callable[[V, V], V | None],
) -> Folded[V]:
    """The value of a field: what the reports entail, narrowed by those plans that it does not contradict."""
    folded = _folded(subject, field, _claims(direct, read), meet, join)
    for _, published in itertools.groupby(plans, key=lambda report: report.source.published):
        plan = _folded(subject, field, _claims(published, read), meet, join)
        folded = _narrowed(folded, plan, meet)
    return folded


def _claims(reports: Iterable[Report], read: Callable[[Report], V | None]) -> tuple[Claim[V], ...]:
    read_all = ((read(report), report) for report in reports)
    return tuple(Claim(value, report) for value, report in read_all if value is not None)


def _narrowed(known: Folded[V], plan: Folded[V], meet: Callable[[V, V], V]) -> Folded[V]:
    if plan.value is None or known.value is None:
        return plan if known.value is None and known.dispute is None else known
    try:
        value = meet(known.value, plan.value)
    except Disjoint:
        return known
    return Folded(value, (*known.claims, *plan.claims), known.dispute or plan.dispute)


def _folded(
    subject: Subject,
    field: str,
    claims: Sequence[Claim[V]],
    meet: Callable[[V, V], V],
    join: Callable[[V, V], V | None],
) -> Folded[V]:
    if not claims:
        return Folded()
    try:
        return Folded(functools.reduce(meet, (claim.value for claim in claims)), tuple(claims))
    except Disjoint:
        pass
    clashing = _clashing(claims, meet)
    dispute = dispute_of(subject, field, clashing)
    held = [claim for claim in clashing if dispute.ruling and claim.report.passage.digest in dispute.ruling.passages]
    calm = [claim for claim in claims if claim not in clashing]
    if held:
        return _folded(subject, field, [*calm, *held], meet, join)._replace(dispute=dispute)
    return Folded(_compromise(clashing, calm, meet, join), tuple(calm), dispute)


def _compromise(
    clashing: Sequence[Claim[V]],
    calm: Sequence[Claim[V]],
    meet: Callable[[V, V], V],
    join: Callable[[V, V], V | None],
) -> V | None:
    """What holds whichever side is right."""
    either: V | None = clashing[0].value
    for claim in clashing[1:]:
        either = None if either is None else join(either, claim.value)
    values = [claim.value for claim in calm] + ([] if either is None else [either])
    try:
        return functools.reduce(meet, values) if values else None
    except Disjoint:
        return either


def _clashing(claims: Sequence[Claim[V]], meet: Callable[[V, V], V]) -> list[Claim[V]]:
    def clash(one: Claim[V], other: Claim[V]) -> bool:
        try:
            meet(one.value, other.value)
        except Disjoint:
            return True
        return False

    return [claim for claim in claims if any(clash(claim, other) for other in claims)]


def dispute_of(subject: Subject, field: str, claims: Sequence[Claim[Any]]) -> Dispute:
    """The dispute of these claims, a side for each value, decided if a ruling of the subject names a passage of it."""
    values = list(dict.fromkeys(claim.value for claim in claims))
    sides = tuple(Side(value=v, reports=tuple(c.report for c in claims if c.value == v)) for v in values)
    said = {claim.report.passage.digest for claim in claims}
    ruling = next((r for r in subject.rulings if r.field == field and said & set(r.passages)), None)
    return Dispute(event=subject.id, field=field, sides=sides, ruling=ruling)


def _clocks(venue: Venue | None, kind: Kind, people: Sequence[Participation]) -> tuple[str, ...]:
    """The zones in which a civil time without one is read: the place's, or those of the ends of a call."""
    if venue is not None:
        return venue.zones
    seats = [p.side.seat for p in people if isinstance(p.side, State) and p.side.seat] if kind.is_remote else []
    return tuple(sorted({zone for seat in seats for zone in seat.zones}))


def _inner(one: Venue, other: Venue) -> Venue:
    if one.inside(other):
        return one
    if other.inside(one):
        return other
    raise Disjoint(one, other)


def _common_venue(one: Venue, other: Venue) -> Venue | None:
    return next((place for place in one.around() if other.inside(place)), None)


def _narrower(one: Kind, other: Kind) -> Kind:
    if one.is_a(other):
        return one
    if other.is_a(one):
        return other
    raise Disjoint(one, other)


def _common_kind(one: Kind, other: Kind) -> Kind | None:
    return next((kind for kind in one.sorts() if other.is_a(kind)), None)


def _both_lengths(one: Length, other: Length) -> Length:
    return one & other


def _either_length(one: Length, other: Length) -> Length:
    return one | other


def _participants(subject: Subject, told: Sequence[Report]) -> tuple[tuple[Participation, ...], tuple[Dispute, ...]]:
    """Who took part, and where one report has somebody there and another has not."""
    claims = [Claim(participation, report) for report in told for participation in report.participants]
    absent = {claim.value.actor for claim in claims if claim.value.absent}
    present = {claim.value.actor for claim in claims if not claim.value.absent}
    disputes: list[Dispute] = []
    for actor in sorted(absent & present, key=lambda actor: actor.id):
        disputed = [claim for claim in claims if claim.value.actor == actor]
        disputes.append(dispute_of(subject, "participants", disputed))
        held = _ruled(subject, "participants", [claim.report for claim in disputed])
        claims = [claim for claim in claims if claim not in disputed or claim.report in held]
    people = list(dict.fromkeys(claim.value for claim in claims if not claim.value.absent))
    full = [one for one in people if not any(_says_more(other, one) for other in people)]
    return tuple(full), tuple(disputes)


def _says_more(other: Participation, one: Participation) -> bool:
    """Whether another participation tells all that this one does, and more."""
    return (
        other != one
        and (other.actor, other.role) == (one.actor, one.role)
        and one.capacity in (None, other.capacity)
        and one.side in (None, other.side)
    )


def _orders(subject: Subject, told: Sequence[Report]) -> tuple[Folded[Order], ...]:
    claims = [Claim(report.order, report) for report in told if report.order]
    series = sorted({claim.value.series for claim in claims}, key=lambda one: one.id)
    return tuple(
        _folded(subject, "order", [claim for claim in claims if claim.value.series == one], _same_order, _no_order)
        for one in series
    )


def _same_order(one: Order, other: Order) -> Order:
    if one != other:
        raise Disjoint(one, other)
    return one


def _no_order(_one: Order, _other: Order) -> None:
    return None


def _status_dispute(subject: Subject, reports: Sequence[Report], when: When) -> Dispute | None:
    """Held against denied or not held, unless the event may have come about after it was reported as not held."""
    claims = [Claim(report.status, report) for report in reports if report.status]
    held = [claim for claim in claims if claim.value.real]
    against = [claim for claim in claims if claim.value.negative and any(_denies(claim, one, when) for one in held)]
    return dispute_of(subject, "status", [*held, *against]) if against else None


def _denies(negative: Claim[Status], held: Claim[Status], when: When) -> bool:
    denied, told = negative.report.source.published, held.report.source.published
    earlier = denied.end is not None and told.start is not None and denied.end <= told.start
    over = when.end is not None and denied.start is not None and when.end <= denied.start
    return not earlier or over
