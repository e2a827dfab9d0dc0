from __future__ import annotations

import ast
import inspect

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from oracle import HERE, LATE, chronology, report, subject
from usru_relations import rules, strategies
from usru_relations.length import Length
from usru_relations.reports import Link, Participation, Relation, Report, Status, Tally
from usru_relations.rules import RULES, Finding, Severity
from usru_relations.shelf import Ruling
from usru_relations.sources import Passage
from usru_relations.strategies import FAULTS, Planted, Story
from usru_relations.when import When

ROUND = tuple(Participation(actor=actor) for actor in HERE.series.participants)
NAMES = [rule.__name__.replace("_", "-") for rule in RULES]
FINDS = {
    "held after reported": ("timeline-is-possible", Severity.ERROR),
    "part outside its whole": ("timeline-is-possible", Severity.ERROR),
    "disjoint days": ("disputes-are-decided", Severity.WARNING),
    "venue contradiction": ("disputes-are-decided", Severity.WARNING),
    "kind contradiction": ("disputes-are-decided", Severity.WARNING),
    "length dispute": ("disputes-are-decided", Severity.WARNING),
    "length that does not fit": ("timeline-is-possible", Severity.ERROR),
    "order dispute": ("disputes-are-decided", Severity.WARNING),
    "order clash": ("timeline-is-possible", Severity.ERROR),
    "held against denied": ("disputes-are-decided", Severity.WARNING),
    "circle of parts": ("wholes-are-no-parts", Severity.ERROR),
    "after in a circle": ("timeline-is-possible", Severity.ERROR),
    "needless ruling": ("rulings-are-needed", Severity.WARNING),
    "open to nothing": ("references-are-settled", Severity.ERROR),
    "one too many": ("tallies-agree", Severity.ERROR),
    "nobody reports it": ("shelves-are-used", Severity.NOTE),
}


def rounds(*days: str) -> list[Report]:
    return [report(subject(f"round-{i}"), f"Round {i}.", when=day, participants=ROUND) for i, day in enumerate(days, 1)]


def counted(least: int = 0, most: int | None = None, **fields: object) -> Tally:
    source = report(subject(), published=LATE, by="counter").source
    tally = Tally(
        source=source, passage=Passage.of("Counted."), series=HERE.series, gist="So many.", least=least, most=most
    )
    return attrs.evolve(tally, **fields)  # type: ignore[arg-type]


def findings(*days: str, tally: Tally) -> list[Finding]:
    return [one for one in chronology(*rounds(*days), tallies=[tally]).check() if one.rule == "tallies-agree"]


def test_every_rule_is_in_the_list_and_has_a_fault_that_it_finds() -> None:
    tree = ast.parse(inspect.getsource(rules))
    written = [node.name for node in tree.body if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")]
    assert [rule.__name__ for rule in RULES] == written
    assert FINDS.keys() == FAULTS.keys()
    assert {rule for rule, _ in FINDS.values()} == set(NAMES)


@pytest.mark.parametrize("name", FAULTS)
def test_every_planted_fault_is_found_in_the_right_event(name: str) -> None:
    @given(strategies.faulty(name))
    def found(planted: Planted) -> None:
        by_rule = [one for one in planted.broken.check() if one.rule == planted.rule]
        (first, *_) = [one for one in by_rule if planted.events <= set(one.events)]
        assert (first.rule, first.severity) == FINDS[name]
        assert first.message
        assert first.mend
        assert str(first).startswith(f"{first.severity.name.lower()} [{planted.rule}] ")
        if planted.field is not None:
            fields = [dispute.field for id in planted.events for dispute in planted.broken[id].disputes]
            assert planted.field in fields
        assert not [one for one in planted.story.chronology.check() if one.severity > Severity.NOTE]

    found()


@given(strategies.stories())
def test_nothing_above_a_note_is_raised_on_what_is_consistent(story: Story) -> None:
    for one in story.chronology.check():
        assert one.severity is Severity.NOTE, str(one)
        assert one.rule in ("references-are-settled", "tallies-agree", "shelves-are-used")


def test_the_worst_stands_first_and_a_narrowing_has_its_own() -> None:
    early, late = report(subject("a"), "Early.", when="2025-02-18"), report(subject("a"), "Late.", when="2025-02-19")
    circle = [
        report(subject(one), f"{one}.", relations=(Relation(link=Link.PART_OF, others=(subject(other),)),))
        for one, other in ("bc", "cb")
    ]
    facts = chronology(early, late, *circle)
    assert [one.rule for one in facts.check() if one.severity > Severity.NOTE] == [
        "wholes-are-no-parts",
        "disputes-are-decided",
    ]
    severities = [one.severity for one in facts.check()]
    assert severities == sorted(severities, reverse=True)
    assert [one.rule for one in facts.between("2025-02-18", "2025-02-19").check()] == ["disputes-are-decided"]
    assert facts.check(rules=[]) == ()
    assert [one.rule for one in facts.check([rules.wholes_are_no_parts])] == ["wholes-are-no-parts"]


def test_a_dispute_that_is_decided_is_no_finding() -> None:
    passage = report(subject("a"), "Early.").passage.digest
    ruling = Ruling(field="when", passages=(passage,), reason="It was there.")
    ruled = subject("a", rulings=(ruling,))
    facts = chronology(report(ruled, "Early.", when="2025-02-18"), report(ruled, "Late.", when="2025-02-19"))
    assert [one.rule for one in facts.check() if one.severity > Severity.NOTE] == []
    assert facts["a"].disputes[0].ruling is ruling


def test_fewer_than_are_counted_are_incomplete() -> None:
    (one,) = findings("2025-02-18", "2025-02-19", tally=counted(least=5, most=7))
    assert one.severity is Severity.NOTE
    assert "at least 5" in one.message
    assert one.mend.startswith("3 more")
    assert one.events == ("round-1", "round-2")


@pytest.mark.parametrize("most", [2, 3, None])
def test_as_many_as_are_counted_are_no_finding(most: int | None) -> None:
    assert findings("2025-02-18", "2025-02-19", tally=counted(least=2, most=most)) == []


def test_one_where_none_should_be_is_a_contradiction() -> None:
    window = When.parse("2025-02", "UTC")
    (one,) = findings("2025-02-18", "2025-03-19", tally=counted(most=0, when=window))
    assert one.severity is Severity.ERROR
    assert one.events == ("round-1",)
    assert "at most 0" in one.message


def test_only_what_lies_surely_in_the_time_is_counted() -> None:
    window = When.parse("2025-02", "UTC")
    assert findings("2025-02-18/2025-03-02", tally=counted(most=0, when=window)) == []


def test_the_events_at_the_ends_of_the_time_are_not_counted() -> None:
    between = counted(most=0, after=subject("round-1"), before=subject("round-3"))
    assert findings("2025-02-18", "2025-03-30", "2025-03-19", "2025-01-05", tally=between) == []
    (one,) = findings("2025-02-18", "2025-02-28", "2025-03-19", tally=between)
    assert one.events == ("round-2",)


def test_a_length_of_time_before_an_event_begins_that_long_before_it() -> None:
    week = counted(most=0, before=subject("round-2"), length=Length.parse(">P7D"))
    assert findings("2025-02-01", "2025-02-18", tally=week) == []
    assert [one.events for one in findings("2025-02-12", "2025-02-18", tally=week)] == [("round-1",)]


@given(st.integers(0, 3))
def test_only_what_took_place_with_all_of_them_is_counted(which: int) -> None:
    (good,) = rounds("2025-02-18")
    kinds = HERE.kinds
    other = [
        attrs.evolve(good, status=Status.PLANNED),
        attrs.evolve(good, participants=ROUND[:1]),
        attrs.evolve(good, subjects=(subject("round-1", kind=kinds["call"]),)),
        attrs.evolve(good, subjects=(subject("round-1", kind=kinds["contact"]),)),
    ][which]
    none = counted(most=0)
    assert [one for one in chronology(other, tallies=[none]).check() if one.rule == "tallies-agree"] == []
    assert len(findings("2025-02-18", tally=none)) == 1


def test_what_nobody_speaks_of_is_noted() -> None:
    facts = chronology(report(subject("a"), relations=(Relation(link=Link.AFTER, others=(subject("b"),)),)))
    noted = [one for one in facts.check() if one.rule == "shelves-are-used" and one.events]
    assert [(one.severity, one.events) for one in noted] == [(Severity.NOTE, ("b",))]
    assert "event b" in noted[0].message


def test_whoever_counts_or_is_counted_is_spoken_of() -> None:
    agency = HERE.actors["agency-0"]
    facts = chronology(*rounds("2025-02-18"), tallies=[counted(via=(agency,))])
    (told, *_) = rounds("2025-02-18")
    silent = chronology(attrs.evolve(told, participants=()))
    for one in (facts, silent):
        noted = " ".join(str(finding) for finding in one.check([rules.shelves_are_used])).split("; ")
        actors = {part.split()[-1] for part in noted if "of the actor" in part}
        assert ("agency-0" in actors) == (one is silent)
        assert "agency-1" in actors
        assert not actors & {"person-0", "person-1"}
