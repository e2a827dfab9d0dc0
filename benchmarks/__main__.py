"""Writes docs/performance.md and docs/growth.svg: ``python -m benchmarks``; ``--print`` only prints what it measures.

``--up-to`` takes the largest number of events, 1,000,000 by default; with ``--queries`` loading is left out.
"""

from __future__ import annotations

import argparse
import platform
from importlib.metadata import version
from pathlib import Path

from benchmarks import civil, loading, network, queries
from benchmarks.measure import HEAD

PAGE = Path(__file__).parents[1] / "docs" / "performance.md"
PEERS = ("pandas", "polars", "duckdb", "intervaltree", "ncls", "numpy", "igraph", "networkx", "rustworkx")
INTRODUCTION = """# Performance

Made by `python -m benchmarks` (nox session `benchmarks`). Ours and its peers are timed in turn, in the same run and on
the same data; a ratio is the median of those of all rounds, with the least and the most. Absolute times depend on the
machine; only ratios are worth comparing.
"""
LOADING = """## Importing and loading

After a round that is not counted, with a garbage collection before each.
"""


def page(arguments: argparse.Namespace) -> str:
    """All that is measured."""
    packages = ", ".join(f"{name} {version(name)}" for name in ("attrs", "cattrs", "pendulum", *PEERS))
    parts = [INTRODUCTION, f"CPython {platform.python_version()}, {packages}.\n"]
    if not arguments.queries:
        parts += [LOADING, HEAD, *loading.rows(), "", loading.REMARKS]
        parts += ["## A civil date to its window\n", HEAD, *civil.rows(), civil.REMARKS, *civil.odd_days(), ""]
        parts += ["## The network of times\n", HEAD, *network.rows(), "", network.GROWTH, *network.growth()]
        parts += [network.REMARKS]
    parts += queries.section(arguments.up_to)
    return "\n".join(parts)


def main() -> None:
    """Measure everything and write the page."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--up-to", type=int, default=10**6)
    parser.add_argument("--queries", action="store_true")
    parser.add_argument("--print", action="store_true")
    arguments = parser.parse_args()
    measured = page(arguments)
    if not arguments.print:
        PAGE.write_text(measured, encoding="utf-8")
    print(measured)


if __name__ == "__main__":
    main()
