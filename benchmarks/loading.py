"""Importing and loading, beside what they cannot do without."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import usru_relations as usru
from benchmarks import naive
from benchmarks.measure import Ratio, in_turn
from usru_relations import parsing, reading
from usru_relations.folders import BUNDLED, contents
from usru_relations.rows import structured

if TYPE_CHECKING:
    from collections.abc import Iterator

    import cattrs

NAIVE = "cattrs with `pendulum.parse`, ids left as text"
DAY = 'when = "2025-02-01"'
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
The first load of a process includes importing what reading needs. From a wheel it parses no TOML, as the wheel holds
what each file parses to, by the digest of its bytes. A checkout holds no such file, and parses.

Structuring: ours ends in records whose ids are looked up, the peer in rows with ids as text. The goal is not reached:
on these facts 30 of 289 reports have a time of their own, and most of ours goes into making 1,800 records.
"""


def _process(code: str) -> float:
    """The seconds that a statement takes in a fresh process, whatever it takes to start one taken off."""
    timer = f"import time\nstart = time.perf_counter()\n{code}\nprint(time.perf_counter() - start)"
    return _printed(timer)


def _printed(code: str, package: Path | None = None) -> float:
    """What a fresh process prints, with the package from a folder, or as it is installed."""
    environment = os.environ if package is None else {**os.environ, "PYTHONPATH": str(package)}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment)
    return float(done.stdout)


def _wheel(folder: Path) -> Path:
    """A folder that holds what a wheel installs."""
    command = [sys.executable, "-m", "build", "--wheel", "--outdir", str(folder), str(Path(__file__).parents[1])]
    subprocess.run(command, check=True, capture_output=True)
    shutil.unpack_archive(next(folder.glob("*.whl")), folder / "installed", "zip")
    return folder / "installed"


def rows() -> Iterator[str]:
    """The rows of the table."""
    files = contents(BUNDLED)
    texts = [one.decode() for one in files.values()]
    pairs = [(_process(OURS), _process(LIBRARIES)) for _ in range(15)]
    yield Ratio(*map(list, zip(*pairs, strict=True))).row("`import usru_relations`", f"`{LIBRARIES}`", "≤ 1.15")
    pairs = [(_printed(FIRST_LOAD), _printed(FIRST_PARSE)) for _ in range(15)]
    yield Ratio(*map(list, zip(*pairs, strict=True))).row(
        "`load()`, the first of a process", "`tomllib.loads` of the same files, likewise", "≤ 1.15"
    )

    with tempfile.TemporaryDirectory() as folder:
        wheel = _wheel(Path(folder))
        pairs = [(_printed(FIRST_LOAD, wheel), _printed(FIRST_PARSE, wheel)) for _ in range(15)]
    yield Ratio(*map(list, zip(*pairs, strict=True))).row(
        "the same from a wheel", "`tomllib.loads` of the same files, likewise", "≤ 1.15"
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
    yield _structuring(files, usual).row("records from what TOML parses to, the facts", NAIVE, "≤ 0.25")
    yield _structuring(_dated(files), usual).row("the same with a day in every report", NAIVE, "≤ 0.25")


def _structuring(files: dict[str, bytes], usual: cattrs.Converter) -> Ratio:
    """Ours goes on to records whose ids are looked up, as a chronology needs; the peer leaves them as text."""
    parsed = [tomllib.loads(one.decode()) for one in files.values()]

    def ours() -> None:
        for one in parsed:
            structured(one)
        reading.read([files])

    def peer() -> None:
        for one in parsed:
            usual.structure(one, naive.File)

    reading.read([files])
    return in_turn(ours, peer)


def _dated(files: dict[str, bytes]) -> dict[str, bytes]:
    """The same files with a day for each report that has none, a different one each time."""
    dated: dict[str, bytes] = {}
    for name, content in files.items():
        head, *reports = content.decode().split("[[reports]]\n")
        days = (DAY.replace("01", f"{number % 28 + 1:02}") for number in range(len(reports)))
        told = (one if "\nwhen = " in one else f"{day}\n{one}" for one, day in zip(reports, days, strict=True))
        dated[name] = "[[reports]]\n".join([head, *told]).encode()
    return dated
