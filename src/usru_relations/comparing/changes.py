"""What is different between two chronologies, event by event and field by field."""

from __future__ import annotations

import enum
import itertools
from typing import TYPE_CHECKING, Any, Final, cast, final

import attrs

from usru_relations.folding.events import Event
from usru_relations.folding.fields import FIELDS, opposed
from usru_relations.folding.planning import is_plan
from usru_relations.records.names import word
from usru_relations.records.reports import Status
from usru_relations.times.when import When
from usru_relations.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from usru_relations.folding.events import Dispute
    from usru_relations.folding.fields import Field
    from usru_relations.records.shelf import Actor


class Sort(enum.StrEnum):
    """In what way the other chronology differs."""

    ADDED = "added"
    """The other alone has the event."""
    GONE = "gone"
    """This alone has the event."""
    HELD = "held at last"
    """The event had not been held, and now has."""
    CONTRADICTED = "contradicted"
    """Both cannot be true, or the other has a dispute more."""
    NARROWED = "narrowed"
    """The other says more of it, or says it more exactly."""
    WIDENED = "widened"
    """The other says less of it, or says it less exactly."""
    CHANGED = "changed"
    """It is otherwise, as plans change and disputes are settled."""


@final
@attrs.frozen(kw_only=True)
class Change:
    """One difference in one event."""

    event: str
    """The event's id."""
    sort: Sort
    field: str | None = None
    """The field that differs; none for an event that is in only one of the two."""
    before: Any = None
    after: Any = None

    def __str__(self) -> str:
        return f"{self.event}: {self.told}"

    @property
    def told(self) -> str:
        """What has changed, without the event."""
        if self.field is None:
            return str(self.sort)
        before, after = _shown(self.before), _shown(self.after)
        if before == after and isinstance(self.before, When):
            before, after = str(self.before), str(self.after)
        return f"{self.field} {self.sort}: {before} → {after}"


@final
class Changes(tuple[Change, ...]):
    """The differences between two chronologies, by the id of the event; it prints as one block for each event."""

    __slots__ = ()

    def of(self, *sorts: Sort | str) -> Changes:
        """Those of some sorts.

        Raises:
            UnknownName: if there is no such sort, with those that there are.

        """
        wanted = {word("sort of change", Sort, sort) for sort in sorts}
        return Changes(change for change in self if change.sort in wanted)

    @property
    def summary(self) -> str:
        """How many events differ in each way, as ``2 events added, 1 gone``; empty where none does."""
        counts = [(len({change.event for change in self.of(sort)}), sort) for sort in Sort]
        told = ", ".join(f"{count} {sort}" for count, sort in counts if count)
        first, _, rest = told.partition(" ")
        return f"{first} {'event' if first == '1' else 'events'} {rest}" if told else ""

    def __str__(self) -> str:
        lines: list[str] = []
        for event, group in itertools.groupby(self, key=lambda change: change.event):
            told = [change.told for change in group]
            lines += [f"{event}: {told[0]}"] if len(told) == 1 else [f"{event}:", *(f"  {one}" for one in told)]
        return "\n".join(lines) or "nothing differs"


_FIELDS: Final = (
    "title", "kind", "status", "when", "length", "venue", "participants", "topics", "outcomes", "quantities",
    "orders", "parts", "disputes",
)  # fmt: skip


def changes(before: Mapping[str, Event], after: Mapping[str, Event]) -> Changes:
    """What has changed from one set of events, by id, to another, in the order of the ids."""
    return Changes(_changes(before, after))


def _changes(before: Mapping[str, Event], after: Mapping[str, Event]) -> Iterator[Change]:
    for id in sorted({*before, *after}):
        if id not in after:
            yield Change(event=id, sort=Sort.GONE)
        elif id not in before:
            yield Change(event=id, sort=Sort.ADDED)
        else:
            yield from _between(before[id], after[id])


def _between(before: Event, after: Event) -> Iterator[Change]:
    for field in _FIELDS:
        one, other = getattr(before, field), getattr(after, field)
        if _compared(field, one) != _compared(field, other):
            sort = Sort.CONTRADICTED if _has_gone(field, before, after) else _sort(field, one, other)
            if sort is Sort.CONTRADICTED and (_open(before) or _open(after)) and field != "disputes":
                sort = Sort.CHANGED
            yield Change(event=before.id, sort=sort, field=field, before=one, after=other)


def _compared(field: str, value: Any) -> Any:
    """What is compared of a field: of disputes what they are of, and how they are decided; of parts which they are."""
    if field == "parts":
        return {part.id for part in value}
    return {(_matter(one), one.ruling) for one in value} if field == "disputes" else value


def _has_gone(field: str, before: Event, after: Event) -> bool:
    """Whether somebody took part in one, of whom the other tells that they did not."""
    pairs = ((before, after), (after, before)) if field == "participants" else ()
    return any(one.actor in _absent(other) for event, other in pairs for one in event.participants)


def _absent(event: Event) -> set[Actor]:
    """Who is told not to have taken part, and not held to have been there all the same."""
    direct = (report for report in event.reports if not is_plan(report))
    absent = {one.actor for report in direct for one in report.participants if one.absent}
    return absent - {one.actor for one in event.participants}


def _matter(dispute: Dispute) -> object:
    """What a dispute is of: the field, and the passages on each side, whatever a place makes of the times they tell."""
    return dispute.field, frozenset(frozenset(side.passages) for side in dispute.sides)


def _open(event: Event) -> bool:
    """Whether it was still to be seen how the event would come about."""
    return event.status is not None and not event.status.real and not event.status.negative


def _sort(field: str, before: Any, after: Any) -> Sort:
    if field == "disputes":
        return Sort.CONTRADICTED if set(map(_matter, after)) - set(map(_matter, before)) else Sort.CHANGED
    if field not in FIELDS:
        return _of_ids(_compared(field, before), _compared(field, after)) if field == "parts" else Sort.CHANGED
    if before in (None, ()) or after in (None, ()):
        return _of_absence(before, after)
    if field == "status":
        return _of_statuses(before, after)
    if field == "when":
        return _of_windows(before, after)
    return (
        _of_values(FIELDS[field], before, after) if FIELDS[field].several else _of_value(FIELDS[field], before, after)
    )


def _of_ids(before: set[str], after: set[str]) -> Sort:
    return _by_entailment(before < after, after < before)


def _of_absence(before: Any, after: Any) -> Sort:
    if after is Status.HELD:
        return Sort.HELD
    return Sort.NARROWED if before in (None, ()) else Sort.WIDENED


def _of_statuses(before: Status, after: Status) -> Sort:
    if opposed(before, after):
        return Sort.CONTRADICTED
    return Sort.HELD if after is Status.HELD else Sort.CHANGED


def _of_windows(before: When, after: When) -> Sort:
    if (after.start, after.end) == (before.start, before.end):
        return Sort.CHANGED
    if after.within(before) is Truth.YES:
        return Sort.NARROWED
    if before.within(after) is Truth.YES:
        return Sort.WIDENED
    return Sort.CHANGED if before.overlaps(after) else Sort.CONTRADICTED


def _of_value(field: Field[Any], before: Any, after: Any) -> Sort:
    if field.clash(before, after):
        return Sort.CONTRADICTED
    return _by_entailment(field.entails(after, before), field.entails(before, after))


def _of_values(field: Field[Any], before: Sequence[Any], after: Sequence[Any]) -> Sort:
    if any(field.clash(one, other) for one in before for other in after):
        return Sort.CONTRADICTED
    return _by_entailment(_all_said(field, before, by=after), _all_said(field, after, by=before))


def _by_entailment(all_kept: bool, nothing_new: bool) -> Sort:
    if all_kept == nothing_new:
        return Sort.CHANGED
    return Sort.NARROWED if all_kept else Sort.WIDENED


def _all_said(field: Field[Any], values: Sequence[Any], by: Sequence[Any]) -> bool:
    return all(any(field.entails(one, value) for one in by) for value in values)


def _named(one: object) -> str:
    return one.id if isinstance(one, Event) else str(one)


def _shown(value: object) -> str:
    if isinstance(value, When):
        return value.shown()
    if isinstance(value, tuple):
        return f"[{'; '.join(map(_named, cast('tuple[object, ...]', value)))}]"
    return "nothing" if value is None else str(value)
