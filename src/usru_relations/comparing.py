"""What is different between two chronologies, event by event and field by field."""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING, Any, Final, cast, final

import attrs

from usru_relations.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from usru_relations.events import Event
    from usru_relations.when import When


class Sort(enum.StrEnum):
    """In what way the other chronology differs."""

    ADDED = "added"
    GONE = "gone"
    HELD = "held at last"
    CONTRADICTED = "contradicted"
    NARROWED = "narrowed"
    WIDENED = "widened"
    CHANGED = "changed"


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
        if self.field is None:
            return f"{self.event}: {self.sort}"
        return f"{self.event}: {self.field} {self.sort}: {_shown(self.before)} → {_shown(self.after)}"


_FIELDS: Final = (
    "title", "kind", "status", "when", "length", "venue", "participants", "topics", "outcomes", "orders", "disputes",
)  # fmt: skip


def changes(before: Mapping[str, Event], after: Mapping[str, Event]) -> Iterator[Change]:
    """What has changed from one set of events, by id, to another, in the order of the ids."""
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
        if one != other:
            yield Change(event=before.id, sort=_sort(field, one, other), field=field, before=one, after=other)


def _sort(field: str, before: Any, after: Any) -> Sort:
    if field == "when":
        return _sort_of_window(before, after)
    if field == "status" and after == "held":
        return Sort.HELD
    if field == "disputes" and set(after) - set(before):
        return Sort.CONTRADICTED
    return Sort.CHANGED


def _sort_of_window(before: When, after: When) -> Sort:
    if (after.start, after.end) == (before.start, before.end):
        return Sort.CHANGED
    if after.within(before) is Truth.YES:
        return Sort.NARROWED
    return Sort.WIDENED if before.within(after) is Truth.YES else Sort.CHANGED


def _shown(value: object) -> str:
    if isinstance(value, tuple):
        return f"[{'; '.join(map(str, cast('tuple[object, ...]', value)))}]"
    return "nothing" if value is None else str(value)
