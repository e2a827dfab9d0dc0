"""Writes docs/performance.md: ``python -m benchmarks``."""

from __future__ import annotations

import platform
from importlib.metadata import version
from pathlib import Path

from benchmarks import civil, loading, network
from benchmarks.measure import HEAD

PAGE = Path(__file__).parents[1] / "docs" / "performance.md"
INTRODUCTION = """# Performance

Made by `python -m benchmarks` (nox session `benchmarks`). Each row times ours and its peer in turn, in the same run,
after a round that is not counted, with a garbage collection before each; the figure is the median of the ratios, with
the least and the most. Absolute times depend on the machine; only ratios are worth comparing.
"""


def main() -> None:
    """Measure everything and write the page."""
    names = ("attrs", "cattrs", "pendulum", "igraph", "networkx", "rustworkx")
    packages = ", ".join(f"{name} {version(name)}" for name in names)
    parts = [INTRODUCTION, f"CPython {platform.python_version()}, {packages}.\n", "## Importing and loading\n", HEAD]
    parts += [*loading.rows(), "", loading.REMARKS]
    parts += ["## A civil date to its window\n", HEAD, *civil.rows(), civil.REMARKS, *civil.odd_days(), ""]
    parts += [
        "## The network of times\n",
        HEAD,
        *network.rows(),
        "",
        network.GROWTH,
        *network.growth(),
        network.REMARKS,
    ]
    PAGE.write_text("\n".join(parts), encoding="utf-8")
    print(PAGE.read_text(encoding="utf-8"))


if __name__ == "__main__":
    main()
