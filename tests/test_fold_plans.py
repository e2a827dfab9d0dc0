"""Plans and denials beside what was held, and the order in which reports stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs
import pytest

from oracle import HERE, report, subject
from test_fold import GENEVA, RIYADH, dispute, folded
from usru_relations.records.reports import Participation, Status
from usru_relations.records.shelf import Ruling
from usru_relations.times.when import When

if TYPE_CHECKING:
    from collections.abc import Sequence

    from usru_relations.records.reports import Report
    from usru_relations.records.shelf import Actor

TALKS = subject()
ANN, BOB, AGENCY = (HERE.actors[id] for id in ("person-0", "person-1", "agency-0"))
STATE, OTHER_STATE, SPOKESMEN = (HERE.actors[id] for id in ("state-0", "state-1", "body-0"))


def test_what_was_denied_on_the_day_before_it_was_reported_as_held_may_have_come_about() -> None:
    denied = report(TALKS, "No.", published="2025-03-01", zone="UTC", status=Status.DENIED)
    assert folded(denied, report(TALKS, "Yes.", published="2025-03-02", zone="UTC")).disputes == ()
    assert dispute(denied, report(TALKS, "Yes.", published="2025-03-01", zone="UTC")).field == "status"


@pytest.mark.parametrize(
    ("field", "values"),
    [
        ("venue", (RIYADH, GENEVA, RIYADH)),
        ("status", (Status.HELD, Status.DENIED, Status.UNDERWAY)),
        ("participants", [(Participation(actor=ANN, absent=gone),) for gone in (False, True, False)]),
    ],
)
def test_a_ruling_by_which_two_hold_that_cannot_both_be_true_decides_nothing(field: str, values: Sequence[Any]) -> None:
    """Of the three passages it leaves out one, and of the two sides none."""
    told = [report(TALKS, f"Said {n}.", by=f"{n}", **{field: value}) for n, value in enumerate(values)]
    bare = folded(*told)
    for number, decided in ((1, False), (2, True)):
        digests = tuple(told[n].passage.digest for n in (0, number))
        ruled = subject(rulings=(Ruling(field=field, passages=digests, reason="So."),))
        event = folded(*(attrs.evolve(one, subjects=(ruled,)) for one in told))
        assert [one.decided for one in event.disputes] == [decided]
        assert bool(event.needless_rulings) is not decided
        assert decided or getattr(event, field) == getattr(bare, field)


def test_who_denies_on_the_next_day_that_it_took_place_contradicts_whoever_confirms_it_later() -> None:
    """The days are printed without a zone, and are ordered as they stand."""
    held = report(TALKS, "Yes.", published="2025-03-03", when=When.parse("2025-03-01"))
    for day, fields in ((1, []), (2, ["status"])):
        denied = report(TALKS, "No.", published=f"2025-03-{day:02}", status=Status.DENIED)
        assert [one.field for one in folded(denied, held).disputes] == fields


def test_a_plan_settles_no_dispute_and_a_dispute_of_plans_takes_nothing_away() -> None:
    riyadh, geneva = (report(TALKS, venue.id, venue=venue) for venue in (RIYADH, GENEVA))
    plans = [
        report(TALKS, "Plan.", by=by, published="2025-01-20", status=Status.PLANNED, venue=venue)
        for by, venue in (("one", RIYADH), ("two", GENEVA))
    ]
    event = folded(riyadh, geneva, plans[0])
    assert (event.venue, [one.field for one in event.disputes]) == (None, ["venue"])
    assert folded(riyadh, *plans).venue is RIYADH
    assert folded(riyadh, *plans).disputes == ()


def test_reports_that_differ_in_who_was_there_alone_stand_in_one_order() -> None:
    one, other = (report(TALKS, participants=(Participation(actor=actor),)) for actor in (ANN, BOB))
    assert folded(one, other).reports == folded(other, one).reports


def told(words: str, status: Status, *via: Actor, published: str = "2025-01-20", by: str = "Gazette") -> Report:
    return report(TALKS, words, by=by, published=published, status=status, when=words, via=via)


MONDAY, TUESDAY = "2025-02-10", "2025-02-11"


def test_two_speakers_in_one_article_or_agency_may_contradict_each_other() -> None:
    for others in ((), (AGENCY,)):
        called_off, put_off = told(MONDAY, Status.CANCELLED, *others, ANN), told(MONDAY, Status.POSTPONED, *others, BOB)
        found = dispute(called_off, put_off)
        assert found.field == "status"
        said = f"postponed (Gazette ← {BOB.name}); cancelled (Gazette ← {ANN.name})"
        assert str(found) == f"status of talks is disputed: {said}"
        assert not folded(called_off, told(MONDAY, Status.POSTPONED, *others, ANN)).disputes
        assert not folded(called_off, told(MONDAY, Status.POSTPONED, *others)).disputes, "which may be hers too"


def test_two_speakers_who_plan_for_two_days_through_one_paper_have_changed_nothing() -> None:
    first, second = told(MONDAY, Status.PLANNED, ANN), told(TUESDAY, Status.PLANNED, BOB, published="2025-01-22")
    assert dispute(first, second).field == "when"
    for same in ((ANN,), (BOB, ANN), ()):
        assert not folded(first, told(TUESDAY, Status.PLANNED, *same, published="2025-01-22")).disputes


def test_a_state_and_those_who_speak_for_it_may_speak_with_one_voice() -> None:
    called_off, put_off = told(MONDAY, Status.CANCELLED, SPOKESMEN), told(MONDAY, Status.POSTPONED, STATE)
    assert not folded(called_off, put_off).disputes
    assert dispute(called_off, told(MONDAY, Status.POSTPONED, OTHER_STATE)).field == "status"
