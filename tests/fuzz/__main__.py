"""Fuzzing by mutation: ``python -m fuzz --inputs 1000000`` from ``tests``; it exits with 1 if anything escapes."""

from __future__ import annotations

import argparse
import collections
import json
import random
import sys
import time
import traceback
from pathlib import Path
from typing import TYPE_CHECKING

from fuzz.asking import TooSlow, ask, load, within
from fuzz.mutating import mutated
from usru_relations.chronology import Chronology

if TYPE_CHECKING:
    from collections.abc import Mapping


class Tester:
    """Gives inputs to the door, and counts what comes of them."""

    def __init__(self, every: int, seconds: float, keep: Path | None) -> None:
        self.every = every
        self.seconds = seconds
        self.keep = keep
        self.counts: collections.Counter[str] = collections.Counter()
        self.escapes: collections.Counter[str] = collections.Counter()
        self.slowest = 0.0

    def give(self, name: str, files: Mapping[str, bytes]) -> None:
        """Give it one input."""
        begun = time.process_time()
        try:
            with within(self.seconds):
                self._asked(files)
        except (Exception, TooSlow) as error:  # noqa: BLE001 - whatever it is, it escaped
            self._escaped(name, files, error)
        self.slowest = max(self.slowest, time.process_time() - begun)

    def _asked(self, files: Mapping[str, bytes]) -> None:
        facts = load(files)
        self.counts["read" if isinstance(facts, Chronology) else "told"] += 1
        if isinstance(facts, Chronology) and self.counts["read"] % self.every == 0:
            self.counts["asked"] += 1
            ask(facts)

    def _escaped(self, name: str, files: Mapping[str, bytes], error: BaseException) -> None:
        frame = traceback.extract_tb(error.__traceback__)[-1]
        kind = f"{type(error).__name__} at {Path(frame.filename).name}:{frame.lineno}"
        self.escapes[kind] += 1
        if self.escapes[kind] > 1:
            return
        sys.stderr.write(f"{kind}: input {name}: {str(error)[:200]}\n")
        if self.keep:
            self.keep.mkdir(parents=True, exist_ok=True)
            told = {file: content.decode(errors="backslashreplace") for file, content in files.items()}
            (self.keep / f"{name.replace('/', '-')}.json").write_text(json.dumps(told), encoding="utf-8")

    def __str__(self) -> str:
        counts = self.counts
        return (
            f"{counts['told']} told as faults, {counts['read']} read, {counts['asked']} of these asked everything, "
            f"{self.escapes.total()} escaped; the slowest took {self.slowest * 1000:.0f} ms"
        )


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m fuzz", description=__doc__)
    parser.add_argument("--inputs", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument(
        "--every", type=int, default=50, help="how many inputs are read for one that is asked everything"
    )
    parser.add_argument("--seconds", type=float, default=2.0, help="how long one input may take")
    parser.add_argument("--keep", type=Path, help="a folder for the inputs that escape")
    options = parser.parse_args()
    tester = Tester(options.every, options.seconds, options.keep)
    for number in range(options.inputs):
        name = f"{options.seed}/{number}"
        tester.give(name, mutated(random.Random(name)))  # noqa: S311 - a mutation is no secret
        if number % 50_000 == 49_999:
            sys.stderr.write(f"{number + 1} in {time.process_time():.0f} s: {tester}\n")
    sys.stdout.write(f"{options.inputs} inputs of seed {options.seed} in {time.process_time():.0f} s: {tester}\n")
    for kind, count in sorted(tester.escapes.items()):
        sys.stdout.write(f"  {count} {kind}\n")
    return 1 if tester.escapes else 0


if __name__ == "__main__":
    sys.exit(main())
