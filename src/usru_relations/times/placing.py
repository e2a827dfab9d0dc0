"""Civil times on the clocks of a place, or of the whole world."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from usru_relations.times import clock
from usru_relations.times.bounds import Bounds, empty, lies, meet, moved
from usru_relations.truth import Truth

if TYPE_CHECKING:
    from usru_relations.times.edtf import Span


class Placed(NamedTuple):
    """A window of instants, with the civil time and the zone in which it was said."""

    instants: Bounds
    civil: Bounds | None
    """The bounds on the clocks of a place that is not known."""
    zone: str | None

    @property
    def everywhere(self) -> bool:
        """Whether it holds all the instants at which clocks anywhere in the world can show its civil time."""
        return self.civil is not None and self.instants == somewhere(self.civil)

    def clocks(self, zone: str | None = None) -> Bounds:
        """What the clocks of a zone can show, or those of its own place.

        Raises:
            UnknownZone: if there is no such zone.

        """
        place = self.zone if zone is None else zone
        if zone is None and self.civil is not None:
            return meet(self.civil, shown_anywhere(self.instants))
        if place is None:
            return shown_anywhere(self.instants)
        clock.zone_of(place)
        return clock.shown_between(*self.instants, place)

    def on(self, zone: str) -> Bounds:
        """The instants at which the clocks of a zone show its civil time; empty if they never do."""
        return self.instants if self.civil is None else meet(self.instants, read(self.civil, zone))

    def lies_in(self, window: Placed) -> Truth:
        """Whether an instant somewhere in it lies in a window, of which a civil time is read at this one's place."""
        instants = lies(self.instants, window.instants)
        if window.civil is None:
            return instants
        both = lies(self.clocks(), window.civil) & instants
        if self.civil is not None:
            return both
        here = window.instants if self.zone is None else window.on(self.zone)
        return Truth.of(both is Truth.YES, not empty(meet(self.instants, here)))

    def goes_on_in(self, window: Placed, begun: int | None, until: int | None) -> bool:
        """Whether something somewhere in it, begun and until an instant at least, surely takes up some of a window."""
        start, end = window.everywhere_in(self.zone)
        starts = end is None or (begun is not None and begun < end)
        return starts and (start is None or (until is not None and until > start))

    def everywhere_in(self, zone: str | None) -> Bounds:
        """From the instant from which all its civil time may be read, to that until which it is, on clocks of a zone.

        Without a zone, on any clocks of the world: then they may be crossed, as where clocks go back.
        """
        if self.civil is None:
            return self.instants
        if zone is None:
            return moved(self.civil, clock.WESTMOST, -clock.EASTMOST)
        start, end = self.civil
        return None if start is None else clock.after_last(start, zone), None if end is None else clock.first(end, zone)


def anchored(span: Span, zone: str | None) -> Bounds:
    """The instants of a span's edges, on the clocks of a zone or, without one, of the whole world.

    Raises:
        UnknownZone: if there is no such zone.
        ValueError: if its clocks skipped that time.

    """
    civil = span.start and span.start.us, span.end and span.end.us
    start, end = somewhere(civil) if zone is None else read(civil, zone)
    loose = [edge is None or not edge.fixed for edge in span]
    if all(loose) and empty((start, end)):
        raise ValueError(f"the clocks of {zone} skipped it")
    return start if loose[0] else civil[0], end if loose[1] else civil[1]


def read(civil: Bounds, zone: str) -> Bounds:
    """From the first instant at which the clocks of a zone show a civil time to the last."""
    start, end = civil
    return None if start is None else clock.first(start, zone), None if end is None else clock.after_last(end, zone)


def somewhere(civil: Bounds) -> Bounds:
    """The instants at which clocks anywhere in the world can show a civil time."""
    return moved(civil, -clock.EASTMOST, clock.WESTMOST)


def shown_anywhere(instants: Bounds) -> Bounds:
    """The civil times that clocks anywhere in the world can show between two instants."""
    return moved(instants, -clock.WESTMOST, clock.EASTMOST)
