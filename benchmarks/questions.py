"""Questions of a made-up chronology, as criteria, and as numbers for whoever knows none."""

from __future__ import annotations

import datetime as dt
import functools
from typing import TYPE_CHECKING, NamedTuple

from usru_relations import query, synthetic
from usru_relations.query.people import represented
from usru_relations.times import clock

if TYPE_CHECKING:
    from collections.abc import Iterable

    from usru_relations.chronology import Chronology
    from usru_relations.query import Criterion
    from usru_relations.records.shelf import Venue

#: What stands for bounds that are open.
NEVER = 2**60
WORLD = synthetic.world()
KINDS = ("contact", "meeting", "call", "letter", "summit", "talks", "ceremony")
"""A contact, and all its sorts."""
FROM, TO = synthetic.FIRST, synthetic.LAST


class Question(NamedTuple):
    """What may lie in a window, and surely involves actors, at a place, and is of kinds; as far as each is asked."""

    name: str
    window: tuple[int, int] | None = None
    actors: tuple[int, ...] = ()
    venue: int | None = None
    kinds: tuple[int, ...] = ()

    @property
    def criterion(self) -> Criterion:
        """The same for a chronology."""
        asked: list[Criterion] = []
        if self.window:
            start, end = (clock.naive(bound).replace(tzinfo=dt.UTC) for bound in self.window)
            asked.append(query.between(start, end, possibly=True))
        if self.actors:
            asked.append(query.involving(*(WORLD.actors[actor] for actor in self.actors)))
        if self.venue is not None:
            asked.append(query.at(WORLD.venues[self.venue]))
        if self.kinds:
            asked.append(query.of_kind("contact"))
        return functools.reduce(lambda one, other: one & other, asked)

    @property
    def venues(self) -> tuple[int, int]:
        """The numbers of the place and of all in it, from the first to the last."""
        first = _numbers()[WORLD.venues[self.venue or 0].id]
        return first, first + sum(1 for one in WORLD.venues if one.inside(WORLD.venues[self.venue or 0])) - 1


class Columns(NamedTuple):
    """Events as plain columns, in their order; places by a number such that each is followed by all in it."""

    start: list[int]
    end: list[int]
    kind: list[int]
    venue: list[int]
    actors: list[list[int]]

    @classmethod
    def of(cls, chronology: Chronology) -> Columns:
        """The columns of a chronology's events."""
        numbers, kinds = _numbers(), {kind.id: number for number, kind in enumerate(WORLD.kinds)}
        people = {actor.id: number for number, actor in enumerate(WORLD.actors)}
        whens = [event.when for event in chronology]
        return cls(
            [-NEVER if when.start is None else when.start for when in whens],
            [NEVER if when.end is None else when.end for when in whens],
            [kinds[event.kind.id] for event in chronology],
            [numbers[event.venue.id] if event.venue else -1 for event in chronology],
            [sorted(people[id] for id in represented(event)) for event in chronology],
        )


@functools.cache
def _numbers() -> dict[str, int]:
    """The places of the tree in the order in which each is followed by all in it."""
    inner: dict[str | None, list[Venue]] = {}
    for venue in WORLD.venues:
        inner.setdefault(venue.within.id if venue.within else None, []).append(venue)
    order: list[str] = []
    waiting = inner[None][::-1]
    while waiting:
        venue = waiting.pop()
        order.append(venue.id)
        waiting += inner.get(venue.id, [])
    return {id: number for number, id in enumerate(order)}


def questions(chronology: Chronology) -> list[Question]:
    """Of each sort one with about ten results and one with many."""
    size = len(chronology)
    kinds = tuple(number for number, kind in enumerate(WORLD.kinds) if kind.id in KINDS)
    tenth = _window(0.1)

    def nearest(wanted: float, of: Iterable[Question]) -> Question:
        return min(of, key=lambda one: abs(len(chronology.where(one.criterion)) - wanted))

    spans = (clock.SECOND * 60 * 3**power for power in range(18))
    people = [WORLD.actors.index(one.actor) for one in WORLD.people]
    pairs = [(people[0], people[other]) for other in range(1, 1_500, 10 if size > 10_000 else 1)]
    places = range(len(WORLD.venues))
    return [
        nearest(10, [Question("window, few", (_middle() - span, _middle())) for span in spans]),
        Question("window, a tenth", tenth),
        nearest(10, [Question("two actors, few", actors=pair) for pair in pairs]),
        Question("two actors, many", actors=(people[0], people[1])),
        nearest(10, [Question("venue subtree, few", venue=place) for place in places]),
        nearest(size / 10, [Question("venue subtree, a tenth", venue=place) for place in places]),
        nearest(
            20, [Question("all of these, few", tenth, (people[0], people[20]), place, kinds) for place in places[:9]]
        ),
        nearest(
            size / 150, [Question("all of these, many", tenth, (people[0],), place, kinds) for place in places[:9]]
        ),
    ]


def _middle() -> int:
    return FROM + (TO - FROM) * 6 // 10


def _window(share: float) -> tuple[int, int]:
    """A share of all the time."""
    return _middle() - int((TO - FROM) * share), _middle()
