"""Quantities as texts of many forms."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from usru_relations.records.quantities import Amount, Quantity

if TYPE_CHECKING:
    from usru_relations.strategies.choices import Choices


@functools.lru_cache(maxsize=1_024)
def quantity_of(what: str, text: str) -> Quantity:
    return Quantity(what=what, amount=Amount.parse(text))


def true_quantity(papers: int, choices: Choices) -> Quantity:
    """How many papers were signed, more or less roundly told."""
    near = (papers + 5) // 10 * 10
    return quantity_of(
        "papers signed",
        choices.of((f"{papers}", f"~{near or papers}", f">{papers}", f"<{papers + 1}", f"{papers}/{papers + 9}")),
    )


def any_quantity(choices: Choices) -> Quantity:
    """One of papers or of tons, with amounts that may well contradict each other."""
    one = true_quantity(choices.of((0, 7, 30, 95, 300)), choices)
    return choices.of((one, Quantity(what="papers signed", amount=one.amount, unit="tons")))
