"""What happened between the United States and Russia from February 2025 on, date by date and source by source."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from usru_relations.chronology import Chronology
    from usru_relations.folders import BUNDLED, dump, load
    from usru_relations.folding.events import Event
    from usru_relations.reading.faults import FixtureError
    from usru_relations.records.reports import Report, Status
    from usru_relations.records.shelf import Actor, Venue
    from usru_relations.rules import Severity
    from usru_relations.times.length import Length
    from usru_relations.times.when import When
    from usru_relations.truth import Truth

__version__ = "0.1.0"
__all__ = [
    "BUNDLED",
    "Actor",
    "Chronology",
    "Event",
    "FixtureError",
    "Length",
    "Report",
    "Severity",
    "Status",
    "Truth",
    "Venue",
    "When",
    "dump",
    "load",
]

_ROOMS = {
    "BUNDLED": "folders",
    "Actor": "records.shelf",
    "Chronology": "chronology",
    "Event": "folding.events",
    "FixtureError": "reading.faults",
    "Length": "times.length",
    "Report": "records.reports",
    "Severity": "rules",
    "Status": "records.reports",
    "Truth": "truth",
    "Venue": "records.shelf",
    "When": "times.when",
    "dump": "folders",
    "load": "folders",
}


def __getattr__(name: str) -> object:
    """Import a public name when it is first used (PEP 562), so that importing the package costs nothing."""
    if name not in _ROOMS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(f"{__name__}.{_ROOMS[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
