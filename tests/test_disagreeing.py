"""How two values of a field differ, where hardly a bound tells."""

from __future__ import annotations

from typing import Any

import pytest

import usru_relations as usru
from oracle import chronology, report, subject
from usru_relations.comparing.verifying import ArticlesError
from usru_relations.inference.constraints import Ground
from usru_relations.records.names import UnknownName
from usru_relations.records.reports import Status
from usru_relations.times import clock
from usru_relations.times.length import Length
from usru_relations.times.when import When


def kinds(field: str, *values: Any) -> list[str]:
    told = (report(subject(), f"Said {n}.", by=f"paper-{n}", **{field: value}) for n, value in enumerate(values))
    return [one.kind.value for one in chronology(*told).compare("talks")[field].differences]


def test_from_ten_in_kyiv_on_and_from_noon_in_moscow_on_are_a_matter_of_zones() -> None:
    ten, noon = "2025-02-18T10:00/..", "2025-02-18T12:00/.."
    assert kinds("when", When.parse(ten, "Europe/Kyiv"), When.parse(noon, "Europe/Moscow")) == ["zone"]
    assert kinds("when", When.parse(ten, "Europe/Kyiv"), When.parse(noon, "Europe/Kyiv")) == ["refinement"]


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [("<PT5H", "PT4H", "refinement"), ("<PT4H", "~PT4H", "rounding"), ("PT3H..PT5H", "PT4H", "refinement")],
)
def test_less_than_a_length_is_taken_at_its_word(one: str, other: str, kind: str) -> None:
    assert kinds("length", Length.parse(one), Length.parse(other)) == [kind]


def test_more_than_a_length_is_more_by_a_microsecond() -> None:
    hours = 4 * clock.HOUR
    exact = Length(least=hours + 1, most=hours + 2)
    assert kinds("length", Length.parse(">PT4H"), exact) == ["refinement"]


def test_a_ground_names_each_of_its_sources_once() -> None:
    told = [report(subject(), f"Said {n}.", by=f"paper-{n % 2}") for n in range(3)]
    assert str(Ground("Talks", "is so", tuple(told))) == "“Talks” is so [paper-0, paper-1]"
    assert str(Ground("Talks", "is so", ())) == "“Talks” is so"


def test_an_unlike_status_that_is_asked_of_what_is_known_lists_them_all() -> None:
    with pytest.raises(UnknownName, match="did you mean 'held'"):
        usru.load().first_known("alaska-summit", "status", "hold")
    with pytest.raises(UnknownName, match=r"'possible'.* or '"):
        usru.load().first_known("alaska-summit", "status", "xyzzy")


def test_an_error_of_articles_carries_the_place_and_the_reason(tmp_path_factory: pytest.TempPathFactory) -> None:
    nowhere = tmp_path_factory.mktemp("texts") / "nowhere"
    with pytest.raises(ArticlesError) as caught:
        usru.load().verify(nowhere)
    assert caught.value.place == nowhere
    assert str(caught.value).startswith(f"{nowhere}: {caught.value.why}; give")


def test_a_name_that_is_no_text_is_refused_with_the_article_that_its_sort_takes() -> None:
    shelves = usru.load().archive.shelves
    for shelf, said in ((shelves.venues, "a venue"), (shelves.actors, "an actor"), (shelves.kinds, "a kind")):
        with pytest.raises(TypeError, match=f"^{said} is named by a text, not by 7$"):
            shelf.find(7)  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]


@pytest.mark.parametrize(
    ("about", "kind"),
    [("2025-02-18~", "rounding"), ("2025-02-18%", "rounding"), ("2025-02-17/2025-02-18~", "refinement")],
)
def test_what_is_about_a_day_and_the_day_after_round(about: str, kind: str) -> None:
    assert kinds("when", When.parse(about), When.parse("2025-02-19")) == [kind]


def test_about_a_decade_and_the_year_after_it_round() -> None:
    assert kinds("when", When.parse("201X~"), When.parse("2020")) == ["rounding"]


@pytest.mark.parametrize(("status", "kind"), [("planned", "refinement"), ("held", "later")])
def test_who_told_it_before_and_tells_it_still_refines_what_is_told_on_that_day(status: str, kind: str) -> None:
    """One paper had it as possible on the 10th and on the 12th, another says more on the 12th."""
    told = [
        report(
            subject(), f"{status} on the {day}.", published=f"2025-02-{day}", zone="UTC", by=f"{by} {day}", status=said
        )
        for day, by, said in ((10, "one", Status.POSSIBLE), (12, "one", Status.POSSIBLE), (12, "other", Status(status)))
    ]
    (difference,) = chronology(*told).compare("talks")["status"].differences
    assert difference.kind.value == kind
