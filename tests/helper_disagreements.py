"""Real disagreements between published articles: a careful reader's verdict on each, and the library's."""

from __future__ import annotations

import functools
import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Final

import attrs

import usru_relations as usru

if TYPE_CHECKING:
    from collections.abc import Iterator

    from usru_relations.records.sources import Source

FOLDER: Final = Path(__file__).parent / "disagreements"
SHELVES: Final = FOLDER / "shelves"
PAGE: Final = Path(__file__).parents[1] / "docs" / "disagreements.md"
CONTRADICTION: Final = "contradiction"
VERDICTS: Final = frozenset(
    {CONTRADICTION, "refinement", "zone", "rounding", "later", "base", "other-event", "none"},
)

_WORDS: Final = "What is counted is told in words: prisoners of war of the armed forces are not known to be soldiers."
#: Where the library is wrong, and in what.
KNOWN_MISSES: Final = {
    "putin-landing": "Two minutes apart on the clock are a contradiction, however little the articles mean by them.",
    "exchange-civilians": _WORDS,
}


@attrs.frozen(kw_only=True)
class Case:
    """A disagreement as the articles tell it, and what it is in truth."""

    slug: str
    what: str
    event: str
    field: str
    verdict: str
    why: str

    @functools.cached_property
    def facts(self) -> usru.Chronology:
        """The case's articles, and no others."""
        return usru.load(SHELVES, FOLDER / self.slug)

    @property
    def sources(self) -> tuple[Source, ...]:
        """Its articles, by publication."""
        return tuple(sorted(self.facts.archive.shelves.sources.values(), key=lambda source: source.published.text))

    @property
    def right(self) -> str:
        """What the library is to say, as far as it can tell today: a contradiction, or none."""
        return self.verdict if self.verdict == CONTRADICTION else "none"

    @property
    def said(self) -> str:
        """What the library says."""
        disputed = any(dispute.field == self.field for dispute in self.facts[self.event].disputes)
        return CONTRADICTION if disputed else "none"

    @property
    def named(self) -> str:
        """In which ways `compare` says that the sides differ."""
        field = "orders" if self.field == "order" else self.field
        differences = self.facts.compare(self.event)[field].differences
        return ", ".join(sorted({difference.kind.value for difference in differences})) or "none"

    @property
    def names_it(self) -> bool:
        """Whether the right verdict is among these."""
        return self.verdict in self.named.split(", ")


def cases() -> tuple[Case, ...]:
    """All disagreements, in the order of the verdicts."""
    rows = tomllib.loads((FOLDER / "verdicts.toml").read_text(encoding="utf-8"))["cases"]
    return tuple(Case(**row) for row in rows)


def page(told: tuple[Case, ...]) -> Iterator[str]:
    """The lines of the documentation that follow from the cases."""
    yield from _figures(told)
    yield ""
    yield "| what | sources | field | right verdict | disputed | named by `compare` |"
    yield "|---|---|---|---|---|---|"
    yield from map(_row, told)
    yield ""
    yield from (f"- {case.what}. {KNOWN_MISSES[case.slug]}" for case in told if case.slug in KNOWN_MISSES)


def _figures(told: tuple[Case, ...]) -> Iterator[str]:
    real = [case for case in told if case.verdict == CONTRADICTION]
    apparent = [case for case in told if case not in real]
    agreed = sum(case.said == case.right for case in told)
    yield f"- The library agrees in {agreed} of {len(told)}."
    yield f"- Of {len(real)} contradictions it finds {sum(case.said == CONTRADICTION for case in real)}."
    alarms = sum(case.said == CONTRADICTION for case in apparent)
    yield f"- Of {len(apparent)} apparent ones it takes {alarms} for contradictions."
    yield f"- `compare` names the right one of the eight verdicts in {sum(case.names_it for case in told)}."


def _row(case: Case) -> str:
    told = "; ".join(f"[{source.publisher}]({source.url}), {_date(source)}" for source in case.sources)
    said = case.said if case.said == case.right else f"**{case.said}**"
    named = case.named if case.names_it else f"**{case.named}**"
    return f"| {case.what} | {told} | {case.field} | {case.verdict} | {said} | {named} |"


def _date(source: Source) -> str:
    date = source.published.text.partition("T")[0]
    return f"({date})" if "published" in source.inferred else date


if __name__ == "__main__":
    sys.stdout.write("\n".join(page(cases())) + "\n")
