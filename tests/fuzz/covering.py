"""Fuzzing by coverage with atheris: ``python -m fuzz.covering -max_total_time=600 CORPUS`` from ``tests``.

An input is a whole fixture file beside the good ones; the options are those of libFuzzer.
"""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from typing import Any

from fuzz.seeds import GOOD

atheris: Any = importlib.import_module("atheris")
_FILES = {name: text.encode() for name, text in GOOD.items()}


def main() -> None:
    with atheris.instrument_imports(include=["usru_relations", "tomllib"]):
        asking: Any = importlib.import_module("fuzz.asking")

    def one_input(content: bytes) -> None:
        with asking.within(5):
            asking.load({**_FILES, "article.toml": content})
            asking.load({"input.toml": content})

    for argument in sys.argv[1:]:
        corpus = Path(argument)
        if not argument.startswith("-") and corpus.is_dir() and not any(corpus.iterdir()):
            for name, content in _FILES.items():
                (corpus / name).write_bytes(content)
    atheris.Setup(sys.argv, one_input)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
