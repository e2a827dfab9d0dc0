"""When something was, as far as is known: a window of possibility."""

from __future__ import annotations

import datetime as dt
import functools
from types import NoneType
from typing import TYPE_CHECKING, TypeAlias, final

import attrs

from usru_relations.errors import Carrying
from usru_relations.given import must_be, shown
from usru_relations.times import clock, edtf
from usru_relations.times.bounds import Bounds, empty, hull, meet
from usru_relations.times.placing import Placed, anchored, read, somewhere
from usru_relations.times.spelling import spelled, written
from usru_relations.truth import Truth

if TYPE_CHECKING:
    import pendulum

Day: TypeAlias = edtf.Day
#: Instants outside these cannot be shown in every zone as dates of the years 1 to 9999.
_FIRST = clock.civil(dt.datetime(1, 1, 3))
_LAST = clock.civil(dt.datetime(9999, 12, 29))


class Disjoint(Carrying, ValueError):
    """Two pieces of knowledge that cannot both be true."""

    def __init__(self, one: object, other: object) -> None:
        super().__init__(f"{one} and {other} cannot both be true: they have nothing in common")
        self.one = one
        self.other = other


def _instant(value: dt.datetime | int | None) -> int | None:
    if value is None or type(value) is int:
        return value
    return clock.instant(must_be(dt.datetime, value, "a bound of a window is an aware datetime, or microseconds"))


def _window(other: object) -> When:
    return must_be(When, other, "a window is taken together with another, as When.parse('2025-02')")


@final
@attrs.frozen(kw_only=True, order=False)  # mypy takes them to be ordered otherwise
class When:
    """A window of possibility: somewhere from ``earliest`` to just before ``latest``.

    A civil time that was said in nobody's zone in particular keeps its ``civil`` bounds beside the instants at which
    clocks anywhere in the world show them, beyond which its own bounds never reach; `read_in` narrows it once the place
    is known. Equality ignores how it was written.

    Raises:
        ValueError: if the window is empty, a bound has no zone, or lies outside the years 1 to 9999.
        UnknownZone: if there is no such zone.

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
        if self.civil is not None:
            self._confine(self.civil)
        for bound in (self.start, self.end, *somewhere(self.civil or (None, None))):
            if bound is not None and not _FIRST <= bound <= _LAST:
                raise ValueError("a time must lie within the years 1 to 9999 in every zone")
        if empty(self.bounds) or (self.civil and empty(self.civil)):
            raise ValueError("a window must end after it starts")

    def _confine(self, civil: Bounds) -> None:
        """Keep no instant at which no clock in the world shows that civil time."""
        start, end = meet(self.bounds, somewhere(civil))
        for name, value in (("start", start), ("end", end), ("civil", None if civil == (None, None) else civil)):
            object.__setattr__(self, name, value)

    @classmethod
    def parse(cls, text: str, zone: str | None = None, *, said: When | None = None, ahead: bool | None = False) -> When:
        """Read EDTF (``docs/time.md`` has the grammar).

        Args:
            text: the time; a zone may follow it in brackets, as ``2025-02-18[Asia/Riyadh]``.
            zone: the IANA zone in which a time without an offset is read; without one, in nobody's in particular.
            said: when it was said; needed for weekdays without a date, ``XXXX-WXX-5``.
            ahead: whether these lie ahead of when it was said, or are the last not after; ``None`` if it may be either.

        Raises:
            TimeTextError: if ``text`` is not in the grammar, or nothing satisfies all that it says.
            TypeError: if it is no text, or a weekday was ``said`` in no window.
            UnknownZone: if there is no such zone.

        """
        if not isinstance(text, str):
            mend = "; of dates and datetimes it is made by When.spanning" if isinstance(text, dt.date) else ""
            raise TypeError(f"a time is read from EDTF text, as '2025-02-18', not from {shown(text)}{mend}")
        must_be((bool, NoneType), ahead, "ahead is True, False or None")
        if zone is not None and (day := _day(text, zone)):
            return day
        if said is None or "XXXX" not in text:
            return _parsed(text, zone)
        must_be(When, said, "a weekday was said in a window, as When.parse('2025-02-18')")
        return cls._parse(text, zone, said, ahead=ahead)

    @classmethod
    def _parse(cls, text: str, zone: str | None, said: When | None, *, ahead: bool | None) -> When:
        try:
            if " & " in text:
                parts = [cls._parse(part, zone, said, ahead=ahead) for part in text.split(" & ")]
                return attrs.evolve(functools.reduce(lambda one, other: one & other, parts), text="")
            time, named = edtf.split_zone(text)
            readings = [edtf.read(one) for one in edtf.dated(time, said and said.dates(), ahead=ahead)]
            return cls._of(edtf.Span(readings[0].start, readings[-1].end), named or zone, time)
        except edtf.TimeTextError as error:
            part = f"{error.text!r}: " if " & " in text else ""
            raise edtf.TimeTextError(text, f"{part}{error.why}") from None
        except ValueError as error:
            raise edtf.TimeTextError(text, str(error)) from None

    @classmethod
    def _of(cls, span: edtf.Span, zone: str | None, text: str) -> When:
        start, end = anchored(span, zone)
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
        span = edtf.between(start, end)
        if zone is None and len({edge.fixed for edge in span if edge}) > 1:
            raise ValueError(f"give a zone for the date in {start} to {end}: the other end is an instant")
        return cls._of(span, zone, "")

    @property
    def bounds(self) -> Bounds:
        """Both bounds in microseconds since 1970 in UTC; ``None`` is open."""
        return self.start, self.end

    @property
    def placed(self) -> Placed:
        """The bounds with the civil time and the zone, as far as they are known."""
        return Placed(self.bounds, self.civil, self.zone)

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
        civil = self.civil
        known = attrs.evolve(self.narrowed(*hull(read(civil, zone) for zone in zones)), assumed=True, text=self.text)
        return known if len(set(zones)) > 1 else attrs.evolve(known, zone=zones[0], civil=None)

    def narrowed(self, start: int | None, end: int | None) -> When:
        """The same window within further bounds, in microseconds since 1970 in UTC.

        Raises:
            Disjoint: if nothing remains.

        """
        both = meet(self.bounds, (_instant(start), _instant(end)))
        if empty(both):
            raise Disjoint(self, written(start, end, "Z"))
        return self if both == self.bounds else attrs.evolve(self, earliest=both[0], latest=both[1], text="")

    def __and__(self, other: When) -> When:
        """The window in which both hold; it keeps the zone and the text of the one that it equals.

        Raises:
            Disjoint: if they have nothing in common.

        """
        bounds = meet(self.bounds, _window(other).bounds)
        civil = meet(self.civil, other.civil) if self.civil and other.civil else self.civil or other.civil
        if empty(bounds) or (civil and empty(civil)):
            raise Disjoint(self, other)
        same = [when for when in (self, other) if when.bounds == bounds]
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
        start, end = hull((self.bounds, _window(other).bounds))
        civil = hull((self.civil, other.civil)) if self.civil and other.civil else None
        return When(earliest=start, latest=end, zone=self.zone if self.zone == other.zone else None, civil=civil)

    def overlaps(self, other: When) -> bool:
        """Whether some instant lies in both windows."""
        try:
            return bool(self & other)
        except Disjoint:
            return False

    def before(self, other: When) -> Truth:
        """Whether an instant somewhere in this window comes before one somewhere in the other."""
        start = _window(other).start
        certain = self.end is not None and start is not None and self.end <= start
        never = self.start is not None and other.end is not None and self.start >= other.end - 1
        return Truth.of(certain, not never)

    def after(self, other: When) -> Truth:
        """Whether an instant somewhere in this window comes after one somewhere in the other."""
        return _window(other).before(self)

    def within(self, window: When) -> Truth:
        """Whether an instant somewhere in this window lies in another.

        A window of civil time without a zone is read at this one's own place: its zone, its own civil bounds, or else
        on every clock of the world.
        """
        return self.placed.lies_in(_window(window).placed)

    def dates(self, zone: str | None = None) -> tuple[pendulum.Date | None, pendulum.Date | None]:
        """The first and the last civil date that are possible in a zone, or at its own place; ``None`` is open.

        Raises:
            UnknownZone: if there is no such zone.

        """
        low, high = self.placed.clocks(zone)
        return low if low is None else clock.date_of(low), high if high is None else clock.date_of(high - 1)

    def shown(self, zone: str | None = None) -> str:
        """The civil dates in a zone, or at its own place, for people: ``2025-02-18`` or ``..2025-03-03``."""
        first, last = self.dates(zone)
        if first == last:
            return str(first or "undated")
        return f"{first or ''}..{last or ''}"

    def __repr__(self) -> str:
        return f"When.parse({str(self)!r})"

    def __str__(self) -> str:
        """The canonical text, of which `parse` makes an equal window."""
        return spelled(self.placed)


@functools.lru_cache(maxsize=4_096)
def _parsed(text: str, zone: str | None) -> When:
    return When._parse(text, zone, None, ahead=False)  # noqa: SLF001 # pyright: ignore[reportPrivateUsage] - kept here


def _day(text: str, zone: str) -> When | None:
    """A day at a place, the commonest time; none where its clocks skipped it, or it is near the end of the calendar.

    There is nothing to convert or to check, so its fields are set at once, in a third of the time.
    """
    date = edtf.day_of(text)
    if date is None:
        return None
    start, end = clock.day(date, zone)
    if not _FIRST <= start < end <= _LAST:
        return None
    when = _new(When)
    _set_start(when, start)
    _set_end(when, end)
    _set_zone(when, zone)
    _set_civil(when, None)
    _set_text(when, text)
    _set_assumed(when, False)
    return when


_new = object.__new__
_set_start, _set_end, _set_zone, _set_civil, _set_text, _set_assumed = (
    vars(When)[field.name].__set__ for field in attrs.fields(When)
)


def _spoken(when: When) -> tuple[bool, str, bool, str]:
    return when.zone is None, when.zone or "", not when.text, when.text
