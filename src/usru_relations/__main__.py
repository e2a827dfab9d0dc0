"""The chronology in a terminal: ``python -m usru_relations --help``."""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from usru_relations import query
from usru_relations.folders import BUNDLED, Folder, load
from usru_relations.rules import Severity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from usru_relations.chronology import Chronology
    from usru_relations.query import Criterion

_EXAMPLES = """examples:
  python -m usru_relations --between 2025-02-01 2025-03-31
  python -m usru_relations --involving Putin --at Alaska --held
  python -m usru_relations show alaska-summit
  python -m usru_relations --known-on 2025-03-04 --kind talks
  python -m usru_relations check --with my/folder
  python -m usru_relations anchor article.txt --start "The talks" --end "in Riyadh."
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; 0 is well, 1 is a broken rule, 2 is a mistake in what was asked for."""
    options = _parser().parse_args(arguments)
    try:
        return _run(options)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except (LookupError, ValueError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m usru_relations",
        description="What happened between the United States and Russia from February 2025 on, source by source.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    _add_options(parser)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", title="commands (without one, the chronology)")
    show = commands.add_parser("show", help="one event, with every report behind it")
    show.add_argument("event", metavar="EVENT", help="its id")
    check = commands.add_parser("check", help="what breaks the rules; exit status 1 if anything does")
    for command in (show, check):
        _add_options(command, default=argparse.SUPPRESS)
    anchor = commands.add_parser("anchor", help="the anchor of a passage of an article, for a fixture")
    anchor.add_argument("file", metavar="FILE", help="the article's text, in UTF-8")
    anchor.add_argument("passage", metavar="PASSAGE", nargs="?", help="the passage, as it stands in the text")
    anchor.add_argument("--start", metavar="WORDS", help="instead: its first words")
    anchor.add_argument("--end", metavar="WORDS", help="and its last words")
    return parser


def _add_options(parser: argparse.ArgumentParser, default: object = None) -> None:
    facts = parser.add_argument_group("facts")
    facts.add_argument(
        "--facts", action="append", metavar="FOLDER", default=default, help="these fixtures, not the bundled"
    )
    facts.add_argument(
        "--with", action="append", dest="added", metavar="FOLDER", default=default, help="these fixtures too"
    )
    facts.add_argument("--known-on", metavar="DATE", default=default, help="only what was published by then")
    narrowing = parser.add_argument_group("narrowings; names in any language")
    narrowing.add_argument(
        "--between", nargs=2, metavar=("START", "END"), default=default, help="EDTF dates; .. is open"
    )
    narrowing.add_argument("--on", metavar="DATE", default=default, help="an EDTF date")
    narrowing.add_argument(
        "--zone", metavar="ZONE", default=default, help="the zone of the dates; else the event's own"
    )
    narrowing.add_argument("--possibly", action="store_true", default=default or False, help="also what may be so")
    narrowing.add_argument("--involving", nargs="+", metavar="ACTOR", default=default, help="all of them")
    narrowing.add_argument("--at", metavar="VENUE", default=default, help="contained places too")
    narrowing.add_argument("--kind", nargs="+", metavar="KIND", default=default, help="any of them, and sorts of them")
    narrowing.add_argument("--about", nargs="+", metavar="TOPIC", default=default, help="all of them")
    narrowing.add_argument("--status", nargs="+", metavar="STATUS", default=default, help="any of them")
    narrowing.add_argument("--held", action="store_true", default=default or False, help="what took place")
    narrowing.add_argument("--reported-by", nargs="+", metavar="SOURCE", default=default, help="any of them")
    narrowing.add_argument(
        "--corroborated", type=int, metavar="N", default=default, help="by so many independent origins"
    )
    output = parser.add_argument_group("output")
    output.add_argument("--json", action="store_true", default=default or False, help="for machines")
    output.add_argument("--width", type=int, metavar="COLUMNS", default=default, help="else that of the terminal")
    output.add_argument("--plain", action="store_true", default=default or False, help="no colours")


def _run(options: argparse.Namespace) -> int:
    if options.command == "anchor":
        return _anchor(options)
    chosen: list[Folder] = options.facts or [BUNDLED]
    added: list[Folder] = options.added or []
    facts = load(*chosen, *added)
    if options.known_on is not None:
        facts = facts.as_known_on(options.known_on, options.zone)
    for criterion in _criteria(options):
        facts = facts.where(criterion)
    return {"show": _show, "check": _check}.get(options.command, _list)(facts, options)


def _criteria(options: argparse.Namespace) -> list[Criterion]:
    chosen: list[Criterion] = []
    if options.between:
        start, end = (None if day == ".." else day for day in options.between)
        chosen.append(query.between(start, end, options.zone, possibly=options.possibly))
    if options.on:
        chosen.append(query.on(options.on, options.zone, possibly=options.possibly))
    if options.at:
        chosen.append(query.at(options.at))
    if options.held:
        chosen.append(query.held())
    if options.corroborated is not None:
        chosen.append(query.corroborated(options.corroborated, possibly=options.possibly))
    several = (
        (options.involving, query.involving),
        (options.kind, query.of_kind),
        (options.about, query.about),
        (options.status, query.with_status),
        (options.reported_by, query.reported_by),
    )
    return chosen + [make(*names) for names, make in several if names]


def _list(facts: Chronology, options: argparse.Namespace) -> int:
    from usru_relations import exporting, terminal

    if options.json:
        return _print_json(exporting.plain(facts))
    terminal.show(terminal.chronology_lines(facts, _width(options)), colour=_colour(options))
    return 0


def _show(facts: Chronology, options: argparse.Namespace) -> int:
    from usru_relations import exporting, terminal

    id: str = options.event
    event = facts[id]
    if options.json:
        return _print_json({**exporting.plain([event])[0], "explanation": str(facts.explain(event))})
    terminal.show(terminal.event_lines(facts, event, _width(options)), colour=_colour(options))
    return 0


def _check(facts: Chronology, options: argparse.Namespace) -> int:
    from usru_relations import terminal

    findings = facts.check()
    broken = any(finding.severity > Severity.NOTE for finding in findings)
    if options.json:
        keys = ("rule", "message", "mend")
        told = [
            {key: getattr(one, key) for key in keys}
            | {"severity": one.severity.name.lower(), "events": [event.id for event in one.events]}
            for one in findings
        ]
        _print_json(told)
    else:
        terminal.show(terminal.finding_lines(findings, _width(options)), colour=_colour(options))
    return int(broken)


def _anchor(options: argparse.Namespace) -> int:
    from usru_relations.comparing.verifying import read_text
    from usru_relations.records import anchoring

    marked: tuple[str | None, str | None, str | None] = options.passage, options.start, options.end
    text = read_text(Path(options.file))
    match marked:
        case str(passage), None, None:
            found = anchoring.anchor(text, passage)
        case None, str(start), str(end):
            found = anchoring.anchor_between(text, start, end)
        case _:
            raise ValueError("give the passage, or else both --start and --end")
    print(anchoring.toml(found))
    return 0


def _print_json(value: object) -> int:
    print(json.dumps(value, ensure_ascii=False, indent=2))
    return 0


def _width(options: argparse.Namespace) -> int:
    width: int = options.width or shutil.get_terminal_size().columns
    return width


def _colour(options: argparse.Namespace) -> bool:
    return not options.plain and sys.stdout.isatty() and "NO_COLOR" not in os.environ


if __name__ == "__main__":
    sys.exit(main())
