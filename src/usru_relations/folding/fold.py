"""The fold: from what reports say of one subject, what they entail together.

It looks at the set of reports and never at their order, so it is commutative, associative and idempotent.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from usru_relations.folding.events import Dispute, Event
from usru_relations.folding.fields import (
    KIND,
    LENGTH,
    ORDERS,
    PARTICIPANTS,
    QUANTITIES,
    STATUS,
    VENUE,
    WHEN,
    clocks,
    contrary,
    opposed,
    says_less,
)
from usru_relations.folding.origins import NOTHING_CITED, one_voice
from usru_relations.folding.planning import is_plan, overtaken
from usru_relations.folding.publication import in_order
from usru_relations.folding.settling import Claim, Folded, agreed, claims_of, dispute_of, holds, settled
from usru_relations.records.sources import by_date
from usru_relations.times.when import When

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from usru_relations.folding.fields import Field, Zones
    from usru_relations.folding.origins import Citations
    from usru_relations.records.reports import Participation, Report, Status
    from usru_relations.records.shelf import Kind, Subject, Topic
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
    """Those of what was planned."""
    citations: Citations

    @property
    def told(self) -> tuple[Report, ...]:
        """The reports that speak of the event in the status that it has."""
        return self.direct if self.status and self.status.real else (*self.direct, *self.plans)

    def settled(self, field: Field[V], zones: Zones = ()) -> Folded[V]:
        plans = self.standing(field, claims_of(self.plans, field, zones))
        return settled(self.subject, field, claims_of(self.direct, field, zones), plans)

    def standing(self, field: Field[V], claims: Sequence[Claim[V]]) -> Sequence[Claim[V]]:
        """The claims without the plans that others of them have overtaken."""
        gone = overtaken(field, claims, self.heard, self.citations)
        return [claim for claim in claims if claim not in gone] if gone else claims

    def each(self, field: Field[V]) -> tuple[Folded[V], ...]:
        """The values of a field of several, as what is told of the event in its status has them."""
        groups = field.apart(self.standing(field, claims_of(self.told, field)), lambda claim: claim.value)
        return tuple(agreed(self.subject, field, groups[of]) for of in sorted(groups))

    def kind(self) -> Folded[Kind]:
        """A report that does not say the kind speaks of the one on the shelf."""
        direct, plans = ([Claim(r.kind or self.subject.kind, r) for r in layer] for layer in (self.direct, self.plans))
        return settled(self.subject, KIND, direct, self.standing(KIND, plans))

    def people(self) -> tuple[tuple[Participation, ...], tuple[Dispute, ...]]:
        """Who took part, and where one report has somebody there and another has not."""
        claims = self.standing(PARTICIPANTS, claims_of(self.told, PARTICIPANTS))
        of_actor = PARTICIPANTS.apart(claims, lambda claim: claim.value)
        disputes = {
            actor: dispute_of(self.subject, PARTICIPANTS, of_actor[actor])
            for actor in sorted(of_actor)
            if _is_disputed(of_actor[actor])
        }
        kept = [one for one in claims if _kept(one, disputes.get(one.value.actor.id))]
        people = dict.fromkeys(claim.value for claim in kept if not claim.value.absent)
        less = {one for other in people for one in says_less(other)}
        return tuple(one for one in people if one not in less), tuple(disputes.values())

    def zones(self) -> Zones:
        """The zones in which civil times without one are read."""
        return clocks(self.settled(VENUE).value, self.kind().value or self.subject.kind, self.people()[0])

    def topics(self) -> tuple[Topic, ...]:
        topics = {topic for report in self.ordered for topic in report.topics}
        return tuple(sorted(topics, key=lambda topic: topic.id))


def fold(subject: Subject, reports: Iterable[Report], citations: Citations = NOTHING_CITED) -> Draft:
    """What the reports on a subject entail together.

    Args:
        subject: the event.
        reports: the reports on it.
        citations: the agencies that their articles cite anywhere.

    """
    telling, status = _ruled(_telling(subject, in_order(reports), citations))
    kind, venue, length = telling.kind(), telling.settled(VENUE), telling.settled(LENGTH)
    people, absences = telling.people()
    zones = clocks(venue.value, kind.value or subject.kind, people)
    when, orders, quantities = telling.settled(WHEN, zones), telling.each(ORDERS), telling.each(QUANTITIES)
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
        quantities=tuple(quantity.value for quantity in quantities if quantity.value),
        orders=tuple(order.value for order in orders if order.value),
        reports=telling.ordered,
        disputes=tuple(
            filter(None, (*alone, *absences, *(one.dispute for one in orders), *(one.dispute for one in quantities)))
        ),
        rulings=subject.rulings,
    )
    return Draft(event, when.claims, length.claims, telling.told, telling.heard)


def _ruled(telling: _Telling) -> tuple[_Telling, Dispute | None]:
    """How far it came, by those reports alone that a ruling has hold if it decides a dispute; and the dispute."""
    dispute = _status_dispute(telling)
    if dispute is None or dispute.ruling is None:
        return telling, dispute
    chosen = tuple(report for report in telling.ordered if holds(dispute, report))
    return _telling(telling.subject, telling.ordered, telling.citations, chosen), dispute


def _telling(
    subject: Subject, ordered: tuple[Report, ...], citations: Citations, chosen: tuple[Report, ...] | None = None
) -> _Telling:
    """The reports of the event as it came about, by all of them or by those that are chosen, and those of plans."""
    status = _status(chosen or ordered)
    heard = tuple(one for one in ordered if not chosen or one in chosen or not opposed(one.status, status))
    real = status is not None and status.real
    direct = tuple(r for r in heard if r.status is None or r.status.real or (r.status.negative and not real))
    return _Telling(subject, ordered, heard, status, direct, tuple(filter(is_plan, heard)), citations)


def _status(reports: Sequence[Report]) -> Status | None:
    """What the later-published says, of the possible order of things: what was real stays real, what was over, over."""
    said: Status | None = None
    for report in reports:
        if report.status and not (said and said.real and report.status.rank < said.rank):
            said = report.status
    return said


def _is_disputed(claims: Sequence[Claim[Participation]]) -> bool:
    return len({claim.value.absent for claim in claims}) == 2


def _kept(claim: Claim[Participation], dispute: Dispute | None) -> bool:
    return dispute is None or holds(dispute, claim.report)


def _status_dispute(telling: _Telling) -> Dispute | None:
    """Held against denied or not held, or else called off against put off."""
    claims = claims_of(telling.ordered, STATUS)
    held, negative = ([one for one in claims if getattr(one.value, how)] for how in ("real", "negative"))
    when = (telling.settled(WHEN, telling.zones()).value if held and negative else None) or When()
    against = [claim for claim in negative if any(_denies(claim, one, when) for one in held)]
    torn = [*held, *against] if against else [] if held else _torn(claims, telling.citations)
    return dispute_of(telling.subject, STATUS, torn) if torn else None


def _denies(negative: Claim[Status], held: Claim[Status], when: When) -> bool:
    """Whether it denies what was held: not if that may have come about after it was reported as not held."""
    denied = negative.report.source
    return not denied.before(held.report.source) or by_date(when, denied.published)


def _torn(claims: Sequence[Claim[Status]], citations: Citations) -> list[Claim[Status]]:
    """Those of the newest that are contrary: what one speaker says may be how things went on within the day."""
    said = {claim.value for claim in claims}
    plans = [claim for claim in claims if any(contrary(claim.value, other) for other in said)]
    latest = claims[::-1]  # which are soonest found to be later
    newest = [one for one in plans if not any(one.report.source.before(other.report.source) for other in latest)]
    pairs = [(one, other) for one, other in itertools.permutations(newest, 2) if contrary(one.value, other.value)]
    return list(dict.fromkeys(one for one, other in pairs if not one_voice(one.report, other.report, citations)))
