"""What a slip of a user's is answered with: what is wrong, with what, and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import attrs
import pytest

import usru_relations as usru
from oracle import subject
from usru_relations.exporting import plain
from usru_relations.query import Criterion, held, possibly
from usru_relations.reading.guessing import Guesser
from usru_relations.records.names import suggestions

if TYPE_CHECKING:
    from pathlib import Path

    from usru_relations.archive import Archive
    from usru_relations.query.answers import Answer


def test_the_nearest_name_is_meant_however_it_is_spelt() -> None:
    known = ("Üç nöqtə", "not-held", "Ведомости", "Ёлка")
    for slip, meant in (("uc nokte", 0), ("NOT HELD", 1), ("ведомость", 2), ("ЕЛКА", 3), ("елки", 3)):
        assert suggestions(slip, known) == (known[meant],)
    assert suggestions("", known) == suggestions("xyz", known) == ()


def test_what_is_no_name_is_not_told_at_length(facts: usru.Chronology) -> None:
    actors = facts.archive.shelves.actors
    for asked in (actors.find, actors.__getitem__):
        with pytest.raises(
            TypeError, match=r"^an actor is named by a text, not by Person\(id='vladimir-putin'.{1,99}…$"
        ):
            asked(cast("str", facts.actor("Putin")))


@pytest.mark.parametrize("number", [223, -224, 10**6])
def test_a_number_beyond_the_last_event_is_told_with_how_many_there_are(facts: usru.Chronology, number: int) -> None:
    with pytest.raises(IndexError, match=rf"^there is no event number {number}: the chronology has 223$"):
        facts[number]
    with pytest.raises(IndexError, match=r"the chronology has 0$"):
        facts.at("Greenland")[0]


@pytest.mark.parametrize("slip", [1.5, None, ("alaska-summit", "x")])
def test_an_event_is_asked_for_by_id_or_number(facts: usru.Chronology, slip: Any) -> None:
    with pytest.raises(TypeError, match=r"^an event is asked for by its id or its number, not by "):
        facts[slip]


def test_a_title_leads_to_the_id(facts: usru.Chronology) -> None:
    with pytest.raises(LookupError, match=r"did you mean 'alaska-summit'\?$"):
        facts["Summit of Putin and Trump in alaska"]


def test_an_event_outside_a_narrowing_is_not_called_unknown(facts: usru.Chronology) -> None:
    with pytest.raises(LookupError, match=r"^no event of this narrowing is called 'alaska-summit'$"):
        facts.at("Moscow")["alaska-summit"]


def test_answers_are_by_event(facts: usru.Chronology) -> None:
    answers: Any = facts.answers(held())
    with pytest.raises(KeyError, match=r"no event of the chronology is 'alaska-summit': ask of facts"):
        answers["alaska-summit"]
    assert "alaska-summit" not in answers
    with pytest.raises(KeyError, match=r"is \[\]: ask of facts"):
        answers[[]]


def test_a_field_of_which_no_report_speaks_is_not_in_a_comparison(facts: usru.Chronology) -> None:
    comparison: Any = facts.compare("alaska-summit")
    assert "when" in comparison
    assert "weather" not in comparison
    assert comparison.get("weather") is None
    with pytest.raises(KeyError) as caught:
        comparison["weather"]
    assert str(caught.value).startswith("reports speak of no field 'weather', but of status, ")


@attrs.frozen
class Hasty(Criterion):
    """A criterion that answers with a bool."""

    def answer(self, archive: Archive) -> Answer:
        slip: Any = bool if archive.events else str
        return lambda event: slip(event.title)


def test_a_criterion_that_answers_with_a_bool_is_told_so_and_not_taken_for_no(facts: usru.Chronology) -> None:
    told = r"^a criterion answers with a Truth, such as Truth.YES, not with True, as of <Event "
    for criterion in (Hasty(), ~Hasty(), Hasty() & held(), possibly(Hasty()) | held()):
        with pytest.raises(TypeError, match=told):
            facts.where(criterion)
    with pytest.raises(TypeError, match=told):
        facts.answers(Hasty())


def test_plain_values_are_made_of_events(facts: usru.Chronology) -> None:
    event: Any = facts["alaska-summit"]
    with pytest.raises(
        TypeError, match=r"^plain\(\) takes events, as a chronology or a list of them, not <Event alaska"
    ):
        plain(event)
    slip: Any = ["alaska-summit"]
    with pytest.raises(TypeError, match=r"not 'alaska-summit' among them$"):
        plain(slip)


def test_times_and_lengths_are_read_from_text() -> None:
    slip: Any = 2025
    with pytest.raises(TypeError, match=r"^a time is read from EDTF text, as '2025-02-18', not from 2025$"):
        usru.When.parse(slip)
    with pytest.raises(TypeError, match=r"^a length is read from ISO 8601 text, as 'PT4H', not from 2025$"):
        usru.Length.parse(slip)


def test_only_a_chronology_is_dumped_and_only_into_a_folder(facts: usru.Chronology, tmp_path: Path) -> None:
    slip: Any = "facts"
    with pytest.raises(TypeError, match=r"^a chronology is written, as load\(\) gives it, not 'facts'$"):
        usru.dump(slip)
    file = tmp_path / "facts.toml"
    file.write_text("", encoding="utf-8")
    with pytest.raises(NotADirectoryError, match=r"is a file: give the folder"):
        usru.dump(facts, file)
    assert file.read_bytes() == b""


def test_what_is_shown_of_a_value_is_short_and_tells_which_it_is(facts: usru.Chronology) -> None:
    event = facts["putin-witkoff-kremlin-meeting"]
    assert repr(event) == "<Event putin-witkoff-kremlin-meeting, 2026-01-22..2026-01-23, held>"
    assert repr(event.reports[0]).startswith("<Report of putin-witkoff-kremlin-meeting in kazinform-2026-01-23, ")
    assert repr(facts.check()[0]).count("\n") == 0


def test_a_window_and_a_length_are_shown_as_what_makes_them(facts: usru.Chronology) -> None:
    names = {"When": usru.When, "Length": usru.Length}
    for event in facts:
        assert eval(repr(event.when), names) == event.when  # noqa: S307
        assert eval(repr(event.length), names) == event.length  # noqa: S307
    assert repr(usru.When.parse("2025-02")) == "When.parse('2025-02')"
    assert repr(usru.Length.parse("~PT4H")) == "Length.parse('~PT4H')"


def test_records_are_compared_with_records_of_their_sort(facts: usru.Chronology) -> None:
    event: Any = facts["alaska-summit"]
    slips: list[tuple[Any, str]] = [
        (event.venue.inside, "a place is inside a Venue, as facts.venue() finds it, not 'Alaska'"),
        (event.kind.is_a, "a kind is a sort of a Kind, such as that of an event, not 'Alaska'"),
        (event.participants[0].represents, "somebody stands for an Actor, as facts.actor() finds them, not 'Alaska'"),
    ]
    for asked, told in slips:
        with pytest.raises(TypeError) as caught:
            asked("Alaska")
        assert str(caught.value) == told


def test_no_more_than_three_are_guessed() -> None:
    assert len(suggestions("talk", [f"talk{letter}" for letter in "abcde"])) == 3


def test_no_more_than_three_of_one_title_are_named() -> None:
    shelf = {f"event-{number}": subject() for number in range(5)}
    assert Guesser().called("Talks", shelf) == ("event-0", "event-1", "event-2")
