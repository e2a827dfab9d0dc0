"""What happened between the United States and Russia from February 2025 on, date by date and source by source."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from usru_relations.chronology import Chronology
    from usru_relations.events import Event
    from usru_relations.faults import FixtureError
    from usru_relations.folders import BUNDLED, dump, load
    from usru_relations.length import Length
    from usru_relations.reports import Report, Status
    from usru_relations.rules import Severity
    from usru_relations.shelf import Actor, Venue
    from usru_relations.truth import Truth
    from usru_relations.when import When

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
    "Actor": "shelf",
    "Chronology": "chronology",
    "Event": "events",
    "FixtureError": "faults",
    "Length": "length",
    "Report": "reports",
    "Severity": "rules",
    "Status": "reports",
    "Truth": "truth",
    "Venue": "shelf",
    "When": "when",
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
