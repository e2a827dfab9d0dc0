"""How each field of an event stands: who says what of it, and in what way they differ."""

from __future__ import annotations

import enum
import itertools
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, final

import attrs

from usru_relations.folding.disagreeing import disagreement
from usru_relations.folding.events import DISPUTABLE, Disagreement, Dispute, Event, Side
from usru_relations.folding.fields import FIELDS, Field, field_named
from usru_relations.folding.origins import Independent, independent
from usru_relations.folding.planning import is_plan
from usru_relations.inference.reasons import dispute_of
from usru_relations.records.names import word

if TYPE_CHECKING:
    from usru_relations.archive import Archive
    from usru_relations.records.reports import Report


class Standing(enum.StrEnum):
    """How a field of an event stands."""

    CONFIRMED = "confirmed"
    """Several certainly independent origins say the same."""
    REFINED = "refined"
    """Several say it, and some more exactly than others, or more of it."""
    UNIQUE = "unique"
    """All that is said of it may have come from one origin."""
    MISSING = "missing"
    """Nobody says it."""
    DISPUTED = "disputed"
    """Not all that is said of it can be true."""


@final
@attrs.frozen(kw_only=True)
class Difference:
    """Sides that differ, and in what way: two, or as many as cannot all be true."""

    kind: Disagreement
    sides: tuple[Side, ...]

    def __str__(self) -> str:
        return f"{self.kind}: {'; '.join(map(str, self.sides))}"


@final
@attrs.frozen(kw_only=True)
class FieldStanding:
    """How one field stands."""

    field: str
    standing: Standing
    value: Any
    """What the event has, which may be entailed by what is said of others, or stand on the shelf."""
    sides: tuple[Side, ...]
    """What is said of it, and by whom."""
    differences: tuple[Difference, ...]
    """In what way each two sides differ that do."""
    disputes: tuple[Dispute, ...]
    """Its disputes, those with a ruling included."""
    origins: Independent
    """How many independent origins speak of it."""

    @property
    def reports(self) -> tuple[Report, ...]:
        """The reports that speak of it."""
        return tuple(dict.fromkeys(report for side in self.sides for report in side.reports))

    def __str__(self) -> str:
        return "\n".join(_lines(self))


@final
@attrs.frozen(kw_only=True, repr=False)
class Comparison(Mapping[str, FieldStanding]):
    """How the fields of one event stand, by name."""

    event: Event
    fields: tuple[FieldStanding, ...]

    def __getitem__(self, name: str) -> FieldStanding:
        wanted = field_named(name).name
        return next(field for field in self.fields if field.field == wanted)

    def __iter__(self) -> Iterator[str]:
        return (field.field for field in self.fields)

    def __len__(self) -> int:
        return len(self.fields)

    @property
    def differences(self) -> tuple[Difference, ...]:
        """What differs, in any field."""
        return tuple(difference for field in self.fields for difference in field.differences)

    def standing(self, *standings: Standing | str) -> tuple[str, ...]:
        """The names of the fields that stand in one of these ways.

        Raises:
            UnknownName: if there is no such standing, with those that there are.

        """
        wanted = {word("standing", Standing, standing) for standing in standings}
        return tuple(field.field for field in self.fields if field.standing in wanted)

    def __repr__(self) -> str:
        stands = ", ".join(f"{field.field} {field.standing}" for field in self.fields)
        return f"<Comparison of {self.event.id}: {stands}>"

    def __str__(self) -> str:
        lines = [f"  {line}" for field in self.fields for line in _lines(field)]
        return "\n".join([f"{self.event.title} ({self.event.id})", *lines])


def compare(archive: Archive, event: Event) -> Comparison:
    """How each field of an event stands."""
    elsewhere = _given_to_others(archive, event)
    came_otherwise = tuple(
        attrs.evolve(dispute_of(event, clash), kind=Disagreement.LATER)
        for clash in archive.timeline.overtaken(archive.drafts[event.id])
    )
    fields = (_standing(event, field, elsewhere, came_otherwise) for field in FIELDS.values())
    return Comparison(event=event, fields=tuple(fields))


def _standing(
    event: Event, field: Field[Any], elsewhere: tuple[Report, ...], came_otherwise: tuple[Dispute, ...]
) -> FieldStanding:
    sides = event.evidence(field.name)
    disputes = tuple(dispute for dispute in event.disputes if dispute.field == field.ruled_as)
    differences = list(_differences(field, sides, disputes))
    differences += _of_other_events(event, field, sides, elsewhere)
    differences += _in_lists(event, field)
    later = (dispute for dispute in came_otherwise if dispute.field == field.ruled_as)
    differences += _through_others((*disputes, *later), tuple(differences))
    spoken = tuple(report for side in sides for report in side.reports)
    return FieldStanding(
        field=field.name,
        standing=Standing.DISPUTED if disputes else _undisputed(event, field, sides),
        value=getattr(event, field.name),
        sides=sides,
        differences=tuple(differences),
        disputes=disputes,
        origins=independent(spoken, event.cited),
    )


def _undisputed(event: Event, field: Field[Any], sides: tuple[Side, ...]) -> Standing:
    if not sides:
        return Standing.MISSING
    holding = [side for side in sides if _holds(event, field, side.value)]
    if independent((report for side in holding for report in side.reports), event.cited).certain < 2:
        return Standing.UNIQUE
    exact = [side for side in holding if not any(field.entails(o.value, side.value) for o in holding if o is not side)]
    agreed = field.several or len(exact) == 1
    confirmed = agreed and all(independent(side.reports, event.cited).certain > 1 for side in exact)
    return Standing.CONFIRMED if confirmed else Standing.REFINED


def _holds(event: Event, field: Field[Any], value: Any) -> bool:
    """Whether an event has what is said of it, rather than what came later."""
    known = getattr(event, field.name)
    if field.name == "status":
        return bool(value is known)
    if field.several:
        return any(value == one or field.entails(one, value) for one in known)
    return known is not None and not field.clash(value, known)


def _differences(field: Field[Any], sides: tuple[Side, ...], disputes: tuple[Dispute, ...]) -> Iterator[Difference]:
    for one, other in itertools.combinations(sides, 2):
        disputed = any(_has(dispute, one) and _has(dispute, other) for dispute in disputes)
        kind = disagreement(field, one, other, disputed=disputed)
        if kind is not None:
            yield Difference(kind=kind, sides=(one, other))


def _has(dispute: Dispute, side: Side) -> bool:
    return any(not set(side.reports).isdisjoint(one.reports) for one in dispute.sides)


def _given_to_others(archive: Archive, event: Event) -> tuple[Report, ...]:
    """The reports that could have meant this event, and were found to mean another."""
    here = {*event.reports, *event.open_reports}
    listed = (report for report in archive.reports if len(report.subjects) > 1 and report not in here)
    return tuple(report for report in listed if any(subject.id == event.id for subject in report.subjects))


def _of_other_events(
    event: Event, field: Field[Any], sides: tuple[Side, ...], elsewhere: tuple[Report, ...]
) -> Iterator[Difference]:
    for value, reports in field.values(elsewhere, event.zones).items():
        against = [side for side in sides if field.clash(side.value, value)]
        for side in against:
            yield Difference(kind=Disagreement.OTHER_EVENT, sides=(side, Side(value=value, reports=reports)))


def _in_lists(event: Event, field: Field[Any]) -> Iterator[Difference]:
    """Which reports leave out some of those of whom others speak, be it of a plan or of how it came about."""
    lists: dict[tuple[bool, frozenset[str]], list[Report]] = {}
    for report in event.reports if field.several and field.ruled_as in DISPUTABLE else ():
        if named := frozenset(field.apart(field.said(report, event.zones), lambda value: value)):
            lists.setdefault((is_plan(report), named), []).append(report)
    for (plan, named), (also_plan, more) in itertools.permutations(lists, 2):
        shorter, longer = _listed(field, lists[plan, named]), _listed(field, lists[also_plan, more])
        if plan is also_plan and named < more and not _clash(field, shorter, longer):
            yield Difference(kind=Disagreement.REFINEMENT, sides=(shorter, longer))


def _clash(field: Field[Any], one: Side, other: Side) -> bool:
    """Whether two lists have values that cannot both be true, as of who was there and who was absent."""
    return any(field.clash(*pair) for pair in itertools.product(one.value, other.value))


def _listed(field: Field[Any], reports: Sequence[Report]) -> Side:
    return Side(value=tuple(field.values(reports)), reports=tuple(reports))


def _through_others(disputes: tuple[Dispute, ...], told: tuple[Difference, ...]) -> Iterator[Difference]:
    """What differs by way of other fields or events, so that no two values of the field tell it."""
    for dispute in disputes:
        if not any(one.kind is dispute.kind and all(_has(dispute, side) for side in one.sides) for one in told):
            yield Difference(kind=dispute.kind, sides=dispute.sides)


def _lines(field: FieldStanding) -> Iterator[str]:
    sides = [str(side) for side in field.sides] or [""]
    yield f"{field.field:<13}{field.standing:<10} {sides[0]}".rstrip()
    yield from (f"{'':<24}{side}" for side in sides[1:])
    yield from (f"{'':<13}{difference}" for difference in field.differences)
    yield from (f"{'':<13}decided: {one.ruling.reason}" for one in field.disputes if one.ruling)
