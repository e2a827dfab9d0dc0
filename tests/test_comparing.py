"""What is different between two chronologies."""

from __future__ import annotations

import pytest

import usru_relations as usru
from usru_relations.comparing import Change, Sort

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
[[events]]
id = "talks"
title = "Talks"
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
        "venue": Sort.CHANGED,
    }


def test_the_way_back_widens_the_window() -> None:
    back = found(told(PLAN, HELD), told(PLAN))
    assert (back["when"], back["status"]) == (Sort.WIDENED, Sort.CHANGED)


@pytest.mark.parametrize("other", ['when = "2025-02-20"', 'when = "2024"'])
def test_a_report_that_cannot_be_true_beside_another_contradicts(other: str) -> None:
    after = told(PLAN, HELD, ("2025-03-02", f'status = "held"\n{other}'))
    assert found(told(PLAN, HELD), after)["disputes"] is Sort.CONTRADICTED


def test_a_window_that_moves_has_changed() -> None:
    one, other = (
        told(("2025-03-01", f'status = "held"\nwhen = "{day}"\nzone = "UTC"')) for day in ("2025-02-18", "2025-02-19")
    )
    assert found(one, other)["when"] is Sort.CHANGED


def test_a_change_is_printed_with_both_values() -> None:
    changes = {change.field: str(change) for change in told(PLAN).diff(told(PLAN, HELD))}
    assert changes["status"] == "talks: status held at last: planned → held"
    assert changes["venue"] == "talks: venue changed: gulf → riyadh"
    assert str(Change(event="talks", sort=Sort.ADDED)) == "talks: added"
    assert str(Change(event="talks", sort=Sort.CHANGED, field="length")) == ("talks: length changed: nothing → nothing")
    assert "participants changed: [] → [participant" in "".join(str(change) for change in _with_people())


def _with_people() -> tuple[Change, ...]:
    person = '[[actors]]\nid = "ann"\ntype = "person"\n'
    one = told(HELD)
    files = usru.dump(one)
    article = files["articles/news-0.toml"]
    more = files | {"actors.toml": person, "articles/news-0.toml": article + 'participants = [{ actor = "ann" }]\n'}
    return one.diff(usru.load(more))
