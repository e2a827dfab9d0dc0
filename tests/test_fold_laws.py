from __future__ import annotations

from typing import TYPE_CHECKING

import attrs
from hypothesis import given
from hypothesis import strategies as st

import oracle
from usru_relations import strategies
from usru_relations.folding.fold import fold
from usru_relations.folding.publication import in_order
from usru_relations.records.reports import Report, Status

if TYPE_CHECKING:
    from usru_relations.records.shelf import Kind

#: Any reports of the event as it came about, and any of all sorts.
SAID = strategies.reports()
REAL = SAID.map(lambda told: attrs.evolve(told, status=Status.HELD, participants=()))
SOME = st.lists(SAID, max_size=5)
RANKED = st.lists(st.tuples(SAID, st.integers(0, 99)), max_size=6)
SOME_REAL = st.lists(REAL, max_size=5)


@given(RANKED)
def test_order_and_repetition_of_reports_change_nothing(ranked: list[tuple[Report, int]]) -> None:
    if not ranked:
        return
    told = ranked[0][0].subjects[0]
    reports = [one for one, _ in ranked]
    shuffled = [one for one, _ in sorted(ranked, key=lambda pair: pair[1])]
    draft = fold(told, reports)
    assert fold(told, shuffled) == fold(told, [*shuffled, *reports, *shuffled]) == draft
    assert in_order([*reversed(shuffled), *reports]) == in_order(shuffled) == draft.event.reports
    assert set(draft.event.reports) == set(reports)


@given(SOME, SOME, SOME)
def test_grouping_of_reports_changes_nothing(one: list[Report], two: list[Report], three: list[Report]) -> None:
    assert (
        in_order([*in_order([*one, *two]), *three])
        == in_order([*one, *in_order([*two, *three])])
        == in_order([*three, *two, *one])
    )


@given(SOME_REAL, REAL)
def test_one_more_report_never_widens_what_it_does_not_dispute(reports: list[Report], more: Report) -> None:
    told = more.subjects[0]
    before, after = fold(told, reports).event, fold(told, [*reports, more]).event
    if not reports or len(after.disputes) > len(before.disputes):
        return
    if any(more in side.reports for one in after.disputes for side in one.sides):
        return
    assert oracle.inside(after.when, before.when)
    assert before.venue is None or (after.venue is not None and after.venue.inside(before.venue))
    assert after.kind.is_a(before.kind)
    assert set(before.topics) <= set(after.topics)
    assert set(before.orders) <= set(after.orders)
    if before.length is not None:
        assert after.length is not None
        assert after.length & before.length == after.length


@given(SOME_REAL)
def test_the_fold_is_what_is_common_to_all_or_a_dispute(reports: list[Report]) -> None:
    """Against a scan of all pairs; all civil times are told in UTC."""
    reports = [attrs.evolve(one, when=one.when and one.when.read_in("UTC")) for one in reports]
    if not reports:
        return
    event = fold(reports[0].subjects[0], reports).event
    disputed = {one.field for one in event.disputes}
    whens = oracle.meet((one.when.start, one.when.end) for one in reports if one.when)
    lengths = oracle.meet((one.length.low, one.length.high) for one in reports if one.length)
    venues = [one.venue for one in reports if one.venue]
    kinds: list[Kind] = [one.kind or one.subjects[0].kind for one in reports]
    numbers = {one.order.number for one in reports if one.order}
    assert ("when" in disputed) == (whens is None)
    assert ("length" in disputed) == (lengths is None)
    assert ("venue" in disputed) == (not oracle.nested(venues))
    assert ("kind" in disputed) == (not oracle.nested(kinds))
    assert ("order" in disputed) == (len(numbers) > 1)
    if whens is not None:
        assert (event.when.start, event.when.end) == whens
    if lengths is not None and event.length is not None:
        assert (event.length.low, event.length.high) == lengths
    if "venue" not in disputed:
        assert event.venue == max(venues, key=lambda venue: len(oracle.ancestors(venue)), default=None)
    if "kind" not in disputed:
        assert event.kind == max(kinds, key=lambda kind: len(oracle.ancestors(kind)))
    assert [order.number for order in event.orders] == (sorted(numbers) if len(numbers) == 1 else [])


@given(SOME_REAL)
def test_a_disputed_field_holds_around_every_side(reports: list[Report]) -> None:
    if not reports:
        return
    event = fold(reports[0].subjects[0], reports).event
    for one in event.disputes:
        values = [side.value for side in one.sides]
        assert len(values) > 1
        assert len(set(map(repr, values))) == len(values)
        if one.field == "venue":
            common = frozenset[str].intersection(*(frozenset(oracle.ancestors(value)) for value in values))
            assert event.venue is not None
            assert event.venue.id in common
        if one.field == "when" and sum(len(side.reports) for side in one.sides) == sum(
            told.when is not None for told in reports
        ):
            assert all(oracle.inside(value, event.when) for value in values)
