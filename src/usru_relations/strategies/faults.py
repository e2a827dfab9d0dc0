"""The faults that can be planted, by name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from usru_relations.clock import DAY
from usru_relations.reports import Link, Order, Participation, Relation, Status, Tally
from usru_relations.sources import Passage
from usru_relations.strategies.planting import Planted, Planter, instant_source
from usru_relations.strategies.times import length_of
from usru_relations.when import When

if TYPE_CHECKING:
    from collections.abc import Callable

    from usru_relations.shelf import Series


def _held_after_reported(plant: Planter) -> Planted:
    plant.tell(plant.one)(when=When(earliest=plant.start, latest=plant.end))
    plant.tell(plant.one, published=plant.start - DAY)()
    return plant.found("timeline-is-possible", plant.one)


def _part_outside_its_whole(plant: Planter) -> Planted:
    plant.tell(plant.new)(when=plant.day(1), relations=(Relation(link=Link.PART_OF, others=(plant.newer,)),))
    plant.tell(plant.newer)(when=plant.day(3))
    return plant.found("timeline-is-possible", plant.new, plant.newer)


def _disjoint_days(plant: Planter) -> Planted:
    plant.tell(plant.one)(when=When(earliest=plant.start, latest=plant.end))
    plant.tell(plant.one)(when=plant.day(1))
    return plant.found("disputes-are-decided", plant.one, field="when")


def _venue_contradiction(plant: Planter) -> Planted:
    for city in ("city-0", "city-1"):
        plant.tell(plant.one)(venue=plant.archive.shelves.venues[city])
    return plant.found("disputes-are-decided", plant.one, field="venue")


def _kind_contradiction(plant: Planter) -> Planted:
    for kind in ("summit", "call"):
        plant.tell(plant.one)(kind=plant.archive.shelves.kinds[kind])
    return plant.found("disputes-are-decided", plant.one, field="kind")


def _length_dispute(plant: Planter) -> Planted:
    for text in ("PT4H", "PT5H"):
        plant.tell(plant.one)(length=length_of(text))
    return plant.found("disputes-are-decided", plant.one, field="length")


def _length_that_does_not_fit(plant: Planter) -> Planted:
    plant.tell(plant.new)(when=plant.day(1))
    plant.tell(plant.new)(length=length_of(">PT25H"))
    return plant.found("timeline-is-possible", plant.new)


def _order_dispute(plant: Planter) -> Planted:
    for number in (101, 102):
        plant.tell(plant.one)(order=Order(series=_rounds(plant), number=number))
    return plant.found("disputes-are-decided", plant.one, field="order")


def _order_clash(plant: Planter) -> Planted:
    for subject, number, day in ((plant.new, 101, 3), (plant.newer, 102, 1)):
        plant.tell(subject)(order=Order(series=_rounds(plant), number=number), when=plant.day(day))
    return plant.found("timeline-is-possible", plant.new, plant.newer)


def _held_against_denied(plant: Planter) -> Planted:
    plant.tell(plant.one)()
    plant.tell(plant.one, status=Status.DENIED)()
    return plant.found("disputes-are-decided", plant.one, field="status")


def _circle(link: Link, rule: str) -> Callable[[Planter], Planted]:
    def plant_circle(plant: Planter) -> Planted:
        for one, other in ((plant.new, plant.newer), (plant.newer, plant.new)):
            plant.tell(one)(relations=(Relation(link=link, others=(other,)),))
        return plant.found(rule, plant.new, plant.newer)

    return plant_circle


def _needless_ruling(plant: Planter) -> Planted:
    plant.tell(plant.one)()
    return plant.found("rulings-are-needed", plant.one, ruling=True)


def _open_to_nothing(plant: Planter) -> Planted:
    for subject in (plant.new, plant.newer):
        plant.tell(subject)(when=plant.day(1))
    plant.tell(plant.new, plant.newer)(when=plant.day(3))
    return plant.found("references-are-settled", plant.new, plant.newer)


def _one_too_many(plant: Planter) -> Planted:
    series = _rounds(plant)
    people = tuple(Participation(actor=actor) for actor in series.participants)
    plant.tell(plant.new)(when=plant.day(1), participants=people)
    source = instant_source("counting", plant.late + 30 * DAY)
    tally = Tally(source=source, passage=Passage.of("none"), series=series, gist="None.", most=0, when=plant.day(1))
    return plant.found("tallies-agree", plant.new, tally=tally)


def _nobody_reports_it(plant: Planter) -> Planted:
    return plant.found("shelves-are-used", plant.new)


def _rounds(plant: Planter) -> Series:
    return plant.archive.shelves.series["rounds"]


FAULTS: Final[dict[str, Callable[[Planter], Planted]]] = {
    "held after reported": _held_after_reported,
    "part outside its whole": _part_outside_its_whole,
    "disjoint days": _disjoint_days,
    "venue contradiction": _venue_contradiction,
    "kind contradiction": _kind_contradiction,
    "length dispute": _length_dispute,
    "length that does not fit": _length_that_does_not_fit,
    "order dispute": _order_dispute,
    "order clash": _order_clash,
    "held against denied": _held_against_denied,
    "circle of parts": _circle(Link.PART_OF, "wholes-are-no-parts"),
    "after in a circle": _circle(Link.AFTER, "timeline-is-possible"),
    "needless ruling": _needless_ruling,
    "open to nothing": _open_to_nothing,
    "one too many": _one_too_many,
    "nobody reports it": _nobody_reports_it,
}
