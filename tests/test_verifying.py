"""Passages are verified in whatever texts somebody holds."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import usru_relations as usru
from usru_relations.comparing.verifying import ArticlesError
from usru_relations.query import dated
from usru_relations.records.anchoring import toml
from usru_relations.records.sources import Passage, digest, normalised

if TYPE_CHECKING:
    from pathlib import Path

    from usru_relations.comparing.verifying import Verified

SHELF = """
kinds = [{ id = "meeting" }]
series = [{ id = "rounds", title = "Rounds", kind = "meeting" }]
events = [{ id = "fair", title = "Fair", kind = "meeting" }]
"""
TEXTS = {
    "courier": "The fair began on Monday. It ended late. Nobody was й there.",
    "gazette": "Ann said that the fair was fine. It ended late. They never met before. They never met before.",
}
PASSAGES = {
    "courier": ("The fair began on Monday.", "Nobody was й there."),
    "gazette": ("Ann said that the fair was fine.", "They never met before."),
}


def files(*, whole: bool = True) -> dict[str, str]:
    files = {"shelf.toml": SHELF}
    for id, (first, second) in PASSAGES.items():
        head = f'id = "{id}"\nlanguage = "en"\npublished = "2030-05-01"\nheadline = "News"\n'
        head += f'digest = "{digest(TEXTS[id])}"\n' if whole else ""
        report = f'[[reports]]\nevent = "fair"\ngist = "It was."\n{toml(Passage.of(first))}\n'
        tally = f'[[tallies]]\nseries = "rounds"\nmost = 0\ngist = "None."\n{toml(Passage.of(second))}\n'
        files[f"{id}.toml"] = head + report + tally
    return files


def told(*, whole: bool = True) -> usru.Chronology:
    return usru.load(files(whole=whole))


def by_id(facts: usru.Chronology, articles: Any) -> dict[str, Verified]:
    return {one.source.id: one for one in facts.verify(articles).sources}


def test_passages_of_reports_and_tallies_are_found_once_more_than_once_or_not() -> None:
    found = by_id(told(), {"a.txt": TEXTS["gazette"], "b.txt": TEXTS["courier"].replace("Monday", "Sunday")})
    gazette, courier = found["gazette"], found["courier"]
    assert (gazette.article, gazette.whole, gazette.missing) == ("a.txt", True, ())
    assert (gazette.found, gazette.repeated) == tuple((Passage.of(text),) for text in PASSAGES["gazette"])
    assert (courier.article, courier.whole) == ("b.txt", False)
    assert (courier.missing, courier.found) == tuple((Passage.of(text),) for text in PASSAGES["courier"])


def test_what_is_found_is_told_in_a_few_lines() -> None:
    verification = told().verify({"a.txt": TEXTS["courier"].replace("Monday", "Sunday"), "z.txt": "Nothing of it."})
    lost = Passage.of(PASSAGES["courier"][0])
    assert str(verification).splitlines() == [
        "courier (a.txt): 1 found, 1 missing",
        f"  missing: 25 characters, {lost.digest}",
        "gazette (no text holds it): 0 found, 2 missing",
        "z.txt: no source's article",
    ]
    assert not verification.complete
    assert len(verification.missing) == 3
    assert verification.strangers == ("z.txt",)


@given(
    st.permutations(sorted(TEXTS)),
    st.sampled_from(["NFC", "NFD"]),
    st.sampled_from([" ", "\n", "\u00a0", " \u2009\t"]),
    st.booleans(),
    st.text("abc .\n", max_size=20),
)
def test_neither_order_nor_names_nor_form_nor_surroundings_matter(
    order: list[str], form: Any, blank: str, whole: bool, around: str
) -> None:
    texts = {
        f"{number}.html": unicodedata.normalize(form, f"{around} {TEXTS[id]} {around}").replace(" ", blank)
        for number, id in enumerate(order)
    }
    verification = told(whole=whole).verify(texts)
    assert verification.complete
    assert verification.strangers == ()
    assert {one.source.id: one.article for one in verification.sources} == {
        id: f"{number}.html" for number, id in enumerate(order)
    }
    for one in verification.sources:
        assert one.whole == (whole and not normalised(around))


def test_of_two_texts_the_one_with_more_of_the_passages_is_the_article() -> None:
    half = PASSAGES["courier"][0]
    for name in ("a", "z"):
        found = by_id(told(whole=False), {name: half, "m": f"{TEXTS['courier']} Advertisement."})
        assert found["courier"].article == "m"


def test_a_folder_is_read_with_all_folders_in_it(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "one.txt").write_text("\ufeff" + TEXTS["courier"], encoding="utf-8")
    (tmp_path / "two.txt").write_text(TEXTS["gazette"], encoding="utf-8")
    verification = told().verify(tmp_path)
    assert [one.article for one in verification.sources] == ["deep/one.txt", "two.txt"]
    assert verification == told().verify(str(tmp_path))
    assert all(one.whole for one in verification.sources)


def test_a_narrowing_is_verified_by_the_articles_that_report_its_events() -> None:
    """Whoever holds one article only asks for that; the text of another is still no stranger."""
    shelf = 'events = [{ id = "feast", title = "Feast", kind = "meeting" }]\n'
    head = 'id = "herald"\nlanguage = "en"\npublished = "2030-05-02"\nheadline = "News"\n'
    report = f'[[reports]]\nevent = "feast"\ngist = "It was."\n{toml(Passage.of("They feasted."))}\n'
    facts = usru.load(files(), {"herald.toml": shelf + head + report})
    texts = {**TEXTS, "herald": "They feasted."}
    (one,) = facts.reported_by("herald").verify(texts).sources
    assert (one.source.id, one.missing) == ("herald", ())
    assert facts.reported_by("herald").verify(texts).strangers == ()
    assert facts.reported_by("herald").verify({}).missing == ((one.source, Passage.of("They feasted.")),)
    assert len(facts.verify(texts).sources) == len(facts.where(dated() | ~dated()).verify(texts).sources) == 3


def test_what_was_known_is_verified_alone() -> None:
    assert told().as_known_on("2029").verify(TEXTS).sources == ()
    assert told().as_known_on("2029").verify(TEXTS).strangers == tuple(TEXTS)


def test_a_folder_that_is_not_there_or_not_in_utf_8_is_told(tmp_path: Path) -> None:
    with pytest.raises(ArticlesError, match=r"missing: is no folder; give a folder of texts in UTF-8"):
        told().verify(tmp_path / "missing")
    with pytest.raises(ArticlesError, match="is no folder"):
        told().verify("")
    (tmp_path / "one.txt").write_bytes("й".encode("cp1251"))
    with pytest.raises(ArticlesError, match=r"one\.txt: is not in UTF-8 \(byte 0\)"):
        told().verify(tmp_path)


@pytest.mark.parametrize("articles", [7, None, {"a": b"bytes"}])
def test_texts_of_another_type_are_told(articles: Any) -> None:
    with pytest.raises(TypeError, match="articles are given as a folder, or as texts by name"):
        told().verify(articles)


def test_the_articles_verify(facts: usru.Chronology, articles: dict[str, str]) -> None:
    verification = facts.verify(articles)
    assert verification.complete
    assert verification.strangers == ()
    assert all(one.whole for one in verification.sources)


def test_a_passage_has_every_place_at_which_it_stands() -> None:
    assert Passage.of("aba").places("abababa aba") == ((0, 3), (2, 5), (4, 7), (8, 11))
    assert Passage.of("aba").find("xx abababa") == (3, 6)
    assert Passage.of("aba").places("ab") == ()
    assert Passage.of("aba").find("") is None
