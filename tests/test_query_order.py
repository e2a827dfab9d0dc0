"""Which event came before which, where no date tells it: by relations, wholes and parts, and numbers in a series."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from oracle import HERE, chronology, report, subject
from usru_relations import Truth, query
from usru_relations.network.differences import Bound, Gap
from usru_relations.network.order import Order
from usru_relations.records.reports import Link, Relation, Report, Status
from usru_relations.records.reports import Order as Number
from usru_relations.times.length import Length

if TYPE_CHECKING:
    from usru_relations import Chronology

FAIR, LUNCH, TOAST, SPEECH = (subject(id) for id in ("fair", "lunch", "toast", "speech"))
MAY = "2025-05"


def told(one: str, link: Link | None = None, *others: str, **said: object) -> Report:
    length = Length.parse("P1W") if link is Link.WITHIN else None
    several = tuple(map(subject, others))
    relations = (Relation(link=link, others=several, length=length),) if link else ()
    return report(subject(one), f"Of {one}.", when=MAY, relations=relations, **said)  # type: ignore[arg-type]


def ids(facts: Chronology, criterion: query.Criterion) -> list[str]:
    return sorted(event.id for event in facts.where(criterion))


@pytest.mark.parametrize("link", [Link.AFTER, Link.WITHIN])
def test_what_is_told_to_come_after_comes_after_though_both_are_in_may(link: Link) -> None:
    facts = chronology(told("lunch"), told("toast", link, "lunch"), told("speech", Link.BEFORE, "lunch"))
    assert ids(facts, query.after("lunch")) == ["toast"]
    assert ids(facts, query.before("lunch")) == ["speech"]
    assert ids(facts, query.after("speech")) == ["lunch", "toast"]
    answers = facts.answers(query.after("lunch"))
    assert [answers[facts[id]] for id in ("toast", "speech", "lunch")] == [Truth.YES, Truth.NO, Truth.NO]
    assert facts["toast"].when.after(facts["lunch"].when) is Truth.MAYBE


@pytest.mark.parametrize("link", [Link.FOLLOWS, Link.DURING, Link.PART_OF, Link.SAME_DAY, Link.CONCERNS])
def test_what_starts_later_or_lies_within_need_not_come_after(link: Link) -> None:
    facts = chronology(told("lunch"), told("toast", link, "lunch"))
    for criterion in (query.after, query.before):
        assert facts.answers(criterion("lunch"))[facts["toast"]] is Truth.MAYBE
        assert facts.answers(criterion("toast"))[facts["lunch"]] is Truth.MAYBE


def test_what_comes_after_the_whole_comes_after_its_parts_and_a_part_of_what_comes_after_too() -> None:
    facts = chronology(
        told("lunch"), told("toast", Link.PART_OF, "lunch"), told("fair", Link.AFTER, "lunch"),
        told("speech", Link.PART_OF, "fair"),
    )  # fmt: skip
    assert ids(facts, query.after("toast")) == ["fair", "speech"]
    assert ids(facts, query.before("speech")) == ["lunch", "toast"]


def test_the_third_comes_after_the_second() -> None:
    second, third = (told(id, order=Number(series=HERE.series, number=n)) for id, n in (("fair", 2), ("lunch", 3)))
    assert ids(chronology(second, third), query.after("fair")) == ["lunch"]


def test_an_order_that_is_open_or_was_but_planned_tells_nothing() -> None:
    either = chronology(told("lunch"), told("toast"), told("speech", Link.AFTER, "lunch", "toast"))
    assert ids(either, query.after("lunch")) == []
    plan = told("toast", Link.AFTER, "lunch", status=Status.PLANNED)
    assert ids(chronology(told("lunch"), plan), query.after("lunch")) == ["toast"]
    assert ids(chronology(told("lunch"), plan, told("toast")), query.after("lunch")) == []


def test_an_order_that_clashes_tells_nothing() -> None:
    lunch, toast = told("lunch", Link.AFTER, "toast"), told("toast", Link.AFTER, "lunch")
    facts = chronology(lunch, toast)
    assert facts.archive.clashes
    assert ids(facts, query.after("lunch") | query.after("toast")) == []


def test_windows_still_tell_what_nobody_says() -> None:
    facts = chronology(told("lunch"), attrs.evolve(report(TOAST, when="2025-06"), relations=()))
    assert ids(facts, query.after("lunch")) == ["toast"]
    assert ids(facts, ~query.after("lunch")) == ["lunch"]


GAPS = st.builds(Gap, st.integers(0, 6), st.integers(0, 6), st.integers(-2, 2))


@given(st.lists(GAPS, max_size=12), st.integers(0, 6))
def test_points_are_ordered_by_all_gaps_that_are_not_negative(gaps: list[Gap], point: int) -> None:
    order = Order([*gaps, Bound(0, 1, 2)])
    pairs = {(gap.earlier, gap.later) for gap in gaps if gap.least >= 0}
    for _ in range(7):
        pairs |= {(one, last) for one, middle in pairs for other, last in pairs if middle == other}
    assert order.after(point) == {later for earlier, later in pairs if earlier == point} - {point}
    assert order.before(point) == {earlier for earlier, later in pairs if later == point} - {point}
