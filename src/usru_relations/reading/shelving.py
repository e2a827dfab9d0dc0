"""From shelf rows to shelves: rows of one id in several folders are joined, and each finds what it names."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeAlias, TypeVar, cast

import attrs

from usru_relations.folding.events import DISPUTABLE
from usru_relations.reading.desk import DIGEST, ID, LANGUAGE, Desk, Place
from usru_relations.reading.faults import quoted
from usru_relations.reading.rows import ActorRow, EventRow, KindRow, RulingRow, SeriesRow, TopicRow, VenueRow
from usru_relations.records.names import Names
from usru_relations.records.nesting import DEEPEST, is_circle, knots
from usru_relations.records.shelf import (
    Actor,
    Body,
    Kind,
    Level,
    Organisation,
    Person,
    Ruling,
    Series,
    State,
    Subject,
    Term,
    Topic,
    Venue,
)  # fmt: skip

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence

    from usru_relations.reading.parsing import Parsed

ShelfRow: TypeAlias = ActorRow | EventRow | KindRow | SeriesRow | TopicRow | VenueRow
R = TypeVar("R", ActorRow, EventRow, KindRow, SeriesRow, TopicRow, VenueRow)
T = TypeVar("T")

_ACTORS: Final[dict[str, type[Actor]]] = {"person": Person, "state": State, "organisation": Organisation, "body": Body}

#: The keys of which rows of one id in several folders tell a part each.
_JOINED: Final = frozenset({"names", "spellings", "zones", "participants", "rulings", "terms"})


class Placed(NamedTuple):
    """A row and where it stands; of a joined row, where the first of its parts does."""

    row: Any
    place: Place
    parts: tuple[Placed, ...] = ()

    def at(self, key: str) -> Place:
        """Where a key of it stands: in the part that tells it."""
        said = getattr(self.row, key)
        part = next((part for part in self.parts if getattr(part.row, key) == said), self)
        return part.place.at(key)

    def items(self, key: str) -> Iterator[tuple[Any, Place]]:
        """The items of a list, each with where it stands: in the first part that has it."""
        stands: dict[Hashable, Place] = {}
        for part in self.parts or (self,):
            for index, item in enumerate(getattr(part.row, key)):
                stands.setdefault(_fixed(item), part.place.at(key, index))
        for item in getattr(self.row, key):
            yield item, stands[_fixed(item)]

    def languages(self) -> dict[str, Place]:
        """The languages of its names, each with where it stands: in the last part that has it."""
        return {language: part.place.at("names") for part in self.parts or (self,) for language in part.row.names}


class Shelver:
    """Makes the shelves of all files, kinds and places first."""

    def __init__(self, desk: Desk, folders: Sequence[Sequence[Parsed]]) -> None:
        self.desk = desk
        self.folders = folders
        self.kinds: dict[str, Kind] = self._tree("kinds", "of", self._kind)
        self.topics: dict[str, Topic] = self._tree("topics", "of", self._topic)
        self.venues: dict[str, Venue] = self._tree("venues", "within", self._venue)
        self.actors: dict[str, Actor] = self._tree("actors", "of", self._actor)
        self.series: dict[str, Series] = self._made("series", self._series)
        self.subjects: dict[str, Subject] = self._made("events", self._subject)

    def _made(self, sort: str, make: Callable[[Placed], T]) -> dict[str, T]:
        return {id: make(placed) for id, placed in self._joined(sort).items()}

    def _tree(self, sort: str, parent: str, make: Callable[[Placed, dict[str, T]], T]) -> dict[str, T]:
        """The things of a shelf whose rows name others of the same shelf, outer ones first."""
        rows = self._joined(sort)
        made: dict[str, T] = {}
        depth: dict[str | None, int] = {}
        for id in self._outer_first(sort, rows, parent):
            depth[id] = depth.get(getattr(rows[id].row, parent), 0) + 1
            if depth[id] == DEEPEST + 1:
                message = f"{quoted(id)} lies more than {DEEPEST} deep"
                self.desk.fault(rows[id].at(parent), message, "leave some of what is around it out")
            made[id] = make(rows[id], made)
        return made

    def _outer_first(self, sort: str, rows: Mapping[str, Placed], parent: str) -> Iterator[str]:
        inside: dict[str, list[str]] = {}
        for id, placed in rows.items():
            outer: str | None = getattr(placed.row, parent)
            inside[id] = [outer] if outer is not None and outer in rows else []
            if outer is not None and outer not in rows:
                self.desk.look(rows, sort.removesuffix("s"), outer, placed.at(parent))
        for knot in knots(inside):
            circle = sorted(knot)
            if is_circle(circle, inside):
                message = f"these contain each other: {', '.join(circle)}"
                self.desk.fault(rows[circle[0]].at(parent), message, "take one of them out of the circle")
            yield from circle

    def _joined(self, sort: str) -> dict[str, Placed]:
        """The rows of a shelf by id, those of one id joined."""
        found: dict[str, list[Placed]] = {}
        for folder in self.folders:
            seen: dict[str, Place] = {}
            for placed in _rows(folder, sort):
                id = placed.row.id
                self.desk.matching(ID, id, placed.place, "id")
                if id in seen:
                    message = f"{id!r} is on the shelf of {sort} twice"
                    self.desk.fault(placed.place, message, f"join it with {seen[id]}")
                seen[id] = placed.place
                found.setdefault(id, []).append(placed)
        return {id: self._join(rows) if len(rows) > 1 else rows[0] for id, rows in found.items()}

    def _join(self, rows: Sequence[Placed]) -> Placed:
        """One row that says what several say, each a part."""
        values: dict[str, Any] = {}
        row_type: type[ShelfRow] = cast("type[ShelfRow]", type(rows[0].row))
        blank = row_type(id=rows[0].row.id)
        for field in attrs.fields(row_type):
            unsaid = getattr(blank, field.name)
            told = [placed for placed in rows if getattr(placed.row, field.name) != unsaid] or [rows[0]]
            first = getattr(told[0].row, field.name)
            values[field.name] = first
            if field.name in _JOINED:
                values[field.name] = _union([getattr(placed.row, field.name) for placed in told])
                continue
            for other in told[1:]:
                if (second := getattr(other.row, field.name)) != first:
                    message = f"{values['id']!r} has {field.name} = {second!r} here, and {first!r} in {told[0].place}"
                    self.desk.fault(other.place.at(field.name), message, "make them equal, or leave it out here")
        return Placed(row_type(**values), rows[0].place, tuple(rows))

    def _names(self, placed: Placed) -> dict[str, Any]:
        row: Any = placed.row
        for language, place in placed.languages().items():
            self.desk.matching(LANGUAGE, language, place)
        if not all(name.strip() for name in itertools.chain(row.spellings, *row.names.values())):
            said = list(placed.items("spellings"))
            for language, place in placed.languages().items():
                said += [(name, place.at(language, index)) for index, name in enumerate(row.names[language])]
            for name, place in said:
                self.desk.told(name, "write a name, or take it out", place)
        return {"id": row.id, "names": Names(row.names), "spellings": tuple(dict.fromkeys(row.spellings))}

    def _kind(self, placed: Placed, made: Mapping[str, Kind]) -> Kind:
        row: KindRow = placed.row
        return Kind(**self._names(placed), of=made.get(row.of or ""), remote=row.remote)

    def _topic(self, placed: Placed, made: Mapping[str, Topic]) -> Topic:
        return Topic(**self._names(placed), of=made.get(placed.row.of or ""))

    def _venue(self, placed: Placed, made: Mapping[str, Venue]) -> Venue:
        row: VenueRow = placed.row
        level = self.desk.member(Level, row.level, placed.at("level")) if row.level is not None else None
        if row.level is None:
            self.desk.missing(placed.place, "level")
        zones = tuple(dict.fromkeys(row.zones if row.zone is None else [row.zone, *row.zones]))
        if row.zone is not None:
            self.desk.zone(row.zone, placed.at("zone"))
        for zone, place in placed.items("zones"):
            self.desk.zone(zone, place)
        return Venue(
            **self._names(placed),
            level=level or Level.AREA,
            within=made.get(row.within or ""),
            zones=zones,
            point=self._point(row.point, placed.at("point")),
        )

    def _point(self, point: list[float] | None, place: Place) -> tuple[float, float] | None:
        if point is None:
            return None
        if len(point) == 2 and -90 <= point[0] <= 90 and -180 <= point[1] <= 180:
            return point[0], point[1]
        self.desk.fault(
            place, f"{point} is no point", "give the latitude from -90 to 90 and the longitude from -180 to 180"
        )
        return None

    def _actor(self, placed: Placed, made: Mapping[str, Actor]) -> Actor:
        row: ActorRow = placed.row
        details: dict[str, Any] = {**self._names(placed), "of": made.get(row.of or "")}
        if row.of is not None and row.type == "person":
            self.desk.fault(placed.at("of"), f"{row.id!r} is a person and belongs to nobody", "take it out")
        if row.seat is not None and row.type != "state" and row.type in _ACTORS:
            self.desk.fault(placed.at("seat"), f"{row.id!r} is no state and has no seat", "take the seat out")
        elif row.seat is not None:
            details["seat"] = self.desk.look(self.venues, "venue", row.seat, placed.at("seat"))
        if row.terms:
            details["terms"] = self._terms(placed)
        if row.type is None:
            self.desk.missing(placed.place, "type")
        elif row.type not in _ACTORS:
            mend = f"use one of {', '.join(_ACTORS)}"
            self.desk.fault(placed.at("type"), f"{quoted(row.type)} is no type of actor", mend)
        actor = _ACTORS.get(row.type or "", Actor)
        known = {field.alias for field in attrs.fields(actor)}
        return actor(**{name: value for name, value in details.items() if value is not None and name in known})

    def _terms(self, placed: Placed) -> tuple[Term, ...] | None:
        row: ActorRow = placed.row
        if row.type is not None and row.type != "person":
            self.desk.fault(placed.at("terms"), f"{row.id!r} is no person and has no terms", "take them out")
            return None
        read = [(one, self.desk.when(one.when, None, place, "when")) for one, place in placed.items("terms")]
        return tuple(Term(capacities=tuple(one.capacities), when=when) for one, when in read if when is not None)

    def _series(self, placed: Placed) -> Series:
        row: SeriesRow = placed.row
        title, kind = self._title_and_kind(placed)
        return Series(
            id=row.id,
            title=title,
            kind=kind,
            participants=self._participants(placed),
            since=self.desk.when(row.since, None, placed.at("since")) if row.since is not None else None,
        )

    def _participants(self, placed: Placed) -> tuple[Actor, ...]:
        found = [self.desk.look(self.actors, "actor", id, place) for id, place in placed.items("participants")]
        return tuple(dict.fromkeys(actor for actor in found if actor is not None))

    def _subject(self, placed: Placed) -> Subject:
        row: EventRow = placed.row
        title, kind = self._title_and_kind(placed)
        rulings = tuple(self._ruling(one, place) for one, place in placed.items("rulings"))
        return Subject(id=row.id, title=title, kind=kind, rulings=rulings)

    def _ruling(self, row: RulingRow, place: Place) -> Ruling:
        if row.field not in DISPUTABLE:
            self.desk.fault(place.at("field"), f"{row.field!r} cannot be disputed", f"use {', '.join(DISPUTABLE)}")
        for index, digest in enumerate(row.passages):
            self.desk.matching(DIGEST, digest, place, "passages", index)
        return Ruling(field=row.field, passages=tuple(row.passages), reason=row.reason)

    def _title_and_kind(self, placed: Placed) -> tuple[str, Kind]:
        """Both; where a fault is noted of the kind, one that serves to read on."""
        row: SeriesRow | EventRow = placed.row
        for key in ("title", "kind"):
            if getattr(row, key) is None:
                self.desk.missing(placed.place, key)
        if row.title is not None:
            self.desk.told(row.title, "say in a few words what it is", placed.at("title"))
        kind = self.desk.look(self.kinds, "kind", row.kind, placed.at("kind")) if row.kind is not None else None
        return row.title or "", kind or Kind(id="")


def _rows(folder: Sequence[Parsed], sort: str) -> Iterator[Placed]:
    for parsed in folder:
        shelf_rows: list[ShelfRow] = getattr(parsed.row, sort)
        for index, shelf_row in enumerate(shelf_rows):
            yield Placed(shelf_row, Place(parsed.file, (sort, index)))


def _union(several: Sequence[Any]) -> Any:
    """All lists in one, or all tables of lists; equal ones keep their order, others are sorted, the longest first."""
    if hasattr(several[0], "keys"):
        keys = sorted({key for table in several for key in table})
        return {key: _union([table[key] for table in several if table.get(key)] or [[]]) for key in keys}
    lists = [_distinct(items) for items in several]
    if all(items == lists[0] for items in lists):
        return lists[0]
    return sorted(_distinct([item for items in lists for item in items]), key=lambda item: (-len(str(item)), str(item)))


def _distinct(items: list[Any]) -> list[Any]:
    """Each item once, the first of those that are equal."""
    seen: dict[Hashable, Any] = {}
    for item in items:
        seen.setdefault(_fixed(item), item)
    return list(seen.values())


def _fixed(item: object) -> Hashable:
    """What only equal items share, and can be hashed, as rows and the lists in them cannot."""
    if isinstance(item, list):
        return tuple(map(_fixed, cast("list[object]", item)))
    if attrs.has(type(item)):
        row = cast("attrs.AttrsInstance", item)
        return type(item), *map(_fixed, attrs.astuple(row, recurse=False))
    return item
