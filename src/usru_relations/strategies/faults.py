"""The faults that can be planted, by name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import attrs

from usru_relations.records.reports import Link, Order, Participation, Relation, Status, Tally
from usru_relations.records.shelf import Level, Organisation, Person, Series, Venue
from usru_relations.records.sources import Passage
from usru_relations.strategies.planting import Planted, Planter, instant_source
from usru_relations.strategies.quantities import quantity_of
from usru_relations.strategies.times import length_of
from usru_relations.times import clock
from usru_relations.times.clock import DAY, HOUR
from usru_relations.times.when import When

if TYPE_CHECKING:
    from collections.abc import Callable


def _held_after_reported(plant: Planter) -> Planted:
    plant.tell(plant.one)(when=When(earliest=plant.start, latest=plant.end))
    plant.tell(plant.one, published=plant.start - DAY)()
    return plant.found("held-before-reported", plant.one)


def _published_before_its_date(plant: Planter) -> Planted:
    plant.tell(plant.new, published=plant.late)(when=plant.day(1))
    return plant.found("published-after-its-dates", plant.new)


def _ahead_after_its_date(plant: Planter) -> Planted:
    plant.tell(plant.new, status=Status.EXPECTED)(when=plant.day(1))
    return plant.found("published-after-its-dates", plant.new)


def _part_outside_its_whole(plant: Planter) -> Planted:
    plant.tell(plant.new)(when=plant.day(1), relations=(Relation(link=Link.PART_OF, others=(plant.newer,)),))
    plant.tell(plant.newer)(when=plant.day(3))
    return plant.found("parts-lie-in-wholes", plant.new, plant.newer)


def _two_places(plant: Planter) -> Planted:
    hour = When(earliest=plant.late, latest=plant.late + HOUR // 2)
    somebody = (Participation(actor=plant.archive.shelves.actors["person-0"]),)
    for subject, city in ((plant.new, "city-0"), (plant.newer, "city-1")):
        plant.tell(subject)(when=hour, venue=plant.archive.shelves.venues[city], participants=somebody)
    return plant.found("nobody-is-in-two-places", plant.new, plant.newer)


def _capacity_outside_its_term(plant: Planter) -> Planted:
    somebody = (Participation(actor=plant.archive.shelves.actors["person-0"], capacity="minister"),)
    plant.tell(plant.new)(when=When.parse("2024-05", "UTC"), participants=somebody)
    return plant.found("capacities-fit-dates", plant.new)


def _weekday_against_date(plant: Planter) -> Planted:
    published = plant.late + 7 * DAY
    said = When(earliest=published, latest=published + 1, zone="UTC")
    plant.tell(plant.new, published=published)(when=When.parse("XXXX-WXX-5", "UTC", said=said))
    day = 1 if clock.naive(plant.late).isoweekday() == 5 else 0
    plant.tell(plant.new)(when=plant.day(day))
    return plant.found("weekdays-fit-dates", plant.new, field="when")


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


def _quantity_dispute(plant: Planter) -> Planted:
    for text in ("300", "390"):
        plant.tell(plant.one)(quantities=(quantity_of("prisoners", text),))
    return plant.found("disputes-are-decided", plant.one, field="quantities")


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


def _contrary_plans(plant: Planter) -> Planted:
    for day, publisher in enumerate(("Herald", "Mirror")):
        tell = plant.tell(plant.new, published=plant.late + day * DAY, status=Status.PLANNED, by=publisher)
        tell(when=plant.day(30 + day))
    return plant.found("disputes-are-decided", plant.new, field="when")


def _called_off_against_put_off(plant: Planter) -> Planted:
    for status, publisher in ((Status.CANCELLED, "Herald"), (Status.POSTPONED, "Mirror")):
        plant.tell(plant.new, status=status, by=publisher)()
    return plant.found("disputes-are-decided", plant.new, field="status")


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
    plant.tell(plant.new)(when=plant.day(1), participants=_all_of(series))
    source = instant_source("counting", plant.late + 30 * DAY)
    tally = Tally(
        source=source, passage=Passage.of("There were none."), series=series, gist="None.", most=0, when=plant.day(1)
    )
    return plant.found("tallies-agree", plant.new, tally=tally)


def _one_number_twice(plant: Planter) -> Planted:
    for subject, day in ((plant.new, 1), (plant.newer, 3)):
        plant.tell(subject)(order=Order(series=_rounds(plant), number=101), when=plant.day(day))
    return plant.found("orders-agree", plant.new, plant.newer)


def _too_many_before(plant: Planter) -> Planted:
    series = attrs.evolve(_rounds(plant), id="late-rounds", since=plant.day(0))
    plant.tell(plant.new)(order=Order(series=series, number=1), when=plant.day(3))
    plant.tell(plant.newer)(when=plant.day(1), participants=_all_of(series))
    return plant.found("orders-agree", plant.new, plant.newer)


def _chain_in_a_circle(plant: Planter) -> Planted:
    agency, other, *_ = _agencies(plant)
    plant.tell(plant.one)(via=(agency, other, agency))
    return plant.found("attributions-end", plant.one)


def _citing_each_other(plant: Planter) -> Planted:
    agency, other, *_ = _agencies(plant)
    for publisher, cited in ((agency, other), (other, agency)):
        plant.tell(plant.one, by=publisher.name)(via=(cited,))
    return plant.found("attributions-end", plant.one)


def _one_origin_by_two_names(plant: Planter) -> Planted:
    agency, *_ = _agencies(plant)
    for name in (agency.name, agency.spellings[0]):
        plant.tell(plant.one, by=name)()
    return plant.found("origins-are-counted-once", plant.one)


def _one_wording_of_two_origins(plant: Planter) -> Planted:
    for publisher in ("Herald", "Mirror"):
        plant.tell(plant.one, by=publisher)(passage=Passage.of("They copied it."))
    return plant.found("origins-are-counted-once", plant.one)


def _one_digest_of_two_lengths(plant: Planter) -> Planted:
    passage = Passage.of("It was measured twice.")
    for length in (passage.length, passage.length + 1):
        plant.tell(plant.one)(passage=attrs.evolve(passage, length=length))
    return plant.found("anchors-agree", plant.one)


def _short_passage(plant: Planter) -> Planted:
    plant.tell(plant.one)(passage=Passage.of("They met."))
    return plant.found("passages-are-sentences", plant.one)


def _anchored_twice(plant: Planter) -> Planted:
    told, source = Passage.of("It was said once."), instant_source("planted-once", plant.late)
    for gist in ("It was.", "It was so."):
        plant.tell(plant.one)(passage=told, source=source, gist=gist)
    return plant.found("passages-are-anchored-once", plant.one)


def _source_of_nothing(plant: Planter) -> Planted:
    return plant.found("sources-report", entries=[instant_source("silent", plant.late)])


def _nobody_reports_it(plant: Planter) -> Planted:
    return plant.found("shelves-are-used", entries=[plant.new])


def _nobody_is_there(plant: Planter) -> Planted:
    return plant.found("shelves-are-used", entries=[Venue(id="nowhere", level=Level.CITY)])


def _nobody_names_them(plant: Planter) -> Planted:
    return plant.found("shelves-are-used", entries=[Person(id="nobody")])


def _all_of(series: Series) -> tuple[Participation, ...]:
    return tuple(Participation(actor=actor) for actor in series.participants)


def _agencies(plant: Planter) -> list[Organisation]:
    return [actor for actor in plant.archive.shelves.actors.values() if isinstance(actor, Organisation)]


def _rounds(plant: Planter) -> Series:
    return plant.archive.shelves.series["rounds"]


FAULTS: Final[dict[str, Callable[[Planter], Planted]]] = {
    "held after reported": _held_after_reported,
    "published before its date": _published_before_its_date,
    "ahead after its date": _ahead_after_its_date,
    "part outside its whole": _part_outside_its_whole,
    "two places at once": _two_places,
    "capacity outside its term": _capacity_outside_its_term,
    "weekday against date": _weekday_against_date,
    "disjoint days": _disjoint_days,
    "venue contradiction": _venue_contradiction,
    "kind contradiction": _kind_contradiction,
    "length dispute": _length_dispute,
    "length that does not fit": _length_that_does_not_fit,
    "quantity dispute": _quantity_dispute,
    "order dispute": _order_dispute,
    "order clash": _order_clash,
    "held against denied": _held_against_denied,
    "contrary plans": _contrary_plans,
    "called off against put off": _called_off_against_put_off,
    "circle of parts": _circle(Link.PART_OF, "wholes-are-no-parts"),
    "after in a circle": _circle(Link.AFTER, "timeline-is-possible"),
    "needless ruling": _needless_ruling,
    "open to nothing": _open_to_nothing,
    "one too many": _one_too_many,
    "one number twice": _one_number_twice,
    "too many before": _too_many_before,
    "chain in a circle": _chain_in_a_circle,
    "citing each other": _citing_each_other,
    "one origin by two names": _one_origin_by_two_names,
    "one wording of two origins": _one_wording_of_two_origins,
    "one digest of two lengths": _one_digest_of_two_lengths,
    "short passage": _short_passage,
    "anchored twice": _anchored_twice,
    "source of nothing": _source_of_nothing,
    "nobody reports it": _nobody_reports_it,
    "nobody is there": _nobody_is_there,
    "nobody names them": _nobody_names_them,
}
