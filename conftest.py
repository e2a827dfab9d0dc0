"""Every block of the documentation runs as a test: Python as doctests or plain code, consoles against their output."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from doctest import ELLIPSIS, NORMALIZE_WHITESPACE
from typing import TYPE_CHECKING

from sybil import Sybil
from sybil.parsers.myst import CodeBlockParser, PythonCodeBlockParser, SkipParser

if TYPE_CHECKING:
    from sybil import Example


def _console(example: Example) -> str | None:
    """Run each ``$`` line and compare what it prints with what stands below it."""
    for block in example.parsed.removeprefix("$ ").split("\n$ "):
        command, _, expected = block.partition("\n")
        arguments = [sys.executable if word == "python" else word for word in shlex.split(command)]
        environment = {**os.environ, "COLUMNS": "80", "PYTHONIOENCODING": "utf-8"}
        done = subprocess.run(arguments, capture_output=True, text=True, encoding="utf-8", env=environment, check=False)  # noqa: S603
        printed = (done.stdout + done.stderr).rstrip()
        if printed != expected.rstrip():
            return f"$ {command}\nprinted\n{printed}\nnot\n{expected}"
    return None


pytest_collect_file = Sybil(
    parsers=[
        PythonCodeBlockParser(doctest_optionflags=ELLIPSIS | NORMALIZE_WHITESPACE),
        CodeBlockParser("console", _console),
        SkipParser(),
    ],
    patterns=["*.md"],
).pytest()
