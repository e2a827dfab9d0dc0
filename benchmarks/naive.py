"""The usual way to structure fixtures: cattrs as it comes, and pendulum's parse for every time."""

from __future__ import annotations

from typing import Any

import attrs
import cattrs
import pendulum


@attrs.frozen
class Window:
    earliest: pendulum.DateTime
    latest: pendulum.DateTime


@attrs.frozen
class Passage:
    length: int
    digest: str


@attrs.frozen
class Participation:
    actor: str
    role: str = "participant"
    capacity: str | None = None
    side: str | None = None
    absent: bool = False


@attrs.frozen
class Relation:
    type: str
    of: Any
    length: str | None = None
    zone: str | None = None


@attrs.frozen
class Report:
    event: Any
    passage: Passage
    gist: str
    via: list[str] = attrs.Factory(list)
    status: str | None = None
    kind: str | None = None
    when: Window | None = None
    zone: str | None = None
    length: str | None = None
    venue: str | None = None
    participants: list[Participation] = attrs.Factory(list)
    topics: list[str] = attrs.Factory(list)
    outcomes: list[str] = attrs.Factory(list)
    order: dict[str, Any] | None = None
    relations: list[Relation] = attrs.Factory(list)
    inferred: list[str] = attrs.Factory(list)
    note: str = ""


@attrs.frozen
class Entry:
    id: str
    title: str = ""
    type: str | None = None
    of: str | None = None
    within: str | None = None
    kind: str | None = None
    level: str | None = None
    zone: str | None = None
    seat: str | None = None
    remote: bool = False
    since: str | None = None
    zones: list[str] = attrs.Factory(list)
    participants: list[str] = attrs.Factory(list)
    point: list[float] | None = None
    names: dict[str, list[str]] = attrs.Factory(dict)
    spellings: list[str] = attrs.Factory(list)
    rulings: list[dict[str, Any]] = attrs.Factory(list)


@attrs.frozen
class File:
    id: str = ""
    publisher: str | None = None
    language: str = ""
    published: Window | None = None
    zone: str | None = None
    headline: str = ""
    url: str | None = None
    digest: str | None = None
    inferred: list[str] = attrs.Factory(list)
    note: str = ""
    kinds: list[Entry] = attrs.Factory(list)
    topics: list[Entry] = attrs.Factory(list)
    venues: list[Entry] = attrs.Factory(list)
    actors: list[Entry] = attrs.Factory(list)
    series: list[Entry] = attrs.Factory(list)
    events: list[Entry] = attrs.Factory(list)
    reports: list[Report] = attrs.Factory(list)
    tallies: list[dict[str, Any]] = attrs.Factory(list)


def converter() -> cattrs.Converter:
    """As the documentation of cattrs would have it, with unknown keys forbidden."""
    usual = cattrs.Converter(forbid_extra_keys=True)
    usual.register_structure_hook(Window, lambda value, _: window(value))
    usual.register_structure_hook(Any, lambda value, _: value)
    return usual


def window(text: str, zone: str = "Asia/Riyadh") -> Window:
    """The day, month or minute that the text names, from its start to its end, in UTC."""
    simple = (
        text.strip("[]").split(",")[0].split("/")[0].replace("XXXX-WXX-5", "2025-08-22").split("TNI")[0].strip("~.")
    )
    moment = pendulum.parse(simple or "2025", tz=zone)
    assert isinstance(moment, pendulum.DateTime)
    unit = {4: "year", 7: "month", 10: "day"}.get(len(simple), "minute")
    return Window(moment.start_of(unit).in_timezone("UTC"), moment.end_of(unit).in_timezone("UTC"))
