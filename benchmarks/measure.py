"""Timing two things side by side: in turn, several rounds, and what is reported is the ratio with its spread."""

from __future__ import annotations

import gc
import statistics
import time
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable


class Ratio(NamedTuple):
    """The times of one thing over those of its peer, round by round."""

    ours: list[float]
    peers: list[float]

    @property
    def ratios(self) -> list[float]:
        return sorted(one / other for one, other in zip(self.ours, self.peers, strict=True))

    def row(self, name: str, peer: str, goal: str) -> str:
        low, *_, high = self.ratios
        ours, peers = (statistics.median(times) * 1e3 for times in self)
        middle = statistics.median(self.ratios)
        spread = f"**{_short(middle)}** ({_short(low)} to {_short(high)})"
        return f"| {name} | {peer} | {_short(ours)} | {_short(peers)} | {spread} | {goal} |"


def _short(figure: float) -> str:
    """Two decimals, or two digits of what is small."""
    return f"{figure:.2f}" if figure >= 0.1 else f"{figure:.5f}".rstrip("0") if figure < 0.001 else f"{figure:.2g}"


HEAD = "| what | peer | ours, ms | peer, ms | ratio (least to most) | goal |\n| --- | --- | --- | --- | --- | --- |"


def timed(run: Callable[[], Any]) -> float:
    """The seconds that one call takes, after a collection."""
    gc.collect()
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


def in_turn(ours: Callable[[], Any], peer: Callable[[], Any], rounds: int = 15) -> Ratio:
    """Both timed in turn, after one round that is not counted."""
    timed(ours), timed(peer)
    pairs = [(timed(ours), timed(peer)) for _ in range(rounds)]
    return Ratio([one for one, _ in pairs], [other for _, other in pairs])
