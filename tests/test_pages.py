"""What the pages say in words, which no block of theirs tests: counts, versions, terms, files that they name."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import drawing_house
import drawing_model
import usru_relations as usru
from usru_relations import Actor, Severity

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[1]
PAGES = {
    str(path.relative_to(ROOT)): path.read_text(encoding="utf-8")
    for path in (*sorted(ROOT.glob("docs/*.md")), ROOT / "README.md", ROOT / "CONTRIBUTING.md")
}
WORDS = [
    "none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen",
]  # fmt: skip
FACTS = usru.load()


def said(page: str, pattern: str) -> tuple[str, ...]:
    """The groups of a pattern in a page, in which any white space stands for any."""
    found = re.search(pattern.replace(" ", r"\s+"), PAGES[page])
    assert found, (page, pattern)
    return found.groups()


def word(number: int) -> str:
    return WORDS[number]


def unreal() -> str:
    return word(round(10 * sum(not event.status or not event.status.real for event in FACTS) / len(FACTS)))


COUNTED: list[tuple[str, str, Callable[[], tuple[str, ...]]]] = [
    ("docs/howto.md", r"usru_relations-([\d.]+)-py3", lambda: (usru.__version__,)),
    ("docs/howto.md", r"usru_relations ([\d.]+), facts (\w{32})", lambda: (usru.__version__, FACTS.digest)),
    (
        "docs/datasheet.md",
        r"(\d+) reports and (\d+) tallies from (\w+) articles, which fold to (\d+) events. (\d+) of the events are",
        lambda: (
            str(len(FACTS.reports)),
            str(len(FACTS.tallies)),
            word(len(FACTS.sources)),
            str(len(FACTS)),
            str(len(FACTS.of_kind("statement"))),
        ),
    ),
    ("docs/datasheet.md", r"(\w+) in ten did not take place, or not yet", lambda: (unreal().title(),)),
    ("docs/facts.md", r"(\w+) in ten events did not take place, or not yet", lambda: (unreal().title(),)),
    (
        "docs/datasheet.md",
        r"(\w+) passages leave open which",
        lambda: (word(sum(one.rule == "references-are-settled" for one in FACTS.check())).title(),),
    ),
    (
        "docs/datasheet.md",
        r"(\w+) of the articles print no publisher, and that of a third is inferred",
        lambda: (word(sum(source.publisher is None for source in FACTS.sources)).title(),),
    ),
    (
        "docs/datasheet.md",
        r"No article prints the zone of its publication: (\w+) are read from the outlet, (\w+) are left open",
        lambda: (
            word(sum("zone" in source.inferred for source in FACTS.sources)),
            word(sum(source.published.zone is None for source in FACTS.sources)),
        ),
    ),
    ("docs/facts.md", r"(\w+) news articles, from", lambda: (word(len(FACTS.sources)).title(),)),
    (
        "docs/facts.md",
        r"and (\w+) events that so far stand only as one reading of an open passage",
        lambda: (word(len(FACTS.archive.shelves.subjects) - len(FACTS)),),
    ),
    ("docs/decisions.md", r"\*\*(\w+) floors, on which rooms", lambda: (word(len(drawing_house.floors())).title(),)),
    (
        "docs/cookbook.md",
        r"(\w+) questions that an analyst asks of the (\w+) articles",
        lambda: ("Fifty", word(len(FACTS.sources))),
    ),
]


@pytest.mark.parametrize(("page", "pattern", "counted"), COUNTED)
def test_a_count_in_words_is_right(page: str, pattern: str, counted: Callable[[], tuple[str, ...]]) -> None:
    assert said(page, pattern) == counted()


def test_the_cookbook_numbers_its_fifty_questions() -> None:
    assert re.findall(r"^\*\*(\d+)\.\*\*", PAGES["docs/cookbook.md"], re.MULTILINE) == list(map(str, range(1, 51)))


def test_every_severity_is_explained() -> None:
    assert re.findall(r"^\| `([A-Z]+)` \|", PAGES["docs/rules.md"], re.MULTILINE) == [
        one.name for one in sorted(Severity, reverse=True)
    ]


def test_every_record_that_is_drawn_is_a_term_of_the_glossary() -> None:
    """By its name, or by the word that is used for it."""
    other = {
        "FieldStanding": "standing",
        "When": "window of possibility",
        "Shelves": "shelf",
        "Reference": "open reference",
    }
    actors = {one.__name__ for one in Actor.__subclasses__()}
    parts = {"Verified", "Changes"} | actors
    terms = re.findall(r"^(\S.*)\n: ", PAGES["docs/glossary.md"], re.MULTILINE)
    assert terms == sorted(terms, key=str.casefold)
    wanted = {
        other.get(name, re.sub(r"(?<=.)(?=[A-Z])", " ", name).lower())
        for name in drawing_model.TONE
        if name not in parts
    }
    assert wanted - set(terms) == set()


@pytest.mark.parametrize("page", PAGES)
def test_links_between_the_pages_lead_somewhere(page: str) -> None:
    """Sphinx looks at those within docs/ alone."""
    folder = (ROOT / page).parent
    for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", PAGES[page]):
        assert (folder / target).exists(), target


@pytest.mark.parametrize("page", PAGES)
def test_files_that_a_page_names_are_there(page: str) -> None:
    for name in re.findall(r"`((?:src|tests|docs|benchmarks|fixtures)/[\w/]+\.(?:py|md|toml|svg))`", PAGES[page]):
        assert (ROOT / name).is_file(), name
