"""Disagreements that nobody invented: of each the library says what a careful reader says."""

from __future__ import annotations

import collections
import itertools
import tomllib
from typing import TYPE_CHECKING

import pytest

import usru_relations as usru
from helper_disagreements import CONTRADICTION, FOLDER, KNOWN_MISSES, PAGE, SHELVES, VERDICTS, Case, cases, page
from usru_relations.folding.events import DISPUTABLE
from usru_relations.records.sources import Passage

if TYPE_CHECKING:
    from usru_relations.records.reports import Report, Tally

CASES = cases()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.slug)
def test_the_library_says_what_a_careful_reader_says(case: Case) -> None:
    if case.slug in KNOWN_MISSES:
        assert case.said != case.right, "no longer missed: take it out of KNOWN_MISSES"
    else:
        assert case.said == case.right


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.slug)
def test_nothing_is_disputed_but_what_the_articles_disagree_about(case: Case) -> None:
    disputed = {(event.id, dispute.field) for event in case.facts for dispute in event.disputes}
    about = {case.event} | {subject.id for report in case.facts.archive.open_reports for subject in report.subjects}
    assert disputed == {(event, case.field) for event in about if case.said == CONTRADICTION}


#: Contradictions with the time of another event, with another field, or of a report of any of several events, which no
#: ruling decides.
CLASHES = {"august-call-between", "vatican-meeting", "april-visit-length", "knesset-five-hours"}
FOUND = [case for case in CASES if case.verdict == CONTRADICTION and case.slug not in {*KNOWN_MISSES, *CLASHES}]


@pytest.mark.parametrize("case", FOUND, ids=lambda case: case.slug)
def test_a_ruling_for_any_side_of_a_contradiction_decides_it(case: Case) -> None:
    [dispute] = case.facts[case.event].disputes
    assert len(dispute.sides) == 2
    for report in (report for side in dispute.sides for report in side.reports):
        ruled = usru.load(SHELVES, FOLDER / case.slug, {"ruling.toml": _ruling(case, report.passage.digest)})
        assert [one.decided for one in ruled[case.event].disputes] == [True]


def _ruling(case: Case, passage: str) -> str:
    return f"""
        [[events]]
        id = "{case.event}"
        rulings = [{{ field = "{case.field}", passages = ["{passage}"], reason = "To see what follows." }}]
    """


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.slug)
def test_each_case_rests_on_published_passages(case: Case) -> None:
    told = _told(case)
    assert len({(one.source.id, one.passage, one.gist) for one in told}) > 1
    assert all(one.publisher and one.url and one.url.startswith("http") for one in case.sources)
    assert {one.source for one in told} == set(case.sources)
    assert case.facts[case.event].reports


def test_no_article_is_told_in_its_own_words() -> None:
    passages = {one.passage for case in CASES for one in _told(case)}
    texts = {text for case in CASES for text in _texts(case)}
    assert len(passages) > 100
    assert not {text for text in texts if Passage.of(text) in passages}


def _told(case: Case) -> list[Report | Tally]:
    return [*case.facts.archive.reports, *case.facts.archive.tallies]


def _texts(case: Case) -> set[str]:
    told = {text for one in _told(case) for text in (one.gist, one.note)}
    heads = {text for source in case.sources for text in (source.headline, source.note)}
    outcomes = {outcome for report in case.facts.archive.reports for outcome in report.outcomes}
    return told | heads | outcomes | {case.what, case.why}


def test_one_article_has_one_header_in_all_cases() -> None:
    headers = collections.defaultdict[str, set[str]](set)
    for path in FOLDER.glob("*/*.toml"):
        header = tomllib.loads(path.read_text(encoding="utf-8"))
        if "publisher" in header:
            headers[header["id"]].add(
                repr(sorted((key, header[key]) for key in header.keys() - {"reports", "tallies"}))
            )
    assert len(headers) > 100
    assert not {source for source, told in headers.items() if len(told) > 1}


def test_every_case_has_a_verdict_and_every_verdict_a_case() -> None:
    assert len(CASES) >= 40
    assert sorted(case.slug for case in CASES) == sorted(
        path.name for path in FOLDER.iterdir() if path.is_dir() and path != SHELVES
    )
    assert {case.verdict for case in CASES} == VERDICTS
    assert {case.field for case in CASES} <= set(DISPUTABLE)
    assert KNOWN_MISSES.keys() <= {case.slug for case in CASES}


def test_the_documentation_has_every_case_and_the_figures() -> None:
    written = [*PAGE.read_text(encoding="utf-8").splitlines(), ""]
    for blank, lines in itertools.groupby(page(CASES), key=lambda line: line == ""):
        block = list(lines)
        if not blank:
            assert block[0] in written, "write the page anew: python tests/helper_disagreements.py"
            start = written.index(block[0])
            assert written[start : start + len(block) + 1] == [*block, ""]
