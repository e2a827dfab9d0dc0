"""Rules that a good chronology keeps, and what breaks them."""

from __future__ import annotations

from typing import Final

from usru_relations.rules.counts import orders_agree, tallies_agree
from usru_relations.rules.disputes import (
    disputes_are_decided,
    references_are_settled,
    rulings_are_needed,
    weekdays_fit_dates,
)
from usru_relations.rules.findings import BrokenRule, Finding, Rule, Severity, asked
from usru_relations.rules.passages import (
    anchors_agree,
    attributions_end,
    origins_are_counted_once,
    passages_are_anchored_once,
    passages_are_sentences,
)
from usru_relations.rules.people import capacities_fit_dates, nobody_is_in_two_places
from usru_relations.rules.shelves import shelves_are_used, sources_report, wholes_are_no_parts
from usru_relations.rules.times import (
    held_before_reported,
    parts_lie_in_wholes,
    published_after_its_dates,
    timeline_is_possible,
)

RULES: Final[tuple[Rule, ...]] = (
    timeline_is_possible,
    held_before_reported,
    published_after_its_dates,
    parts_lie_in_wholes,
    nobody_is_in_two_places,
    capacities_fit_dates,
    disputes_are_decided,
    weekdays_fit_dates,
    rulings_are_needed,
    references_are_settled,
    tallies_agree,
    orders_agree,
    wholes_are_no_parts,
    attributions_end,
    origins_are_counted_once,
    anchors_agree,
    passages_are_sentences,
    passages_are_anchored_once,
    sources_report,
    shelves_are_used,
)

__all__ = [
    "RULES",
    "BrokenRule",
    "Finding",
    "Rule",
    "Severity",
    "anchors_agree",
    "asked",
    "attributions_end",
    "capacities_fit_dates",
    "disputes_are_decided",
    "held_before_reported",
    "nobody_is_in_two_places",
    "orders_agree",
    "origins_are_counted_once",
    "parts_lie_in_wholes",
    "passages_are_anchored_once",
    "passages_are_sentences",
    "published_after_its_dates",
    "references_are_settled",
    "rulings_are_needed",
    "shelves_are_used",
    "sources_report",
    "tallies_agree",
    "timeline_is_possible",
    "weekdays_fit_dates",
    "wholes_are_no_parts",
]
