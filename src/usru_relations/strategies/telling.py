"""Reports, relations and tallies that say something true of what was, more or less precisely."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from usru_relations.records.reports import Link, Order, Relation, Report, Status, Tally
from usru_relations.records.sources import Passage, Source
from usru_relations.strategies.choices import Choices
from usru_relations.strategies.facts import is_round
from usru_relations.strategies.quantities import true_quantity
from usru_relations.strategies.times import FORMS, MINUTE, instants, length_of, parsed, true_length, unit_text
from usru_relations.times import clock
from usru_relations.times.clock import DAY, HOUR

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from usru_relations.strategies.facts import Fact
    from usru_relations.strategies.worlds import World
    from usru_relations.times.length import Length
    from usru_relations.times.when import When

_AHEAD: Final = (Status.PLANNED, None, Status.POSSIBLE, Status.ANNOUNCED, Status.EXPECTED, Status.POSTPONED)


def source_of(row: tuple[int, int], world: World, origin: int, index: int | None = None) -> Source:
    hours, shape = row
    choices = Choices(shape)
    zone = choices.of([city.own_zones[0] for city in world.cities])
    civil = clock.wall(origin + hours * HOUR, zone)
    languages = tuple(next(iter(world.actors.values())).names) or ("en",)
    return Source(
        id=f"article-{hours}-{shape}" if index is None else f"article-{index}",
        headline="What happened",
        language=choices.of(languages),
        published=parsed(unit_text(civil, choices.of(("minutes", "hours", "days"))), choices.of((zone, zone, None))),
        publisher=choices.of(("Courier", None, "Gazette")),
    )


def report_of(
    here: World,
    facts: Sequence[Fact],
    numbers: Mapping[str, int],
    fact: Fact,
    printed: Sequence[tuple[Source, int]],
    said: int,
    number: int,
) -> Report:
    choices, tells = Choices(number), [bool(said >> bit & 1) for bit in range(11)]
    source, published = choices.of(printed)
    other = choices.of(facts)
    subjects = (other.subject, fact.subject) if tells[9] and tells[10] and other is not fact else (fact.subject,)
    everybody = fact.place is None
    return Report(
        source=source,
        passage=Passage.of(f"{source.id} tells of {fact.subject.id}, {said} and {number}."),
        subjects=subjects,
        gist=f"Of {fact.subject.id}, {said} and {number}.",
        status=_status(fact, published, choices),
        when=_true_when(fact, choices, here) if tells[0] and not fact.undated else None,
        length=true_length(fact.end - fact.start, choices) if tells[1] else None,
        venue=choices.of(tuple(fact.place.around())) if tells[2] and fact.place else None,
        kind=choices.of(tuple(fact.kind.sorts())) if tells[3] else None,
        participants=(fact.people if everybody else choices.some(fact.people)) if tells[4] else (),
        topics=choices.some(fact.topics) if tells[5] else (),
        outcomes=("They agreed.",) if tells[5] and tells[8] else (),
        quantities=(true_quantity(fact.papers, choices),) if tells[1] and tells[8] else (),
        relations=(_true_relation(fact, other, choices, facts),) if tells[6] and other is not fact else (),
        order=Order(series=here.series, number=numbers[fact.subject.id])
        if tells[7] and fact.subject.id in numbers
        else None,
        via=choices.some(tuple(here.actors.values())[:3]) if tells[8] else (),
    )


def _status(fact: Fact, published: int, choices: Choices) -> Status | None:
    if published <= fact.start:
        return choices.of(_AHEAD)
    return choices.of((Status.HELD, Status.HELD, None) if fact.end <= published else (Status.UNDERWAY, None))


def _true_when(fact: Fact, choices: Choices, here: World) -> When:
    form = choices.of(FORMS)
    if form is instants:
        return parsed(instants(fact.start, fact.end - 1), None)
    stated = choices.of((True, False))
    zone = choices.of([city.own_zones[0] for city in here.cities] if stated and fact.abroad else fact.clocks)
    shown = clock.wall(fact.start, zone), clock.wall(fact.end - 1, zone)
    return parsed(form(min(shown), max(shown)), zone if stated else None)


def _true_relation(fact: Fact, other: Fact, choices: Choices, facts: Sequence[Fact]) -> Relation:
    """How it relates to the other; at times, to the other or one more, both of which stand behind it on the shelf."""
    link, length, zone = choices.of(tuple(_true_links(fact, other)))
    behind = facts[facts.index(fact) + 1 :]
    others = choices.some(tuple(one.subject for one in behind if one is not other)[:1]) if other in behind else ()
    return Relation(link=link, others=(*others, other.subject), length=length, zone=zone)


def _true_links(fact: Fact, other: Fact) -> list[tuple[Link, Length | None, str | None]]:
    links: list[tuple[Link, Length | None, str | None]] = []
    if other.end <= fact.start:
        within = length_of(f"<P{(fact.start - other.end) // DAY + 1}D")
        links += [(Link.AFTER, None, None), (Link.FOLLOWS, None, None), (Link.WITHIN, within, None)]
    if fact.end <= other.start:
        links.append((Link.BEFORE, None, None))
    if other.start <= fact.start and fact.end <= other.end:
        links.append((Link.DURING, None, None))
        if (fact.start, fact.end) != (other.start, other.end):
            links += [(Link.PART_OF, None, None)] * 2
    zone = fact.clocks[0]
    near = not (fact.abroad or other.abroad) and fact.place is not None and other.place is not None
    links += [(link, None, zone) for link in _day_links(fact, other, zone, zone)]
    links += [(link, None, None) for link in _day_links(fact, other, zone, other.clocks[0]) if near]
    return links or [(Link.CONCERNS, None, None)]


def _day_links(fact: Fact, other: Fact, here: str, there: str) -> list[Link]:
    days = [clock.wall(us, here) // DAY for us in (fact.start, fact.end - 1)]
    others = [clock.wall(us, there) // DAY for us in (other.start, other.end - 1)]
    if len(set(days)) > 1 or len(set(others)) > 1:
        return []
    after = [Link.NEXT_DAY] if other.start <= fact.start else []
    return {0: [Link.SAME_DAY], 1: after * 3}.get(days[0] - others[0], [])


def tally_of(here: World, facts: Sequence[Fact], source: Source, published: int, index: int) -> Tally:
    """The rounds, as many as they truly were until the article was published."""
    count = sum(is_round(here, fact) and fact.end <= published for fact in facts)
    return Tally(
        source=source,
        passage=Passage.of(f"{source.id} counts, {index}."),
        series=here.series,
        gist=f"There were {count} rounds.",
        least=count,
        most=count,
        when=parsed(f"../{unit_text(published - MINUTE, 'minutes')}Z", None),
    )
