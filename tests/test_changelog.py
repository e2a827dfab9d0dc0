"""The changelog says which facts it speaks of."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from usru_relations.folders import FACTS_VERSION

if TYPE_CHECKING:
    import usru_relations as usru

CHANGELOG = Path(__file__).parents[1] / "CHANGELOG.md"
TOLD = re.compile(r"### Facts\n.*?Version of the facts: `([\d.]+)`\. Digest: `([0-9a-f]{32})`", re.DOTALL)


def test_the_newest_facts_are_told_with_their_digest(facts: usru.Chronology) -> None:
    newest = TOLD.search(CHANGELOG.read_text(encoding="utf-8"))
    assert newest is not None
    assert newest.groups() == (FACTS_VERSION, facts.digest)


def test_no_version_of_the_facts_has_two_digests() -> None:
    told = TOLD.findall(CHANGELOG.read_text(encoding="utf-8"))
    assert len({version for version, _ in told}) == len({digest for _, digest in told}) == len(told)
