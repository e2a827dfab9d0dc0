"""Plans that change, and whose chronology stays consistent all the same, by name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from usru_relations.records.reports import Status
from usru_relations.times.clock import DAY

if TYPE_CHECKING:
    from collections.abc import Callable

    from usru_relations.strategies.planting import Planted, Planter


def _told(plant: Planter) -> Planted:
    """Nothing is to be found in it."""
    return plant.found("", plant.new)


def _changed_by_its_speaker(plant: Planter) -> Planted:
    speaker = plant.archive.shelves.actors["person-0"]
    for day, publisher in enumerate(("Herald", "Mirror")):
        tell = plant.tell(plant.new, published=plant.late + day * DAY, status=Status.PLANNED, by=publisher)
        tell(via=(speaker,), when=plant.day(30 + day), venue=plant.archive.shelves.venues[f"city-{day}"])
    return _told(plant)


def _told_in_turn(plant: Planter, *statuses: Status, dated: bool = True) -> Planted:
    """Two papers tell of it, a day apart, each of another day if it is dated."""
    for day, (status, publisher) in enumerate(zip(statuses, ("Herald", "Mirror"), strict=True)):
        tell = plant.tell(plant.new, published=plant.late + day * DAY, status=status, by=publisher)
        tell(when=plant.day(30 + day) if dated else None)
    return _told(plant)


def _put_off(plant: Planter) -> Planted:
    return _told_in_turn(plant, Status.ANNOUNCED, Status.POSTPONED)


def _put_off_then_called_off(plant: Planter) -> Planted:
    return _told_in_turn(plant, Status.POSTPONED, Status.CANCELLED, dated=False)


def _looked_forward_to(plant: Planter) -> Planted:
    return _told_in_turn(plant, Status.PLANNED, Status.PROPOSED)


def _held_otherwise(plant: Planter) -> Planted:
    for day, publisher in enumerate(("Herald", "Mirror")):
        tell = plant.tell(plant.new, published=plant.late + day * DAY, status=Status.PLANNED, by=publisher)
        tell(when=plant.day(10 + day))
    plant.tell(plant.new, by="Gazette")(when=plant.day(15))
    return _told(plant)


CHANGES: Final[dict[str, Callable[[Planter], Planted]]] = {
    "a plan that its speaker changes": _changed_by_its_speaker,
    "a plan that is put off": _put_off,
    "what is put off and called off later": _put_off_then_called_off,
    "a plan, and a later proposal": _looked_forward_to,
    "plans, and another day on which it is held": _held_otherwise,
}
