"""The house as it is drawn is the house as it is built."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import usru_relations

ROOT = Path(__file__).parents[1]
BESIDE = {"strategies", "synthetic", "testing"}


def test_the_floors_are_drawn_as_the_contract_has_them() -> None:
    contract = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"][
        "contracts"
    ][0]
    floors = [set(layer.split(" | ")) - BESIDE for layer in contract["layers"]]
    page = (ROOT / "docs" / "index.md").read_text(encoding="utf-8")
    drawn = re.findall(r"^ ?(\d+)  ((?:[\w/]+ \| )*[\w/]+) {2,}\S", page, re.MULTILINE)
    assert [int(number) for number, _ in drawn] == list(range(len(floors), 0, -1))
    assert [{name.rstrip("/") for name in names.split(" | ")} for _, names in drawn] == floors


def test_a_room_of_several_modules_is_drawn_with_a_slash() -> None:
    page = (ROOT / "docs" / "index.md").read_text(encoding="utf-8")
    source = Path(usru_relations.__file__).parent
    drawn = {name for line in re.findall(r"^ ?\d+  (.*)$", page, re.MULTILINE) for name in re.findall(r"\b\w+/", line)}
    rooms = {f"{init.parent.name}/" for init in source.glob("*/__init__.py")} - {f"{name}/" for name in BESIDE}
    assert drawn == rooms
