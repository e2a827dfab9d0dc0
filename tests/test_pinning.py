"""Facts are pinned by a digest of their content alone, and others are refused with what has changed."""

from __future__ import annotations

import json
import os
import random
import re
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import usru_relations as usru
from usru_relations import strategies
from usru_relations.comparing.changes import Sort
from usru_relations.folders import UnexpectedFacts

if TYPE_CHECKING:
    from pathlib import Path

NOUGHT = "0" * 32
PROGRAM = """
import json, sys
import usru_relations as usru
facts = usru.load(*json.load(sys.stdin))
print(facts.digest, facts.held().digest, usru.load(usru.dump(facts)).digest)
"""
MINE = """
id = "mine"
language = "en"
published = "2025-09-01"
headline = "My own"
[[reports]]
event = "alaska-summit"
gist = "It was held."
status = "held"
passage = { length = 9, digest = "00000000000000000000000000000001" }
"""


def shuffled(texts: dict[str, str], seed: int) -> dict[str, str]:
    """The same facts in files of other names, in another order, each with its tables in another order."""
    chance = random.Random(seed)  # noqa: S311 - nothing is secret
    files = {f"{chance.random()}/{index}.toml": _tables(text, chance) for index, text in enumerate(texts.values())}
    return {name: files[name] for name in chance.sample(sorted(files), len(files))}


def _tables(text: str, chance: random.Random) -> str:
    head, *tables = re.split(r"^(?=\[\[)", text, flags=re.MULTILINE)
    return "\n".join([head, *chance.sample(tables, len(tables))])


def unexpected(*folders: Any, expect: str | usru.Chronology) -> UnexpectedFacts:
    with pytest.raises(UnexpectedFacts) as caught:
        usru.load(*folders, expect=expect)
    return caught.value


@pytest.mark.parametrize("seed", ["0", "1", "4294967295"])
def test_the_digest_is_of_the_content_alone(facts: usru.Chronology, seed: str, tmp_path: Path) -> None:
    texts = shuffled(usru.dump(facts), int(seed))
    assert set(texts) & set(usru.dump(facts)) == set()
    run = subprocess.run(  # noqa: S603
        [sys.executable, "-c", PROGRAM],
        input=json.dumps([texts, texts]),
        env={**os.environ, "PYTHONHASHSEED": seed, "TZ": "Pacific/Kiritimati", "LC_ALL": "C"},
        cwd=tmp_path,
        capture_output=True,
        check=True,
        text=True,
        encoding="utf-8",
    )
    assert set(run.stdout.split()) == {facts.digest}


@settings(max_examples=20)
@given(strategies.chronologies(size=4), st.integers(0, 99))
def test_another_order_or_division_into_files_has_the_same_digest(facts: usru.Chronology, seed: int) -> None:
    texts = usru.dump(facts)
    again = usru.load(shuffled(texts, seed))
    assert again.digest == facts.digest
    assert usru.load(*({name: text} for name, text in texts.items()), expect=facts.digest) == facts


@pytest.mark.parametrize(
    ("this", "that"),
    [
        ('"2025-09-01"', '"2025-09-02"'),
        ("It was held.", "It was."),
        ('"held"', '"planned"'),
        ("length = 9", "length = 8"),
        ("My", "mY"),
    ],
)
def test_any_change_of_the_content_is_another_digest(facts: usru.Chronology, this: str, that: str) -> None:
    one = usru.load(usru.BUNDLED, {"mine.toml": MINE}, expect=None)
    other = usru.load(usru.BUNDLED, {"mine.toml": MINE.replace(this, that)})
    assert len({facts.digest, one.digest, other.digest}) == 3


def test_the_facts_that_were_pinned_are_loaded(facts: usru.Chronology) -> None:
    assert usru.load(expect=facts.digest) == facts
    assert usru.load(expect=facts) == facts
    assert usru.load(usru.dump(facts), expect=usru.load()) == facts


def test_other_facts_are_refused_with_what_they_are(facts: usru.Chronology) -> None:
    error = unexpected(expect=NOUGHT)
    assert isinstance(error, ValueError)
    assert str(error) == (
        f"the facts have the digest {facts.digest}, not {NOUGHT}. They are {len(facts)} events from "
        f"{len(facts.reports)} reports in {len(facts.sources)} sources, the newest of {facts.sources[-1].published}. "
        "See what changed in CHANGELOG.md under Facts, then pin the new digest"
    )
    assert (error.expected, error.found, error.pinned, error.changes) == (NOUGHT, facts, None, None)


def test_other_facts_than_a_chronology_are_refused_with_what_has_changed(facts: usru.Chronology) -> None:
    before = facts.as_known_on("2025-08-20")
    error = unexpected(expect=before)
    assert error.changes == before.diff(facts)
    added = len(set(facts) - {event for event in facts if event.id in {one.id for one in before}})
    assert f" Against what was pinned: {added} events added, " in str(error)
    assert (error.expected, error.pinned, error.found) == (before.digest, before, facts)


def test_a_folder_more_than_the_bundled_facts_that_were_pinned_is_told_by_what_it_changes(
    facts: usru.Chronology,
) -> None:
    error = unexpected(usru.BUNDLED, {"mine.toml": MINE}, expect=facts.digest)
    assert error.pinned == facts
    assert "Against what was pinned: no event differs, but what they rest on does." in str(error)
    new = MINE.replace("alaska-summit", "tea") + '[[events]]\nid = "tea"\ntitle = "Tea"\nkind = "meeting"\n'
    assert "Against what was pinned: 1 event added. See" in str(
        unexpected(usru.BUNDLED, {"mine.toml": new}, expect=facts.digest)
    )


def test_nothing_is_refused_as_nothing(facts: usru.Chronology) -> None:
    error = unexpected({}, expect=facts)
    assert "They are 0 events from 0 reports in 0 sources. Against" in str(error)
    assert f"{len(facts)} events gone." in str(error)
    kinds = '[[kinds]]\nid = "talks"\n[[events]]\nid = "tea"\ntitle = "Tea"\nkind = "talks"\n'
    told = MINE.replace("alaska-summit", "tea")
    assert "They are 1 event from 1 report in 1 source, the newest of 2025-09-01" in str(
        unexpected({"a.toml": kinds, "b.toml": told}, expect=NOUGHT)
    )


@pytest.mark.parametrize("expect", [7, b"0" * 32, ["0" * 32], usru.BUNDLED])
def test_what_is_no_digest_is_refused(expect: Any) -> None:
    told = f"load() expects facts by their digest, or as a chronology, not {expect!r}"
    with pytest.raises(TypeError, match=f"^{re.escape(told)}$"):
        usru.load(expect=expect)


@given(strategies.chronologies(size=4), strategies.chronologies(size=4))
def test_a_summary_counts_the_events_that_differ(one: usru.Chronology, other: usru.Chronology) -> None:
    changes = one.diff(other)
    summary = changes.summary
    assert bool(summary) == bool(changes)
    counted = {
        sort: int(found[1])
        for sort in Sort
        if (found := re.search(rf"(?:^|, )(\d+)(?: events?)? {sort.value}(?:,|$)", summary))
    }
    assert counted == {sort: len({one.event for one in changes if one.sort is sort}) for sort in counted}
    assert set(counted) == {one.sort for one in changes}
    assert ("events " in summary) == bool(counted and next(iter(counted.values())) != 1)
