"""Draws the house from its contracts: ``python tests/drawing_house.py`` writes docs/house.svg."""

from __future__ import annotations

import itertools
import textwrap
import tomllib
from pathlib import Path
from typing import Final

import usru_relations
from drawing import Box, Row, line, picture, word

ROOT: Final = Path(__file__).parents[1]
SOURCE: Final = Path(usru_relations.__file__).parent
BESIDE: Final = ("strategies", "synthetic", "testing")
LEFT, WIDE, GAP = 74, 740, 12
LETTER: Final = 6.7
TONES: Final = ("value", "source", "report", "event", "shelf", "answer")
SAYS: Final = {
    "__main__": "the command line",
    "narrowings": "its options, and the criteria they stand for",
    "terminal": "prints a chronology",
    "analysis": "figures: gaps, paces, counts",
    "exporting": "plain values",
    "folders": "the door to the disk: load, dump",
    "chronology": "events in order of time, that answer questions",
    "index": "answers criteria for all events at once",
    "rules": "what breaks the rules",
    "query": "criteria, as values",
    "comparing": "what differs, how fields stand",
    "reading": "bytes to an archive, and back",
    "tallying": "counts of series",
    "travel": "impossible journeys",
    "archive": "reports and shelves, and all that they entail",
    "inference": "constraints on time, the timeline, reasons, open references",
    "folding": "reports to events, disputes, history, origins",
    "network": "simple temporal networks",
    "records": "what stands on shelves, sources, passages, reports",
    "times": "windows of possibility, lengths, their text, Allen's relations, shares",
    "errors": "errors that carry objects",
    "given": "what arguments must be",
    "truth": "Kleene's three values",
    "strategies": "Hypothesis strategies",
    "synthetic": "made-up chronologies of any size",
    "testing": "a plugin of pytest",
}


def contracts() -> dict[str, list[list[str]]]:
    """The floors of each room from the top, and the modules on each; the house itself is ``usru_relations``."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]
    return {
        one["containers"][0].removeprefix("usru_relations."): [layer.split(" | ") for layer in one["layers"]]
        for one in settings["contracts"]
    }


def floors() -> list[list[str]]:
    """What stands on each floor of the house, without what stands beside it."""
    return [[name for name in floor if name not in BESIDE] for floor in contracts()["usru_relations"]]


def rooms(name: str) -> str:
    """The modules of a room, those on lower floors behind an arrow."""
    inner = contracts().get(name) or [sorted(path.stem for path in (SOURCE / name).glob("[!_]*.py"))]
    return " → ".join(" ".join(floor) for floor in inner)


def _box(name: str, x: float, y: float, width: float, tone: str) -> Box:
    lines = textwrap.wrap(rooms(name), int((width - 18) / LETTER))
    return Box(name, x, y, width, tone, (Row(SAYS[name], sort="word"), *map(Row, lines)))


def _floor(names: list[str], y: float, tone: str) -> list[Box]:
    width = (WIDE - GAP * (len(names) - 1)) / len(names)
    return [_box(name, LEFT + index * (width + GAP), y, width, tone) for index, name in enumerate(names)]


def house() -> str:
    """The floors from the top, with the rooms' own staircases."""
    y, boxes, parts = 14.0, list[Box](), list[str]()
    above = floors()
    for number, floor in zip(itertools.count(len(above), -1), above, strict=False):
        boxes += _floor(floor, y, TONES[(number - 1) * len(TONES) // len(above)])
        parts.append(word(LEFT - 12, boxes[-1].middle + 4, str(number), anchor="end"))
        y = max(box.bottom for box in boxes) + GAP
    right, ground = LEFT + WIDE + 26, y - GAP
    boxes += _floor(list(BESIDE), y + 34, "value")
    parts += [
        line((30, ground), (30, 14), flow=True),
        word(20, ground / 2, "data goes up: fixture text, reports, events, answers", anchor="middle", turned=-90),
        line((right, 14), (right, ground)),
        word(right + 10, ground / 2, "imports go down", anchor="middle", turned=90),
        word(LEFT, y + 22, "Beside the house, for tests", "band"),
        *(part for box in boxes for part in box.drawn()),
    ]
    height = max(box.bottom for box in boxes) + 16
    return picture(right + 28, height, "The floors of the house, and the modules on each", parts)


if __name__ == "__main__":
    (ROOT / "docs" / "house.svg").write_text(house(), encoding="utf-8")
