"""What is different between two chronologies."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given

import usru_relations as usru
from usru_relations import strategies
from usru_relations.comparing.changes import Change, Sort
from usru_relations.folding.events import Disagreement

if TYPE_CHECKING:
    from usru_relations.strategies import Story

SHELF = """
[[kinds]]
id = "meeting"
[[venues]]
id = "gulf"
level = "area"
[[venues]]
id = "riyadh"
level = "city"
within = "gulf"
zone = "Asia/Riyadh"
[[venues]]
id = "paris"
level = "city"
zone = "Europe/Paris"
[[actors]]
id = "ann"
type = "person"
[[actors]]
id = "bob"
type = "person"
[[actors]]
id = "land"
type = "state"
[[kinds]]
id = "summit"
of = "meeting"
[[topics]]
id = "trade"
[[series]]
id = "rounds"
title = "Rounds"
kind = "meeting"
[[events]]
id = "talks"
title = "Talks"
kind = "meeting"
[[events]]
id = "lunch"
title = "Lunch"
kind = "meeting"
[[events]]
id = "dinner"
title = "Dinner"
kind = "meeting"
"""
HEAD = 'id = "{id}"\nlanguage = "en"\nheadline = "News"\npublished = "{day}"\nzone = "UTC"\n'
REPORT = '[[reports]]\nevent = "talks"\npassage = {{ length = 9, digest = "{digest}" }}\ngist = "Talks."\n{rest}\n'


def told(*articles: tuple[str, str]) -> usru.Chronology:
    """The chronology of articles of one report each, by day and what they say."""
    files = {"shelf.toml": SHELF}
    for number, (day, rest) in enumerate(articles):
        digest = f"{number:032x}"
        files[f"{number}.toml"] = HEAD.format(id=f"news-{number}", day=day) + REPORT.format(digest=digest, rest=rest)
    return usru.load(files)


PLAN = ("2025-02-01", 'status = "planned"\nwhen = "2025-02"\nvenue = "gulf"')
HELD = ("2025-03-01", 'status = "held"\nwhen = "2025-02-18"\nvenue = "riyadh"')


def found(before: usru.Chronology, after: usru.Chronology) -> dict[str | None, Sort]:
    return {change.field: change.sort for change in before.diff(after)}


def test_nothing_differs_between_a_chronology_and_itself(facts: usru.Chronology) -> None:
    assert facts.diff(facts) == ()
    assert facts.diff(usru.load()) == ()


def test_an_event_that_only_the_other_tells_is_added_and_the_other_way_round_gone(facts: usru.Chronology) -> None:
    then = facts.as_known_on("2025-03-04")
    added = {change.event for change in then.diff(facts) if change.sort is Sort.ADDED}
    assert added == {event.id for event in facts} - {event.id for event in then}
    assert {change.event for change in facts.diff(then) if change.sort is Sort.GONE} == added


def test_what_was_planned_is_held_at_last_and_its_window_is_narrowed() -> None:
    assert found(told(PLAN), told(PLAN, HELD)) == {
        "status": Sort.HELD,
        "when": Sort.NARROWED,
        "venue": Sort.NARROWED,
    }


def test_the_way_back_widens_the_window() -> None:
    back = found(told(PLAN, HELD), told(PLAN))
    assert back == {"when": Sort.WIDENED, "status": Sort.CHANGED, "venue": Sort.WIDENED}


@pytest.mark.parametrize("other", ['when = "2025-02-20"', 'when = "2024"'])
def test_a_report_that_cannot_be_true_beside_another_contradicts(other: str) -> None:
    after = told(PLAN, HELD, ("2025-03-02", f'status = "held"\n{other}'))
    assert found(told(PLAN, HELD), after)["disputes"] is Sort.CONTRADICTED


HELD_ON_18, HELD_ON_19, PLANNED_FOR_18, PLANNED_FOR_19 = (
    told(("2025-03-01", f'status = "{status}"\nwhen = "2025-02-{day}"\nzone = "UTC"'))
    for status in ("held", "planned")
    for day in (18, 19)
)


def test_two_days_on_which_it_was_held_contradict_each_other_and_plans_change() -> None:
    assert found(HELD_ON_18, HELD_ON_19) == {"when": Sort.CONTRADICTED}
    assert found(PLANNED_FOR_18, PLANNED_FOR_19) == {"when": Sort.CHANGED}
    assert found(PLANNED_FOR_18, HELD_ON_19) == {"when": Sort.CHANGED, "status": Sort.HELD}
    assert found(HELD_ON_19, PLANNED_FOR_18) == {"when": Sort.CHANGED, "status": Sort.CHANGED}


BARE = 'status = "held"\nwhen = "2025-02-18"\nzone = "UTC"\n'
MEN = 'quantities = [{{ what = "men", amount = "{}" }}]'
ANN, BOB = '{ actor = "ann" }', '{ actor = "bob" }'


@pytest.mark.parametrize(
    ("field", "before", "after", "sort", "back"),
    [
        ("length", 'length = "~PT4H"', 'length = "PT3H40M"', "narrowed", "widened"),
        ("length", 'length = "PT4H"', 'length = "PT6H"', "contradicted", "contradicted"),
        ("length", 'length = "PT3H/PT5H"', 'length = "PT4H/PT7H"', "changed", "changed"),
        ("length", "", 'length = "PT4H"', "narrowed", "widened"),
        ("venue", 'venue = "riyadh"', 'venue = "paris"', "contradicted", "contradicted"),
        ("venue", 'venue = "gulf"', 'venue = "riyadh"', "narrowed", "widened"),
        ("kind", "", 'kind = "summit"', "narrowed", "widened"),
        ("status", "", 'status = "denied"', "contradicted", "contradicted"),
        ("participants", f"participants = [{ANN}]", f"participants = [{ANN}, {BOB}]", "narrowed", "widened"),
        ("participants", "", f"participants = [{ANN}]", "narrowed", "widened"),
        ("participants", f"participants = [{ANN}]", f"participants = [{BOB}]", "changed", "changed"),
        (
            "participants",
            f"participants = [{ANN}]",
            'participants = [{ actor = "ann", side = "land" }]',
            "narrowed",
            "widened",
        ),
        ("topics", "", 'topics = ["trade"]', "narrowed", "widened"),
        ("outcomes", 'outcomes = ["Peace."]', 'outcomes = ["War.", "Peace."]', "narrowed", "widened"),
        ("quantities", MEN.format("300"), MEN.format("310"), "narrowed", "widened"),
        ("quantities", MEN.format("300"), MEN.format("390"), "contradicted", "contradicted"),
        ("quantities", "", MEN.format(">300"), "narrowed", "widened"),
        (
            "orders",
            'order = { series = "rounds", number = 6 }',
            'order = { series = "rounds", number = 7 }',
            "contradicted",
            "contradicted",
        ),
    ],
)
def test_fields_are_narrowed_widened_changed_or_contradicted(
    field: str, before: str, after: str, sort: str, back: str
) -> None:
    base = BARE.replace('status = "held"\n', "") if "status" in after else BARE
    one = told(("2025-03-01", BARE + before))
    other = told(("2025-03-01", base + after))
    assert (found(one, other)[field], found(other, one)[field]) == (sort, back)


ABSENT = 'participants = [{ actor = "ann", absent = true }]'


def test_who_was_there_and_is_told_to_have_been_absent_contradicts() -> None:
    there, gone = (told(("2025-03-01", f"{BARE}{said}")) for said in (f"participants = [{ANN}]", ABSENT))
    assert found(there, gone) == found(gone, there) == {"participants": Sort.CONTRADICTED}
    planned = told(("2025-03-01", BARE), ("2025-02-01", f'status = "planned"\n{ABSENT}'))
    assert found(there, planned) == {"participants": Sort.WIDENED}
    disputed = told(("2025-03-01", f"{BARE}participants = [{ANN}, {BOB}]"), ("2025-03-02", ABSENT))
    assert found(there, disputed) == {"participants": Sort.NARROWED, "disputes": Sort.CONTRADICTED}


def test_an_event_that_is_found_to_be_a_part_has_its_whole_told_more_of() -> None:
    def beside(event: str, of: str = "") -> usru.Chronology:
        files = usru.dump(told(HELD))
        row = REPORT.replace("talks", event).format(digest=f"{7:032x}", rest=f'status = "held"\n{of}')
        return usru.load(files | {"articles/news-0.toml": files["articles/news-0.toml"] + row})

    part = 'relations = [{ type = "part-of", of = "talks" }]'
    whole, more, lunch = beside("dinner"), beside("dinner", part), beside("lunch", part)
    assert [str(one) for one in whole.diff(more) if one.event == "talks"] == ["talks: parts narrowed: [] → [dinner]"]
    assert [one.after for one in whole.diff(more) if one.field == "parts"] == [(more["dinner"],)]
    assert [one.sort for one in more.diff(whole) if one.field == "parts"] == [Sort.WIDENED]
    assert [one.sort for one in more.diff(lunch) if one.field == "parts"] == [Sort.CHANGED]


def test_the_hours_of_a_day_that_are_left_are_printed_as_hours() -> None:
    one = told(("2025-03-01", BARE))
    other = told(("2025-03-01", BARE.replace("02-18", "02-18T12")))
    (change,) = one.diff(other)
    assert change.sort is Sort.NARROWED
    assert str(change) == "talks: when narrowed: 2025-02-18[UTC] → 2025-02-18T12:00/2025-02-18T12:59[UTC]"


def test_another_title_has_changed() -> None:
    files = usru.dump(told(HELD))
    other = usru.load({name: text.replace('"Talks"', '"Consultations"') for name, text in files.items()})
    assert found(told(HELD), other) == {"title": Sort.CHANGED}


def test_a_dispute_that_is_settled_has_changed() -> None:
    torn = told(HELD, ("2025-03-02", 'status = "held"\nvenue = "paris"'))
    assert found(told(HELD), torn)["disputes"] is Sort.CONTRADICTED
    assert found(torn, told(HELD))["disputes"] is Sort.CHANGED


def test_a_ruling_settles_a_dispute_and_changes_no_other() -> None:
    torn = told(HELD, ("2025-03-02", 'status = "held"\nvenue = "paris"\nwhen = "2025-02-20"'))
    ruling = f'[[events]]\nid = "talks"\nrulings = [{{ field = "venue", passages = ["{0:032x}"], reason = "So." }}]'
    settled = usru.load(usru.dump(torn), {"ruling.toml": ruling})
    assert found(torn, settled) == {"disputes": Sort.CHANGED, "venue": Sort.NARROWED, "when": Sort.NARROWED}
    needless = usru.load(usru.dump(torn), {"ruling.toml": ruling.replace('"venue"', '"length"')})
    assert found(torn, needless) == {}
    renamed = {name: text.replace('"Talks"', '"Consultations"') for name, text in usru.dump(torn).items()}
    assert found(torn, usru.load(renamed)) == {"title": Sort.CHANGED}


def test_differences_print_as_a_block_for_each_event() -> None:
    one, other = told(PLAN), told(HELD)
    assert str(one.diff(other)) == (
        "talks:\n  status held at last: planned → held\n  when narrowed: 2025-02-01..2025-02-28 → 2025-02-18\n"
        "  venue narrowed: gulf → riyadh"
    )
    assert str(one.diff(one)) == "nothing differs"
    assert str(usru.load({"a.toml": SHELF}).diff(one)) == "talks: added"
    assert [change.field for change in one.diff(other).of("held at last", Sort.WIDENED)] == ["status"]
    with pytest.raises(LookupError, match="no sort of change is called 'held'; did you mean"):
        one.diff(other).of("held")


def test_a_chronology_differs_only_from_another() -> None:
    nothing: Any = None
    with pytest.raises(TypeError, match="a chronology is compared with another, not with None"):
        told(PLAN).diff(nothing)


@given(strategies.stories(size=4), strategies.stories(size=4))
def test_the_way_back_says_the_opposite(one: Story, other: Story) -> None:
    there, back = one.chronology.diff(other.chronology), other.chronology.diff(one.chronology)
    opposite = {Sort.ADDED: Sort.GONE, Sort.NARROWED: Sort.WIDENED}
    opposite |= {after: before for before, after in opposite.items()}
    assert [(change.event, change.field) for change in there] == [(change.event, change.field) for change in back]
    for change, returned in zip(there, back, strict=True):
        assert (change.before, change.after) == (returned.after, returned.before)
        if change.sort in opposite and Sort.HELD not in (change.sort, returned.sort):
            assert returned.sort is opposite[change.sort]


def test_a_change_is_printed_with_both_values() -> None:
    changes = {change.field: str(change) for change in told(PLAN).diff(told(PLAN, HELD))}
    assert changes["status"] == "talks: status held at last: planned → held"
    assert changes["venue"] == "talks: venue narrowed: gulf → riyadh"
    assert str(Change(event="talks", sort=Sort.ADDED)) == "talks: added"
    topics = Change(event="talks", sort=Sort.CHANGED, field="outcomes", before=(), after=("One.", "Two."))
    assert str(topics) == "talks: outcomes changed: [] → [One.; Two.]"
    assert str(Change(event="talks", sort=Sort.CHANGED, field="length")) == ("talks: length changed: nothing → nothing")
    assert "participants narrowed: [] → [participant" in "".join(str(change) for change in _with_people())


def _with_people() -> tuple[Change, ...]:
    one = told(HELD)
    files = usru.dump(one)
    article = files["articles/news-0.toml"]
    more = files | {"articles/news-0.toml": article + 'participants = [{ actor = "ann" }]\n'}
    return one.diff(usru.load(more))


def test_a_comparison_gathers_the_differences_and_the_reports_of_its_fields() -> None:
    comparison = usru.load().compare("first-delegation-talks")
    assert comparison.differences == tuple(one for name in comparison for one in comparison[name].differences)
    assert {one.kind for one in comparison.differences} == {Disagreement.REFINEMENT}
    assert set(comparison["venue"].reports) == {one for one in comparison.event.reports if one.venue is not None}
