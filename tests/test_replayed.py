"""What is made up comes out the same from the same numbers, in every version.

Examples that hypothesis keeps, and figures of benchmarks, are of the numbers alone. When a digest here has to change,
both are of other values than before; that is said in the changelog.
"""

from __future__ import annotations

import hashlib
import random
from typing import TYPE_CHECKING

import pytest

import usru_relations as usru
from usru_relations import synthetic
from usru_relations.reading.writing import plain_report
from usru_relations.records.names import UnknownName
from usru_relations.strategies import FAULTS, ZONES, Story, world
from usru_relations.strategies.anything import any_report
from usru_relations.strategies.choices import Choices
from usru_relations.strategies.planting import Planter
from usru_relations.strategies.story import story_of
from usru_relations.strategies.times import LASTING, ORIGINS, any_length, any_when

if TYPE_CHECKING:
    from collections.abc import Iterable

    from usru_relations.chronology import Chronology
    from usru_relations.folding.events import Event


def digest(things: Iterable[object]) -> str:
    return hashlib.blake2b("\n".join(map(str, things)).encode(), digest_size=8).hexdigest()


def story(seed: int, size: int = 8) -> Story:
    draw = random.Random(seed).randrange  # noqa: S311 - nothing is kept secret
    articles = [(draw(1_001), draw(2**10)) for _ in range(3)]
    events = [
        (draw(300), draw(len(LASTING)), draw(2**20), [(draw(2**11), draw(2**24)) for _ in range(3)])
        for _ in range(size)
    ]
    return story_of(world(), 2, ORIGINS[seed % len(ORIGINS)], articles, events, [draw(2**8)])


def told(facts: Chronology) -> list[str]:
    """All that it holds, as files."""
    return list(usru.dump(facts).values())


def test_the_same_numbers_tell_the_same_story() -> None:
    stories = [story(seed) for seed in range(12)]
    assert digest(line for one in stories for line in (*told(one.chronology), repr(one))) == "f3e2effeade404db"


def test_the_same_numbers_plant_the_same_faults() -> None:
    planted = [plant(Planter(story(number, 4), number)) for number, plant in enumerate(FAULTS.values())]
    found = [(one.rule, sorted(one.events), sorted(one.entries), one.field) for one in planted]
    assert digest([*found, *(line for one in planted for line in told(one.broken))]) == "2aa063b373d3bd0f"


def test_the_same_numbers_are_the_same_times_lengths_and_reports() -> None:
    draw = random.Random(7).randrange  # noqa: S311 - nothing is kept secret
    rows = [
        ((draw(1_001), draw(2**10)), (draw(1_001), draw(len(LASTING)), draw(2**24)), draw(2**24)) for _ in range(300)
    ]
    assert digest((when.zone, when) for _, span, _ in rows for when in [any_when(span, ZONES)]) == "c68e7deb8e370100"
    assert digest(any_length(Choices(number)) for _, _, number in rows) == "df253666ad511631"
    assert digest(plain_report(any_report(row, world(), 3)) for row in rows) == "1af4813085264e05"


def test_the_same_seed_makes_up_the_same_chronology() -> None:
    facts = synthetic.chronology(3_000, seed=3, unbounded=0.2)
    assert digest(told(facts)) == "5f6e0202bf47c996"
    assert digest(_shown(event) for event in facts) == "880dfe5271b67f39"
    assert list(synthetic.chronology(20)) == list(synthetic.chronology(20, seed=0))


def _shown(event: Event) -> tuple[object, ...]:
    """What was drawn for an event; its time as clocks show it, for the history of zones is mended now and then."""
    drawn = event.status, event.kind.id, event.venue and event.venue.id, [one.id for one in event.topics]
    people = [(one.actor.id, one.role, one.side and one.side.id) for one in event.participants]
    return str(event.when), drawn, people, [one.source.id for one in event.reports]


def test_what_a_made_up_world_does_not_hold_is_told_by_its_sort() -> None:
    shelves = synthetic.world(actors=10, venues=50, sources=5).shelves
    assert len(shelves.actors) == 10
    for shelf, sort in ((shelves.actors, "actor"), (shelves.venues, "venue"), (shelves.kinds, "kind")):
        with pytest.raises(UnknownName, match=f"^no {sort} is called"):
            shelf.find("xyzzy")
