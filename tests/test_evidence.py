"""Every value of an event leads back to the passages that say it."""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING, cast

import attrs
import pytest
from hypothesis import given

from oracle import HERE, chronology, inside, report, subject
from usru_relations import strategies
from usru_relations.folding.fields import FIELDS, UnknownField
from usru_relations.folding.fold import fold
from usru_relations.records.reports import Link, Order, Participation, Relation, Report, Status
from usru_relations.records.shelf import Level, Venue
from usru_relations.times.length import Length
from usru_relations.times.when import When

if TYPE_CHECKING:
    import usru_relations as usru
    from usru_relations.strategies import Story

TALKS, DINNER = subject(), subject("dinner")
RIYADH = Venue(id="riyadh", level=Level.CITY, zones=("Asia/Riyadh",))
ANN = Participation(actor=HERE.actors["person-0"])


def said(event: usru.Event, field: str) -> dict[object, list[str]]:
    return {side.value: [one.gist for one in side.reports] for side in event.evidence(field)}


def test_reports_that_say_the_same_of_the_time_stand_together() -> None:
    event = fold(
        TALKS,
        [
            report(TALKS, "On Tuesday.", when="2025-02-18[Asia/Riyadh]"),
            report(TALKS, "Then.", when=When.parse("2025-02-18"), venue=RIYADH),
            report(TALKS, "In February.", when="2025-02[Asia/Riyadh]"),
            report(TALKS, "Somewhere, sometime."),
        ],
    ).event
    day, month = When.parse("2025-02-18", "Asia/Riyadh"), When.parse("2025-02", "Asia/Riyadh")
    found = {value: sorted(gists) for value, gists in said(event, "when").items()}
    assert found == {day: ["On Tuesday.", "Then."], month: ["In February."]}


def test_a_report_stands_with_every_value_that_it_says() -> None:
    topics = tuple(HERE.topics.values())[:2]
    both = report(TALKS, "Both.", topics=topics, outcomes=("Peace.", "Trade."))
    event = fold(TALKS, [both, report(TALKS, "One.", topics=topics[:1])]).event
    assert {value: sorted(gists) for value, gists in said(event, "topics").items()} == {
        topics[0]: ["Both.", "One."],
        topics[1]: ["Both."],
    }
    assert said(event, "outcomes") == {"Peace.": ["Both."], "Trade.": ["Both."]}


def test_order_is_one_of_the_orders() -> None:
    first = Order(series=HERE.series, number=1)
    event = fold(TALKS, [report(TALKS, "The first.", order=first)]).event
    assert said(event, "order") == said(event, "orders") == {first: ["The first."]}


def test_a_kind_that_no_report_says_is_the_shelfs_and_has_no_evidence() -> None:
    event = fold(TALKS, [report(TALKS)]).event
    assert (event.kind, event.evidence("kind")) == (TALKS.kind, ())


def test_parts_are_told_by_the_reports_that_make_them_parts() -> None:
    part_of = Relation(link=Link.PART_OF, others=(TALKS,))
    facts = chronology(
        report(TALKS, "They talked."),
        report(DINNER, "They dined there.", relations=(part_of,)),
        report(DINNER, "They ate fish."),
        report(DINNER, "It was after all.", relations=(Relation(link=Link.CONCERNS, others=(TALKS,)),)),
    )
    assert said(facts["talks"], "parts") == {facts["dinner"]: ["They dined there."]}


def test_a_time_that_the_clocks_of_the_place_skipped_stays_as_it_was_said() -> None:
    """At two on 9 March 2025 the clocks of New York went on to three."""
    skipped = When.parse("2025-03-09T02:30")
    new_york = Venue(id="new-york", level=Level.CITY, zones=("America/New_York",))
    facts = chronology(report(TALKS, when=skipped, venue=new_york))
    assert said(facts["talks"], "when") == {skipped: ["It was said."]}
    assert str(facts["talks"].when.dates()[0]) == "2025-03-09"
    assert facts.disputes() == ()


@pytest.mark.parametrize("field", ["title", "id", "reports", "wen", ""])
def test_a_field_of_which_no_report_speaks_is_an_error_that_names_those_there_are(field: str) -> None:
    event = fold(TALKS, [report(TALKS)]).event
    with pytest.raises(UnknownField) as caught:
        event.evidence(field)
    assert str(caught.value).startswith(
        f"reports speak of no field {field!r}, but of status, kind, when, length, venue, participants, topics, "
        "outcomes, quantities, orders, parts"
    )
    assert ("; did you mean 'when'?" in str(caught.value)) == (field == "wen")
    assert caught.value.name == field


def test_a_side_says_where_it_stands() -> None:
    one, other = report(TALKS, "A.", by="Courier"), report(TALKS, "B.", by="Gazette")
    (side,) = fold(TALKS, [one, other]).event.evidence("status")
    assert set(side.passages) == {(one.source, one.passage), (other.source, other.passage)}
    assert str(side) == "held (Courier, Gazette)"


def test_an_event_survives_a_pickle_with_all_that_it_rests_on(facts: usru.Chronology) -> None:
    event = facts["alaska-summit"]
    copy = pickle.loads(pickle.dumps(event))
    assert copy == event
    assert (copy.corroboration, copy.possible_corroboration) == (event.corroboration, event.possible_corroboration)


def listed(value: object) -> list[object]:
    if isinstance(value, tuple):
        return list(cast("tuple[object, ...]", value))
    return [] if value is None else [value]


def speaks(told: Report, field: str) -> list[object]:
    """What a report says of a field, but for the reading of its time."""
    return listed(getattr(told, "order" if field == "orders" else field))


@given(strategies.stories(size=5))
def test_evidence_partitions_the_reports(story: Story) -> None:
    for event in story.chronology:
        for field in FIELDS:
            sides = event.evidence(field)
            told = {one for side in sides for one in side.reports}
            assert told == {one for one in event.reports if speaks(one, field)}
            assert len({side.value for side in sides}) == len(sides)
            for one in event.reports:
                times = sum(one in side.reports for side in sides)
                assert times == len(dict.fromkeys(speaks(one, field)))


@given(strategies.stories(size=6))
def test_every_value_leads_back_to_reports(story: Story) -> None:
    facts = story.chronology
    for event in facts:
        for field in ("status", "venue", "length", "topics", "outcomes", "participants", "orders"):
            for one in listed(getattr(event, field)):
                assert event.evidence(field), (event.id, field, one)
        explained = facts.explain(event).reports
        if (event.when.start, event.when.end) != (None, None):
            assert explained
        assert all(any(one in other.reports for other in facts) for one in explained)


def test_every_value_of_the_bundled_facts_leads_back_to_passages(facts: usru.Chronology) -> None:
    for event in facts:
        for field in ("venue", "topics", "outcomes", "orders", "participants", "status"):
            assert set(listed(getattr(event, field))) <= {side.value for side in event.evidence(field)}
        if event.when.start is not None or event.when.end is not None:
            assert facts.explain(event).reports
        for side in event.evidence("when"):
            assert inside(event.when, side.value)
        assert all(part in {side.value for side in event.evidence("parts")} for part in event.parts)
        assert all(side.reports for side in event.evidence("parts"))


def test_an_inferred_time_is_explained_by_the_reports_of_others(facts: usru.Chronology) -> None:
    agrement = next(iter(facts.of_kind("appointment").involving("Darchiev").held()))
    assert agrement.evidence("when") == ()
    told = facts.explain(agrement).reports
    assert {one.source.id for one in told} == {"unsigned-2025-03-02"}
    assert set(told) - set(agrement.reports)


def test_what_is_planned_is_evidence_too() -> None:
    plan = report(TALKS, "They will.", published="2025-02-01", status=Status.PLANNED, length=Length.parse("PT1H"))
    event = fold(TALKS, [plan, report(TALKS, "They did.", length=Length.parse("PT5H"))]).event
    assert event.length == Length.parse("PT5H")
    assert said(event, "length") == {Length.parse("PT1H"): ["They will."], Length.parse("PT5H"): ["They did."]}
    assert attrs.evolve(event, reports=()).evidence("length") == ()


def test_what_several_entail_together_is_compared_as_the_contradiction_that_it_is() -> None:
    after = Relation(link=Link.AFTER, others=(DINNER,))
    early = report(TALKS, "Talks.", by="Post", when="2025-02-18", relations=(after,))
    late = report(DINNER, "Dinner.", by="Herald", when="2025-02-19")
    found = chronology(early, late).compare("talks")["when"]
    assert (found.standing, [one.kind for one in found.differences]) == ("disputed", ["contradiction"])
    assert str(found).endswith(
        "contradiction: “Dinner” is said to be 2025-02-19[UTC] (Herald); is said to be 2025-02-18[UTC] (Post); "
        "came after “Dinner” (Post)"
    )
    other = attrs.evolve(early, when=When.parse("2025-02-19", "UTC"), relations=())
    assert str(chronology(early, other).compare("talks")["when"]).count("contradiction") == 1
