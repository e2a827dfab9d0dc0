"""What the pictures of the documentation show is what is there."""

from __future__ import annotations

import pkgutil
import re
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import attrs
import pytest

import drawing_house
import drawing_model
import usru_relations
from usru_relations import archive, comparing, folding, inference, records, rules, tallying
from usru_relations.records import shelf

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

DOCS = Path(__file__).parents[1] / "docs"
DRAWN = {"model": drawing_model.model, "answers": drawing_model.answers, "house": drawing_house.house}
SVG = "{http://www.w3.org/2000/svg}"


def titles(svg: str) -> list[str]:
    return [one.text or "" for one in ET.fromstring(svg).iter(f"{SVG}text") if one.get("class") == "title"]  # noqa: S314


@pytest.mark.parametrize("name", DRAWN)
def test_a_picture_is_as_the_code_is_now(name: str) -> None:
    """To draw it again: python tests/drawing_model.py; python tests/drawing_house.py."""
    assert (DOCS / f"{name}.svg").read_text(encoding="utf-8") == DRAWN[name]()


def modules(*packages: ModuleType) -> Iterator[ModuleType]:
    for package in packages:
        yield package
        for _, name, _ in pkgutil.walk_packages(getattr(package, "__path__", ()), f"{package.__name__}."):
            yield import_module(name)


def test_every_public_record_is_drawn_once() -> None:
    own = [(one, vars(one)) for one in modules(records, folding, inference, comparing, rules, tallying, archive)]
    public = {
        name
        for module, names in own
        for name, value in names.items()
        if isinstance(value, type) and attrs.has(value) and value.__module__ == module.__name__ and name[0] != "_"
    }
    drawn = titles(drawing_model.model()) + titles(drawing_model.answers())
    assert len(drawn) == len(set(drawn))
    assert set(drawn) == public | {"Chronology", "When", "Length", "Changes"}


def test_what_is_left_out_of_a_record_is_named() -> None:
    """Whoever gives a class another field sees it drawn, or says here that it is not."""
    left = {
        f"{record.__name__}.{field.name}"
        for classes in drawing_model.TONES.values()
        for record in classes
        if attrs.has(record)
        for field in attrs.fields(record)
        if field.name not in drawing_model.members(record) + drawing_model.members(shelf.Actor)
    }
    assert left == {
        "Archive.told", "Archive.whole", "Event.cited", "Length.high", "Length.low", "Reason.instant",
        "Venue.own_zones", "When.assumed", "When.civil", "When.end", "When.start",
    }  # fmt: skip


def spans(picture: ET.Element) -> Iterator[tuple[str, float, float, float]]:
    """The words that are not turned: from where to where, at what height, in letters of a wide font."""
    for text in picture.iter(f"{SVG}text"):
        x, y, words = float(text.attrib["x"]), float(text.attrib["y"]), text.text or ""
        long = len(words) * (8.2 if text.get("class") == "title" else 6.7)
        back = {"end": long, "middle": long / 2}.get(text.get("text-anchor") or "", 0)
        back = long if text.get("class") == "type" else back
        if "transform" not in text.attrib:
            yield words, x - back, x - back + long, y


@pytest.mark.parametrize("name", DRAWN)
def test_no_words_leave_their_box_or_the_picture(name: str) -> None:
    picture = ET.fromstring(DRAWN[name]())  # noqa: S314
    width, height = map(float, picture.attrib["viewBox"].split()[2:])
    sides = [
        [float(one.attrib[key]) for key in ("x", "y", "width", "height")]
        for one in picture.iter(f"{SVG}rect")
        if "x" in one.attrib
    ]
    boxes = [(x, x + wide, y, y + tall) for x, y, wide, tall in sides]
    for words, start, end, y in spans(picture):
        own = [
            (left, right) for left, right, top, bottom in boxes if top < y < bottom and left < (start + end) / 2 < right
        ]
        left, right = own[0] if own else (0.0, width)
        assert left <= start < end <= right, words
    assert max(box[1] for box in boxes) <= width
    assert max(box[3] for box in boxes) <= height


def test_names_and_types_in_a_row_do_not_meet() -> None:
    for classes in drawing_model.TONES.values():
        for record in classes:
            for row in drawing_model.box(record, 0, 0).rows:
                room = 16 if record.__name__ in ("Person", "State") else 31
                assert len(row.name) + 1 + len(row.type) <= room, (record, row)


def test_links_lead_to_what_the_reference_describes() -> None:
    reference = (DOCS / "reference.md").read_text(encoding="utf-8")
    links = set(re.findall(r'href="reference\.html#([\w.]+)"', drawing_model.model() + drawing_model.answers()))
    assert len(links) > 40
    for link in links:
        place = link.removesuffix(f".{link.rpartition('.')[2]}")
        place = place.removesuffix(".Chronology")
        assert f"{place}\n" in reference or f"{link}\n" in reference, link


def test_every_room_is_drawn_on_its_floor_and_says_what_it_is() -> None:
    source = Path(usru_relations.__file__).parent
    there = {path.stem for path in source.glob("*.py") if path.stem != "__init__"}
    there |= {path.parent.name for path in source.glob("*/__init__.py")}
    assert set(drawing_house.SAYS) == there == set(titles(drawing_house.house()))
    floors = drawing_house.floors()
    assert titles(drawing_house.house()) == [name for floor in floors for name in floor] + list(drawing_house.BESIDE)


def test_every_module_of_a_room_is_drawn_in_it() -> None:
    source = Path(usru_relations.__file__).parent
    for room in source.glob("*/__init__.py"):
        drawn = set(drawing_house.rooms(room.parent.name).split()) - {"→"}
        assert drawn == {path.stem for path in room.parent.glob("*.py") if path.stem != "__init__"}
