from __future__ import annotations

import ast
import inspect
import pkgutil
from importlib import import_module
from typing import TYPE_CHECKING, Any

import pytest

from law_seven import FINDS
from oracle import HERE, archive, chronology, report, subject
from usru_relations import rules
from usru_relations.records.reports import Link, Relation
from usru_relations.records.shelf import Ruling
from usru_relations.rules import RULES, BrokenRule, Finding, Severity
from usru_relations.strategies import FAULTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from usru_relations.archive import Archive

MINE = Finding(rule="mine", severity=Severity.NOTE, message="It is so", mend="leave it")
TWO_DAYS = (
    report(subject("a"), "It was early.", when="2025-02-18"),
    report(subject("a"), "It was late.", when="2025-02-19"),
)


def mine(archive: Archive) -> Iterator[Finding]:
    """A rule of a user's own."""
    yield MINE


def test_every_rule_is_in_the_list_and_has_a_fault_that_it_finds() -> None:
    rooms = [import_module(f"{rules.__name__}.{room.name}") for room in pkgutil.iter_modules(rules.__path__)]
    written = [
        node
        for room in rooms
        for node in ast.parse(inspect.getsource(room)).body
        if isinstance(node, ast.FunctionDef) and node.args.args and not node.name.startswith("_")
    ]
    finders = {node.name for node in written if node.returns and ast.unparse(node.returns) == "Iterator[Finding]"}
    assert {rule.__name__ for rule in RULES} == finders
    assert len(RULES) == len(finders)
    assert FINDS.keys() == FAULTS.keys()
    assert {rule for rule, _ in FINDS.values()} == {rule.__name__.replace("_", "-") for rule in RULES}


def test_every_rule_says_in_one_sentence_what_a_good_chronology_keeps() -> None:
    for rule in RULES:
        said = inspect.getdoc(rule) or ""
        assert said.endswith(".")
        assert said.count(".") == 1, rule
        assert getattr(rules, rule.__name__) is rule


def test_the_worst_stands_first_and_a_narrowing_has_its_own() -> None:
    circle = [
        report(subject(one), f"{one} is a part.", relations=(Relation(link=Link.PART_OF, others=(subject(other),)),))
        for one, other in ("bc", "cb")
    ]
    facts = chronology(*TWO_DAYS, *circle)
    assert [one.rule for one in facts.check() if one.severity > Severity.NOTE] == [
        "wholes-are-no-parts",
        "disputes-are-decided",
    ]
    severities = [one.severity for one in facts.check()]
    assert severities == sorted(severities, reverse=True)
    assert [one.rule for one in facts.between("2025-02-18", "2025-02-19").check()] == ["disputes-are-decided"]
    assert facts.check(rules=[]) == ()
    assert [one.rule for one in facts.check([rules.wholes_are_no_parts])] == ["wholes-are-no-parts"]


def test_a_finding_holds_the_events_and_the_reports() -> None:
    facts = chronology(*TWO_DAYS)
    (one,) = facts.check([rules.disputes_are_decided])
    assert one.events == (facts["a"],)
    assert set(one.reports) == set(TWO_DAYS)
    first, second = (told.passage.digest[:8] for told in one.reports)
    article = "article article-2025-12-30, passage"
    assert one.where == f"event a; {article} {first}; {article} {second}"


def test_a_dispute_that_is_decided_is_no_finding() -> None:
    ruling = Ruling(field="when", passages=(TWO_DAYS[0].passage.digest,), reason="It was there.")
    ruled = subject("a", rulings=(ruling,))
    facts = chronology(
        report(ruled, "It was early.", when="2025-02-18"), report(ruled, "It was late.", when="2025-02-19")
    )
    assert [one.rule for one in facts.check() if one.severity > Severity.NOTE] == []
    assert facts["a"].disputes[0].ruling is ruling


def test_a_ruling_on_what_nobody_reports_is_not_needed() -> None:
    ruling = Ruling(field="when", passages=(), reason="It was there.")
    told = report(subject("a"), relations=(Relation(link=Link.AFTER, others=(subject("b", rulings=(ruling,)),)),))
    (one,) = chronology(told).check([rules.rulings_are_needed])
    assert one.events == ()
    assert [entry.id for entry in one.entries] == ["b"]


def test_users_pass_rules_of_their_own() -> None:
    facts = chronology(*TWO_DAYS)
    assert facts.check(rules=[*RULES, mine]) == (*facts.check(), MINE)
    assert facts.check([mine]) == (MINE,)


class Nameless:
    """A rule without a name."""

    def __call__(self, _: Archive) -> list[Finding]:
        raise IndexError("too far")

    def __repr__(self) -> str:
        return "<a rule>"


def adds(archive: Archive) -> list[object]:
    return [MINE, "more"]


def breaks(archive: Archive) -> Iterator[Finding]:
    yield MINE
    raise ZeroDivisionError("nothing to divide")


def forgets(archive: Archive) -> None:
    """Return nothing."""


def talks(archive: Archive) -> str:
    return "It is wrong."


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        (breaks, "the rule 'breaks' raised ZeroDivisionError: nothing to divide: a rule takes an archive"),
        (forgets, "the rule 'forgets' gave None, which is no finding"),
        (talks, "the rule 'talks' gave 'It is wrong.', which is no finding"),
        (adds, "the rule 'adds' gave 'more', which is no finding"),
        (Nameless(), "the rule '<a rule>' raised IndexError"),
        ("timeline", "the rule 'timeline' is no function"),
    ],
)
def test_a_rule_that_is_broken_is_named(rule: Any, words: str) -> None:
    with pytest.raises(BrokenRule) as caught:
        chronology(*TWO_DAYS).check([mine, rule])
    assert words in str(caught.value)
    assert "docs/rules.md" in str(caught.value)
    assert caught.value.rule is rule


def test_the_error_of_a_rule_is_told_as_the_cause() -> None:
    with pytest.raises(BrokenRule) as caught:
        rules.asked(archive(*TWO_DAYS), [breaks])
    assert isinstance(caught.value.__cause__, ZeroDivisionError)


@pytest.mark.parametrize("given_", [mine, None, 7])
def test_what_is_no_sequence_of_rules_is_refused(given_: Any) -> None:
    with pytest.raises(TypeError, match=r"check\(\) takes a sequence of rules, as rules="):
        chronology(*TWO_DAYS).check(given_)


def test_a_finding_names_those_whom_it_is_about() -> None:
    name, spelling = HERE.actors["agency-0"].name, HERE.actors["agency-0"].spellings[0]
    papers = {
        by: report(subject("fair"), words, by=by)
        for by, words in ((name, "So."), (spelling, "Thus."), ("Herald", "Yes."), ("Mirror", "Yes."))
    }
    counted = [finding.message for finding in chronology(*papers.values()).check([rules.origins_are_counted_once])]
    assert sorted(counted) == [
        f"{spelling} and {name} are one origin, and may be counted as two origins of fair",
        "Herald and Mirror have one wording, and are counted as two origins of fair",
    ]


def test_a_finding_of_a_clash_tells_the_clash() -> None:
    late = Relation(link=Link.AFTER, others=(subject("lunch"),))
    told = report(subject("fair"), when="2025-02-18", relations=(late,)), report(subject("lunch"), when="2025-02-19")
    (finding,) = chronology(*told).check([rules.timeline_is_possible])
    assert finding.message.startswith("no timeline satisfies these together: “")
    assert "“Fair” came after “Lunch” [" in finding.message
