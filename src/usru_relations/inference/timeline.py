"""The times of all events together: what the reports entail of each, through the others, and why."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, final

from usru_relations.folding.planning import is_plan
from usru_relations.folding.settling import Claim
from usru_relations.inference.choosing import chosen
from usru_relations.inference.consistency import Consistent, extended, outdated
from usru_relations.inference.constraints import ALWAYS, Constraints
from usru_relations.inference.reasons import Clash, Explanation, Reason
from usru_relations.network.order import Order
from usru_relations.network.solving import Bound, Inconsistent, Solution, solve
from usru_relations.times import clock
from usru_relations.times.when import Disjoint, When

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from usru_relations.folding.events import Dispute
    from usru_relations.folding.fold import Draft
    from usru_relations.inference.constraints import Ground, Row
    from usru_relations.network.solving import Gap


@final
class Timeline:
    """The solved network of all events: two time points each, its start and its end."""

    def __init__(self, drafts: Mapping[str, Draft]) -> None:
        self._drafts = drafts
        self._titles = [draft.event.title for draft in drafts.values()]
        self._constraints = Constraints(drafts)
        self._known = Consistent(2 * len(drafts), self._constraints.rows())
        self.references = chosen(self._known, self._constraints.choices())
        self._others: dict[str, tuple[list[Row], Solution]] = {}

    @property
    def clashes(self) -> tuple[Clash, ...]:
        """The smallest sets of what is told that no timeline satisfies."""
        return self._known.clashes

    def against(self, draft: Draft, disputes: Sequence[Dispute] = ()) -> tuple[Clash, ...]:
        """What no timeline would satisfy if an event were as another draft of it tells, disputed times and all."""
        id = draft.event.id
        changed = Constraints({**self._drafts, id: draft})
        told = [*changed.of(draft), *changed.series(), *_disputed(changed, draft, disputes)]
        own = self._own(id)  # which is taken in already, or set aside; if some of it is no longer said, it is left out
        if own <= {row.ground for row in told}:
            rows, solution, known = self._known.rows, self._known.solution, own
        else:
            rows, solution = self._without(id)
            known = self._known.aside
        more = [row for row in told if row.ground not in known]
        found = extended(rows, solution, more)
        if isinstance(found, Solution):
            return ()
        return Consistent(2 * len(self._drafts) + 2, [*rows, *more]).clashes[:1] if outdated(found) else (found,)

    def _own(self, id: str) -> frozenset[Ground]:
        """The grounds of what is said of an event, and of the order of series."""
        draft = self._drafts.get(id)
        return self._series | {row.ground for row in (self._constraints.of(draft) if draft else ())}

    @functools.cached_property
    def _series(self) -> frozenset[Ground]:
        return frozenset(row.ground for row in self._constraints.series())

    def _without(self, id: str) -> tuple[list[Row], Solution]:
        """What holds if nothing is said of an event, nor of the order of series, nor learnt of choices."""
        if id not in self._others:
            own = self._own(id)
            rows = [row for row in self._known.first if row.ground not in own]
            self._others[id] = rows, solve(2 * len(self._drafts), [row.constraint for row in rows])
        return self._others[id]

    def overtaken(self, draft: Draft) -> Iterator[Clash]:
        """Of what an event's plans have it come after, before or within: what came otherwise, and by what."""
        for report in filter(is_plan, draft.event.reports):
            for rows in self._constraints.related(draft, report):
                tried = self._known.extended(rows)
                if isinstance(tried, Clash):
                    yield tried

    def when(self, id: str) -> When:
        """The tightest window of an event that everything entails."""
        start, end = self.points(id)
        said, low, high = self._said(self._drafts[id]), self._low(start), self._high(end)
        try:
            return said.narrowed(low, high)
        except Disjoint:
            return When(earliest=low, latest=high, zone=said.zone)

    def _said(self, draft: Draft) -> When:
        """The window that its own reports tell, without the plans that gave way to what others entail."""
        kept = [claim.value for claim in draft.times if not is_plan(claim.report) or self._stands(draft, claim)]
        return draft.event.when if len(kept) == len(draft.times) else functools.reduce(When.__and__, kept, When())

    def _stands(self, draft: Draft, claim: Claim[When]) -> bool:
        return self._gave_way.isdisjoint(row.ground for row in self._constraints.said(draft, [claim], ()))

    @functools.cached_property
    def _gave_way(self) -> frozenset[Ground]:
        """The plans that gave way."""
        return self._known.aside.difference(*(clash.grounds for clash in self.clashes))

    def points(self, id: str) -> tuple[int, int]:
        """The numbers of an event's start and end in the network."""
        return self._constraints.points(id)

    def bounds(self, point: int) -> tuple[int | None, int | None]:
        """The earliest and the latest that a start or end can be, in microseconds since 1970 in UTC, to the second."""
        return self._low(point), self._high(point)

    def surely(self, id: str) -> tuple[int | None, int | None]:
        """The latest that an event can start and the earliest that it can end, in microseconds since 1970 in UTC.

        Of an event that is made up and told by no report, both are open.
        """
        if id not in self._drafts:
            return None, None
        start, end = self.points(id)
        return self._known.solution.high(start), self._known.solution.low(end)

    @functools.cached_property
    def _order(self) -> Order:
        return Order(row.constraint for row in self._known.rows)

    def after(self, id: str) -> frozenset[str]:
        """The events that start when one has ended, by what is told of their order and follows from that."""
        return self._events(point for point in self._order.after(self.points(id)[1]) if point % 2 == 0)

    def before(self, id: str) -> frozenset[str]:
        """The events that end before one starts, likewise."""
        return self._events(point for point in self._order.before(self.points(id)[0]) if point % 2)

    def _events(self, points: Iterable[int]) -> frozenset[str]:
        ids = list(self._drafts)
        return frozenset(ids[point // 2] for point in points)

    def refuted(self, *gaps: Gap) -> tuple[Ground, ...] | None:
        """What does not allow further gaps between starts and ends; ``None`` if they can be."""
        try:
            self._known.solution.extended(gaps)
        except Inconsistent as found:
            against = (self._known.rows[row].ground for row in sorted(found.constraints) if row < len(self._known.rows))
            return tuple(dict.fromkeys(ground for ground in against if ground.reports))
        return None

    def explain(self, id: str, when: When) -> Explanation:
        """Why an event's window has its bounds."""
        start, end = self.points(id)
        lows = self._kept(id, Bound(start, when.start, None)) if when.start != self._low(start) else ()
        highs = self._kept(id, Bound(end, None, when.end)) if when.end != self._high(end) else ()
        return Explanation(
            title=self._drafts[id].event.title,
            when=when,
            earliest=lows or self._reasons(self._known.solution.low_chain(start), self._low),
            latest=highs or self._reasons(self._known.solution.high_chain(end), self._high),
        )

    def _kept(self, id: str, bound: Bound) -> tuple[Reason, ...]:
        """What its own reports say of a bound that the network was not told, because that is part of a clash."""
        draft = self._drafts[id]
        grounds = (row.ground for row in self._constraints.windows(draft) if row.constraint == bound)
        instant = bound.low if bound.high is None else bound.high
        return tuple(Reason(event=draft.event.title, instant=instant or 0, ground=one) for one in grounds)[:1]

    def _low(self, point: int) -> int | None:
        """The earliest that a point can be, down to the whole second: an event takes some time, however short."""
        low = self._known.solution.low(point)
        return None if low is None else low - low % clock.SECOND

    def _high(self, point: int) -> int | None:
        high = self._known.solution.high(point)
        return None if high is None else high + -high % clock.SECOND

    def _reasons(self, chain: Iterable[tuple[int, int]], bound: Callable[[int], int | None]) -> tuple[Reason, ...]:
        return tuple(
            Reason(event=self._titles[point // 2], instant=bound(point) or 0, ground=self._known.rows[row].ground)
            for point, row in chain
            if self._known.rows[row].ground.words != ALWAYS
        )


def _disputed(constraints: Constraints, draft: Draft, disputes: Iterable[Dispute]) -> Iterator[Row]:
    """What the sides of disputes of a time or a length say, as if all were true."""
    for dispute in disputes:
        claims = [Claim(side.value, report) for side in dispute.sides for report in side.reports]
        if dispute.field == "when":
            yield from constraints.said(draft, claims, ())
        elif dispute.field == "length":
            yield from constraints.said(draft, (), claims)
