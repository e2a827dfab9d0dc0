"""The fold: from what reports say of one subject, what they entail together.

It looks at the set of reports and never at their order, so it is commutative, associative and idempotent.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, NamedTuple, TypeVar, cast

import attrs

from usru_relations.folding.events import Dispute, Event
from usru_relations.folding.fields import KIND, LENGTH, ORDERS, STATUS, VENUE, WHEN, clocks, opposed, says_less
from usru_relations.folding.settling import Claim, Folded, agreed, claims_of, dispute_of, ruled, settled
from usru_relations.times.when import When

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from usru_relations.folding.fields import Field, Zones
    from usru_relations.records.reports import Order, Participation, Report, Status, Tally
    from usru_relations.records.shelf import Actor, Kind, Subject, Topic
    from usru_relations.times.length import Length

V = TypeVar("V")


class Draft(NamedTuple):
    """An event as its own reports tell it, before others narrow its time, and the claims that bear its bounds."""

    event: Event
    times: tuple[Claim[When], ...]
    lengths: tuple[Claim[Length], ...]
    told: tuple[Report, ...]
    """The reports that speak of the event in the status that it has."""
    heard: tuple[Report, ...]
    """The reports that no ruling on the status overrules."""


class _Telling(NamedTuple):
    """The reports on a subject, by what they tell of."""

    subject: Subject
    ordered: tuple[Report, ...]
    heard: tuple[Report, ...]
    status: Status | None
    direct: tuple[Report, ...]
    """Those of the event as it came about."""
    plans: tuple[Report, ...]
    """Those of what was planned, the newest first."""

    @property
    def told(self) -> tuple[Report, ...]:
        """The reports that speak of the event in the status that it has."""
        return self.direct if self.status and self.status.real else (*self.direct, *self.plans)

    def settled(self, field: Field[V], zones: Zones = ()) -> Folded[V]:
        return settled(self.subject, field, claims_of(self.direct, field, zones), claims_of(self.plans, field, zones))

    def kind(self) -> Folded[Kind]:
        """A report that does not say the kind speaks of the one on the shelf."""
        direct, plans = ([Claim(r.kind or self.subject.kind, r) for r in layer] for layer in (self.direct, self.plans))
        return settled(self.subject, KIND, direct, plans)

    def topics(self) -> tuple[Topic, ...]:
        topics = {topic for report in self.ordered for topic in report.topics}
        return tuple(sorted(topics, key=lambda topic: topic.id))


def fold(subject: Subject, reports: Iterable[Report]) -> Draft:
    """What the reports on a subject entail together."""
    telling = _telling(subject, in_order(reports))
    kind, venue, length = telling.kind(), telling.settled(VENUE), telling.settled(LENGTH)
    people, absences = _participants(subject, telling.told)
    zones = clocks(venue.value, kind.value or subject.kind, people)
    when, orders = telling.settled(WHEN, zones), _orders(subject, telling.told)
    status = _status_dispute(subject, telling.ordered, when.value or When())
    alone = (kind.dispute, venue.dispute, when.dispute, length.dispute, status)
    event = Event(
        id=subject.id,
        title=subject.title,
        kind=kind.value or subject.kind,
        when=when.value or When(),
        status=telling.status,
        length=length.value,
        venue=venue.value,
        participants=people,
        topics=telling.topics(),
        outcomes=tuple(dict.fromkeys(outcome for report in telling.direct for outcome in report.outcomes)),
        orders=tuple(order.value for order in orders if order.value),
        reports=telling.ordered,
        disputes=tuple(filter(None, (*alone, *absences, *(order.dispute for order in orders)))),
        rulings=subject.rulings,
    )
    return Draft(event, when.claims, length.claims, telling.told, telling.heard)


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
    """All that a report or tally says, but for how its time and its length are spelt: what makes it equal to others."""
    return repr(_compared(told))


def _compared(value: object) -> object:
    if isinstance(value, tuple):
        return [_compared(one) for one in cast("tuple[object, ...]", value)]
    if attrs.has(type(value)):
        fields = (field.name for field in attrs.fields(cast("type[attrs.AttrsInstance]", type(value))) if field.eq)
        return type(value).__name__, [_compared(getattr(value, name)) for name in fields]
    return value


def _written(report: Report) -> tuple[int, int, int, str, str, str]:
    published = report.source.published
    rank = report.status.rank if report.status else -1
    return (published.end or 0, published.start or 0, rank, report.source.id, report.passage.digest, report.gist)


def _telling(subject: Subject, ordered: tuple[Report, ...]) -> _Telling:
    """The reports of the event as it came about, and those of what was planned."""
    chosen = ruled(subject, "status", ordered)
    status = _status(chosen)
    heard = tuple(one for one in ordered if chosen is ordered or one in chosen or not opposed(one.status, status))
    real = status is not None and status.real
    direct = tuple(r for r in heard if r.status is None or r.status.real or (r.status.negative and not real))
    plans = tuple(r for r in reversed(heard) if r.status and not r.status.real and not r.status.negative)
    return _Telling(subject, ordered, heard, status, direct, plans)


def _status(reports: Sequence[Report]) -> Status | None:
    """What the later-published says, of the possible order of things: what was real stays real, what was over, over."""
    said: Status | None = None
    for report in reports:
        if report.status and not (said and said.real and report.status.rank < said.rank):
            said = report.status
    return said


def _participants(subject: Subject, told: Sequence[Report]) -> tuple[tuple[Participation, ...], tuple[Dispute, ...]]:
    """Who took part, and where one report has somebody there and another has not."""
    claims = [Claim(participation, report) for report in told for participation in report.participants]
    of_actor: dict[Actor, list[Claim[Participation]]] = {}
    for claim in claims:
        of_actor.setdefault(claim.value.actor, []).append(claim)
    disputed = [actor for actor in sorted(of_actor, key=lambda actor: actor.id) if _is_disputed(of_actor[actor])]
    disputes = [dispute_of(subject, "participants", of_actor[actor]) for actor in disputed]
    held = {
        actor: set(ruled(subject, "participants", [claim.report for claim in of_actor[actor]])) for actor in disputed
    }
    kept = [claim for claim in claims if claim.report in held.get(claim.value.actor, (claim.report,))]
    people = dict.fromkeys(claim.value for claim in kept if not claim.value.absent)
    less = {one for other in people for one in says_less(other)}
    return tuple(one for one in people if one not in less), tuple(disputes)


def _is_disputed(claims: Sequence[Claim[Participation]]) -> bool:
    return len({claim.value.absent for claim in claims}) == 2


def _orders(subject: Subject, told: Sequence[Report]) -> tuple[Folded[Order], ...]:
    """The place in each series in which it is counted."""
    claims = claims_of(told, ORDERS)
    series = sorted({claim.value.series for claim in claims}, key=lambda one: one.id)
    return tuple(agreed(subject, ORDERS, [claim for claim in claims if claim.value.series == one]) for one in series)


def _status_dispute(subject: Subject, reports: Sequence[Report], when: When) -> Dispute | None:
    """Held against denied or not held, unless the event may have come about after it was reported as not held."""
    claims = claims_of(reports, STATUS)
    held = [claim for claim in claims if claim.value.real]
    against = [claim for claim in claims if claim.value.negative and any(_denies(claim, one, when) for one in held)]
    return dispute_of(subject, "status", [*held, *against]) if against else None


def _denies(negative: Claim[Status], held: Claim[Status], when: When) -> bool:
    denied, told = negative.report.source.published, held.report.source.published
    earlier = denied.end is not None and told.start is not None and denied.end <= told.start
    over = when.end is not None and denied.start is not None and when.end <= denied.start
    return not earlier or over
