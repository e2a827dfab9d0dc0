"""Criteria: questions of events, as values that compose with ``&``, ``|`` and ``~``.

A criterion is put to an archive, where names in any language are looked up. It answers YES, NO or MAYBE of an event:
YES where it is so in every world that what is known of the event leaves possible, NO where it is so in none.
`Chronology.answers` gives these. `Chronology.where` asks for a decision: an event matches a single question where the
answer is YES, or with ``possibly`` also where it is MAYBE, and ``~`` is the complement; `certainly` and `possibly`
decide a whole criterion by its three-valued answer.

Where an event can have several values, all that are asked for must be among them (`involving`, `about`); where it has
one, or where one report will do (`reported_by`), any of them will do.
"""

from __future__ import annotations

from usru_relations.query.criteria import Criterion, certainly, possibly
from usru_relations.query.people import involving, with_participant, with_participants
from usru_relations.query.places import at, near, placed
from usru_relations.query.recurring import in_hours, in_month, on_weekday
from usru_relations.query.relations import after, before, concerning, following, leading_to, part_of
from usru_relations.query.sorts import about, disputed, held, of_kind, with_status
from usru_relations.query.telling import (
    according_to,
    citing,
    corroborated,
    from_origin,
    in_language,
    interpreted,
    published,
    reported_by,
)
from usru_relations.query.texts import mentioning
from usru_relations.query.times import between, dated, going_on, inferred, lasting, on, undated

__all__ = [
    "Criterion",
    "about",
    "according_to",
    "after",
    "at",
    "before",
    "between",
    "certainly",
    "citing",
    "concerning",
    "corroborated",
    "dated",
    "disputed",
    "following",
    "from_origin",
    "going_on",
    "held",
    "in_hours",
    "in_language",
    "in_month",
    "inferred",
    "interpreted",
    "involving",
    "lasting",
    "leading_to",
    "mentioning",
    "near",
    "of_kind",
    "on",
    "on_weekday",
    "part_of",
    "placed",
    "possibly",
    "published",
    "reported_by",
    "undated",
    "with_participant",
    "with_participants",
    "with_status",
]
