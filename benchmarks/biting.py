"""Whether the tests bite: ``python -m benchmarks.biting`` plants faults in the package and counts those found.

``--sample`` takes how many mutants, 0 for all; ``--seed`` which; ``--budget`` for how many seconds of tests each.

The tests are collected once, and run once without a fault, to learn which lines each runs and how long it takes. Then
for each mutant a fork of that process takes the faulty code into its functions and runs the tests of the mutated line,
the short ones first, until one fails. What runs at import is mutated in a new process instead.
"""

from __future__ import annotations

import argparse
import functools
import gc
import importlib
import itertools
import json
import math
import os
import random
import resource
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from _pytest.runner import runtestprotocol
from coverage import Coverage

from benchmarks.mutants import KINDS, Mutant, modules, mutants
from benchmarks.planting import ROOT, SOURCE, Planter, caches, functions_by_file, swapped, tree_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

OPTIONS = ["-q", "-s", "-p", "no:cacheprovider"]
MEMORY = 3 << 30
SURVIVED, KILLED, STOPPED, BROKEN = 0, 1, 2, 3
WORDS = {SURVIVED: "survived", KILLED: "killed", STOPPED: "stopped", BROKEN: "broken"}
TRIES_AT_IMPORT = 200


class Baseline:
    """What the tests did without a fault: which lines each ran, and for how long."""

    def __init__(self, seconds: dict[str, float], lines: dict[str, dict[int, list[str]]]) -> None:
        self.seconds, self.lines = seconds, lines
        self.sizes = {name: Counter(itertools.chain(*known.values())) for name, known in self.lines.items()}
        self.total = sum(self.sizes.values(), Counter[str]())

    @classmethod
    def read(cls, file: Path) -> Baseline:
        """What was stored; nothing if there is no such file."""
        stored = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {"seconds": {}, "lines": {}}
        lines = {name: {int(line): tests for line, tests in known.items()} for name, known in stored["lines"].items()}
        return cls(stored["seconds"], lines)

    def of(self, mutant: Mutant) -> list[str]:
        """The tests that can notice a mutant, short ones first."""
        known = self.lines.get(mutant.module, {})
        tests = {test for line in mutant.lines for test in known.get(line, [])}
        tests = tests or {test for tests in known.values() for test in tests}
        return sorted(tests, key=lambda test: (self.seconds[test], test))

    def knows(self, mutant: Mutant) -> bool:
        """Whether a test runs its line; else it runs at import, if at all."""
        known = self.lines.get(mutant.module, {})
        return any(line in known for line in mutant.lines)

    def nearest(self, mutant: Mutant, tests: list[str]) -> list[str]:
        """The tests of which the largest share is spent in its module."""
        own, others = self.sizes.get(mutant.module, Counter()), self.total
        return sorted(tests, key=lambda test: (-own[test] / max(1, others[test]), test))[:TRIES_AT_IMPORT]

    def within(self, tests: list[str], budget: float) -> list[str]:
        """As many of them as a budget of seconds allows."""
        chosen: list[str] = []
        spent = 0.0
        for test in tests:
            spent += self.seconds[test]
            if chosen and spent > budget:
                break
            chosen.append(test)
        return chosen


class Bench:
    """A plugin of pytest that runs the tests as often as there are mutants."""

    def __init__(self, arguments: argparse.Namespace) -> None:
        self.arguments = arguments
        self.outcomes: list[tuple[Mutant, int]] = []
        self.running: dict[int, tuple[Mutant, int]] = {}

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        self.items = {item.nodeid: item for item in session.items}
        self.baseline = Baseline.read(self.arguments.baseline)
        if newer := [item for item in session.items if item.nodeid not in self.baseline.seconds]:
            os.waitpid(_forked(lambda: _learn(newer, self.baseline, self.arguments.baseline)), 0)
            self.baseline = Baseline.read(self.arguments.baseline)
        if failed := [test for test in self.items if test not in self.baseline.seconds]:
            print("these fail without a fault, and are left out:", *failed, sep="\n")
        self.functions, self.caches = functions_by_file(), caches()
        gc.collect()
        gc.freeze()
        for mutant in _chosen(self.arguments):
            tests = [test for test in self.baseline.of(mutant) if test in self.items]
            tests = self.baseline.within(tests, self.arguments.budget)
            if len(self.running) >= self.arguments.jobs:
                self._wait()
            self.running[_forked(functools.partial(self._bite, mutant, tests))] = mutant, len(tests)
        while self.running:
            self._wait()
        return True

    def _wait(self) -> None:
        child, status = os.wait()
        mutant, tests = self.running.pop(child)
        outcome = os.WEXITSTATUS(status) if os.WIFEXITED(status) else STOPPED
        self.outcomes.append((mutant, outcome))
        print(f"{len(self.outcomes)} {WORDS.get(outcome, outcome)} of {tests} tests: {mutant}", flush=True)

    def _bite(self, mutant: Mutant, tests: list[str]) -> int:
        seconds = 10 + 3 * sum(self.baseline.seconds[test] for test in tests)
        functions = self.functions.get(str(SOURCE / mutant.module), [])
        if not self.baseline.knows(mutant) or not swapped(mutant, functions):
            return _anew(mutant, self.baseline.nearest(mutant, tests), seconds)
        for cache in self.caches:
            cache.cache_clear()
        _limit(seconds)
        return SURVIVED if all(passed for _, passed, _ in _run([self.items[test] for test in tests])) else KILLED


def _chosen(arguments: argparse.Namespace) -> list[Mutant]:
    """Every so-manieth of all mutants, module by module in random order, so that each module has its share."""
    everything = list(_everything(arguments.seed, arguments.only))
    if arguments.numbers:
        wanted = set(arguments.numbers.split(","))
        return [mutant for mutant in everything if f"{mutant.module}:{mutant.number}" in wanted]
    size = min(arguments.sample or len(everything), len(everything))
    step = len(everything) / size
    start = random.Random(arguments.seed).random() * step
    return [everything[int(start + step * place)] for place in range(size)]


def _everything(seed: int, only: str = "") -> Iterator[Mutant]:
    for path in modules(SOURCE):
        if only in path.as_posix():
            found = mutants(str(path.relative_to(SOURCE)), tree_of(path))
            random.Random(seed).shuffle(found)
            yield from found


def _forked(run: Callable[[], int]) -> int:
    """A fork of this process that ends with what a function returns."""
    if child := os.fork():
        return child
    outcome = BROKEN
    try:
        with Path(os.devnull).open("w") as nowhere:
            os.dup2(nowhere.fileno(), 1)
            os.dup2(nowhere.fileno(), 2)
        outcome = run()
    finally:
        os._exit(outcome)


def _limit(seconds: float) -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (int(seconds), int(seconds) + 1))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def _run(items: list[pytest.Item]) -> Iterator[tuple[pytest.Item, bool, float]]:
    """Each test with whether it passes and the seconds that it takes."""
    for item, following in zip(items, [*items[1:], None], strict=True):
        began = time.process_time()
        reports = runtestprotocol(item, nextitem=following, log=False)
        yield item, not any(report.failed for report in reports), time.process_time() - began


def _learn(items: list[pytest.Item], known: Baseline, file: Path) -> int:
    """Run tests without a fault and store which lines each runs that passes, beside what is known."""
    coverage = Coverage(data_file=None, config_file=False, source=[str(SOURCE)])
    seconds, lines = known.seconds, known.lines
    coverage.start()
    coverage.switch_context(items[0].nodeid)
    for (item, passed, took), following in zip(_run(items), [*items[1:], items[0]], strict=True):
        if passed:
            seconds[item.nodeid] = took
        coverage.switch_context(following.nodeid)
    coverage.stop()
    for path in coverage.get_data().measured_files():
        kept = lines.setdefault(str(Path(path).relative_to(SOURCE)), {})
        for line, tests in coverage.get_data().contexts_by_lineno(path).items():
            kept.setdefault(line, []).extend(test for test in tests if test in seconds)
    file.write_text(json.dumps({"seconds": seconds, "lines": lines}), encoding="utf-8")
    return 0


def _anew(mutant: Mutant, tests: list[str], seconds: float) -> int:
    """Whether a test fails in a new process, where the module is imported with its fault."""
    command = [sys.executable, "-m", "benchmarks.biting", "--plant", mutant.module, str(mutant.number), *tests]
    _limit(60 + seconds)
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    return SURVIVED if done.returncode == 0 else KILLED if done.returncode > 0 else STOPPED


def _plant(module: str, number: str, *tests: str) -> int:
    mutant = mutants(module, tree_of(SOURCE / module))[int(number)]
    planter = Planter(mutant)
    sys.meta_path.insert(0, planter)
    importlib.import_module(planter.name)  # at once, for pytest would import the package of a plugin in its own way
    return pytest.main([*OPTIONS, "-x", "-W", "ignore::pytest.PytestAssertRewriteWarning", *tests])


def report(outcomes: list[tuple[Mutant, int]]) -> str:
    """The score with its interval, by kind, and the survivors."""
    counted = Counter(WORDS.get(outcome, "broken") for _, outcome in outcomes)
    killed, size = counted["killed"] + counted["stopped"], len(outcomes) - counted["broken"]
    low, high = interval(killed, size)
    lines = [f"{killed} of {size} killed: {killed / size:.1%} ({low:.1%} to {high:.1%}); {dict(counted)}", ""]
    lines += ["| kind | mutants | killed |", "| --- | --- | --- |"]
    for kind in KINDS:
        those = [outcome for mutant, outcome in outcomes if mutant.kind == kind]
        lines.append(f"| {kind} | {len(those)} | {len(those) - those.count(SURVIVED)} |")
    return "\n".join([*lines, "", *(str(mutant) for mutant, outcome in outcomes if outcome == SURVIVED)])


def interval(killed: int, size: int) -> tuple[float, float]:
    """Wilson's interval of 95 % for a share."""
    z = 1.959964
    middle, half = (
        killed / size + z * z / (2 * size),
        z * math.sqrt(killed * (size - killed) / size**3 + (z / size) ** 2 / 4),
    )
    return (middle - half) / (1 + z * z / size), min(1.0, (middle + half) / (1 + z * z / size))


def main() -> int:
    """Plant, or try what is asked for."""
    if sys.argv[1:2] == ["--plant"]:
        return _plant(*sys.argv[2:])
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sample", type=int, default=500, help="how many mutants; 0 for all")
    parser.add_argument("--seed", type=int, default=2026)
    parser.add_argument("--budget", type=float, default=20.0, help="seconds of tests for each mutant")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--only", default="", help="only modules whose path has this in it")
    parser.add_argument("--numbers", help="only these mutants, as MODULE:NUMBER,...")
    parser.add_argument("--baseline", type=Path, default=ROOT / ".mutation.json")
    bench = Bench(parser.parse_args())
    os.environ["HYPOTHESIS_PROFILE"] = "bites"
    pytest.main([*OPTIONS, "tests"], plugins=[bench])
    print(report(bench.outcomes))
    return 0


if __name__ == "__main__":
    sys.exit(main())
