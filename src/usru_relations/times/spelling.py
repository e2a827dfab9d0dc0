"""The shortest text of a span of time, in the grammar that `edtf` reads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from usru_relations.times import edtf
from usru_relations.times.clock import naive
from usru_relations.times.placing import anchored

if TYPE_CHECKING:
    from collections.abc import Callable

    from usru_relations.times.placing import Placed


def spelled(window: Placed) -> str:
    """The canonical text of a window, of which `When.parse` makes an equal one."""
    instants = written(*window.instants, "Z") + (f"[{window.zone}]" if window.zone else "")
    if window.civil is not None:
        said = written(*window.civil)
        return said if window.zone is None and window.everywhere else f"{said} & {instants}"
    if window.zone is None:
        return instants
    local = written(*window.clocks())
    return f"{local}[{window.zone}]" if anchored(edtf.read(local), window.zone) == window.instants else instants


def written(start: int | None, end: int | None, suffix: str = "") -> str:
    """The shortest text whose span is from ``start`` to ``end``, civil times or, with the suffix ``Z``, instants."""
    if start is not None and end is not None:
        for unit in _UNITS:
            text = unit(start) + (suffix if "T" in unit(start) else "")
            if not (suffix and "T" not in text) and edtf.read(text) == edtf.Span(
                edtf.Edge(start, bool(suffix)), edtf.Edge(end, bool(suffix))
            ):
                return text
    return f"{_start_text(start, suffix)}/{_end_text(end, suffix)}"


def _shown(timespec: str, width: int | None = None) -> Callable[[int], str]:
    return lambda us: naive(us).isoformat(timespec=timespec)[:width]


_UNITS: Final = (
    _shown("auto", 4), _shown("auto", 7), _shown("auto", 10), _shown("minutes"), _shown("seconds"),
    _shown("milliseconds"), _shown("microseconds"),
)  # fmt: skip


def _start_text(us: int | None, suffix: str) -> str:
    if us is None:
        return ".."
    for unit in _UNITS[3 if suffix else 2 :]:
        text = unit(us) + suffix
        if edtf.read(text).start == edtf.Edge(us, bool(suffix)):
            return text
    raise AssertionError("microseconds are exact")  # pragma: no cover


def _end_text(us: int | None, suffix: str) -> str:
    """The last unit before the end, as the ends of EDTF's intervals are included."""
    if us is None:
        return ".."
    for unit in _UNITS[3 if suffix else 2 :]:
        text = unit(us - 1) + suffix
        if edtf.read(text).end == edtf.Edge(us, bool(suffix)):
            return text
    raise AssertionError("microseconds are exact")  # pragma: no cover
