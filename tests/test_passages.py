"""Every passage stands in its article, and no article stands in the repository."""

from __future__ import annotations

import functools
import re
import shutil
import subprocess
import unicodedata
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from usru_relations.records.sources import Passage, Source, digest, normalised

if TYPE_CHECKING:
    from collections.abc import Iterator

    import usru_relations as usru

ROOT = Path(__file__).parents[1]
RUN = 8
ODD_BLANKS = ("\u00a0", "\t", "\n", "\r\n", "\u2009", "\u202f", "\u3000", "  ", " \u00a0\n")


@pytest.fixture(scope="session")
def text_of(facts: usru.Chronology, articles: dict[str, str]) -> dict[str, str]:
    """The text of each source's article, by the source's id."""
    by_digest = {digest(text): text for text in articles.values()}
    return {source.id: by_digest[source.digest or ""] for source in facts.sources}


def anchors(facts: usru.Chronology) -> set[tuple[Source, Passage]]:
    told = {(report.source, report.passage) for report in facts.reports}
    return told | {(tally.source, tally.passage) for tally in facts.tallies}


def test_each_article_is_a_source_by_its_digest(facts: usru.Chronology, articles: dict[str, str]) -> None:
    assert {source.digest for source in facts.sources} == {digest(text) for text in articles.values()}
    assert len(facts.sources) == len(articles)


def test_every_passage_stands_in_its_article(facts: usru.Chronology, text_of: dict[str, str]) -> None:
    for source, passage in anchors(facts):
        place = passage.find(text_of[source.id])
        assert place is not None, (source.id, passage)
        start, end = place
        assert end - start == passage.length
        assert Passage.of(normalised(text_of[source.id])[start:end]) == passage


def test_no_passage_stands_in_another_article(facts: usru.Chronology, text_of: dict[str, str]) -> None:
    for source, passage in anchors(facts):
        assert not [id for id, text in text_of.items() if id != source.id and passage.find(text)]


def test_a_passage_is_made_of_whole_words(facts: usru.Chronology, text_of: dict[str, str]) -> None:
    for source, passage in anchors(facts):
        text = normalised(text_of[source.id])
        start, end = passage.find(text) or (1, 1)
        assert not (text[start - 1 : start] + text[start]).isalnum() or start == 0, (source.id, text[start:end])
        assert not text[end - 1 : end + 1].isalnum() or end == len(text), (source.id, text[start:end])


def test_every_event_is_reached_from_a_report(facts: usru.Chronology) -> None:
    for event in facts:
        assert event.reports
        assert all(event.id in {subject.id for subject in report.subjects} for report in event.reports)
    told = {subject.id for report in facts.reports for subject in report.subjects}
    assert told == set(facts.archive.shelves.subjects)


def test_passages_verify_in_decomposed_letters_and_odd_blanks(facts: usru.Chronology, text_of: dict[str, str]) -> None:
    for number, blank in enumerate(ODD_BLANKS):
        for id, text in islice(text_of.items(), number % 5, number % 5 + 1):
            odd = unicodedata.normalize("NFD", f"{blank}{text}{blank}".replace(" ", blank))
            assert odd != text
            assert digest(odd) == digest(text)
            assert all(passage.find(odd) for source, passage in anchors(facts) if source.id == id)


def test_one_letter_more_or_less_is_another_passage(facts: usru.Chronology, text_of: dict[str, str]) -> None:
    source, passage = min(anchors(facts), key=lambda anchor: anchor[1].digest)
    text = normalised(text_of[source.id])
    start, end = passage.find(text) or (0, 0)
    assert passage.find(text[:start] + text[start + 1 :]) is None
    assert passage.find(text[: end - 1] + text[end:]) is None
    assert passage.find(text[:start] + text[start:end].swapcase() + text[end:]) is None


WORDS = st.text("аәйёИ́е́ \u00a0\n\u2003ab'", max_size=30)


@given(WORDS, WORDS, WORDS)
@example("", "", "")
@example("", "й", "")
@example("е", "\u0301", "")
def test_a_passage_is_found_where_a_plain_search_finds_it(before: str, text: str, after: str) -> None:
    whole = before + text + after
    wanted = " ".join(unicodedata.normalize("NFC", text).split())
    start = " ".join(unicodedata.normalize("NFC", whole).split()).find(wanted)
    expected = None if start < 0 else (start, start + len(wanted))
    assert Passage.of(text).find(whole) == expected
    assert Passage.of(text) == Passage.of(unicodedata.normalize("NFD", f" {text}\u00a0"))


def test_a_digest_is_thirty_two_hexadecimal_digits_of_blake2b() -> None:
    assert digest("a\u00a0\n b") == digest(" a b ") == "acc9227cc02e5f5c13e74125bce89499"


def test_a_passage_is_a_text() -> None:
    with pytest.raises(TypeError, match=r"^passages and articles are texts, not 7$"):
        Passage.of(7)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


def runs(text: str) -> Iterator[tuple[str, ...]]:
    words = re.findall(r"\w+", unicodedata.normalize("NFC", text).casefold())
    return zip(*(words[shift:] for shift in range(RUN)), strict=False)


@functools.cache
def tracked() -> tuple[Path, ...]:
    """The repository's files, those to be added included; none where it is not a checkout."""
    git = shutil.which("git")
    if git is None or not (ROOT / ".git").exists():
        return ()
    listed = subprocess.run(  # noqa: S603
        [git, "-C", str(ROOT), "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        capture_output=True,
        check=True,
        text=True,
    )
    return tuple(ROOT / name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file())


def texts_of(paths: tuple[Path, ...]) -> Iterator[tuple[Path, str]]:
    for path in paths:
        try:
            yield path, path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue


def test_no_eight_words_of_an_article_stand_in_the_repository(articles: dict[str, str]) -> None:
    if not tracked():
        pytest.skip("this is no checkout, so its files are not known")
    forbidden = {run for text in articles.values() for run in runs(text)}
    assert len(forbidden) > 1_000
    copied = [(path, run) for path, text in texts_of(tracked()) for run in runs(text) if run in forbidden]
    assert not copied


def test_a_copied_run_would_be_seen(articles: dict[str, str]) -> None:
    words = re.findall(r"\w+", next(iter(articles.values())))
    copied = "gist = 'so " + ",\n ".join(words[20 : 20 + RUN]).upper() + " it says'"
    forbidden = set(runs(" ".join(words)))
    assert forbidden & set(runs(copied))
    assert not forbidden & set(runs(copied.replace(words[22].upper(), "x")))


def test_the_fixtures_keep_no_sentence_beside_the_gist(facts: usru.Chronology) -> None:
    spellings = [name for actor in facts.archive.shelves.actors.values() for name in actor.spellings]
    assert max(len(name.split()) for name in spellings) < RUN
