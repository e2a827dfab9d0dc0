"""The same mutations of bytes for loaders of comparable packages: ``python -m fuzz.peers`` from ``tests``.

Each reads a small good example in its own format. What counts as declared is generous: every class of exception of the
package itself, and every `ValueError`; those of JSON and UTF-8 are such.
"""

from __future__ import annotations

import argparse
import collections
import importlib
import importlib.metadata
import json
import logging
import random
import sys
import tempfile
import warnings
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from fuzz.asking import TooSlow, load, within
from fuzz.mutating import by_bytes
from fuzz.seeds import GOOD

if TYPE_CHECKING:
    from collections.abc import Callable

_CALENDAR = b"""BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//test//test//EN
BEGIN:VEVENT
UID:one@example.org
DTSTAMP:20250218T100000Z
DTSTART;TZID=Asia/Riyadh:20250218T100000
DURATION:PT4H
RRULE:FREQ=WEEKLY;COUNT=3
SUMMARY:Talks
LOCATION:Riyadh
GEO:24.7;46.7
ATTENDEE;CN=Who;ROLE=CHAIR:mailto:who@example.org
END:VEVENT
END:VCALENDAR
""".replace(b"\n", b"\r\n")
_ITEM = json.dumps({
    "type": "Feature", "stac_version": "1.0.0", "id": "one", "bbox": [46.0, 24.0, 47.0, 25.0],
    "geometry": {"type": "Point", "coordinates": [46.7, 24.7]},
    "properties": {"datetime": "2025-02-18T10:00:00Z", "title": "Talks"},
    "links": [{"rel": "self", "href": "https://example.org/one.json"}],
    "assets": {"text": {"href": "https://example.org/a.txt", "type": "text/plain", "roles": ["data"]}},
}).encode()  # fmt: skip
_BUNDLE = json.dumps({
    "type": "bundle", "id": "bundle--00000000-0000-4000-8000-000000000001",
    "objects": [{
        "type": "identity", "spec_version": "2.1", "id": "identity--00000000-0000-4000-8000-000000000002",
        "created": "2025-02-18T10:00:00.000Z", "modified": "2025-02-18T10:00:00.000Z", "name": "State",
        "identity_class": "organization",
        "external_references": [{"source_name": "a", "url": "https://example.org"}],
    }],
}).encode()  # fmt: skip
_ENTITY = json.dumps({
    "id": "one", "schema": "Event",
    "properties": {"name": ["Talks"], "startDate": ["2025-02-18"], "country": ["sa"], "involved": ["who"]},
}).encode()  # fmt: skip
_DATASET = json.dumps({
    "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
    "dc:conformsTo": "http://cldf.clld.org/v1.0/terms.rdf#Generic",
    "tables": [{
        "url": "languages.csv", "dc:conformsTo": "http://cldf.clld.org/v1.0/terms.rdf#LanguageTable",
        "tableSchema": {"primaryKey": "ID", "columns": [
            {"name": "ID", "propertyUrl": "http://cldf.clld.org/v1.0/terms.rdf#id"},
            {"name": "Latitude", "datatype": {"base": "decimal", "minimum": -90, "maximum": 90},
             "propertyUrl": "http://cldf.clld.org/v1.0/terms.rdf#latitude"},
        ]},
    }],
}).encode()  # fmt: skip


class Loader(NamedTuple):
    """How a package reads bytes, and a good example."""

    package: str
    call: str
    good: bytes
    read: Callable[[bytes], object]


def _module(name: str) -> Any:
    return importlib.import_module(name)


def _usru() -> Callable[[bytes], object]:
    files = {name: text.encode() for name, text in GOOD.items()}

    def read(content: bytes) -> object:
        if isinstance(told := load({**files, "article.toml": content}), Exception):
            raise told
        return told

    return read


def _ics() -> Callable[[bytes], object]:
    calendar = _module("ics").Calendar
    return lambda content: [str(event) for event in calendar(content.decode()).events]


def _icalendar() -> Callable[[bytes], object]:
    calendar = _module("icalendar").Calendar
    return lambda content: calendar.from_ical(content).to_ical()


def _pystac() -> Callable[[bytes], object]:
    item = _module("pystac").Item
    return lambda content: item.from_dict(json.loads(content))


def _stix2() -> Callable[[bytes], object]:
    parse = _module("stix2").parse
    return lambda content: parse(content.decode())


def _followthemoney() -> Callable[[bytes], object]:
    model = _module("followthemoney").model
    return lambda content: model.get_proxy(json.loads(content), cleaned=False)


def _pycldf() -> Callable[[bytes], object]:
    dataset, folder = _module("pycldf").Dataset, Path(tempfile.mkdtemp())
    (folder / "languages.csv").write_text("ID,Latitude\none,24.7\n", encoding="utf-8")

    def read(content: bytes) -> object:
        (folder / "metadata.json").write_bytes(content)
        return dataset.from_metadata(folder / "metadata.json").validate()

    return read


def loaders() -> list[Loader]:
    """The packages, each read by its usual call."""
    return [
        Loader("usru_relations", "load", GOOD["article.toml"].encode(), _usru()),
        Loader("ics", "Calendar(text)", _CALENDAR, _ics()),
        Loader("icalendar", "Calendar.from_ical(bytes)", _CALENDAR, _icalendar()),
        Loader("pystac", "Item.from_dict(json.loads(bytes))", _ITEM, _pystac()),
        Loader("stix2", "parse(text)", _BUNDLE, _stix2()),
        Loader("followthemoney", "model.get_proxy(json.loads(bytes), cleaned=False)", _ENTITY, _followthemoney()),
        Loader("pycldf", "Dataset.from_metadata(path).validate()", _DATASET, _pycldf()),
    ]


def measured(loader: Loader, inputs: int, seconds: float) -> str:
    """A row of the table."""
    loader.read(loader.good)
    counts: collections.Counter[str] = collections.Counter()
    undeclared: collections.Counter[str] = collections.Counter()
    for number in range(inputs):
        content = by_bytes(random.Random(f"{number}"), loader.good)  # noqa: S311 - a mutation is no secret
        try:
            with within(seconds):
                loader.read(content)
            counts["read"] += 1
        except (Exception, TooSlow) as error:  # noqa: BLE001 - it is what is counted
            module = type(error).__module__.partition(".")[0]
            if isinstance(error, ValueError) or module == loader.package:
                counts["declared"] += 1
            else:
                undeclared[type(error).__name__] += 1
    kinds = ", ".join(f"{name} {count}" for name, count in undeclared.most_common()) or "–"
    try:
        version = importlib.metadata.version(loader.package)
    except importlib.metadata.PackageNotFoundError:
        version = "this"
    return (
        f"| {loader.package} {version} | `{loader.call}` | {inputs:,} | {counts['read']:,} | {counts['declared']:,} | "
        f"{undeclared.total():,} | {kinds} |"
    )


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m fuzz.peers", description=__doc__)
    parser.add_argument("--inputs", type=int, default=10_000)
    parser.add_argument("--seconds", type=float, default=5.0, help="how long one input may take")
    options = parser.parse_args()
    warnings.simplefilter("ignore")
    logging.disable()
    sys.stdout.write(
        "| package | call | inputs | read | declared errors | undeclared | which |\n|---|---|---|---|---|---|---|\n"
    )
    for loader in loaders():
        sys.stdout.write(measured(loader, options.inputs, options.seconds) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
