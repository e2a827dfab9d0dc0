"""The fields of an event that reports speak of: what a report says of each, and what two such values come to."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any, Final, Generic, NamedTuple, TypeAlias, TypeVar

import attrs

from usru_relations.errors import Unlisted
from usru_relations.records.names import suggestions
from usru_relations.records.reports import Status
from usru_relations.records.shelf import State
from usru_relations.times.length import Length
from usru_relations.times.when import Disjoint, When

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from usru_relations.records.quantities import Quantity
    from usru_relations.records.reports import Order, Participation, Report
    from usru_relations.records.shelf import Kind, Topic, Venue

T = TypeVar("T")
V = TypeVar("V")
Zones: TypeAlias = "tuple[str, ...]"


class Field(NamedTuple, Generic[V]):
    """A field, and how its values are read, taken together, and told apart."""

    name: str
    said: Callable[[Report, Zones], tuple[V, ...]]
    """What a report says of it; civil times are read in the zones of the event's place."""
    meet: Callable[[V, V], V]
    """What holds if both do; raises `Disjoint` if both cannot."""
    join: Callable[[V, V], V | None]
    """What holds if either does; none if that is nothing in particular."""
    of: Callable[[V], str] | None = None
    """Of a field of several values beside each other: what a value is of, so that only those of the same can clash."""

    @property
    def several(self) -> bool:
        """Whether an event can have several values of it beside each other."""
        return self.of is not None

    @property
    def ruled_as(self) -> str:
        """The name under which it is disputed and ruled on."""
        return "order" if self.name == "orders" else self.name

    def apart(self, items: Iterable[T], value: Callable[[T], V]) -> dict[str, list[T]]:
        """The items whose values may clash with each other, together."""
        groups: dict[str, list[T]] = {}
        for item in items:
            groups.setdefault(self.of(value(item)) if self.of else self.name, []).append(item)
        return groups

    def clash(self, one: V, other: V) -> bool:
        """Whether two values cannot both be true."""
        try:
            self.meet(one, other)
        except Disjoint:
            return True
        return False

    def entails(self, one: V, other: V) -> bool:
        """Whether whoever says one value says the other too."""
        if one == other:
            return True
        return not self.clash(one, other) and self.meet(one, other) == self.meet(other, one) == one

    def values(self, reports: Iterable[Report], zones: Zones = ()) -> dict[V, tuple[Report, ...]]:
        """What the reports say of it, each value once, with those that say it."""
        said: dict[V, list[Report]] = {}
        for report in reports:
            for value in dict.fromkeys(self.said(report, zones)):
                said.setdefault(value, []).append(report)
        return {value: tuple(by) for value, by in said.items()}


class UnknownField(Unlisted):
    """A field of which no report speaks."""

    def __init__(self, name: str, known: Iterable[str]) -> None:
        self.name = name
        self.known = tuple(known)
        near = suggestions(str(name), self.known)
        hint = f"; did you mean {near[0]!r}?" if near else ""
        super().__init__(f"reports speak of no field {name!r}, but of {', '.join(self.known)}{hint}")


def field_named(name: str) -> Field[Any]:
    """The field of that name; ``order`` is one of ``orders``.

    Raises:
        UnknownField: if reports speak of no such field, with those that they speak of.

    """
    wanted = "orders" if name == "order" else name
    found = next((field for field in FIELDS.values() if field.name == wanted), None)
    if found is None:
        raise UnknownField(name, FIELDS)
    return found


def clocks(venue: Venue | None, kind: Kind, people: Sequence[Participation]) -> Zones:
    """The zones in which a civil time without one is read: the place's, or those of the ends of a call."""
    if venue is not None:
        return venue.zones
    seats = [p.side.seat for p in people if isinstance(p.side, State) and p.side.seat] if kind.is_remote else []
    return tuple(sorted({zone for seat in seats for zone in seat.zones}))


def says_more(other: Participation, one: Participation) -> bool:
    """Whether another participation tells all that this one does, and more."""
    return (
        other != one
        and (other.actor, other.role) == (one.actor, one.role)
        and one.capacity in (None, other.capacity)
        and one.side in (None, other.side)
    )


def says_less(one: Participation) -> Iterator[Participation]:
    """Each participation than which a participation says more."""
    for capacity, side in itertools.product({None, one.capacity}, {None, one.side}):
        if (capacity, side) != (one.capacity, one.side):
            yield attrs.evolve(one, capacity=capacity, side=side)


def opposed(one: Status | None, other: Status | None) -> bool:
    """Whether one says that the event took place, and the other that it did not."""
    return one is not None and other is not None and ((one.real and other.negative) or (one.negative and other.real))


def contrary(one: Status, other: Status) -> bool:
    """Whether one says that the event was called off, and the other that it was put off."""
    return {one, other} == {Status.CANCELLED, Status.POSTPONED}


def _only(value: V | None) -> tuple[V, ...]:
    return () if value is None else (value,)


def _time(report: Report, zones: Zones) -> tuple[When, ...]:
    """The time as read at the place; a time that its clocks skipped stays as it was said."""
    try:
        return _only(report.when and report.when.read_in(*zones))
    except Disjoint:
        return _only(report.when)


def _not_opposed(one: Status, other: Status) -> Status:
    if opposed(one, other):
        raise Disjoint(one, other)
    return one


def _inner(one: Venue, other: Venue) -> Venue:
    if one.inside(other):
        return one
    if other.inside(one):
        return other
    raise Disjoint(one, other)


def _common_venue(one: Venue, other: Venue) -> Venue | None:
    return next((place for place in one.around() if other.inside(place)), None)


def _narrower(one: Kind, other: Kind) -> Kind:
    if one.is_a(other):
        return one
    if other.is_a(one):
        return other
    raise Disjoint(one, other)


def _common_kind(one: Kind, other: Kind) -> Kind | None:
    return next((kind for kind in one.sorts() if other.is_a(kind)), None)


def _fuller(one: Participation, other: Participation) -> Participation:
    if one.actor == other.actor and one.absent != other.absent:
        raise Disjoint(one, other)
    return other if says_more(other, one) else one


def _same_order(one: Order, other: Order) -> Order:
    if one.series == other.series and one.number != other.number:
        raise Disjoint(one, other)
    return one


def _same_amount(one: Quantity, other: Quantity) -> Quantity:
    if one.counted != other.counted:
        return one
    try:
        return attrs.evolve(one, amount=one.amount & other.amount)
    except Disjoint:
        raise Disjoint(one, other) from None


def _either_amount(one: Quantity, other: Quantity) -> Quantity:
    return attrs.evolve(one, amount=one.amount | other.amount)


def _first(one: V, _other: V) -> V:
    return one


def _nothing(_one: object, _other: object) -> None:
    return None


def _status(report: Report, _: Zones) -> tuple[Status, ...]:
    return _only(report.status)


def _kind(report: Report, _: Zones) -> tuple[Kind, ...]:
    return _only(report.kind)


def _length(report: Report, _: Zones) -> tuple[Length, ...]:
    return _only(report.length)


def _venue(report: Report, _: Zones) -> tuple[Venue, ...]:
    return _only(report.venue)


def _participants(report: Report, _: Zones) -> tuple[Participation, ...]:
    return report.participants


def _topics(report: Report, _: Zones) -> tuple[Topic, ...]:
    return report.topics


def _outcomes(report: Report, _: Zones) -> tuple[str, ...]:
    return report.outcomes


def _quantities(report: Report, _: Zones) -> tuple[Quantity, ...]:
    return report.quantities


def _order(report: Report, _: Zones) -> tuple[Order, ...]:
    return _only(report.order)


def _actor_of(one: Participation) -> str:
    return one.actor.id


def _counted(quantity: Quantity) -> str:
    return repr(quantity.counted)


def _series_of(order: Order) -> str:
    return order.series.id


STATUS: Final = Field("status", _status, _not_opposed, _nothing)
KIND: Final = Field("kind", _kind, _narrower, _common_kind)
WHEN: Final = Field("when", _time, When.__and__, When.__or__)
LENGTH: Final = Field("length", _length, Length.__and__, Length.__or__)
VENUE: Final = Field("venue", _venue, _inner, _common_venue)
PARTICIPANTS: Final = Field("participants", _participants, _fuller, _nothing, _actor_of)
TOPICS: Final[Field[Topic]] = Field("topics", _topics, _first, _nothing, str)
OUTCOMES: Final[Field[str]] = Field("outcomes", _outcomes, _first, _nothing, str)
QUANTITIES: Final = Field("quantities", _quantities, _same_amount, _either_amount, _counted)
ORDERS: Final = Field("orders", _order, _same_order, _nothing, _series_of)

FIELDS: Final[dict[str, Field[Any]]] = {
    field.name: field
    for field in (STATUS, KIND, WHEN, LENGTH, VENUE, PARTICIPANTS, TOPICS, OUTCOMES, QUANTITIES, ORDERS)
}
