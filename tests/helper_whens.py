"""Windows of time for laws, and what each of them holds, counted out."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from hypothesis import strategies as st

from helper_clocks import HOUR, MINUTE, NASTY, OFFSETS, ZONES, shown, us
from usru_relations import When
from usru_relations.times.clock import moment, naive

if TYPE_CHECKING:
    from collections.abc import Iterator

Ends: TypeAlias = tuple[int | None, int | None]
SLOT = HOUR // 2
BASE = us("2025-02-18")
HORIZON = range(BASE - 40 * HOUR, BASE + 64 * HOUR, SLOT)
"""Half hours that reach beyond every window below."""

QUIET = ["America/Anchorage", "Asia/Almaty", "Asia/Kamchatka", "Asia/Kolkata", "Europe/London", "Pacific/Kiritimati"]
"""Zones whose clocks do not change within that horizon."""


def contains(start: int | None, end: int | None, at: int) -> bool:
    return (start is None or start <= at) and (end is None or at < end)


def instants(when: When) -> list[int]:
    """The first and the last microsecond of every half hour in which it may have been."""
    edges = (at for slot in HORIZON for at in (slot, slot + SLOT - 1))
    return [at for at in edges if contains(when.start, when.end, at)]


def placed(when: When) -> Iterator[tuple[int, int]]:
    """Every such instant with whatever the clocks of its own place may have shown."""
    for at in instants(when):
        if when.zone is not None and when.civil is None:
            yield at, shown(at, when.zone)
        else:
            clocks = (at + ahead for ahead in OFFSETS)
            yield from ((at, clock) for clock in clocks if when.civil is None or contains(*when.civil, clock))


def _text(bounds: Ends, suffix: str = "") -> str:
    start, end = bounds
    ends = (start, None if end is None else end - MINUTE)
    return "/".join(".." if at is None else naive(at).isoformat(timespec="minutes") + suffix for at in ends)


def _bounds(slots: tuple[int | None, int | None]) -> Ends:
    one, other = slots
    if one is not None and other is not None:
        one, other = sorted((one, other + (one == other)))
    return None if one is None else BASE + one * SLOT, None if other is None else BASE + other * SLOT


def _windows(bounds: st.SearchStrategy[Ends]) -> tuple[st.SearchStrategy[When], ...]:
    """Civil times, times in zones, and instants with and without one."""
    civil, fixed = bounds.map(_text), bounds.map(lambda ends: _text(ends, "Z"))
    zones = st.sampled_from(QUIET)
    return civil.map(When.parse), st.builds(When.parse, civil, zones), st.builds(When.parse, fixed, st.none() | zones)


SLOTS = st.integers(0, 48)
BOUNDS = st.tuples(st.none() | SLOTS, st.none() | SLOTS).map(_bounds)
CIVIL, ZONED, INSTANTS = _windows(BOUNDS)
WINDOWS = CIVIL | ZONED | INSTANTS
"""Windows whose bounds are half hours."""
CLOSED_CIVIL, CLOSED_ZONED, CLOSED_INSTANTS = _windows(st.tuples(SLOTS, SLOTS).map(_bounds))
"""The same without open ends."""

TEXTS = st.sampled_from([
    *("2025", "2025-02", "2025-W08", "2025-21", "202X", "2025-02-18", "2025-02-18~", "2025-02~", "2025-02-18TNI"),
    *("2025-02-18T17", "2025-02-18T17:38", "2025-02-18T17:38:09.5", "2025-02-18T17:38Z", "2025-02-18T17:38+05:00"),
    *("2025-02-17/2025-02-19", "2025-02-17/..", "../2025-02-19", "../..", "2025-02-17T10Z/2025-02-19"),
    *("2025-02-18/2025-02", "[2025-02-17,2025-02-20]", "../2025-02-18T17:38Z"),
])  # fmt: skip
PARSED = st.builds(When.parse, TEXTS, st.none() | st.sampled_from(ZONES))
NASTY_MOMENTS = st.tuples(st.sampled_from(NASTY), st.integers(-30 * 60, 54 * 60)).map(
    lambda drawn: moment(us(drawn[0][1]) + drawn[1] * MINUTE, drawn[0][0])
)
