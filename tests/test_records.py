"""What all records of the package have in common."""

from __future__ import annotations

import importlib
import pkgutil
from typing import Any, cast

import attrs
import pytest

import usru_relations as usru
from oracle import MEETING, report, subject
from usru_relations.records.sources import Source
from usru_relations.times.when import When

MODULES = [name for _, name, _ in pkgutil.walk_packages(usru.__path__, "usru_relations.") if "__main__" not in name]
CLASSES = sorted(
    {
        thing
        for name in MODULES
        for thing in vars(importlib.import_module(name)).values()
        if isinstance(thing, type) and attrs.has(thing) and thing.__module__.startswith("usru_relations.")
    },
    key=lambda record: f"{record.__module__}.{record.__qualname__}",
)
ROWS = [record for record in CLASSES if record.__module__ == "usru_relations.reading.rows"]
RECORDS = [record for record in CLASSES if record not in ROWS]
OPEN = {"Criterion", "Actor", "_Entry"}
"""Records that others are made from; all the rest are final."""
WORDY = {
    "Among", "Decided", "Every", "Having", "Judged", "Lying", "Opposite", "Some",
    "Atom", "Both", "Either", "Not", "Sure", "Shown", "Reading",
}  # fmt: skip
"""Values of one or two parts, which may be given without their names."""


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_a_record_is_frozen_slotted_and_final(record: type[attrs.AttrsInstance]) -> None:
    bare = record.__new__(record)
    for name in [*attrs.fields_dict(record), "other"]:
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            setattr(bare, name, None)
    assert hasattr(bare, "__dict__") == (record.__name__ == "Archive")
    assert getattr(record, "__final__", False) == (record.__name__ not in OPEN)


@pytest.mark.parametrize("record", CLASSES, ids=lambda record: record.__name__)
def test_the_parts_of_a_record_are_given_by_name(record: type[attrs.AttrsInstance]) -> None:
    by_name = {field.kw_only for field in attrs.fields(record) if field.init}
    assert by_name <= {True} or record.__name__ in WORDY


FACTS = usru.load()
TOPICS = list(FACTS.archive.shelves.topics.values())
NAMED = [
    FACTS[0], FACTS.sources[0], FACTS.actors[0], FACTS[0].kind, FACTS["first-delegation-talks"].venue,
    attrs.evolve(TOPICS[0], of=TOPICS[1]), *list(FACTS.archive.shelves.series.values())[:1],
]  # fmt: skip


@pytest.mark.parametrize("record", NAMED, ids=lambda record: type(record).__name__)
def test_what_has_an_id_is_hashed_by_it_and_not_by_what_is_told_of_it(record: Any) -> None:
    fields: tuple[attrs.Attribute[Any], ...] = attrs.fields(cast("type[attrs.AttrsInstance]", type(record)))
    others = {field.alias or field.name for field in fields if field.init} - {"id", "level"}
    bare = attrs.evolve(record, **dict.fromkeys(others))
    assert bare != record
    assert hash(bare) == hash(record)
    assert hash(attrs.evolve(record, id="another")) != hash(record)


@pytest.mark.parametrize(
    ("one", "other", "before"),
    [
        ("2025-05-01", "2025-05-02", True),
        ("2025-05-01", "2025-05-01", False),
        ("2025-05-01", "2025-05", False),
        ("2025-05-01T10:00", "2025-05-01T15:00", False),
        ("2025-05-01T10:00[UTC]", "2025-05-01T15:00[UTC]", True),
        ("2025-05-02T01:00[Asia/Almaty]", "2025-05-01T23:00[UTC]", True),
        ("2025-05-01", "2025-05-02T01:00[Asia/Almaty]", True),
        ("2025-05-01[Asia/Almaty]", "2025-05-02", True),
        ("2025-05-01/..", "2025-05-03", False),
        ("2025-05-01", "../2025-05-03", False),
    ],
)
def test_articles_without_a_zone_are_in_the_order_of_their_dates(one: str, other: str, before: bool) -> None:
    """On 1 May in Honolulu it is 2 May in Auckland; but an article that prints the 1st is older than one of the 2nd."""
    first, second = (
        Source(id=text, headline="News", language="en", published=When.parse(text)) for text in (one, other)
    )
    assert (first.before(second), second.before(first)) == (before, False)


def test_an_event_that_is_made_by_hand_has_the_origins_of_its_reports() -> None:
    told = tuple(report(subject(), "It was said.", by=paper) for paper in ("Herald", "Mirror"))
    event = usru.Event(id="talks", title="Talks", kind=MEETING, when=usru.When(), reports=told)
    assert (event.corroboration, event.possible_corroboration) == (2, 2)
