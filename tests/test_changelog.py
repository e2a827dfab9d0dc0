"""The changelog says which facts it speaks of."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import usru_relations as usru

CHANGELOG = Path(__file__).parents[1] / "CHANGELOG.md"


def test_the_newest_facts_are_told_with_their_digest(facts: usru.Chronology) -> None:
    newest = re.search(r"### Facts\n.*?Digest: `([0-9a-f]{32})`", CHANGELOG.read_text(encoding="utf-8"), re.DOTALL)
    assert newest is not None
    assert newest[1] == facts.digest
