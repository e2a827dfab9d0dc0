"""The times of all events together: what the reports entail of each, through the others, and why."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, NamedTuple, final

from usru_relations.folding.planning import is_plan
from usru_relations.folding.publication import issued
from usru_relations.folding.settling import Claim
from usru_relations.inference.constraints import ALWAYS, Constraints, Ground, Row
from usru_relations.inference.reasons import Clash, Explanation, Reading, Reason, Reference
from usru_relations.network.clashes import clash
from usru_relations.network.order import Order
from usru_relations.network.solving import Bound, Inconsistent, Solution, named, solve
from usru_relations.times import clock
from usru_relations.times.when import Disjoint, When

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence

    from usru_relations.folding.events import Dispute
    from usru_relations.folding.fold import Draft
    from usru_relations.inference.constraints import Choice
    from usru_relations.network.solving import Gap
    from usru_relations.records.reports import Report


@final
class Timeline:
    """The solved network of all events: two time points each, its start and its end."""

    def __init__(self, drafts: Mapping[str, Draft]) -> None:
        self._drafts = drafts
        self._titles = [draft.event.title for draft in drafts.values()]
        self._constraints = Constraints(drafts)
        self._points = 2 * len(drafts)
        self._rows, self._solution, self.clashes, self._aside = _consistent(self._points, self._constraints.rows())
        self._certain = len(self._rows)
        self._others: dict[str, tuple[list[Row], Solution]] = {}
        self._choose(list(self._constraints.choices()))

    def _choose(self, choices: list[Choice]) -> None:
        """Try every reading of each choice, as often as there are choices: what one teaches may settle another."""
        references: dict[int, Reference] = {}
        left = dict(enumerate(choices))
        for _ in choices:
            before = len(self._rows)
            references |= {index: self._taken(choice) for index, choice in left.items()}
            left = {index: choice for index, choice in left.items() if len(references[index].possible) > 1}
            if len(self._rows) == before:
                break
        self.references = tuple(references.values())

    def _taken(self, choice: Choice) -> Reference:
        """What its readings allow, once all that is learnt of them is taken in."""
        tried = [self._tried(rows) for rows in choice.readings]
        possible = [one for one in tried if isinstance(one, Solution)]
        against = [(one,) if isinstance(one, Clash) else () for one in tried]
        if not possible:
            clash = self._clash(choice, against)
            outdated = any(choice.ground.outdated_by(other) for other in clash.grounds)
            self.clashes += () if outdated else (clash,)
        elif len(possible) == 1:
            self._learn(choice.readings[tried.index(possible[0])])
        else:
            self._learn(self._common(choice, possible))
        readings = tuple(
            Reading(subject=subject, against=clashes)
            for subject, clashes in zip(choice.relation.others, against, strict=True)
        )
        return Reference(report=choice.report, relation=choice.relation, readings=readings)

    def _tried(self, reading: Sequence[Row]) -> Solution | Clash:
        """The bounds with a reading, to which older plans give way; or what does not allow it."""
        tried = self._with(reading)
        if isinstance(tried, Solution) or not _outdated(tried):
            return tried
        found = _consistent(self._points, [*self._rows, *reading])
        return next(iter(found.clashes), tried) if any(row.ground in found.aside for row in reading) else found.solution

    def _with(self, rows: Sequence[Row]) -> Solution | Clash:
        """The bounds with further rows, or the fewest of the grounds that clash with them."""
        try:
            return self._solution.extended([row.constraint for row in rows])
        except Inconsistent as found:
            return Clash(grounds=_least_clash([*self._rows, *rows], found))

    def _clash(self, choice: Choice, against: Iterable[Sequence[Clash]]) -> Clash:
        """The choice, and the fewest of the grounds which allow none of its readings that suffice for it."""
        needed = dict.fromkeys(ground for clashes in against for clash in clashes for ground in clash.grounds)
        needed = {ground: None for ground in needed if ground != choice.ground}
        for ground in tuple(needed):
            rest = [row for row in self._rows if row.ground in needed.keys() - {ground} or not row.ground.reports]
            if not any(_holds([*rest, *reading]) for reading in choice.readings):
                del needed[ground]
        return Clash(grounds=(choice.ground, *needed))

    def _learn(self, rows: Sequence[Row]) -> None:
        """Take in what holds for certain, to which older plans give way."""
        more, solution = [*self._rows, *rows], self._with(rows)
        if isinstance(solution, Clash):
            more, solution, clashes, aside = _consistent(self._points, more)
            self._certain = sum(row.ground not in aside for row in self._rows[: self._certain])
            self._aside |= aside
            self.clashes += clashes
        self._rows, self._solution = more, solution

    def _common(self, choice: Choice, possible: Sequence[Solution]) -> list[Row]:
        """What all the readings that are possible entail of the event, and is not known yet."""
        lows = [one.low(choice.start) for one in possible]
        highs = [one.high(choice.end) for one in possible]
        low = None if None in lows else min(low for low in lows if low is not None)
        high = None if None in highs else max(high for high in highs if high is not None)
        learnt = [Bound(choice.start, low, None)] if low != self._solution.low(choice.start) else []
        learnt += [Bound(choice.end, None, high)] if high != self._solution.high(choice.end) else []
        return [Row(bound, choice.ground) for bound in learnt]

    def against(self, draft: Draft, disputes: Sequence[Dispute] = ()) -> tuple[Clash, ...]:
        """What no timeline would satisfy if an event were as another draft of it tells, disputed times and all."""
        id = draft.event.id
        changed = Constraints({**self._drafts, id: draft})
        told = [*changed.of(draft), *changed.series(), *_disputed(changed, draft, disputes)]
        own = self._own(id)
        if own <= {row.ground for row in told}:
            rows, solution, known = self._rows, self._solution, own
        else:
            rows, solution = self._without(id)
            known = self._aside
        more = [row for row in told if row.ground not in known]
        try:
            solution.extended([row.constraint for row in more])
        except Inconsistent as found:
            clash = Clash(grounds=_least_clash([*rows, *more], found))
            return _consistent(2 * len(self._drafts) + 2, [*rows, *more]).clashes[:1] if _outdated(clash) else (clash,)
        return ()

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
            rows = [row for row in self._rows[: self._certain] if row.ground not in own]
            self._others[id] = rows, solve(2 * len(self._drafts), [row.constraint for row in rows])
        return self._others[id]

    def overtaken(self, draft: Draft) -> Iterator[Clash]:
        """Of what an event's plans have it come after, before or within: what came otherwise, and by what."""
        for report in filter(is_plan, draft.event.reports):
            for rows in self._constraints.related(draft, report):
                tried = self._with(rows)
                if isinstance(tried, Clash):
                    yield tried

    def when(self, id: str) -> When:
        """The tightest window of an event that everything entails."""
        start, end = self._constraints.points(id)
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
        return self._overtaken.isdisjoint(row.ground for row in self._constraints.said(draft, [claim], ()))

    @functools.cached_property
    def _overtaken(self) -> frozenset[Ground]:
        """The plans that gave way."""
        return self._aside.difference(*(clash.grounds for clash in self.clashes))

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
        return self._solution.high(start), self._solution.low(end)

    @functools.cached_property
    def _order(self) -> Order:
        return Order(row.constraint for row in self._rows)

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
            self._solution.extended(gaps)
        except Inconsistent as found:
            against = (self._rows[row].ground for row in sorted(found.constraints) if row < len(self._rows))
            return tuple(dict.fromkeys(ground for ground in against if ground.reports))
        return None

    def explain(self, id: str, when: When) -> Explanation:
        """Why an event's window has its bounds."""
        start, end = self._constraints.points(id)
        lows = self._kept(id, Bound(start, when.start, None)) if when.start != self._low(start) else ()
        highs = self._kept(id, Bound(end, None, when.end)) if when.end != self._high(end) else ()
        return Explanation(
            title=self._drafts[id].event.title,
            when=when,
            earliest=lows or self._reasons(self._solution.low_chain(start), self._low),
            latest=highs or self._reasons(self._solution.high_chain(end), self._high),
        )

    def _kept(self, id: str, bound: Bound) -> tuple[Reason, ...]:
        """What its own reports say of a bound that the network was not told, because that is part of a clash."""
        draft = self._drafts[id]
        grounds = (row.ground for row in self._constraints.windows(draft) if row.constraint == bound)
        instant = bound.low if bound.high is None else bound.high
        return tuple(Reason(event=draft.event.title, instant=instant or 0, ground=one) for one in grounds)[:1]

    def _low(self, point: int) -> int | None:
        """The earliest that a point can be, down to the whole second: an event takes some time, however short."""
        low = self._solution.low(point)
        return None if low is None else low - low % clock.SECOND

    def _high(self, point: int) -> int | None:
        high = self._solution.high(point)
        return None if high is None else high + -high % clock.SECOND

    def _reasons(self, chain: Iterable[tuple[int, int]], bound: Callable[[int], int | None]) -> tuple[Reason, ...]:
        return tuple(
            Reason(event=self._titles[point // 2], instant=bound(point) or 0, ground=self._rows[row].ground)
            for point, row in chain
            if self._rows[row].ground.words != ALWAYS
        )


def _disputed(constraints: Constraints, draft: Draft, disputes: Iterable[Dispute]) -> Iterator[Row]:
    """What the sides of disputes of a time or a length say, as if all were true."""
    for dispute in disputes:
        claims = [Claim(side.value, report) for side in dispute.sides for report in side.reports]
        if dispute.field == "when":
            yield from constraints.said(draft, claims, ())
        elif dispute.field == "length":
            yield from constraints.said(draft, (), claims)


class _Consistent(NamedTuple):
    """What can all hold, and what does not hold with it."""

    rows: list[Row]
    solution: Solution
    clashes: tuple[Clash, ...]
    aside: frozenset[Ground]


def _consistent(points: int, told: Iterable[Row]) -> _Consistent:
    """Solve, setting aside plans that came otherwise and the rows of every clash, so that the rest still answers."""
    rows: list[Row] = list(told)
    clashes: list[Clash] = []
    aside: set[Ground] = set()
    while True:
        try:
            solution = solve(points, [row.constraint for row in rows])
            return _Consistent(rows, solution, tuple(clashes), frozenset(aside))
        except Inconsistent as found:
            clash = Clash(grounds=_least_clash(rows, found))
            outdated = _outdated(clash)
            if not outdated:
                clashes.append(clash)
            aside.update(outdated or clash.grounds)
            rows = [row for row in rows if row.ground not in aside]


def _outdated(clash: Clash) -> tuple[Ground, ...]:
    """The plans in a clash that are the first to give way; a later state of affairs contradicts no earlier plan."""
    plans = [plan for plan in clash.grounds if any(plan.outdated_by(other) for other in clash.grounds)]
    oldest = min((issued(plan.reports[0].source.published) for plan in plans), default=None)
    return tuple(plan for plan in plans if issued(plan.reports[0].source.published) == oldest)


def _least_clash(rows: Sequence[Row], found: Inconsistent) -> tuple[Ground, ...]:
    """The grounds on which the fewest of the reports clash that were found to clash, with what they say there."""
    told = _tellers(rows[index] for index in sorted(found.constraints))
    near = _said_by(rows, told)
    constraints = [row.constraint for row in near]
    given = frozenset(index for index, row in enumerate(near) if not row.ground.reports)
    reports = [frozenset(i for i, row in enumerate(near) if row.ground.reports == one) | given for one in told]
    least = frozenset[int]().union(*clash(constraints, reports))
    grounds = dict.fromkeys(near[index].ground for index in sorted(least - given))
    words = [frozenset(index for index in least if near[index].ground == ground) | given for ground in grounds]
    fewest = tuple(near[min(group - given)].ground for group in clash(constraints, words))
    return fewest or tuple(ground for ground in (rows[index].ground for index in found.constraints) if ground.reports)


def _tellers(rows: Iterable[Row]) -> dict[tuple[Report, ...], None]:
    """The reports on which rows are grounded."""
    return dict.fromkeys(row.ground.reports for row in rows if row.ground.reports)


def _said_by(rows: Sequence[Row], told: Container[tuple[Report, ...]]) -> list[Row]:
    """All that some reports say, and what is always so of the events of which they speak."""
    said = [row for row in rows if row.ground.reports in told]
    events = {point // 2 for row in said for point in named(row.constraint)}
    given = (row for row in rows if not row.ground.reports)
    return said + [row for row in given if any(point // 2 in events for point in named(row.constraint))]


def _holds(rows: Sequence[Row]) -> bool:
    """Whether some timeline satisfies them."""
    try:
        solve(_points(rows), [row.constraint for row in rows])
    except Inconsistent:
        return False
    return True


def _points(rows: Sequence[Row]) -> int:
    return max(point for row in rows for point in named(row.constraint)) + 1
