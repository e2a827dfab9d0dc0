"""Importing and loading, beside what they cannot do without."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import usru_relations as usru
from benchmarks import made_up, naive
from benchmarks.measure import Ratio, in_turn
from usru_relations.folders import BUNDLED, contents
from usru_relations.reading import assembling
from usru_relations.reading.parsing import Parsed
from usru_relations.reading.structuring import structured
from usru_relations.times.when import When

if TYPE_CHECKING:
    from collections.abc import Iterator

    import cattrs

NAIVE = "cattrs with `pendulum.parse`, ids left as text"
OURS = "import usru_relations"
LIBRARIES = "import attrs, cattrs, pendulum"
PARSING = "`tomllib.loads` of the same files"
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
The first load of a process comes after its modules are imported, and nothing has been read or asked before. What is
installed, as a wheel or to be edited, holds what each bundled file parses to, by the digest of its bytes, and parses no
TOML until a file is edited. Where no build has prepared that, as in a checkout that is only put on the path, it parses.

Structuring is measured on 2,040 rows made up from a seed (300 events, 100 articles, 1,500 reports with a time each, 80
actors, 60 venues) and on the bundled facts, of which few reports have a time of their own. The peer leaves ids as text.
Ours is timed twice: to the same point, rows with exact windows and ids as text, and to the end, records whose ids are
looked up and checked.
"""


def _process(code: str) -> float:
    """The seconds that a statement takes in a fresh process, whatever it takes to start one taken off."""
    timer = f"import time\nstart = time.perf_counter()\n{code}\nprint(time.perf_counter() - start)"
    return _printed(timer)


def _first_load(package: Path) -> Ratio:
    pairs = [(_printed(FIRST_LOAD, package), _printed(FIRST_PARSE, package)) for _ in range(15)]
    return Ratio(*map(list, zip(*pairs, strict=True)))


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
    with tempfile.TemporaryDirectory() as folder:
        installed = _wheel(Path(folder))
        yield _first_load(installed).row("`load()`, the first of a process", f"{PARSING}, likewise", "≤ 1.15")
        (installed / "usru_relations" / "prepared.json").unlink()
        yield _first_load(installed).row("the same with nothing prepared", f"{PARSING}, likewise", "")

    def parse() -> None:
        for text in texts:
            tomllib.loads(text)

    yield in_turn(usru.load, parse).row("`load()` again in the same process", PARSING, "≤ 1.15")
    usual = naive.converter()
    for name, parsed in (("2,040 rows", made_up.files()), ("the facts", _parsed(files))):
        yield _rows(parsed, usual).row(f"rows with windows, {name}", NAIVE, "≤ 0.25")
        yield _records(parsed, usual).row(f"records with their ids looked up, {name}", NAIVE, "")


def _parsed(files: dict[str, bytes]) -> dict[str, dict[str, Any]]:
    return {name: tomllib.loads(content.decode()) for name, content in files.items()}


def _rows(files: dict[str, dict[str, Any]], usual: cattrs.Converter) -> Ratio:
    """To rows with windows, and ids as text."""

    def ours() -> None:
        for data in files.values():
            row = structured(data)
            said = When.parse(row.published, row.zone) if row.published else None
            for report in row.reports:
                if report.when is not None:
                    When.parse(report.when, report.zone, said=said)

    return in_turn(ours, lambda: _peer(files, usual))


def _records(files: dict[str, dict[str, Any]], usual: cattrs.Converter) -> Ratio:
    """To records with their ids looked up."""

    def ours() -> None:
        assembling.assembled([[Parsed(name, structured(data)) for name, data in files.items()]], [])

    return in_turn(ours, lambda: _peer(files, usual))


def _peer(files: dict[str, dict[str, Any]], usual: cattrs.Converter) -> None:
    for data in files.values():
        usual.structure(data, naive.File)
