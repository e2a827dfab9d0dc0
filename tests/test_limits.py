"""Fixtures that nobody writes by hand are refused, or read in a time that grows with them."""

from __future__ import annotations

import itertools

import pytest

import usru_relations as usru
from broken import GOOD, edited
from usru_relations.reading.guessing import Guesser


def faults_of(*folders: dict[str, str]) -> tuple[str, ...]:
    with pytest.raises(usru.FixtureError) as caught:
        usru.load(*folders)
    return tuple(map(str, caught.value.faults))


def reports(count: int, told: str) -> dict[str, str]:
    """The good set with so many more reports on its first event."""
    rows = "".join(
        f'[[reports]]\nevent = "first-talks"\npassage = {{ length = 5, digest = "{index:032x}" }}\ngist = "Said."\n'
        f"{told.replace('#', str(index))}\n"
        for index in range(count)
    )
    return {**GOOD, "one.toml": GOOD["one.toml"] + rows}


@pytest.mark.parametrize(
    "key",
    ["a." * 64 + "a = 1", "[" + '"a" . ' * 64 + "a]", " [ [" + "'a'." * 64 + "a ] ]", "a.b = 1\n" + "a." * 99_999],
)
def test_keys_of_many_parts_are_too_deep(key: str) -> None:
    mend = "nothing in the format lies more than five deep: take it out"
    assert faults_of({"a.toml": key}) == (f"a.toml: is nested too deeply; {mend}",)


def test_a_note_of_many_points_is_no_deep_key() -> None:
    note = "\n".join(["one. two. " * 99, "a.b. = c", "a." * 63 + "a"])
    facts = usru.load(edited("two.toml", "headline", f'note = """{note}"""\nheadline'))
    assert {source.note for source in facts.archive.shelves.sources.values()} == {"", note}


def test_a_shelf_is_fifty_deep_and_no_deeper() -> None:
    rows = [f'{{ id = "t{index}", of = "t{index - 1}" }}' for index in range(1, 60)]
    topics = ['{ id = "t0" }', *rows]
    usru.load({"a.toml": f"topics = [{', '.join(topics[:50])}]"})
    assert faults_of({"a.toml": f"topics = [{', '.join(topics)}]"}) == (
        "a.toml: topics[50].of: 't50' lies more than 50 deep; leave some of what is around it out",
    )


def test_an_event_of_five_hundred_times_is_read_and_one_more_is_not() -> None:
    hours = reports(1_000, 'when = "2025-02-18/#"')
    years = hours["one.toml"]
    for index in range(1_000):
        years = years.replace(f'"2025-02-18/{index}"', f'"2025-02-18/{2026 + index // 2:04}"', 1)
    few = years.split("[[reports]]")
    usru.load({**GOOD, "one.toml": "[[reports]]".join(few[:999])})
    assert faults_of({**GOOD, "one.toml": years}) == (
        "one.toml: reports[998].when: the 501st different time of the event 'first-talks'; make several events of it",
    )


def test_people_of_thousands_of_capacities_are_folded() -> None:
    facts = usru.load(reports(3_000, 'participants = [{ actor = "ushakov", capacity = "aide #" }]'))
    people = facts["first-talks"].participants
    assert len({one.capacity for one in people}) == 3_001


def test_thousands_of_unknown_ids_are_told_and_the_first_of_them_with_a_guess() -> None:
    told = faults_of(reports(3_000, 'kind = "talk#"'))
    assert len(told) == 3_000
    assert told[0] == "one.toml: reports[2].kind: there is no kind 'talk0'; did you mean 'talks'?"
    guesser = Guesser()
    known = [f"x{index}" for index in range(100_000)]
    assert [bool(guesser.near("x1", known)) for _ in range(3)] == [True, True, False]
    assert guesser.near("x1", ["x2"]) == ()
    assert Guesser().near("x" * 201, ["x" * 201]) == Guesser().near("x" * 200, ["x" * 201]) == ()
    assert Guesser().near("x" * 200, ["x" * 200]) == ("x" * 200,)


def test_an_attribution_to_thousands_names_each_that_is_there_twice() -> None:
    ids = [f"a{index}" for index in range(3_000)]
    actors = ", ".join(f'{{ id = "{id}", type = "body" }}' for id in ids)
    chain = ", ".join(f'"{id}"' for id in [*ids, "a7"])
    files = {**edited("one.toml", 'via = ["kremlin"]', f"via = [{chain}]"), "more.toml": f"actors = [{actors}]"}
    assert faults_of(files) == (
        "one.toml: reports[0].via[3000]: 'a7' is in the chain twice; name each once, nearest first",
    )


def test_unknown_keys_beyond_ten_are_counted() -> None:
    keys = "\n".join(f"x{index:02} = 1" for index in range(13))
    (fault,) = faults_of({"a.toml": keys})
    named = ", ".join(f"'x{index:02}'" for index in range(10))
    assert fault.startswith(f"a.toml: unknown key {named} and 3 more; use id, publisher, ")


def test_a_fault_of_rows_in_several_folders_is_told_where_it_stands() -> None:
    shelves = {
        "mine.toml": 'venues = [{ id = "x", level = "city" }]\nactors = [{ id = "p", type = "person" }]\n'
        'series = [{ id = "s", title = "S", kind = "k" }]\nkinds = [{ id = "k" }]\n'
    }
    faulty = {
        "venue": ('venues = [{ id = "x", zone = "Nowhere" }]', "venues[0].zone: there is no time zone 'Nowhere'"),
        "zones": (
            'venues = [{ id = "x", zones = ["Nowhere"] }]',
            "venues[0].zones[0]: there is no time zone 'Nowhere'",
        ),
        "within": ('venues = [{ id = "x", within = "y" }]', "venues[0].within: there is no venue 'y'"),
        "point": ('venues = [{ id = "x", point = [0] }]', "venues[0].point: [0.0] is no point"),
        "names": ('venues = [{ id = "x", names = { XX = [] } }]', "venues[0].names: 'XX' is no language"),
        "of": ('actors = [{ id = "p", of = "q" }]', "actors[0].of: 'p' is a person and belongs to nobody"),
        "seat": ('actors = [{ id = "p", seat = "x" }]', "actors[0].seat: 'p' is no state and has no seat"),
        "terms": (
            'actors = [{ id = "p", terms = [{ capacities = [], when = "x" }] }]',
            "actors[0].terms[0].when: 'x' is no time in EDTF",
        ),
        "people": (
            'series = [{ id = "s", participants = ["p", "q"] }]',
            "series[0].participants[1]: there is no actor",
        ),
        "since": ('series = [{ id = "s", since = "x" }]', "series[0].since: 'x' is no time in EDTF"),
    }
    for text, told in faulty.values():
        for folders in itertools.permutations([shelves, {"theirs.toml": text}]):
            assert any(fault.startswith(f"theirs.toml: {told}") for fault in faults_of(*folders)), told
