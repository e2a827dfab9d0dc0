"""Criteria: questions of events, as values that compose with ``&``, ``|`` and ``~``.

A criterion is bound to shelves, where names in any language are looked up. It answers YES, NO or MAYBE of an event; an
event matches a single question where the answer is YES, or with ``possibly`` also where it is MAYBE, and ``~`` is the
complement. Where an event can have several values, all that are asked for must be among them (`involving`, `about`);
where it has one, any of them will do.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, NoReturn, TypeAlias, TypeVar, final

import attrs

from usru_relations.names import Named, UnknownName, key, suggestions
from usru_relations.reports import Status
from usru_relations.shelf import Actor, Kind, Topic, Venue
from usru_relations.truth import Truth
from usru_relations.when import Day, When

if TYPE_CHECKING:
    from collections.abc import Callable

    from usru_relations.archive import Shelves
    from usru_relations.events import Event
    from usru_relations.names import Directory
    from usru_relations.sources import Source

Answer: TypeAlias = "Callable[[Event], Truth]"
Test: TypeAlias = "Callable[[Event], bool]"
N = TypeVar("N", bound=Named)


@attrs.frozen
class Criterion:
    """A question of an event; see the functions of this module."""

    def answer(self, shelves: Shelves) -> Answer:
        """How it answers of an event, in Kleene's three values.

        Raises:
            UnknownName: if nothing is called as it says.
            AmbiguousName: if several things are.

        """
        raise NotImplementedError

    def test(self, shelves: Shelves) -> Test:
        """Whether an event matches; raises as `answer` does."""
        raise NotImplementedError

    def __and__(self, other: Criterion) -> Criterion:
        return _Both(self, _criterion(other))

    def __or__(self, other: Criterion) -> Criterion:
        return _Either(self, _criterion(other))

    def __invert__(self) -> Criterion:
        return _Not(self)

    def __bool__(self) -> NoReturn:
        raise TypeError("criteria are combined with &, | and ~ (in brackets), not with `and`, `or` and `not`")


def _criterion(other: object) -> Criterion:
    if isinstance(other, Criterion):
        return other
    raise TypeError(f"a criterion is combined with another, such as involving('Putin'), not with {other!r}")


def _plain(arguments: tuple[object, ...]) -> tuple[object, ...]:
    """Records as their ids and statuses as their texts, so that a criterion is what it prints."""
    ids = (getattr(argument, "id", argument) for argument in arguments)
    return tuple(str(id) if isinstance(id, str) else id for id in ids)


@final
@attrs.frozen(repr=False)
class _Question(Criterion):
    name: str
    arguments: tuple[object, ...] = attrs.field(converter=_plain)
    options: tuple[tuple[str, object], ...]
    binder: Callable[[Shelves], Answer] = attrs.field(eq=False)
    possibly: bool = False

    def answer(self, shelves: Shelves) -> Answer:
        return self.binder(shelves)

    def test(self, shelves: Shelves) -> Test:
        answer = self.binder(shelves)
        if self.possibly:
            return lambda event: answer(event) is not Truth.NO
        return lambda event: answer(event) is Truth.YES

    def __repr__(self) -> str:
        options = [(name, value) for name, value in self.options if value is not None]
        options += [("possibly", True)] if self.possibly else []
        said = [*map(repr, self.arguments), *(f"{name}={value!r}" for name, value in options)]
        return f"{self.name}({', '.join(said)})"


@final
@attrs.frozen(repr=False)
class _Both(Criterion):
    one: Criterion
    other: Criterion

    def answer(self, shelves: Shelves) -> Answer:
        one, other = self.one.answer(shelves), self.other.answer(shelves)
        return lambda event: one(event) & other(event)

    def test(self, shelves: Shelves) -> Test:
        one, other = self.one.test(shelves), self.other.test(shelves)
        return lambda event: one(event) and other(event)

    def __repr__(self) -> str:
        return f"({self.one!r} & {self.other!r})"


@final
@attrs.frozen(repr=False)
class _Either(Criterion):
    one: Criterion
    other: Criterion

    def answer(self, shelves: Shelves) -> Answer:
        one, other = self.one.answer(shelves), self.other.answer(shelves)
        return lambda event: one(event) | other(event)

    def test(self, shelves: Shelves) -> Test:
        one, other = self.one.test(shelves), self.other.test(shelves)
        return lambda event: one(event) or other(event)

    def __repr__(self) -> str:
        return f"({self.one!r} | {self.other!r})"


@final
@attrs.frozen(repr=False)
class _Not(Criterion):
    one: Criterion

    def answer(self, shelves: Shelves) -> Answer:
        one = self.one.answer(shelves)
        return lambda event: ~one(event)

    def test(self, shelves: Shelves) -> Test:
        one = self.one.test(shelves)
        return lambda event: not one(event)

    def __repr__(self) -> str:
        return f"~{self.one!r}"


def between(start: Day = None, end: Day = None, zone: str | None = None, *, possibly: bool = False) -> Criterion:
    """Lies from the start of one date to the end of another; without ``zone``, dates at the event's own place.

    Args:
        start: a date, an aware datetime or EDTF; ``None`` is open.
        end: the same; a date is included, a datetime is not.
        zone: the IANA zone of the dates.
        possibly: also what may lie there.

    Raises:
        ValueError: if the window is empty, or a datetime has no zone.
        UnknownZone: if there is no such zone.

    """
    window = When.spanning(start, end, zone)
    return _Question("between", (start, end), (("zone", zone),), lambda _: lambda e: e.when.within(window), possibly)


def on(date: Day, zone: str | None = None, *, possibly: bool = False) -> Criterion:
    """Lies on a date, or within any other EDTF time; else as `between`."""
    if date is None or isinstance(date, dt.datetime):
        raise TypeError(f"on() takes a date or EDTF text, not {date!r}; for instants there is between()")
    window = When.spanning(date, date, zone)
    return _Question("on", (date,), (("zone", zone),), lambda _: lambda e: e.when.within(window), possibly)


def involving(*actors: str | Actor) -> Criterion:
    """Has all these actors among those who took part; a state or body also by those who represent it."""

    def bind(shelves: Shelves) -> Answer:
        wanted = _found(shelves.actors, Actor, actors)
        return lambda event: _certain(all(any(p.represents(a) for p in event.participants) for a in wanted))

    return _Question("involving", actors, (), bind)


def at(venue: str | Venue) -> Criterion:
    """Takes place there, or in a place that it contains; MAYBE where only a wider place is known, or none."""

    def bind(shelves: Shelves) -> Answer:
        (wanted,) = _found(shelves.venues, Venue, (venue,))

        def answer(event: Event) -> Truth:
            place = event.venue
            return Truth.of(place is not None and place.inside(wanted), place is None or wanted.inside(place))

        return answer

    return _Question("at", (venue,), (), bind)


def of_kind(*kinds: str | Kind) -> Criterion:
    """Is of one of these kinds, or a sort of it; MAYBE where only a wider kind is known."""

    def bind(shelves: Shelves) -> Answer:
        wanted = _found(shelves.kinds, Kind, kinds)

        def answer(event: Event) -> Truth:
            return Truth.of(any(event.kind.is_a(k) for k in wanted), any(k.is_a(event.kind) for k in wanted))

        return answer

    return _Question("of_kind", kinds, (), bind)


def about(*topics: str | Topic) -> Criterion:
    """Has all these topics."""

    def bind(shelves: Shelves) -> Answer:
        wanted = set(_found(shelves.topics, Topic, topics))
        return lambda event: _certain(wanted <= set(event.topics))

    return _Question("about", topics, (), bind)


def with_status(*statuses: str | Status) -> Criterion:
    """Has one of these statuses.

    Raises:
        UnknownName: if there is no such status.

    """
    wanted = frozenset(_status(status) for status in statuses)
    return _Question("with_status", statuses, (), lambda _: lambda event: _certain(event.status in wanted))


def held() -> Criterion:
    """Took place, was said or was done."""
    return _Question("held", (), (), lambda _: lambda event: _certain(event.status is Status.HELD))


def reported_by(*publishers_or_sources: str | Source) -> Criterion:
    """Is reported by one of these publishers or articles."""

    def bind(shelves: Shelves) -> Answer:
        wanted = frozenset(id for one in publishers_or_sources for id in _source_ids(shelves, one))
        return lambda event: _certain(any(report.source.id in wanted for report in event.reports))

    return _Question("reported_by", publishers_or_sources, (), bind)


def corroborated(by: int = 2, *, possibly: bool = False) -> Criterion:
    """Is reported by at least so many independent origins; MAYBE where some of them may be one (`origins.apart`).

    Args:
        by: the number of origins.
        possibly: also what so many may report.

    Raises:
        ValueError: if ``by`` is below 1.

    """
    if type(by) is not int:
        raise TypeError(f"the number of origins is a whole number, not {by!r}")
    if by < 1:
        raise ValueError(f"an event is corroborated by at least 1 origin, not by {by}")

    def answer(event: Event) -> Truth:
        return Truth.of(event.corroboration >= by, event.possible_corroboration >= by)

    return _Question("corroborated", (), (("by", by),), lambda _: answer, possibly)


def _certain(yes: bool) -> Truth:
    return Truth.YES if yes else Truth.NO


def _found(directory: Directory[N], sort: type[N], wanted: tuple[str | N, ...]) -> tuple[N, ...]:
    """What each name or record means here.

    Raises:
        TypeError: if one is neither a text nor a record of that sort.

    """
    for one in wanted:
        if not isinstance(one, str | sort):
            raise TypeError(
                f"{directory.sort}s are given by name, by id or as {sort.__name__}, not as {type(one).__name__} {one}"
            )
    return tuple(directory.find(one if isinstance(one, str) else one.id) for one in wanted)


def _status(status: str) -> Status:
    try:
        return Status(status)
    except ValueError:
        known = tuple(one.value for one in Status)
        raise UnknownName("status", str(status), suggestions(str(status), known) or known) from None


def _source_ids(shelves: Shelves, wanted: str | Source) -> frozenset[str]:
    name = wanted if isinstance(wanted, str) else getattr(wanted, "id", None)
    if not isinstance(name, str):
        raise TypeError(f"a publisher is named by a text, and an article by its id or Source, not by {wanted!r}")
    if name in shelves.sources:
        return frozenset({name})
    named = {
        source.id for source in shelves.sources.values() if source.publisher and key(source.publisher) == key(name)
    }
    if not named:
        known = {source.name for source in shelves.sources.values()} | set(shelves.sources)
        raise UnknownName("publisher or source", name, suggestions(name, sorted(known)))
    return frozenset(named)
