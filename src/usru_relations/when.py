"""When something was, as far as is known: a window of possibility."""

from __future__ import annotations

import datetime as dt
import functools
from typing import TYPE_CHECKING, TypeAlias, final

import attrs

from usru_relations import clock, edtf
from usru_relations.truth import Truth

if TYPE_CHECKING:
    import pendulum

Bounds: TypeAlias = tuple[int | None, int | None]
Day: TypeAlias = dt.date | str | None
"""A date, an aware datetime, or EDTF text; ``None`` is open."""

#: Instants outside these cannot be shown in every zone as dates of the years 1 to 9999.
_FIRST = clock.civil(dt.datetime(1, 1, 3))
_LAST = clock.civil(dt.datetime(9999, 12, 29))


class Disjoint(ValueError):
    """Two pieces of knowledge that cannot both be true."""

    def __init__(self, one: object, other: object) -> None:
        super().__init__(f"{one} and {other} cannot both be true: they have nothing in common")
        self.one = one
        self.other = other


def _instant(value: dt.datetime | int | None) -> int | None:
    return clock.instant(value) if isinstance(value, dt.datetime) else value


@final
@attrs.frozen(kw_only=True)
class When:
    """A window of possibility: somewhere from ``earliest`` to just before ``latest``.

    A civil time that was said in nobody's zone in particular keeps its ``civil`` bounds beside the instants at which
    clocks anywhere in the world show them; `read_in` narrows it once the place is known. Equality ignores how it was
    written.

    Raises:
        ValueError: if the window is empty, a bound has no zone, or lies outside the years 1 to 9999.

    """

    start: int | None = attrs.field(default=None, alias="earliest", converter=_instant)
    """The earliest instant in microseconds since 1970 in UTC."""
    end: int | None = attrs.field(default=None, alias="latest", converter=_instant)
    """The instant after the last, in microseconds since 1970 in UTC."""
    zone: str | None = None
    """The IANA zone in which it was said."""
    civil: Bounds | None = None
    """The bounds on the clocks of a place that is not known, in microseconds since 1970 on those clocks."""
    text: str = attrs.field(default="", eq=False)
    """The text as written; empty for what was computed."""
    assumed: bool = attrs.field(default=False, eq=False)
    """Whether the zone is that of the place, because nobody stated one."""

    def __attrs_post_init__(self) -> None:
        if self.zone is not None:
            clock.zone_of(self.zone)
        for bound in (self.start, self.end):
            if bound is not None and not _FIRST <= bound <= _LAST:
                raise ValueError("a time must lie within the years 1 to 9999 in every zone")
        if _empty(self.start, self.end) or (self.civil and _empty(*self.civil)):
            raise ValueError("a window must end after it starts")
        if self.civil == (None, None):
            object.__setattr__(self, "civil", None)

    @classmethod
    def parse(cls, text: str, zone: str | None = None, *, said: When | None = None, ahead: bool = False) -> When:
        """Read EDTF (``docs/time.md`` has the grammar).

        Args:
            text: the time; a zone may follow it in brackets, as ``2025-02-18[Asia/Riyadh]``.
            zone: the IANA zone in which a time without an offset is read; without one, in nobody's in particular.
            said: when it was said; needed for a weekday without a date, ``XXXX-WXX-5``.
            ahead: whether that weekday lies ahead of when it was said; else it is the last one not after.

        Raises:
            TimeTextError: if ``text`` is not in the grammar.
            UnknownZone: if there is no such zone.

        """
        if said is None or "XXXX" not in text:
            return _parsed(text, zone)
        return cls._parse(text, zone, said, ahead=ahead)

    @classmethod
    def _parse(cls, text: str, zone: str | None, said: When | None, *, ahead: bool) -> When:
        if " & " in text:
            parts = [cls._parse(part, zone, said, ahead=ahead) for part in text.split(" & ")]
            return attrs.evolve(functools.reduce(lambda one, other: one & other, parts), text="")
        time, named = edtf.split_zone(text)
        weekday = edtf.weekday_of(time)
        span = edtf.read(time) if weekday is None else _weekday(weekday, time, said, ahead)
        try:
            return cls._of(span, named or zone, time)
        except ValueError as error:
            raise edtf.TimeTextError(text, str(error)) from None

    @classmethod
    def _of(cls, span: edtf.Span, zone: str | None, text: str) -> When:
        start, end = _anchored(span, zone)
        loose = [edge is None or not edge.fixed for edge in span]
        civil = (span.start and span.start.us, span.end and span.end.us)
        kept = civil if zone is None and all(loose) and civil != (None, None) else None
        return cls(earliest=start, latest=end, zone=zone, civil=kept, text=text)

    @classmethod
    def spanning(cls, start: Day = None, end: Day = None, zone: str | None = None) -> When:
        """The window from the start of one date or instant to the end of another.

        Args:
            start: a date, an aware datetime or EDTF; ``None`` is open.
            end: the same; a date is included, a datetime is not.
            zone: the IANA zone of dates; without one they are dates at whatever place is asked about.

        Raises:
            ValueError: if it ends before it starts, or has a datetime without a zone, or mixes dates without a zone
                with datetimes.

        """
        span = edtf.Span(_day(start).start, _day(end).end)
        if zone is None and len({edge.fixed for edge in span if edge}) > 1:
            raise ValueError(f"give a zone for the date in {start} to {end}: the other end is an instant")
        if span.start and span.end and span.start.us >= span.end.us and span.start.fixed == span.end.fixed:
            raise ValueError(f"the window from {start} to {end} ends before it starts")
        return cls._of(span, zone, "")

    @property
    def earliest(self) -> pendulum.DateTime | None:
        """The first instant that is possible, in `zone` or UTC; ``None`` is open."""
        return None if self.start is None else clock.moment(self.start, self.zone)

    @property
    def latest(self) -> pendulum.DateTime | None:
        """The instant after the last that is possible, in `zone` or UTC; ``None`` is open."""
        return None if self.end is None else clock.moment(self.end, self.zone)

    def read_in(self, *zones: str) -> When:
        """The same civil time on the clocks of a place, or of the several ends of a call; other times are unchanged.

        Raises:
            Disjoint: if the clocks of the place skipped that time, or its bounds as instants exclude it.

        """
        if self.civil is None or not zones:
            return self
        span = edtf.Span(*(None if us is None else edtf.Edge(us, fixed=False) for us in self.civil))
        starts, ends = zip(*(_anchored(span, zone) for zone in zones), strict=True)
        known = self.narrowed(_least(starts), _most(ends))
        if len(set(zones)) > 1:
            return attrs.evolve(known, assumed=True)
        return attrs.evolve(known, zone=zones[0], civil=None, assumed=True)

    def narrowed(self, start: int | None, end: int | None) -> When:
        """The same window within further bounds, in microseconds since 1970 in UTC.

        Raises:
            Disjoint: if nothing remains.

        """
        both = _meet((self.start, self.end), (start, end))
        if _empty(*both):
            raise Disjoint(self, edtf.write(start, end, "Z"))
        return self if both == (self.start, self.end) else attrs.evolve(self, earliest=both[0], latest=both[1], text="")

    def __and__(self, other: When) -> When:
        """The window in which both hold; it keeps the zone and the text of the one that it equals.

        Raises:
            Disjoint: if they have nothing in common.

        """
        bounds = _meet((self.start, self.end), (other.start, other.end))
        civil = _meet(self.civil, other.civil) if self.civil and other.civil else self.civil or other.civil
        if _empty(*bounds) or (civil and _empty(*civil)):
            raise Disjoint(self, other)
        same = [when for when in (self, other) if (when.start, when.end) == bounds]
        said = min(same, key=_spoken, default=None)
        return When(
            earliest=bounds[0],
            latest=bounds[1],
            zone=said.zone if said else None,
            civil=civil,
            text=said.text if said else "",
            assumed=said.assumed if said else False,
        )

    def __or__(self, other: When) -> When:
        """The window in which either holds, and whatever lies between them."""
        start, end = _least((self.start, other.start)), _most((self.end, other.end))
        civil = None
        if self.civil and other.civil:
            civil = (_least((self.civil[0], other.civil[0])), _most((self.civil[1], other.civil[1])))
        return When(earliest=start, latest=end, zone=self.zone if self.zone == other.zone else None, civil=civil)

    def overlaps(self, other: When) -> bool:
        """Whether some instant lies in both windows."""
        try:
            return bool(self & other)
        except Disjoint:
            return False

    def before(self, other: When) -> Truth:
        """Whether an instant somewhere in this window comes before one somewhere in the other."""
        certain = self.end is not None and other.start is not None and self.end <= other.start
        never = self.start is not None and other.end is not None and self.start >= other.end - 1
        return Truth.of(certain, not never)

    def after(self, other: When) -> Truth:
        """Whether an instant somewhere in this window comes after one somewhere in the other."""
        return other.before(self)

    def within(self, window: When) -> Truth:
        """Whether an instant somewhere in this window lies in another.

        A window of civil time without a zone is read at this one's own place: its zone, its own civil bounds, or else
        on every clock of the world.
        """
        instants = _lies((self.start, self.end), (window.start, window.end))
        if window.civil is None:
            return instants
        if self.civil is None and self.zone is not None:
            place = _read_at(window, self.zone)
            return _lies((self.start, self.end), place) if place else Truth.NO
        if self.civil is not None:
            return _lies(self._clocks(None), window.civil) & (Truth.YES if is_hull(window) else instants)
        low, high = window.civil
        surely = (low if low is None else low + clock.WESTMOST, high if high is None else high - clock.EASTMOST)
        certain = _lies((self.start, self.end), surely) is Truth.YES and (is_hull(window) or instants is Truth.YES)
        return Truth.of(certain, instants is not Truth.NO)

    def dates(self, zone: str | None = None) -> tuple[pendulum.Date | None, pendulum.Date | None]:
        """The first and the last civil date that are possible in a zone, or at its own place; ``None`` is open.

        Raises:
            UnknownZone: if there is no such zone.

        """
        low, high = self._clocks(zone)
        return (
            None if low is None else clock.date_of(low),
            None if high is None else clock.date_of(high - 1),
        )

    def _clocks(self, zone: str | None) -> Bounds:
        place = zone or self.zone
        if zone is None and self.civil is not None:
            return _meet(self.civil, _hull(self.start, self.end))
        if place is None:
            return _hull(self.start, self.end)
        clock.zone_of(place)
        return (
            None if self.start is None else clock.wall(self.start, place),
            None if self.end is None else clock.wall(self.end - 1, place) + 1,
        )

    def shown(self, zone: str | None = None) -> str:
        """The civil dates in a zone, or at its own place, for people: ``2025-02-18`` or ``..2025-03-03``."""
        first, last = self.dates(zone)
        if first == last:
            return str(first or "undated")
        return f"{first or ''}..{last or ''}"

    def __str__(self) -> str:
        """The canonical text, of which `parse` makes an equal window."""
        instants = edtf.write(self.start, self.end, "Z") + (f"[{self.zone}]" if self.zone else "")
        if self.civil is not None:
            said = edtf.write(*self.civil)
            return said if self == When.parse(said) else f"{said} & {instants}"
        if self.zone is None:
            return instants
        low, high = self._clocks(self.zone)
        if _empty(low, high):
            return instants
        local = f"{edtf.write(low, high)}[{self.zone}]"
        return local if When.parse(local) == self else instants


def _day(day: Day) -> edtf.Span:
    if day is None:
        return edtf.Span(None, None)
    if isinstance(day, str):
        return edtf.read(day)
    if isinstance(day, dt.datetime):
        edge = edtf.Edge(clock.instant(day), fixed=True)
        return edtf.Span(edge, edge)
    if isinstance(day, dt.date):
        start = clock.civil_day(day)
        return edtf.Span(edtf.Edge(start, fixed=False), edtf.Edge(start + clock.DAY, fixed=False))
    raise TypeError(f"a day is a date, an aware datetime or EDTF text, not {day!r}")


@functools.lru_cache(maxsize=4_096)
def _parsed(text: str, zone: str | None) -> When:
    return When._parse(text, zone, None, ahead=False)  # noqa: SLF001 # pyright: ignore[reportPrivateUsage] - kept here


def is_hull(when: When) -> bool:
    """Whether a civil time's instants are just those at which clocks anywhere show it."""
    low, high = when.civil or (None, None)
    start = None if low is None else low - clock.EASTMOST
    return (when.start, when.end) == (start, None if high is None else high + clock.WESTMOST)


@functools.lru_cache(maxsize=4_096)
def _read_at(window: When, zone: str) -> Bounds | None:
    """The instants of a civil time on the clocks of a place; ``None`` if they skipped it."""
    try:
        place = window.read_in(zone)
    except Disjoint:
        return None
    return place.start, place.end


def _hull(start: int | None, end: int | None) -> Bounds:
    """What the clocks of the world can show between two instants."""
    return None if start is None else start - clock.WESTMOST, None if end is None else end + clock.EASTMOST


def _spoken(when: When) -> tuple[bool, str, bool, str]:
    return when.zone is None, when.zone or "", not when.text, when.text


def _weekday(weekday: int, text: str, said: When | None, ahead: bool) -> edtf.Span:
    first, last = said.dates() if said else (None, None)
    if first is None or last is None:
        raise edtf.TimeTextError(text, "a weekday needs the time at which it was said")
    near = [dt.date.fromordinal(day.toordinal() + _steps(day.isoweekday(), weekday, ahead)) for day in (first, last)]
    return edtf.Span(
        edtf.Edge(clock.civil_day(near[0]), fixed=False), edtf.Edge(clock.civil_day(near[1]) + clock.DAY, fixed=False)
    )


def _steps(today: int, weekday: int, ahead: bool) -> int:
    return (weekday - today) % 7 if ahead else -((today - weekday) % 7)


def _anchored(span: edtf.Span, zone: str | None) -> Bounds:
    """The instants of a span's edges, on the clocks of a zone or of the whole world."""
    start, end = span
    low = start and start.us
    if start and not start.fixed:
        low = start.us - clock.EASTMOST if zone is None else clock.first(start.us, zone)
    high = end and end.us
    if end and not end.fixed:
        high = end.us + clock.WESTMOST if zone is None else clock.after_last(end.us, zone)
    return low, high


def _meet(one: Bounds, other: Bounds) -> Bounds:
    starts = [bounds[0] for bounds in (one, other) if bounds[0] is not None]
    ends = [bounds[1] for bounds in (one, other) if bounds[1] is not None]
    return max(starts, default=None), min(ends, default=None)


def _least(starts: tuple[int | None, ...]) -> int | None:
    return None if None in starts else min(start for start in starts if start is not None)


def _most(ends: tuple[int | None, ...]) -> int | None:
    return None if None in ends else max(end for end in ends if end is not None)


def _empty(start: int | None, end: int | None) -> bool:
    return start is not None and end is not None and start >= end


def _lies(inner: Bounds, outer: Bounds) -> Truth:
    starts = outer[0] is None or (inner[0] is not None and inner[0] >= outer[0])
    ends = outer[1] is None or (inner[1] is not None and inner[1] <= outer[1])
    return Truth.of(starts and ends, not _empty(*_meet(inner, outer)))
