"""Importing and loading, beside what they cannot do without."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from typing import TYPE_CHECKING

import usru_relations as usru
from benchmarks import naive
from benchmarks.measure import Ratio, in_turn
from usru_relations import parsing, reading
from usru_relations.folders import BUNDLED, contents
from usru_relations.rows import structured

if TYPE_CHECKING:
    from collections.abc import Iterator

OURS = "import usru_relations"
LIBRARIES = "import attrs, cattrs, pendulum"
FIRST_LOAD = """
import time, usru_relations as usru
usru.load({}); usru.dump
start = time.perf_counter(); usru.load(); print(time.perf_counter() - start)
"""
FIRST_PARSE = """
import time, tomllib
from usru_relations.folders import BUNDLED, contents
texts = [one.decode() for one in contents(BUNDLED).values()]
start = time.perf_counter(); [tomllib.loads(text) for text in texts]; print(time.perf_counter() - start)
"""


REMARKS = """
The first load of a process includes importing what reading needs. From an installed wheel it parses no TOML: the
wheel holds what each file parses to, by the digest of its bytes. A checkout holds no such file, and parses.

The goal of structuring at a quarter of the time of cattrs with `pendulum.parse` is not reached on these facts: of 289
reports only 30 have a time of their own, and the peer looks up no id. What takes the time is making 1,800 records.
"""


def _process(code: str) -> float:
    """The seconds that a statement takes in a fresh process, whatever it takes to start one taken off."""
    timer = f"import time\nstart = time.perf_counter()\n{code}\nprint(time.perf_counter() - start)"
    return _printed(timer)


def _printed(code: str) -> float:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return float(done.stdout)


def rows() -> Iterator[str]:
    """The rows of the table."""
    files = contents(BUNDLED)
    texts = [one.decode() for one in files.values()]
    parsed = [tomllib.loads(text) for text in texts]
    pairs = [(_process(OURS), _process(LIBRARIES)) for _ in range(15)]
    yield Ratio(*map(list, zip(*pairs, strict=True))).row("`import usru_relations`", f"`{LIBRARIES}`", "≤ 1.15")
    pairs = [(_printed(FIRST_LOAD), _printed(FIRST_PARSE)) for _ in range(15)]
    yield Ratio(*map(list, zip(*pairs, strict=True))).row(
        "`load()`, the first of a process", "`tomllib.loads` of the same files, likewise", "≤ 1.15"
    )

    def parse() -> None:
        for text in texts:
            tomllib.loads(text)

    def load_anew() -> None:
        parsing.forget()
        usru.load()

    yield in_turn(usru.load, parse).row(
        "`load()` again in the same process", "`tomllib.loads` of the same files", "≤ 1.15"
    )
    yield in_turn(load_anew, parse).row("`load()` with nothing kept", "`tomllib.loads` of the same files", "")
    usual = naive.converter()

    def structure() -> None:
        for one in parsed:
            usual.structure(one, naive.File)

    reading.read([files])
    yield in_turn(lambda: reading.read([files]), structure).row(
        "records with ids looked up, rows kept", "cattrs with `pendulum.parse`, ids left as text", "≤ 0.25"
    )

    def structure_rows() -> None:
        for one in parsed:
            structured(one)

    yield in_turn(structure_rows, structure).row(
        "rows from what TOML parses to", "cattrs with `pendulum.parse`, ids left as text", ""
    )
