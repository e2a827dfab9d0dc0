"""Measure law 7 on fresh examples; prints the table of docs/rules.md."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from typing import TYPE_CHECKING, Any

from hypothesis import HealthCheck, Phase, given, settings

import law_seven
from law_seven import FINDS
from usru_relations import strategies

if TYPE_CHECKING:
    from collections.abc import Callable

    from hypothesis import strategies as st

    from usru_relations.rules import Finding
    from usru_relations.strategies import Planted, Story


def _run(strategy: st.SearchStrategy[Any], examples: int, look: Callable[[Any], None]) -> None:
    """Look at so many examples, drawn anew and not shrunk."""
    drawn = settings(
        max_examples=examples,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=[HealthCheck.too_slow],
    )
    drawn(given(strategy)(look))()


def _shown(findings: list[Finding], story: Story) -> bool:
    """Whether anything is raised; if so, it is printed beside the table, with the story."""
    if findings:
        print(*findings, story, sep="\n", file=sys.stderr)  # noqa: T201
    return bool(findings)


def fault(name: str, examples: int) -> Counter[str]:
    """How often a fault was planted and found, and how often something else was raised."""
    seen: Counter[str] = Counter()

    def look(planted: Planted) -> None:
        seen["planted"] += 1
        seen["found"] += bool(law_seven.found(planted, name))
        seen["beside"] += _shown(law_seven.strayed(planted, name), planted.story)

    _run(strategies.faulty(name), examples, look)
    return seen


def change(name: str, examples: int) -> Counter[str]:
    """How often a plan was changed, and how often something was raised."""
    seen: Counter[str] = Counter()

    def look(planted: Planted) -> None:
        seen["changed"] += 1
        seen["beside"] += _shown(law_seven.false_alarms(planted.broken.check()), planted.story)

    _run(strategies.changed(name), examples, look)
    return seen


def consistent(examples: int) -> Counter[str]:
    """How many consistent chronologies were looked at, and their events, and on how many something was raised."""
    seen: Counter[str] = Counter()

    def look(story: Story) -> None:
        seen["chronologies"] += 1
        seen["events"] += len(story.chronology)
        seen["false"] += _shown(law_seven.told(story), story)

    _run(strategies.stories(), examples, look)
    return seen


def main(arguments: list[str] | None = None) -> int:
    """Print the table; 1 if a fault was not found, or anything else was raised."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--examples", type=int, default=1_000, help="of each fault, and ten times as many without")
    examples: int = parser.parse_args(arguments).examples
    print("| rule | fault | planted | found | false alarms |\n|---|---|---|---|---|")  # noqa: T201
    total: Counter[str] = Counter()
    for name, (rule, _) in FINDS.items():
        seen = fault(name, examples)
        total += seen
        print(f"| `{rule}` | {name} | {seen['planted']:,} | {seen['found']:,} | {seen['beside']:,} |")  # noqa: T201
    for name in strategies.CHANGES:
        seen = change(name, examples)
        total["beside"] += seen["beside"]
        print(f"| all | none, but {name}, in {seen['changed']:,} | – | – | {seen['beside']:,} |")  # noqa: T201
    calm = consistent(10 * examples)
    print(f"| all | none, in {calm['chronologies']:,} chronologies | – | – | {calm['false']:,} |")  # noqa: T201
    print(f"| all | all | {total['planted']:,} | {total['found']:,} | {total['beside'] + calm['false']:,} |")  # noqa: T201
    return int(total["found"] < total["planted"] or total["beside"] + calm["false"] > 0)


if __name__ == "__main__":
    sys.exit(main())
