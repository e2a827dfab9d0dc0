"""Names after an article or a title: found, or else suggested."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from test_names import FACTS, KNOWN
from usru_relations.records.names import Directory, Named, Names, UnknownName
from usru_relations.records.shelf import Person

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("find", "name", "id"),
    [
        (FACTS.actor, "the Russian Federation", "russia"), (FACTS.actor, "The Kremlin", "kremlin"),
        (FACTS.actor, "THE TRUMP ADMINISTRATION", "trump-administration"),
        (FACTS.actor, "press", FACTS.actor("The press").id), (FACTS.venue, "The White House", "white-house"),
        (FACTS.venue, "the United States", "united-states"),
    ],
)  # fmt: skip
def test_an_article_may_lead_a_name_or_not(find: Callable[[str], Named], name: str, id: str) -> None:
    assert find(name).id == id


@given(st.sampled_from(KNOWN))
def test_an_article_before_any_name_makes_no_difference(known: tuple[Callable[[str], Named], Named, str]) -> None:
    find, thing, name = known
    assert find(f"the {name.lower().removeprefix('the ')}") is thing


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("President Putin", ("Vladimir Putin",)), ("президент Путин", ("Vladimir Putin",)),
        ("елші Дарчиев", ("Alexander Darchiev",)), ("US president Donald Trump", ("Donald Trump",)),
        ("президента Путинa", ("Vladimir Putin",)), ("the Ambassador Darchiev", ("Alexander Darchiev",)),
        ("a most noble knight of Putin", ("Vladimir Putin",)),
        ("Mr Vladimir", ("Vladimir Putin", "Volodymyr Zelensky")),
    ],
)  # fmt: skip
def test_who_is_called_by_a_title_is_meant_by_the_name_after_it(name: str, meant: tuple[str, ...]) -> None:
    with pytest.raises(UnknownName) as caught:
        FACTS.actor(name)
    assert caught.value.suggestions == meant


def test_four_words_at_most_follow_a_title_and_the_most_that_call_somebody_are_meant() -> None:
    names = ("Anna", "Anna of the Great Lake", "of the Great Lake", "Great Lake")
    shelf = Directory(
        "actor", [Person(id=f"p{index}", names=Names({"en": [name]})) for index, name in enumerate(names)]
    )
    with pytest.raises(UnknownName) as caught:
        shelf.find("Queen of the Great Lake")
    assert caught.value.suggestions == ("of the Great Lake",)
    with pytest.raises(UnknownName) as caught:
        shelf.find("Queen Anna of the Great Lake")
    assert caught.value.suggestions == ("of the Great Lake",)
