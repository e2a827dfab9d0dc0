"""From a marked passage to the anchor that a fixture holds."""

from __future__ import annotations

import tomllib
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from usru_relations.__main__ import main
from usru_relations.records.anchoring import NoAnchor, anchor, anchor_between, toml
from usru_relations.records.sources import Passage, digest, normalised

TEXT = "The fair began on Monday. It ended late.\nNobody was й there. It ended late, said Ann."
FAIR = Passage.of("The fair began on Monday.")


def test_a_marked_passage_gives_its_anchor_whatever_its_blanks_and_forms() -> None:
    assert anchor(TEXT, "The  fair\nbegan on\u00a0Monday.") == FAIR
    assert anchor(unicodedata.normalize("NFD", TEXT), "Nobody was й there.") == Passage.of("Nobody was й there.")
    assert anchor(TEXT, TEXT) == Passage.of(TEXT)


def test_a_passage_is_marked_by_its_first_and_its_last_words() -> None:
    assert anchor_between(TEXT, "The fair", "Monday.") == FAIR
    assert anchor_between(TEXT, "Nobody", "late") == Passage.of("Nobody was й there. It ended late")
    assert anchor_between(TEXT, "Nobody was й there.", "Nobody was й there.") == Passage.of("Nobody was й there.")


@pytest.mark.parametrize(
    ("marked", "error"),
    [
        (" ", "the passage is empty: give the words as they stand in the text"),
        ("It ended late", "the passage “It ended late” stands in the text 2 times: mark more words with it"),
        ("fair beg", "the passage ends inside the word “began”: mark the whole of it"),
        ("air began", "the passage begins inside the word “fair”: mark the whole of it"),
        ("Xyz", "the passage “Xyz” does not stand in the text: copy it from there"),
        ("The fair began on Sunday.", "the passage “The fair began on Sunday.” does not stand in the text: it agrees"),
        (
            "Nobody was there.",
            "the passage “Nobody was there.” does not stand in the text: it agrees up to “Nobody was ”, t",
        ),
        (
            f"{'x' * 39}y",
            f"the passage “{'x' * 39}y” does",
        ),
        (
            "The fair began on Monday. It ended. Nobody came.",
            "the passage “The fair began on Mo…nded. Nobody came.” does",
        ),
    ],
)
def test_what_gives_no_anchor_is_told(marked: str, error: str) -> None:
    with pytest.raises(NoAnchor) as caught:
        anchor(TEXT, marked)
    assert str(caught.value).startswith(error)


@pytest.mark.parametrize(
    ("start", "end", "error"),
    [
        ("", "late", "the start is empty"),
        ("The", "", "the end is empty"),
        ("It ended", "late.", "the start “It ended” stands in the text 2 times"),
        ("The fair", "Tuesday", "the end “Tuesday” does not stand in the text"),
        ("Nobody", "Monday.", "the end “Monday.” does not stand after the start “Nobody”: mark them in order"),
        ("Nobody was", "Nobody", "the end “Nobody” does not stand after the start “Nobody was”"),
    ],
)
def test_ends_that_give_no_anchor_are_told(start: str, end: str, error: str) -> None:
    with pytest.raises(NoAnchor) as caught:
        anchor_between(TEXT, start, end)
    assert str(caught.value).startswith(error)


def test_scripts_without_capitals_have_no_whole_words() -> None:
    assert anchor("会谈在利雅得举行。", "利雅得") == Passage.of("利雅得")


WORDS = st.lists(st.sampled_from(["one", "two", "three", "й", "a"]), min_size=1, max_size=8).map(" ".join)


@given(WORDS, st.integers(0, 30), st.integers(1, 30))
def test_whatever_gives_an_anchor_is_found_again_once(text: str, start: int, size: int) -> None:
    marked = text[start : start + size]
    try:
        found = anchor(text, marked)
    except NoAnchor:
        kept = normalised(marked)
        inside = f" {text} ".count(f" {kept} ")
        assert not kept or sum(text.startswith(kept, at) for at in range(len(text))) != 1 or inside == 0
    else:
        assert [text[begin:end] for begin, end in found.places(text)] == [normalised(marked)]


@pytest.fixture
def article(tmp_path: Path) -> str:
    path = tmp_path / "article.txt"
    path.write_text(TEXT, encoding="utf-8")
    return str(path)


def test_the_command_prints_the_line_for_the_fixture(article: str, capsys: pytest.CaptureFixture[str]) -> None:
    for marked in (["The fair began on Monday."], ["--start", "The fair", "--end", "Monday."]):
        assert main(["anchor", article, *marked]) == 0
        printed = capsys.readouterr().out
        assert printed == toml(FAIR) + "\n"
        assert tomllib.loads(printed)["passage"] == {"length": FAIR.length, "digest": FAIR.digest}


def test_without_a_passage_the_command_prints_the_digest_of_the_text(
    article: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["anchor", article]) == 0
    assert capsys.readouterr().out == f'digest = "{digest(Path(article).read_text(encoding="utf-8"))}"\n'


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        (["The fair", "--start", "The"], "give the passage, or else both --start and --end"),
        (["--end", "Monday."], "give the passage, or else both --start and --end"),
        (["The fare"], "the passage “The fare” does not stand in the text"),
    ],
)
def test_the_command_tells_a_mistake_without_a_traceback(
    article: str, arguments: list[str], error: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["anchor", article, *arguments]) == 2
    captured: Any = capsys.readouterr()
    assert captured.err.startswith(f"error: {error}")
    assert not captured.out


def test_the_command_tells_a_file_that_it_cannot_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["anchor", str(tmp_path / "no.txt"), "The fair"]) == 2
    assert "no.txt: No such file or directory" in capsys.readouterr().err
