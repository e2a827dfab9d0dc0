"""How what is said of a field, and what was planned of it, comes to one value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oracle import HERE, chronology, report, subject
from usru_relations.folding.fields import Field
from usru_relations.folding.settling import Claim, agreed, settled
from usru_relations.records.reports import Participation, Status
from usru_relations.records.shelf import Ruling
from usru_relations.records.sources import Passage
from usru_relations.times.when import Disjoint, When

if TYPE_CHECKING:
    from usru_relations.records.reports import Report

TALKS = subject("talks")


def _both(one: frozenset[int], other: frozenset[int]) -> frozenset[int]:
    if not one & other:
        raise Disjoint(one, other)
    return one & other


def _either(one: frozenset[int], other: frozenset[int]) -> frozenset[int]:
    return one | other


def _none(_: Report, __: object) -> tuple[frozenset[int], ...]:
    return ()


#: Choices of numbers: of three of them each two may have one in common, and all three none.
CHOICES: Field[frozenset[int]] = Field("choices", _none, _both, _either)


def claim(*numbers: int) -> Claim[frozenset[int]]:
    return Claim(frozenset(numbers), report(TALKS, f"One of {numbers}."))


def test_what_nobody_contradicts_gives_way_where_it_does_not_fit_what_both_sides_of_a_dispute_allow() -> None:
    calm = [claim(1, 2, 3), claim(3, 4, 5)]
    torn = agreed(TALKS, CHOICES, [*calm, claim(1, 4), claim(2, 5)])
    assert torn.value == frozenset({1, 2, 4, 5})
    assert torn.dispute is not None
    assert [side.value for side in torn.dispute.sides] == [frozenset({1, 4}), frozenset({2, 5})]


def test_plans_that_fit_what_came_about_narrow_it() -> None:
    assert settled(TALKS, CHOICES, [claim(1, 2, 3)], [claim(2, 3, 4), claim(3, 4)]).value == frozenset({3})


def test_plans_each_of_which_fits_what_came_about_and_which_together_do_not_leave_it_as_it_is() -> None:
    known = settled(TALKS, CHOICES, [claim(1, 2)], [claim(2, 3), claim(1, 3)])
    assert known.value == frozenset({1, 2})
    assert known.dispute is None
    assert len(known.claims) == 1


def test_a_ruling_that_names_one_of_two_passages_of_a_side_leaves_that_side() -> None:
    ruling = Ruling(field="when", passages=(Passage.of("On the 18th.").digest,), reason="It was there.")
    talks = subject("talks", rulings=(ruling,))
    sides = {"On the 18th.": "2025-02-18", "It was the 18th.": "2025-02-18", "On the 20th.": "2025-02-20"}
    facts = chronology(*(report(talks, words, when=day) for words, day in sides.items()))
    assert facts["talks"].when == When.parse("2025-02-18", "UTC")
    assert facts.archive.clashes == ()


def test_what_is_told_to_be_a_call_was_at_the_hours_of_those_who_called_each_other() -> None:
    """At one in the morning on Kiritimati it is still the day before in UTC, when somebody denies what has been."""
    state = HERE.actors["state-0"]
    people = (Participation(actor=HERE.actors["person-0"], side=state),)
    at_one = When.parse("2025-12-20T01:00")
    held = report(TALKS, "They called.", kind=HERE.kinds["call"], when=at_one, participants=people)
    denied = report(TALKS, "They did not.", published="2025-12-20T00:30Z", status=Status.DENIED)
    assert [dispute.field for dispute in chronology(held, denied)["talks"].disputes] == ["status"]
    met = report(TALKS, "They met.", when=at_one, participants=people)
    assert chronology(met, denied)["talks"].disputes == ()


def test_what_was_called_off_and_put_off_later_is_no_dispute_whatever_of_no_sure_date_follows() -> None:
    told = (
        report(TALKS, f"{status}.", published=day, zone="UTC", by=f"paper-{day}", status=status)
        for day, status in {
            "2025-12-20": Status.CANCELLED,
            "2025-12-22": Status.POSTPONED,
            "2025-12-20/2025-12-25": Status.PLANNED,
        }.items()
    )
    assert chronology(*told)["talks"].disputes == ()


def test_what_bounds_a_disputed_time_speaks_of_the_time() -> None:
    sides = (report(TALKS, f"On the {day}th.", when=f"2025-02-{day}") for day in (18, 20))
    explanation = chronology(*sides).explain("talks")
    for reason in (*explanation.earliest, *explanation.latest):
        assert reason.ground.words == "is then, whichever side of the dispute is right"
        assert reason.ground.field == "when"
