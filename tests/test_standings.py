"""How each field of an event stands, and in what way reports differ on it."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any

import attrs
import pytest
from hypothesis import given

from oracle import HERE, chronology, report, subject
from usru_relations import strategies
from usru_relations.comparing.standings import Comparison, FieldStanding, Standing
from usru_relations.folding.events import Disagreement
from usru_relations.folding.fields import FIELDS, UnknownField
from usru_relations.records.reports import Order, Participation, Report, Status
from usru_relations.records.shelf import Level, Ruling, Series, Subject, Venue
from usru_relations.records.sources import Passage
from usru_relations.times.length import Length
from usru_relations.times.when import When

if TYPE_CHECKING:
    from collections.abc import Callable

    import usru_relations as usru
    from usru_relations.strategies import Planted, Story

TALKS, DINNER = subject(), subject("dinner")
SAUDI_ARABIA = Venue(id="saudi-arabia", level=Level.COUNTRY, zones=("Asia/Riyadh",))
RIYADH = Venue(id="riyadh", level=Level.CITY, within=SAUDI_ARABIA)
JEDDAH = Venue(id="jeddah", level=Level.CITY, within=SAUDI_ARABIA)
ANN, BOB = HERE.actors["person-0"], HERE.actors["person-1"]
SINCE_2025 = Series(id="since-2025", title="Since 2025", kind=HERE.kinds["meeting"])


def paper(number: int, told: Subject | tuple[Subject, ...] = TALKS, **keys: Any) -> Report:
    """What a paper of its own publisher says."""
    return report(told, f"Said {number}.", by=f"Paper {number}", **keys)


def stands(field: str, *reports: Report) -> FieldStanding:
    return chronology(*reports).compare("talks")[field]


def told(field: str, *values: Any, **keys: Any) -> FieldStanding:
    """How a field stands of which each of several papers says something."""
    return stands(field, *(paper(number, **{field: value}, **keys) for number, value in enumerate(values)))


def kinds(found: FieldStanding) -> list[Disagreement]:
    return [difference.kind for difference in found.differences]


def test_riyadh_within_saudi_arabia_is_a_refinement() -> None:
    found = told("venue", SAUDI_ARABIA, RIYADH)
    assert (found.standing, kinds(found), found.value) == (Standing.REFINED, ["refinement"], RIYADH)


def test_riyadh_and_jeddah_are_a_contradiction() -> None:
    found = told("venue", RIYADH, JEDDAH, SAUDI_ARABIA)
    assert found.standing is Standing.DISPUTED
    assert sorted(kinds(found)) == ["contradiction", "refinement", "refinement"]
    assert [dispute.field for dispute in found.disputes] == ["venue"]


def test_the_15th_in_alaska_and_the_16th_in_kazakhstan_are_a_matter_of_zones() -> None:
    for other in ("2025-08-16[Asia/Almaty]", "2025-08-15TNI[Asia/Almaty]"):
        found = told("when", "2025-08-15[America/Anchorage]", other)
        assert (found.standing, kinds(found)) == (Standing.REFINED, ["zone"])


def test_ten_in_new_york_and_by_four_in_kyiv_are_a_matter_of_zones() -> None:
    assert kinds(told("when", "2025-03-18T10:00[America/New_York]", "../2025-03-18T16:00[Europe/Kyiv]")) == ["zone"]
    assert kinds(told("when", "2025-03-18T16:00[Europe/Athens]", "../2025-03-18T16:00[Europe/Kyiv]")) == ["refinement"]


def test_hours_that_nobody_places_are_of_one_clock() -> None:
    ten, half_past = (When.parse(f"2025-03-18T10{minutes}") for minutes in ("", ":30"))
    assert kinds(told("when", ten, half_past)) == ["refinement"]


def test_an_hour_of_the_day_refines_the_day_in_any_zone() -> None:
    assert kinds(told("when", "2025-08-15[Asia/Almaty]", "2025-08-15T12[Asia/Almaty]")) == ["refinement"]
    assert kinds(told("when", "2025-08[Asia/Almaty]", "2025-08-15[America/Anchorage]")) == ["refinement"]
    assert kinds(told("when", "2025-08-10/2025-08-16", "2025-08-15/2025-08-20")) == ["refinement"]


def test_about_the_16th_and_the_15th_round_to_each_other() -> None:
    assert kinds(told("when", "2025-08-16~", "2025-08-15")) == ["rounding"]
    assert kinds(told("when", "2025-08-16~", "2025-08-16T12")) == ["refinement"]


def test_the_15th_and_the_17th_are_a_contradiction() -> None:
    assert kinds(told("when", "2025-08-15[Asia/Almaty]", "2025-08-17[Asia/Almaty]")) == ["contradiction"]


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("~PT4H", "PT3H40M", "rounding"),
        ("PT4H", "PT3H40M", "rounding"),
        ("PT4H", ">PT4H", "rounding"),
        ("<~PT4H", "PT4H", "rounding"),
        (">PT3H", "PT3H40M", "refinement"),
        ("PT3H/PT5H", "PT4H", "refinement"),
        ("PT3H/PT5H", "PT2H50M", "rounding"),
        (">PT3H", ">PT2H", "refinement"),
        ("PT3H..PT5H", "PT4H", "refinement"),
        ("PT4H", "PT5H", "contradiction"),
        (">PT6H", "PT4H", "contradiction"),
    ],
)
def test_lengths_differ_in_words_or_in_fact(one: str, other: str, kind: str) -> None:
    for pair in ((one, other), (other, one)):
        assert kinds(told("length", *map(Length.parse, pair))) == [kind]


def test_about_four_hours_and_four_hours_are_the_same() -> None:
    found = told("length", Length.parse("~PT4H"), Length.parse("PT4H"))
    assert (found.standing, kinds(found), found.origins) == (Standing.CONFIRMED, [], (2, 2))


def test_what_was_planned_for_the_2nd_and_held_on_the_3rd_came_later() -> None:
    plan = paper(0, published="2025-02-01", status=Status.PLANNED, when="2025-03-02", venue=JEDDAH)
    comparison = chronology(plan, paper(1, when="2025-03-03", venue=RIYADH)).compare("talks")
    for field in ("when", "venue", "status"):
        assert kinds(comparison[field]) == ["later"]
        assert comparison[field].standing is Standing.UNIQUE
    assert comparison.standing("disputed") == ()


def test_what_was_refused_and_held_in_the_end_came_later() -> None:
    found = stands("status", paper(0, published="2025-02-01", status=Status.REFUSED), paper(1, when="2025-03-03"))
    assert (found.standing, kinds(found)) == (Standing.UNIQUE, ["later"])


def test_held_against_denied_is_a_contradiction() -> None:
    found = stands("status", paper(0), paper(1, status=Status.DENIED))
    assert (found.standing, kinds(found)) == (Standing.DISPUTED, ["contradiction"])


def test_possible_and_planned_refine_each_other_if_they_are_told_at_one_time() -> None:
    one = paper(0, published="2025-02-01", status=Status.POSSIBLE)
    assert kinds(stands("status", one, paper(1, published="2025-02-01", status=Status.PLANNED))) == ["refinement"]
    assert kinds(stands("status", one, paper(1, published="2025-02-02", status=Status.PLANNED))) == ["later"]
    assert kinds(stands("status", one, paper(1, published="2025-02-01"))) == ["later"]


def test_the_seventh_of_one_series_and_the_fifth_of_another_have_two_bases() -> None:
    seventh, fifth = Order(series=HERE.series, number=7), Order(series=SINCE_2025, number=5)
    found = stands("orders", paper(0, order=seventh), paper(1, order=fifth))
    assert (found.standing, kinds(found)) == (Standing.REFINED, ["base"])
    assert not stands("orders", paper(0, order=seventh), paper(1, order=fifth)).disputes


def test_the_seventh_and_the_fifth_of_one_series_are_a_contradiction() -> None:
    orders = [Order(series=HERE.series, number=number) for number in (7, 5)]
    found = stands("order", *(paper(number, order=order) for number, order in enumerate(orders)))
    assert (found.standing, kinds(found), found.field) == (Standing.DISPUTED, ["contradiction"], "orders")


def test_a_passage_that_leaves_open_which_meeting_it_means_and_fits_one_speaks_of_another_event() -> None:
    hours = [Length.parse(text) for text in ("PT4H", "PT5H", "<PT4H30M")]
    facts = chronology(
        paper(0, length=hours[0]), paper(1, DINNER, length=hours[1]), paper(2, (TALKS, DINNER), length=hours[2])
    )
    found = facts.compare("dinner")["length"]
    assert (found.standing, kinds(found), found.origins.possible) == (Standing.UNIQUE, ["other-event"], 1)
    assert [side.value for side in found.differences[0].sides] == [hours[1], hours[2]]
    assert "other-event" not in kinds(facts.compare("talks")["length"])


def test_there_and_absent_is_a_contradiction_and_for_a_side_a_refinement() -> None:
    there, absent = Participation(actor=ANN), Participation(actor=ANN, absent=True)
    full = Participation(actor=ANN, side=HERE.actors["state-0"])
    found = stands("participants", paper(0, participants=(there,)), paper(1, participants=(absent,)))
    assert (found.standing, kinds(found)) == (Standing.DISPUTED, ["contradiction"])
    found = stands("participants", paper(0, participants=(there,)), paper(1, participants=(full,)))
    assert (found.standing, kinds(found)) == (Standing.REFINED, ["refinement"])
    found = stands("participants", paper(0, participants=(there,)), paper(1, participants=(Participation(actor=BOB),)))
    assert (found.standing, kinds(found)) == (Standing.REFINED, [])


def test_topics_and_outcomes_stand_beside_each_other() -> None:
    topics = tuple(HERE.topics.values())
    assert not kinds(stands("topics", paper(0, topics=topics[:1]), paper(1, topics=topics[1:])))
    assert stands("topics", paper(0, topics=topics), paper(1, topics=topics[:1])).standing is Standing.REFINED
    assert stands("topics", paper(0, topics=topics), paper(1, topics=topics)).standing is Standing.CONFIRMED


def test_three_papers_of_which_two_say_riyadh_confirm_riyadh() -> None:
    assert told("venue", SAUDI_ARABIA, RIYADH, RIYADH).standing is Standing.CONFIRMED
    assert told("venue", SAUDI_ARABIA, SAUDI_ARABIA, RIYADH).standing is Standing.REFINED


def test_two_papers_of_one_agency_are_unique() -> None:
    agency = HERE.actors["agency-0"]
    found = told("venue", RIYADH, RIYADH, via=(agency,))
    assert (found.standing, found.origins) == (Standing.UNIQUE, (1, 1))


def test_what_nobody_says_is_missing_though_it_be_inferred() -> None:
    facts = chronology(report(TALKS, published="2025-02-01"))
    found = facts.compare("talks")["when"]
    assert (found.standing, found.sides, found.differences) == (Standing.MISSING, (), ())
    assert found.value == facts["talks"].when != When()


def test_a_ruling_decides_and_the_dispute_stays_to_be_seen() -> None:
    ruling = Ruling(field="venue", passages=(Passage.of("Said 1.").digest,), reason="The paper corrected itself.")
    ruled = subject(rulings=(ruling,))
    facts = chronology(paper(0, ruled, venue=RIYADH), paper(1, ruled, venue=JEDDAH))
    found = facts.compare("talks")["venue"]
    assert (found.standing, found.value, found.disputes[0].ruling) == (Standing.DISPUTED, JEDDAH, ruling)
    assert "decided: The paper corrected itself." in str(found)
    assert facts["talks"].rulings == (ruling,)
    assert facts["talks"].needless_rulings == ()


@pytest.mark.parametrize("passages", [("Said 0.", "Said 1."), ("Said 7.",)])
def test_a_ruling_for_both_sides_or_for_none_decides_nothing(passages: tuple[str, ...]) -> None:
    digests = tuple(Passage.of(words).digest for words in passages)
    disputed: dict[str, tuple[Any, Any]] = {"venue": (RIYADH, JEDDAH), "status": (Status.HELD, Status.DENIED)}
    for field, sides in disputed.items():
        ruling = Ruling(field=field, passages=digests, reason="Both.")
        ruled = subject(rulings=(ruling,))
        facts = chronology(*(paper(number, ruled, **{field: side}) for number, side in enumerate(sides)))
        assert [(dispute.field, dispute.decided) for dispute in facts["talks"].disputes] == [(field, False)]
        assert facts["talks"].needless_rulings == (ruling,)


def test_a_comparison_is_a_mapping_that_prints_well(facts: usru.Chronology) -> None:
    comparison = facts.compare("first-delegation-talks")
    assert tuple(comparison) == tuple(FIELDS)
    assert comparison["order"] is comparison["orders"]
    assert comparison == facts.compare(facts["first-delegation-talks"])
    assert hash(comparison) == hash(facts.compare(facts["first-delegation-talks"]))
    assert "\n  venue        refined    Riyadh (unsigned-2025-03-02)\n" in str(comparison)
    assert "\n               refinement: Riyadh (unsigned-2025-03-02); Saudi Arabia (ALTN.News)\n" in str(comparison)
    assert repr(comparison).startswith("<Comparison of first-delegation-talks: status confirmed, kind unique, ")
    assert comparison.standing("confirmed", Standing.REFINED) == ("status", "when", "venue", "participants")
    with pytest.raises(UnknownField, match="did you mean 'venue'"):
        comparison["venu"]
    with pytest.raises(LookupError, match="no standing is called 'refind'; did you mean 'refined'"):
        comparison.standing("refind")


@pytest.mark.parametrize("event", ["no-event", 7])
def test_an_event_that_is_not_there_has_no_comparison(facts: usru.Chronology, event: Any) -> None:
    with pytest.raises((LookupError, TypeError), match=r"no event is called|an event is given by its id"):
        facts.compare(event)


def test_only_a_contradiction_is_more_than_apparent() -> None:
    assert {kind for kind in Disagreement if not kind.apparent} == {"contradiction"}
    assert [kind.value for kind in Disagreement] == [
        "contradiction", "refinement", "zone", "rounding", "later", "base", "other-event",
    ]  # fmt: skip


def check(comparison: Comparison) -> None:
    """A field is disputed if and only if the event has a dispute of it, and only then has it contradictions."""
    fields = {"orders" if one.field == "order" else one.field for one in comparison.event.disputes}
    assert set(comparison.standing("disputed")) == fields
    for found in comparison.values():
        assert (found.standing is Standing.MISSING) == (not found.sides and not found.disputes)
        assert found.origins.certain <= found.origins.possible
        contradictions = [one for one in found.differences if one.kind is Disagreement.CONTRADICTION]
        assert not contradictions or found.disputes
        for pair in itertools.combinations(found.sides, 2):
            assert sum(difference.sides == pair for difference in found.differences) <= 1


@given(strategies.stories(size=6))
def test_what_is_consistent_has_no_contradiction(story: Story) -> None:
    for event in story.chronology:
        comparison = story.chronology.compare(event)
        check(comparison)
        assert not comparison.standing("disputed")


SOME: Callable[[Report], Report] = lambda told: attrs.evolve(told, subjects=(TALKS,))  # noqa: E731


@given(strategies.reports().map(SOME), strategies.reports().map(SOME), strategies.reports().map(SOME))
def test_compare_disputes_what_the_event_disputes(one: Report, two: Report, three: Report) -> None:
    check(chronology(one, two, three).compare("talks"))


@given(
    strategies.faulty("venue contradiction") | strategies.faulty("length dispute") | strategies.faulty("order dispute")
)
def test_a_planted_dispute_is_compared_as_disputed(planted: Planted) -> None:
    (id,) = planted.events
    comparison = planted.broken.compare(id)
    check(comparison)
    field = comparison[planted.field or ""]
    assert field.standing is Standing.DISPUTED
    assert Disagreement.CONTRADICTION in kinds(field)
