"""Counts of a series where some of what may count may not: others were there, or the time leaves it open."""

from __future__ import annotations

import attrs

from oracle import HERE, chronology
from test_tallying import ROUND, count_of, counted, one_round, rounds
from usru_relations.records.reports import Order, Participation
from usru_relations.rules import tallies_agree
from usru_relations.times.length import Length
from usru_relations.times.when import When
from usru_relations.truth import Truth


def test_a_meeting_at_which_others_were_too_may_count_and_may_not() -> None:
    own, (guest, state) = {one.actor for one in ROUND}, (HERE.actors["person-2"], HERE.actors["state-0"])
    assert guest not in own
    (told,) = rounds("2025-02-18")
    beside = attrs.evolve(told, participants=(*ROUND, Participation(actor=guest)))
    count = count_of(beside, tally=counted(most=0))
    assert (count.events, len(count.possible), count.agrees) == ((), 1, Truth.MAYBE)
    numbered = attrs.evolve(beside, order=Order(series=HERE.series, number=1))
    assert len(count_of(numbered, tally=counted(most=0)).events) == 1
    summit = attrs.evolve(beside, participants=(*ROUND, Participation(actor=state)))
    assert len(count_of(summit, tally=counted(most=0)).events) == 1, "states are not counted beside persons"


def test_states_are_counted_by_states_whoever_speaks_for_them() -> None:
    here, there, third = (HERE.actors[id] for id in ("state-0", "state-1", "person-2"))
    series = attrs.evolve(HERE.series, participants=(here,))
    tally = counted(most=0, series=series)
    (told,) = rounds("2025-02-18")
    alone = attrs.evolve(told, participants=(Participation(actor=here), Participation(actor=third)))
    assert len(count_of(alone, tally=tally).events) == 1
    for other in (Participation(actor=there), Participation(actor=third, side=there)):
        count = count_of(attrs.evolve(alone, participants=(*alone.participants, other)), tally=tally)
        assert (count.events, len(count.possible)) == ((), 1)


def test_what_may_count_may_be_what_is_missing() -> None:
    told = [*rounds("2025-02-18"), one_round(2, None)]
    tally = counted(least=3, most=3, when=When.parse("../2025-04-30", "UTC"))
    count = count_of(*told, tally=tally)
    assert (len(count.missing), count.lacking) == (2, "1 to 2")
    assert "the chronology 1, and 1 that may count; 1 to 2 missing, 2 in ../" in str(count)
    (finding,) = chronology(*told, tallies=[tally]).check([tallies_agree])
    assert finding.mend == "1 to 2 more may be added when reported"
    two = attrs.evolve(tally, least=2, most=2)
    assert count_of(*told, tally=two).lacking == "0 to 1"
    assert count_of(*rounds("2025-02-18"), tally=two).lacking == "1"


def test_none_since_says_nothing_of_what_came_after_it_was_told() -> None:
    """Told on 10 June, with a round on the 14th; only one before the 10th contradicts it, one of the day may."""
    source = attrs.evolve(counted().source, published=When.parse("2025-06-10", "UTC"))
    none, two = (attrs.evolve(counted(least=least, most=least), source=source) for least in (0, 2))
    for day, agrees in (("2025-06-14", Truth.YES), ("2025-06-09", Truth.NO), ("2025-06-10/2025-06-11", Truth.MAYBE)):
        assert count_of(*rounds(day), tally=none).agrees is agrees
    counts = count_of(*rounds("2025-02-18", "2025-06-14"), tally=two)
    assert [event.id for event in counts.events] == ["round-1"]
    assert [window.end for window in counts.missing] == [source.published.end]


def test_a_round_for_which_those_about_it_leave_no_time_is_missing_at_no_time_in_particular() -> None:
    """The first lasted until eleven at least, and the third began at eleven at the latest."""
    first = one_round(1, "2025-02-18T10:00Z/2025-02-18T11:59Z", 1)
    first = attrs.evolve(first, length=Length.parse("PT1H.."))
    third = one_round(3, "2025-02-18T10:00Z/2025-02-18T11:59Z", 3)
    third = attrs.evolve(third, length=Length.parse("PT1H.."))
    (missing,) = count_of(first, third, tally=counted(least=3, most=3)).missing
    assert missing == When()
