"""Arguments of strategies: what is wrong with them told at once, and not when a value is drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from usru_relations.given import must_be
from usru_relations.times.clock import zone_of

if TYPE_CHECKING:
    from collections.abc import Sequence


def several(name: str, given: Sequence[str]) -> tuple[str, ...]:
    """Texts in a list.

    Raises:
        TypeError: if they are one text, or no texts.
        ValueError: if there are none.

    """
    asked = f"{name} are a list of texts"
    must_be((list, tuple), given, asked)
    if not given:
        raise ValueError(f"{asked}, of one at least")
    return tuple(must_be(str, one, asked) for one in given)


def several_zones(given: Sequence[str]) -> tuple[str, ...]:
    """IANA zones in a list; raises as `several`, and `UnknownZone`."""
    zones = several("zones", given)
    for zone in zones:
        zone_of(zone)
    return zones


def range_of(least: int, size: int) -> tuple[int, int]:
    """From how many to how many.

    Raises:
        TypeError: if either is no whole number.
        ValueError: if they are negative, or in the wrong order.

    """
    if type(least) is not int or type(size) is not int:
        raise TypeError(f"numbers of events are whole, not least={least!r} and size={size!r}")
    if not 0 <= least <= size:
        raise ValueError(f"numbers of events run from 0 up, the least first, not from least={least} to size={size}")
    return least, size


def eighths(name: str, given: float) -> int:
    """A share, rounded to eighths.

    Raises:
        TypeError: if it is no number.
        ValueError: if it is below 0 or above 1.

    """
    if not 0 <= must_be((int, float), given, f"{name} is a share from 0 to 1") <= 1:
        raise ValueError(f"{name} is a share from 0 to 1, not {given}")
    return round(given * 8)
