"""Fixtures that nobody writes by hand are refused, or read in a time that grows with them."""

from __future__ import annotations

import itertools
import pickle

import pytest

import usru_relations as usru
from broken import GOOD, edited
from usru_relations.query import part_of
from usru_relations.reading.guessing import Guesser
from usru_relations.rules import wholes_are_no_parts


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


def parts(*pairs: tuple[int, int]) -> dict[str, str]:
    """The good set with events of which each first is told to be a part of the second."""
    numbers = sorted({number for pair in pairs for number in pair})
    events = ", ".join(f'{{ id = "p{number}", title = "Part", kind = "talks" }}' for number in numbers)
    rows = "".join(
        f'[[reports]]\nevent = "p{part}"\npassage = {{ length = 5, digest = "{index:032x}" }}\ngist = "Said."\n'
        f'relations = [{{ type = "part-of", of = "p{whole}" }}]\n'
        for index, (part, whole) in enumerate(pairs)
    )
    return {**GOOD, "one.toml": GOOD["one.toml"] + rows, "parts.toml": f"events = [{events}]"}


def test_events_are_fifty_deep_within_each_other_and_no_deeper() -> None:
    chain = [(number, number - 1) for number in range(1, 50)]
    facts, again = usru.load(parts(*chain)), usru.load(parts(*chain))
    assert facts == again
    assert pickle.loads(pickle.dumps(facts["p1"])) == again["p1"]
    assert len(facts.where(part_of("p1"))) == 48
    mend = "leave some of what is around it out"
    for length in (50, 2_000):
        chain = [(number, number - 1) for number in range(1, length + 1)]
        assert faults_of(parts(*chain)) == (
            f"one.toml: reports[51].relations[0].of: 'p50' is a part of a part and so on, more than 50 deep; {mend}",
        )


def test_a_part_that_is_too_deep_in_two_wholes_is_told_where_the_first_is_named() -> None:
    chain = [(number, number - 1) for number in range(1, 51)]
    (fault,) = faults_of(parts(*chain, (50, 3)))
    assert fault.startswith("one.toml: reports[51].relations[0].of: 'p50' is a part of a part")


def test_a_circle_of_fifty_parts_is_a_finding_and_a_larger_one_a_fault() -> None:
    circle = [(number, (number + 1) % 50) for number in range(50)]
    (found,) = usru.load(parts(*circle)).check([wholes_are_no_parts])
    assert found.message.count(", ") == 49
    larger = [(number, (number + 1) % 60) for number in range(60)]
    assert len(faults_of(parts(*larger))) == 60


def test_parts_of_two_wholes_that_are_parts_of_two_wholes_are_compared_at_once() -> None:
    """There are 2 to the 40th ways from the innermost to the outermost."""
    pairs = [(2 * floor + one, 2 * floor - 2 + other) for floor in range(1, 40) for one in (0, 1) for other in (0, 1)]
    assert usru.load(parts(*pairs)) == usru.load(parts(*pairs))


def test_thousands_of_circles_are_each_told() -> None:
    rows = ", ".join(f'{{ id = "t{one}", of = "t{one ^ 1}" }}' for one in range(6_000))
    assert len(faults_of({"a.toml": f"topics = [{rows}]"})) == 3_000
    pairs = [(one, one ^ 1) for one in range(2_000)]
    assert len(usru.load(parts(*pairs)).check([wholes_are_no_parts])) == 1_000


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


def test_an_event_of_which_thousands_of_articles_tell_the_status_is_folded() -> None:
    head = 'id = "a{0}"\nlanguage = "en"\nheadline = "News"\npublished = "2025-03-{1:02}"\n'
    row = '[[reports]]\nevent = "a-row"\npassage = {{ length = 5, digest = "{0:032}" }}\ngist = "So."\nstatus = "{2}"'
    said = [(index, 1 + index % 27, ("planned", "postponed")[index % 2]) for index in range(4_000)]
    papers = {f"{told[0]}.toml": f"{head}{row}".format(*told) for told in [*said, (4_000, 28, "cancelled")]}
    talks = usru.load(GOOD, papers)["a-row"]
    assert (talks.status, talks.disputes, len(talks.reports)) == ("cancelled", (), 4_001)


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


def test_thousands_of_unknown_zones_are_told_and_the_first_of_them_with_a_guess() -> None:
    told = faults_of(reports(1_000, 'when = "2025-02-18"\nzone = "Asia/Riyad"'))
    assert [fault.partition("; ")[2] for fault in told[::200]] == [
        "did you mean 'Asia/Riyadh'?",
        *["use an IANA name such as 'Europe/Moscow'"] * 4,
    ]


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
