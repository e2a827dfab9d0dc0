"""Stories in which some events are disputed: two more reports of each cannot both be true."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from usru_relations.strategies.choices import Choices
from usru_relations.strategies.faults import FAULTS
from usru_relations.strategies.planting import Planter

if TYPE_CHECKING:
    from collections.abc import Sequence

    from usru_relations.chronology import Chronology
    from usru_relations.strategies.story import Story

#: The faults that are a dispute within one event, the simplest first.
CONTRADICTIONS: Final = (
    "disjoint days", "venue contradiction", "kind contradiction", "length dispute", "quantity dispute", "order dispute",
    "held against denied",
)  # fmt: skip


def disputed_of(story: Story, numbers: Sequence[int], share: int) -> Chronology:
    """The chronology of a story in which ``share`` eighths of the events, as the numbers have it, are disputed."""
    plant, facts = None, story.chronology
    for subject, number in zip(facts.archive.shelves.subjects.values(), numbers, strict=False):
        choices = Choices(number)
        if 7 - choices.of(range(8)) < share:
            plant = (plant or Planter(story, 0)).on(subject)
            facts = FAULTS[choices.of(CONTRADICTIONS)](plant).broken
    return facts
