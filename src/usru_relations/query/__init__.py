"""Criteria: questions of events, as values that compose with ``&``, ``|`` and ``~``.

A criterion is put to an archive, where names in any language are looked up. It answers YES, NO or MAYBE of an event; an
event matches a single question where the answer is YES, or with ``possibly`` also where it is MAYBE, and ``~`` is the
complement. Where an event can have several values, all that are asked for must be among them (`involving`, `about`);
where it has one, any of them will do.
"""

from __future__ import annotations

from usru_relations.query.criteria import Criterion, certainly, possibly
from usru_relations.query.people import involving
from usru_relations.query.places import at
from usru_relations.query.sorts import about, held, of_kind, with_status
from usru_relations.query.telling import corroborated, reported_by
from usru_relations.query.times import between, on

__all__ = [
    "Criterion",
    "about",
    "at",
    "between",
    "certainly",
    "corroborated",
    "held",
    "involving",
    "of_kind",
    "on",
    "possibly",
    "reported_by",
    "with_status",
]
