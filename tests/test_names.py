"""Finding who and what is meant, in any language and spelling."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import usru_relations as usru
from usru_relations.records.names import AmbiguousName, Directory, Named, Names, UnknownId, UnknownName, key
from usru_relations.records.shelf import Person, Topic

if TYPE_CHECKING:
    from collections.abc import Callable

FACTS = usru.load()
SHELVES = FACTS.archive.shelves
KNOWN: list[tuple[Callable[[str], Named], Named, str]] = [
    (shelf.find, thing, name)
    for shelf in (SHELVES.actors, SHELVES.venues, SHELVES.kinds, SHELVES.topics)
    for thing in shelf.values()
    for name in (thing.id, *thing.known_as)
]


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("Putin", "vladimir-putin"),
        ("Путин", "vladimir-putin"),
        ("Путиннің", "vladimir-putin"),
        ("PUTIN", "vladimir-putin"),
        ("Пу́тин", "vladimir-putin"),
        ("vladimir-putin", "vladimir-putin"),
        ("vladimir putin", "vladimir-putin"),
        ("Putin, Vladimir", "vladimir-putin"),
        ("Trump", "donald-trump"),
        ("Трамптың", "donald-trump"),
        ("Donald", "donald-trump"),
        ("Steve Witkoff", "steve-witkoff"),
        ("Уиткофф", "steve-witkoff"),
        ("Виткофф", "steve-witkoff"),
        ("Стивен Уиткоффпен", "steve-witkoff"),
        ("Zelenskyy", "volodymyr-zelensky"),
        ("Зеленскии", "volodymyr-zelensky"),
        ("Карл III-пен", "charles-iii"),
        ("карл iii пен", "charles-iii"),
        ("США", "united-states"),
        ("АҚШ-тың", "united-states"),
        ("U.S.", "united-states"),
        ("US", "united-states"),
        ("Соединенные Штаты", "united-states"),
        ("Соединённые Штаты", "united-states"),
        ("Trump's administration", "trump-administration"),
        ("Trump’s administration", "trump-administration"),
        ("Трамп әкімшілігі", "trump-administration"),
        ("BAQ KZ", "baq-kz"),
        ("baq.kz", "baq-kz"),
        ("Новатэк", "novatek"),
        ("ТАСС", "tass"),
        ("РИА", "ria-novosti"),
        ("РИА Новости агенттігінің", "ria-novosti"),
        ("Ресей тарапы", "russia"),
        ("the US", "united-states"),
        ("ГРУ", "general-staff-main-directorate"),
        ("Defense Ministry", "russian-defence-ministry"),
    ],
)
def test_an_actor_is_found_by(name: str, id: str) -> None:
    assert FACTS.actor(name) is SHELVES.actors[id]


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("Riyadh", "riyadh"),
        ("Эр-Рияд", "riyadh"),
        ("эр рияд", "riyadh"),
        ("Эр–Рияд", "riyadh"),
        ("ЭР\u00adРИЯД", None),
        ("Ыстанбұл", "istanbul"),
        ("Стамбуле", "istanbul"),
        ("Türkiye", "turkey"),
        ("Turkiye", "turkey"),
        ("Washington DC", "washington"),
        ("Washington, D.C.", "washington"),
        ("Аляскадағы", "alaska"),
        ("БАӘ-ге", "united-arab-emirates"),
        ("the arctic", "arctic"),
        ("Сенат сарайы", "kremlin-senate-palace"),
        ("Мәскеу Кремлінің Сенат сарайының", "kremlin-senate-palace"),
        ("Америка", "united-states"),
        ("the Gulf", "persian-gulf"),
        ("Объединенные Арабские Эмираты", "united-arab-emirates"),
    ],
)
def test_a_venue_is_found_by(name: str, id: str | None) -> None:
    if id is None:
        with pytest.raises(UnknownName):
            FACTS.venue(name)
    else:
        assert FACTS.venue(name) is SHELVES.venues[id]


def test_a_capital_names_the_state_among_actors_and_the_city_among_venues() -> None:
    assert FACTS.actor("Moscow").id == "russia"
    assert FACTS.actor("Вашингтон").id == "united-states"
    assert FACTS.venue("Moscow").id == "moscow"
    assert FACTS.venue("Washington").id == "washington"


def test_every_name_on_the_shelves_finds_its_bearer() -> None:
    assert len(KNOWN) > 500
    assert [name for find, thing, name in KNOWN if find(name) is not thing] == []


@given(
    st.sampled_from(KNOWN), st.sampled_from(("NFC", "NFD", "NFKD")), st.sampled_from((str.upper, str.lower, str.title))
)
def test_case_and_composition_do_not_matter(
    known: tuple[Callable[[str], Named], Named, str], form: str, case: Callable[[str], str]
) -> None:
    find, thing, name = known
    written = unicodedata.normalize("NFD" if form == "NFD" else "NFC" if form == "NFC" else "NFKD", f"  {case(name)} ")
    assert find(written) is thing


@given(st.sampled_from(KNOWN), st.data())
def test_a_stress_mark_or_an_apostrophe_anywhere_does_not_matter(
    known: tuple[Callable[[str], Named], Named, str], data: st.DataObject
) -> None:
    find, thing, name = known
    at = data.draw(st.integers(1, len(name)))
    mark = data.draw(st.sampled_from(("\u0301", "'", "’", "`", "\u00ad", ".")))
    assert find(name[:at] + mark + name[at:]) is thing


@given(st.text(max_size=20))
@example("Ёлка-й")
@example("ẞ")
def test_a_key_is_its_own_key(name: str) -> None:
    assert key(key(name)) == key(name)
    assert key(name) == key(f"\u00a0{name}\n")
    assert key(name) == " ".join(key(name).split())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ёлкин", "елкин"),
        ("Зеленский", "зеленскии"),
        ("Эр-Рияд", "эр рияд"),
        ("O’Neill", "ONEILL"),
        ("Straße", "STRASSE"),
    ],
)
def test_these_are_spelled_alike(one: str, other: str) -> None:
    assert key(one) == key(other)


@pytest.mark.parametrize(
    ("one", "other"), [("Эррияд", "Эр-Рияд"), ("қазақ", "казак"), ("Әлем", "Елем"), ("Минск", "Мінск"), ("1", "2")]
)
def test_these_are_not(one: str, other: str) -> None:
    assert key(one) != key(other)


def test_an_unknown_name_says_what_may_be_meant() -> None:
    with pytest.raises(UnknownName) as caught:
        FACTS.actor("Puttin")
    assert str(caught.value) == "no actor is called 'Puttin'; did you mean 'Vladimir Putin'?"
    assert (caught.value.name, caught.value.suggestions) == ("Puttin", ("Vladimir Putin",))
    with pytest.raises(UnknownName, match=r"^no venue is called 'Rijadh'; did you mean 'Riyadh'\?$"):
        FACTS.venue("Rijadh")
    with pytest.raises(UnknownName, match=r"did you mean 'Steven Witkoff'"):
        FACTS.actor("Виткоф")
    with pytest.raises(UnknownName, match=r"did you mean 'summit' or 'visit'\?$"):
        FACTS.of_kind("sumit")


def test_a_name_that_nothing_is_like_has_no_suggestion() -> None:
    for name in ("Xyzzy", "", "—", "Виктория Шоколад"):
        with pytest.raises(UnknownName) as caught:
            FACTS.actor(name)
        assert str(caught.value) == f"no actor is called {name!r}"
        assert caught.value.suggestions == ()


def test_an_ambiguous_name_lists_the_ids() -> None:
    with pytest.raises(AmbiguousName) as caught:
        FACTS.actor("Владимир")
    assert str(caught.value) == (
        "several actors are called 'Владимир': say which by its id, 'vladimir-putin' or 'volodymyr-zelensky'"
    )
    assert caught.value.suggestions == ("vladimir-putin", "volodymyr-zelensky")
    assert caught.value.candidates == (FACTS.actor("Putin"), FACTS.actor("Zelensky"))
    with pytest.raises(AmbiguousName, match=r"'russian-delegation-istanbul' or 'russian-delegation-riyadh'$"):
        FACTS.involving("Russian delegation")


def test_both_are_lookup_errors() -> None:
    assert issubclass(UnknownName, LookupError)
    assert issubclass(AmbiguousName, LookupError)


def test_a_name_must_be_a_text() -> None:
    with pytest.raises(TypeError, match=r"^an actor is named by a text, not by 3$"):
        SHELVES.actors.find(3)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


def test_an_id_that_a_shelf_has_not_is_told_with_the_ids_of_what_is_called_so() -> None:
    with pytest.raises(UnknownId) as caught:
        SHELVES.actors["Putin"]
    assert str(caught.value) == "no actor is called 'Putin'; did you mean 'vladimir-putin'?"
    assert isinstance(caught.value, KeyError)
    with pytest.raises(UnknownId, match=r"did you mean 'donald-trump-jr' or 'donald-trump'|'donald-trump'"):
        SHELVES.actors["donald-trum"]
    with pytest.raises(UnknownId, match=r"^no series is called 'x'$"):
        SHELVES.series["x"]
    with pytest.raises(UnknownId, match=r"^no event is called 'alaska-sumit'; did you mean 'alaska-summit'"):
        SHELVES.subjects["alaska-sumit"]
    with pytest.raises(UnknownId, match=r"^no source is called 'x'$"):
        SHELVES.sources["x"]


@pytest.mark.parametrize("id", [3, None, True, [], SHELVES])
def test_an_id_is_a_text_and_nothing_else_is_on_a_shelf(id: Any) -> None:
    with pytest.raises(TypeError, match=r"^an actor is named by a text, not by "):
        SHELVES.actors[id]
    assert id not in SHELVES.actors
    assert SHELVES.actors.get(id) is None


def test_what_a_shelf_has_not_is_not_in_it_and_nothing_is_guessed_of_it() -> None:
    assert "putin" not in SHELVES.actors
    assert "vladimir-putin" in SHELVES.actors
    assert SHELVES.actors.get("vladimir-putin") is SHELVES.actors["vladimir-putin"]
    assert SHELVES.actors.get("putin") is None
    assert SHELVES.actors.get("putin", 7) == 7


def test_a_language_without_a_name_is_told_with_those_that_have_one() -> None:
    names = Names({"ru": ["Москва"], "en": ["Moscow"]})
    with pytest.raises(KeyError) as caught:
        names["kk"]
    assert str(caught.value) == "there is no name in the language 'kk'; the languages are en, ru"
    assert names.get("kk") is None
    assert list(names) == ["en", "ru"]


def person(id: str, *names: str, spellings: tuple[str, ...] = ()) -> Person:
    return Person(id=id, names=Names({"en": names}), spellings=spellings)


def test_an_id_goes_before_a_name_and_a_whole_name_before_a_part_of_one() -> None:
    shelf = Directory(
        "actor", [person("ivanov", "Petr Ivanov"), person("b", "ivanov"), person("c", "Anna", "Ivanov Anna")]
    )
    assert shelf.find("ivanov").id == "ivanov"
    assert shelf.find("Anna").id == "c"
    assert shelf.find("Anna Ivanov").id == "c"
    with pytest.raises(AmbiguousName, match=r"'b' or 'ivanov'$"):
        shelf.find("IVANOV")


def test_at_most_three_things_are_suggested_each_once() -> None:
    shelf = Directory("actor", [person(f"x-{i}", f"Ivanov{i}", f"Ivanow{i}") for i in range(6)])
    with pytest.raises(UnknownName) as caught:
        shelf.find("Ivanov")
    assert 1 < len(caught.value.suggestions) <= 3
    assert len(set(caught.value.suggestions)) == len(caught.value.suggestions)


def test_what_has_no_name_is_found_and_suggested_by_its_id() -> None:
    shelf = Directory("topic", [Topic(id="gas")])
    assert shelf.find("GAS").name == "gas"
    with pytest.raises(UnknownName, match=r"did you mean 'gas'"):
        shelf.find("gaz")


def test_names_by_language_do_not_change() -> None:
    names = Names({"ru": ["Москва"], "en": ["Moscow", "Moskva"], "kk": ["Мәскеу"]})
    assert names.all == ("Moscow", "Moskva", "Мәскеу", "Москва")
    assert Names({"de": ["Moskau"], "en": ["Moscow"]}).all == ("Moscow", "Moskau")
    assert names == Names({"kk": ("Мәскеу",), "en": ("Moscow", "Moskva"), "ru": ("Москва",)})
    assert hash(names) == hash(Names(dict(names)))
    assert (list(names), len(names), names["kk"]) == (["en", "kk", "ru"], 3, ("Мәскеу",))
    assert names != Names({"en": ["Moscow"]})
    assert eval(repr(names), {"Names": Names}) == names  # noqa: S307
    assert len(Names()) == 0
