"""Whether the tests bite: ``python -m benchmarks.biting`` plants faults in the package and counts those found.

``--sample`` takes how many mutants, 0 for all; ``--seed`` which; ``--budget`` for how many seconds of tests each.

The tests are collected once, and run once without a fault, to learn which lines each runs and how long it takes. Then
for each mutant a fork of that process takes the faulty code into its functions and runs the tests of the mutated line,
the short ones first, until one fails. What runs at import is mutated in a new process instead.
"""

from __future__ import annotations

import argparse
import ast
import functools
import gc
import importlib.abc
import importlib.util
import itertools
import json
import math
import os
import random
import resource
import subprocess
import sys
import time
from collections import Counter, defaultdict
from pathlib import Path
from types import CodeType, FunctionType
from typing import TYPE_CHECKING, Any

import pytest
from _pytest.runner import runtestprotocol
from coverage import Coverage

from benchmarks.mutants import KINDS, Mutant, modules, mutants, planted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from importlib.machinery import ModuleSpec
    from types import ModuleType

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "usru_relations"
OPTIONS = ["-q", "-s", "-p", "no:cacheprovider"]
MEMORY = 3 << 30
SURVIVED, KILLED, STOPPED, BROKEN = 0, 1, 2, 3
WORDS = {SURVIVED: "survived", KILLED: "killed", STOPPED: "stopped", BROKEN: "broken"}
TRIES_AT_IMPORT = 200


class Baseline:
    """What the tests did without a fault: which lines each ran, and for how long."""

    def __init__(self, text: str) -> None:
        stored = json.loads(text)
        self.seconds: dict[str, float] = defaultdict(float, stored["seconds"])
        self.lines: dict[str, dict[int, list[str]]] = {
            name: {int(line): tests for line, tests in lines.items()} for name, lines in stored["lines"].items()
        }
        self.sizes = {name: Counter(itertools.chain(*known.values())) for name, known in self.lines.items()}
        self.total = sum(self.sizes.values(), Counter[str]())

    def of(self, mutant: Mutant) -> list[str]:
        """The tests that can notice a mutant, short ones first."""
        known = self.lines.get(mutant.module, {})
        tests = {test for line in mutant.lines for test in known.get(line, [])}
        tests = tests or {test for tests in known.values() for test in tests}
        return sorted(tests, key=lambda test: (self.seconds[test], test))

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
        if not self.arguments.baseline.exists():
            os.waitpid(_forked(lambda: _learn(session.items, self.arguments.baseline)), 0)
        self.baseline = Baseline(self.arguments.baseline.read_text(encoding="utf-8"))
        self.functions, self.caches = _functions(), _caches()
        gc.collect()
        gc.freeze()
        newer = [test for test in self.items if test not in self.baseline.seconds]
        for mutant in _chosen(self.arguments):
            tests = newer + [test for test in self.baseline.of(mutant) if test in self.items]
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
        if not _swapped(mutant, self.functions.get(str(SOURCE / mutant.module), [])):
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
            found = mutants(str(path.relative_to(SOURCE)), _tree(path))
            random.Random(seed).shuffle(found)
            yield from found


@functools.cache
def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


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


def _learn(items: list[pytest.Item], file: Path) -> int:
    """Run all tests without a fault and store which lines each runs."""
    coverage = Coverage(data_file=None, config_file=False, source=[str(SOURCE)])
    seconds: dict[str, float] = {}
    coverage.start()
    coverage.switch_context(items[0].nodeid)
    for (item, passed, took), following in zip(_run(items), [*items[1:], items[0]], strict=True):
        if passed:
            seconds[item.nodeid] = took
        coverage.switch_context(following.nodeid)
    coverage.stop()
    lines = {}
    for path in coverage.get_data().measured_files():
        known = coverage.get_data().contexts_by_lineno(path)
        tests = {line: [test for test in found if test in seconds] for line, found in known.items()}
        lines[str(Path(path).relative_to(SOURCE))] = tests
    file.write_text(json.dumps({"seconds": seconds, "lines": lines}), encoding="utf-8")
    return 0


def _name(path: Path) -> str:
    parts = path.relative_to(SOURCE.parent).with_suffix("").parts
    return ".".join(parts).removesuffix(".__init__")


def _functions() -> dict[str, list[FunctionType]]:
    for path in modules(SOURCE):  # what is imported where it is used must be there to be given a fault
        importlib.import_module(_name(path))
    found: dict[str, list[FunctionType]] = defaultdict(list)
    for thing in gc.get_objects():
        if type(thing) is FunctionType:
            found[thing.__code__.co_filename].append(thing)
    return found


def _caches() -> list[Any]:
    return [thing for thing in gc.get_objects() if isinstance(thing, functools._lru_cache_wrapper)]  # noqa: SLF001


def _swapped(mutant: Mutant, functions: list[FunctionType]) -> bool:
    """Whether the fault lies in functions that were given it; False if it lies in what runs at import."""
    path = SOURCE / mutant.module
    tree = _tree(path)
    was = compile(tree, str(path), "exec", dont_inherit=True)
    with planted(mutant):
        now = compile(tree, str(path), "exec", dont_inherit=True)
    pairs = _differing(was, now)
    if pairs is None:
        return False
    known = {_known(was): now for was, now in pairs}
    try:
        for function in functions:
            function.__code__ = known.get(_known(function.__code__), function.__code__)
    except ValueError:  # it closes over other names
        return False
    return True


def _known(code: CodeType) -> tuple[object, ...]:
    """What tells a function from others of its module, for codes that have run compare unequal."""
    return code.co_qualname, code.co_firstlineno, code.co_code


def _differing(was: CodeType, now: CodeType) -> list[tuple[CodeType, CodeType]] | None:
    if was == now:
        return []
    if was.co_flags & 1:  # a function: all of it
        return [(was, now), *(pair for pair in zip(_inner(was), _inner(now), strict=False) if pair[0] != pair[1])]
    ours, others = _inner(was), _inner(now)
    if len(ours) != len(others) or _bare(was) != _bare(now):
        return None
    found = [_differing(one, other) for one, other in zip(ours, others, strict=True)]
    return None if None in found else [pair for pairs in found for pair in pairs or ()]


def _inner(code: CodeType) -> list[CodeType]:
    return [one for one in code.co_consts if isinstance(one, CodeType)]


def _bare(code: CodeType) -> CodeType:
    return code.replace(co_consts=tuple(None if isinstance(one, CodeType) else one for one in code.co_consts))


class Planter(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Imports one module with its fault in it."""

    def __init__(self, mutant: Mutant) -> None:
        self.mutant = mutant
        self.name = _name(SOURCE / mutant.module)

    def find_spec(self, name: str, *_: object) -> ModuleSpec | None:
        if name != self.name:
            return None
        file = SOURCE / self.mutant.module
        inner = [str(file.parent)] if file.name == "__init__.py" else None
        return importlib.util.spec_from_file_location(name, file, loader=self, submodule_search_locations=inner)

    def exec_module(self, module: ModuleType) -> None:
        path = SOURCE / self.mutant.module
        with planted(self.mutant):
            code = compile(_tree(path), str(path), "exec", dont_inherit=True)
        exec(code, module.__dict__)


def _anew(mutant: Mutant, tests: list[str], seconds: float) -> int:
    """Whether a test fails in a new process, where the module is imported with its fault."""
    command = [sys.executable, "-m", "benchmarks.biting", "--plant", mutant.module, str(mutant.number), *tests]
    _limit(60 + seconds)
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    return SURVIVED if done.returncode == 0 else KILLED if done.returncode > 0 else STOPPED


def _plant(module: str, number: str, *tests: str) -> int:
    mutant = mutants(module, _tree(SOURCE / module))[int(number)]
    sys.meta_path.insert(0, Planter(mutant))
    return pytest.main([*OPTIONS, "-x", *tests])


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
