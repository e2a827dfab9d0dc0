"""Indexes: what answers a question of all events at once, always as asking each of them would.

`Index` knows the times and all that events have, family by family as it is asked for; what it finds are `Ranks`.
`Truths` are what a criterion answers of each event.
"""

from __future__ import annotations

from usru_relations.index.answering import Index
from usru_relations.index.ranks import Ranks
from usru_relations.index.truths import Truths

__all__ = ["Index", "Ranks", "Truths"]
