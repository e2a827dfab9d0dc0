"""Plans that differ: a later state of affairs, or contrary accounts of one plan."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from oracle import HERE, chronology, report, subject
from usru_relations.folding.fold import fold
from usru_relations.records.reports import Order, Participation, Status
from usru_relations.records.shelf import Organisation, Ruling
from usru_relations.times.length import Length
from usru_relations.times.when import When

if TYPE_CHECKING:
    from collections.abc import Sequence

    from usru_relations.folding.events import Event
    from usru_relations.records.reports import Report

TALKS = subject()
MONDAY, TUESDAY, WEDNESDAY = "2025-05-12", "2025-05-13", "2025-05-14"
ANN, BOB = HERE.actors["person-0"], HERE.actors["person-1"]
AGENCY = HERE.actors["agency-0"]


def plan(by: str | None, day: int, when: str | None = None, status: Status = Status.PLANNED, **said: Any) -> Report:
    """What a paper says of the plan on a day of May."""
    words = f"{by} on {day}, {when or said}."
    return report(TALKS, words, by=by, published=f"2025-05-{day:02}", status=status, when=when, **said)


def folded(*reports: Report) -> Event:
    return fold(TALKS, reports).event


def days(event: Event) -> str:
    return event.when.shown("UTC")


def disputed(*reports: Report) -> list[str]:
    return [dispute.field for dispute in folded(*reports).disputes]


def test_a_speaker_who_plans_otherwise_later_has_changed_the_plan() -> None:
    event = folded(plan("Gazette", 1, MONDAY, via=(ANN,)), plan("Herald", 3, TUESDAY, via=(ANN,)))
    assert (days(event), event.disputes) == (TUESDAY, ())


def test_two_papers_that_plan_for_two_days_are_a_dispute_on_whatever_days_they_say_so() -> None:
    for day in (1, 3):
        event = folded(plan("Gazette", 1, MONDAY), plan("Herald", day, TUESDAY))
        assert [dispute.field for dispute in event.disputes] == ["when"]
        assert days(event) == f"{MONDAY}..{TUESDAY}"


def test_two_plans_that_fit_are_none() -> None:
    event = folded(plan("Gazette", 1, f"{MONDAY}/{TUESDAY}"), plan("Herald", 3, f"{TUESDAY}/{WEDNESDAY}"))
    assert (days(event), event.disputes) == (TUESDAY, ())


def test_what_is_told_as_put_off_changes_the_plan_whoever_tells_it() -> None:
    put_off = plan("Herald", 3, TUESDAY, Status.POSTPONED)
    for day in (1, 3):
        event = folded(plan("Gazette", day, MONDAY), put_off)
        assert (days(event), event.disputes) == (TUESDAY, ())
    assert disputed(put_off, plan("Gazette", 3, MONDAY, Status.POSTPONED)) == ["when"]
    assert disputed(put_off, plan("Gazette", 4, MONDAY)) == ["when"]
    assert disputed(put_off, plan("Gazette", 4, MONDAY, Status.POSTPONED)) == []


@pytest.mark.parametrize("status", [Status.POSTPONED, Status.CANCELLED, Status.NOT_HELD, Status.REFUSED])
def test_a_plan_that_was_taken_back_does_not_contradict_the_next_whoever_tells_it(status: Status) -> None:
    """Nobody named a new day when it was taken back; who planned it anew is another."""
    old, off, new = plan("Gazette", 1, MONDAY), plan("Mirror", 3, status=status), plan("Herald", 5, TUESDAY)
    event = folded(old, off, new)
    assert (days(event), event.disputes) == (TUESDAY, ())
    together = attrs.evolve(off, source=new.source), attrs.evolve(off, source=old.source)
    assert [disputed(old, one, new) for one in together] == [[], []]
    assert disputed(old, attrs.evolve(off, status=Status.ANNOUNCED), new) == ["when"]


def test_a_plan_that_was_told_before_the_other_was_taken_back_contradicts_it() -> None:
    off = plan("Mirror", 5, status=Status.POSTPONED)
    assert disputed(plan("Gazette", 1, MONDAY), plan("Herald", 3, TUESDAY), off) == ["when"]
    assert disputed(plan("Gazette", 6, MONDAY), plan("Herald", 7, TUESDAY), off) == ["when"]
    assert disputed(plan("Gazette", 5, MONDAY), plan("Herald", 7, TUESDAY), off) == ["when"]


def test_one_article_may_tell_the_old_plan_and_the_new_one() -> None:
    old, new = plan("Gazette", 1, MONDAY), plan("Gazette", 1, TUESDAY)
    assert disputed(old, new) == ["when"]
    assert disputed(old, attrs.evolve(new, status=Status.POSTPONED)) == []


def test_a_plan_is_not_overtaken_by_what_may_be_older() -> None:
    on_the_first, in_may = plan("Gazette", 1, MONDAY, via=(ANN,)), plan("Herald", 1, TUESDAY, via=(ANN,))
    in_may = attrs.evolve(in_may, source=attrs.evolve(in_may.source, published=When.parse("2025-05")))
    assert disputed(on_the_first, in_may) == ["when"]


def test_who_may_share_an_origin_may_have_changed_the_plan() -> None:
    unnamed = plan(None, 3, TUESDAY)
    assert disputed(plan("Gazette", 1, MONDAY), unnamed) == []
    cites, silent = plan("Gazette", 1, MONDAY, via=(AGENCY,)), plan("Herald", 3, TUESDAY)
    dinner = subject("dinner")
    elsewhere = report(dinner, "They dined.", by="Herald", published="2025-05-03", via=(AGENCY,))
    assert [one.field for one in chronology(cites, silent).disputes()] == ["when"]
    assert chronology(cites, silent, elsewhere).disputes() == ()


@pytest.mark.parametrize("status", [Status.POSSIBLE, Status.PROPOSED, Status.EXPECTED])
def test_what_somebody_merely_has_in_mind_gives_way_to_what_is_told_later(status: Status) -> None:
    for one, other in ((status, Status.PLANNED), (Status.PLANNED, status), (status, status)):
        event = folded(plan("Gazette", 1, MONDAY, one), plan("Herald", 3, TUESDAY, other))
        assert (days(event), event.disputes) == (TUESDAY, ())


def test_how_it_came_about_ends_a_dispute_of_plans() -> None:
    plans = plan("Gazette", 1, MONDAY), plan("Herald", 3, TUESDAY)
    held = report(TALKS, "They met.", by="Mirror", published="2025-05-20", when=TUESDAY)
    elsewhere = attrs.evolve(held, when=When.parse(WEDNESDAY, "UTC"))
    undated = attrs.evolve(held, when=None)
    assert (days(folded(*plans, held)), disputed(*plans, held)) == (TUESDAY, [])
    assert (days(folded(*plans, elsewhere)), disputed(*plans, elsewhere)) == (WEDNESDAY, [])
    assert (days(folded(*plans, undated)), disputed(*plans, undated)) == (f"{MONDAY}..{TUESDAY}", ["when"])


def test_contrary_plans_give_way_to_what_was_held_before_either() -> None:
    plans = plan("Gazette", 1, MONDAY), plan("Herald", 3, TUESDAY)
    facts = chronology(*plans, report(TALKS, "They met.", by="Mirror", published="2025-05-05", zone="UTC"))
    assert facts.archive.clashes == ()
    assert days(facts["talks"]) == "..2025-05-05"


@pytest.mark.parametrize(
    ("field", "key", "one", "other"),
    [
        ("length", "length", Length.parse("PT4H"), Length.parse("PT6H")),
        ("venue", "venue", HERE.cities[0], HERE.cities[1]),
        ("kind", "kind", HERE.kinds["summit"], HERE.kinds["call"]),
        ("order", "order", Order(series=HERE.series, number=1), Order(series=HERE.series, number=2)),
        ("participants", "participants", *[(Participation(actor=ANN, absent=gone),) for gone in (False, True)]),
    ],
)
def test_every_field_of_a_plan_may_change_and_be_disputed(field: str, key: str, one: Any, other: Any) -> None:
    for by, found in ((ANN, []), (BOB, [field])):
        for first, second in ((one, other), (other, one)):
            told = plan("Gazette", 1, via=(ANN,), **{key: first}), plan("Herald", 3, via=(by,), **{key: second})
            assert disputed(*told) == found


def test_a_number_that_its_speaker_takes_back_is_gone() -> None:
    third, second = (Order(series=HERE.series, number=number) for number in (3, 2))
    told = plan("Gazette", 1, via=(ANN,), order=third), plan("Herald", 3, via=(ANN,), order=second)
    assert folded(*told).orders == (second,)


def test_a_person_who_is_planned_for_anew_stands_as_planned_last() -> None:
    comes, stays = ((Participation(actor=BOB, absent=gone),) for gone in (False, True))
    first, last = plan("Gazette", 1, participants=comes, via=(ANN,)), plan("Herald", 3, participants=stays, via=(ANN,))
    assert folded(first, last).participants == ()
    again = plan("Mirror", 4, participants=comes, via=(ANN,))
    assert folded(first, last, again).participants == comes


def test_what_is_told_without_a_status_is_no_plan_and_overtakes_none() -> None:
    comes, stays = ((Participation(actor=BOB, absent=gone),) for gone in (False, True))
    told = report(TALKS, "He stayed away.", by="Mirror", published="2025-05-04", status=None, participants=stays)
    assert disputed(plan("Gazette", 1, participants=comes), told) == ["participants"]


CALLED_OFF = plan("Gazette", 3, status=Status.CANCELLED)
PUT_OFF = plan("Herald", 3, status=Status.POSTPONED)


def test_called_off_and_put_off_on_one_day_are_a_dispute() -> None:
    facts = chronology(CALLED_OFF, PUT_OFF)
    assert [dispute.field for dispute in facts.disputes()] == ["status"]
    found = facts.compare("talks")["status"]
    assert ([one.kind for one in found.differences], found.standing) == (["contradiction"], "disputed")


def test_put_off_and_called_off_later_is_a_later_state_of_affairs() -> None:
    later = plan("Gazette", 4, status=Status.CANCELLED)
    facts = chronology(PUT_OFF, later)
    assert facts.disputes() == ()
    assert [one.kind for one in facts.compare("talks")["status"].differences] == ["later"]


def test_one_speaker_may_put_off_and_call_off_within_a_day() -> None:
    by_ann = [attrs.evolve(one, via=(ANN,)) for one in (CALLED_OFF, PUT_OFF)]
    assert disputed(*by_ann) == []
    assert disputed(by_ann[0], PUT_OFF) == ["status"]
    assert disputed(CALLED_OFF, plan("Herald", 3)) == []


def test_two_speakers_whom_one_article_or_agency_cites_are_two_voices() -> None:
    in_one_article = [attrs.evolve(one, source=PUT_OFF.source) for one in (CALLED_OFF, PUT_OFF)]
    assert disputed(*in_one_article) == []
    for chain in ((), (AGENCY,)):
        ann, bob, ann_too = ((*chain, speaker) for speaker in (ANN, BOB, ANN))
        for told in (in_one_article, (CALLED_OFF, PUT_OFF)):
            assert disputed(attrs.evolve(told[0], via=ann), attrs.evolve(told[1], via=bob)) == ["status"]
            assert disputed(attrs.evolve(told[0], via=ann), attrs.evolve(told[1], via=ann_too)) == []


def test_a_ministry_may_have_put_off_what_its_state_calls_off() -> None:
    state, other = HERE.actors["state-0"], HERE.actors["state-1"]
    ministry = Organisation(id="ministry", of=state)
    said = [attrs.evolve(CALLED_OFF, via=(ministry,)), *(attrs.evolve(PUT_OFF, via=(one,)) for one in (state, other))]
    assert (disputed(*said[:2]), disputed(said[0], said[2])) == ([], ["status"])


def test_what_is_told_later_ends_a_dispute_of_called_off_and_put_off() -> None:
    for last in (plan("Mirror", 4, status=Status.CANCELLED), plan("Mirror", 4), plan("Mirror", 4, status=Status.HELD)):
        assert disputed(CALLED_OFF, PUT_OFF, last) == []
    assert disputed(CALLED_OFF, PUT_OFF, plan("Mirror", 3, status=Status.HELD)) == []
    assert disputed(CALLED_OFF, PUT_OFF, plan("Mirror", 2)) == ["status"]


def test_a_ruling_decides_between_called_off_and_put_off() -> None:
    for told in (CALLED_OFF, PUT_OFF):
        ruling = Ruling(field="status", passages=(told.passage.digest,), reason="So it was.")
        ruled = subject(rulings=(ruling,))
        event = fold(ruled, [attrs.evolve(one, subjects=(ruled,)) for one in (CALLED_OFF, PUT_OFF)]).event
        assert (event.status, [one.ruling for one in event.disputes]) == (told.status, [ruling])


def test_a_ruling_that_no_dispute_needs_any_more_holds_nothing_back() -> None:
    """It decided what was told in October; in November the talks were held."""
    ruling = Ruling(field="status", passages=(PUT_OFF.passage.digest,), reason="So it was.")
    ruled = subject(rulings=(ruling,))
    held = plan("Mirror", 9, MONDAY, Status.HELD)
    event = fold(ruled, [attrs.evolve(one, subjects=(ruled,)) for one in (CALLED_OFF, PUT_OFF, held)]).event
    assert (event.status, event.disputes, event.needless_rulings) == (Status.HELD, (), (ruling,))
    assert days(event) == MONDAY


STATUSES = (Status.PLANNED, Status.POSTPONED, Status.ANNOUNCED, Status.EXPECTED)
TOLD = st.tuples(
    st.integers(1, 4), st.sampled_from("ABC"), st.sampled_from((None, ANN, BOB)), st.sampled_from(STATUSES),
    st.sets(st.integers(10, 15), min_size=1, max_size=3),
)  # fmt: skip


@given(st.lists(TOLD, max_size=6, unique_by=lambda told: (told[0], told[1], told[2], told[3])))
def test_plans_fold_as_trying_each_against_each_has_it(told: list[Any]) -> None:
    rows = [(*row[:4], frozenset(range(min(row[4]), max(row[4]) + 1))) for row in told]
    stand = [row for row in rows if not any(_overtakes(other, row, rows) for other in rows)]
    contrary = [one for one in stand if any(not one[4] & other[4] for other in stand)]
    calm = [row[4] for row in stand if row not in contrary]
    either = frozenset[int]().union(*(row[4] for row in contrary))
    known = frozenset(range(10, 16)).intersection(*calm, *([range(min(either), max(either) + 1)] if either else []))
    event = folded(*(_told(row) for row in rows)) if rows else None
    if event is None:
        return
    assert bool(event.disputes) == bool(contrary)
    assert days(event) == (f"2025-05-{min(known)}..2025-05-{max(known)}" if len(known) > 1 else f"2025-05-{min(known)}")
    assert {one for dispute in event.disputes for side in dispute.sides for one in side.reports} == {
        _told(row) for row in contrary
    }


def _overtakes(one: Any, plan: Any, rows: Sequence[Any]) -> bool:
    """The rule, row against row: day, paper, speaker, status and days."""
    if one[4] & plan[4] or one[0] < plan[0]:
        return False
    off = [row for row in rows if row[3] is Status.POSTPONED]
    if any(plan[0] < row[0] <= one[0] for row in off):
        return True
    if any(row[:2] == plan[:2] and row[0] < one[0] and row[3] is not plan[3] for row in off):
        return True
    if one[0] == plan[0]:
        return one[3] is Status.POSTPONED is not plan[3]
    known = one[2] is not plan[2] if one[2] and plan[2] else one[1] != plan[1]
    return one[3] is Status.POSTPONED or Status.EXPECTED in (one[3], plan[3]) or not known


def _told(row: Any) -> Report:
    day, by, speaker, status, planned = row
    when = f"2025-05-{min(planned)}/2025-05-{max(planned)}"
    return attrs.evolve(plan(f"{by}", day, when, status), via=() if speaker is None else (speaker,))


def test_the_law_tries_disputes_and_changes() -> None:
    rows = itertools.product((1, 3), "AB", (None, ANN, BOB), STATUSES[:2], (frozenset({10}), frozenset({12})))
    pairs = [pair for pair in itertools.product(rows, repeat=2) if not pair[0][4] & pair[1][4]]
    found = [bool(folded(*map(_told, pair)).disputes) for pair in pairs]
    assert found == [not any(_overtakes(one, other, pair) for one, other in (pair, pair[::-1])) for pair in pairs]
    assert {True, False} == set(found)
