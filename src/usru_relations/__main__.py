"""The chronology in a terminal: ``python -m usru_relations --help``."""

from __future__ import annotations

import argparse
import contextlib
import io
import json
import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

import usru_relations
from usru_relations import query
from usru_relations.folders import BUNDLED, Folder, load
from usru_relations.rules import Severity
from usru_relations.times.clock import zone_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from usru_relations.chronology import Chronology
    from usru_relations.query import Criterion

_COMMAND: Final = "python -m usru_relations"
_NARROWEST: Final = 40
_EXAMPLES: Final = """examples:
  python -m usru_relations --between 2025-02-01 2025-03-31
  python -m usru_relations --involving Putin --at Alaska --held
  python -m usru_relations show alaska-summit
  python -m usru_relations --known-on 2025-03-04 --kind talks
  python -m usru_relations check --with my/folder
  python -m usru_relations digest --with my/folder
  python -m usru_relations anchor article.txt --start "The talks" --end "in Riyadh."
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; 0 is well, 1 is a broken rule, 2 is a mistake in what was asked for."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
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
        prog=_COMMAND,
        usage=f"{_COMMAND} [COMMAND] [OPTIONS]",
        description="What happened between the United States and Russia from February 2025 on, source by source.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"usru_relations {usru_relations.__version__}")
    _add_options(parser)
    commands = parser.add_subparsers(
        dest="command", metavar="COMMAND", title="commands (without one, the chronology)", prog=_COMMAND
    )
    show = commands.add_parser("show", help="one event, with every report behind it", usage=_usage("show EVENT"))
    show.add_argument("event", metavar="EVENT", help="its id")
    check = commands.add_parser(
        "check", help="what breaks the rules; exit status 1 if anything does", usage=_usage("check")
    )
    pin = commands.add_parser("digest", help="the digest of the facts, to pin them by", usage=_usage("digest"))
    for command in (show, check, pin):
        _add_options(command, default=argparse.SUPPRESS)
    anchor = commands.add_parser("anchor", help="the anchor of an article or of a passage of it, for a fixture")
    anchor.add_argument("file", metavar="FILE", help="the article's text, in UTF-8")
    anchor.add_argument(
        "passage", metavar="PASSAGE", nargs="?", help="the passage, as it stands in the text; else the whole text"
    )
    anchor.add_argument("--start", metavar="WORDS", help="instead: its first words")
    anchor.add_argument("--end", metavar="WORDS", help="and its last words")
    return parser


def _usage(command: str) -> str:
    return f"{_COMMAND} {command} [OPTIONS]"


def _add_options(parser: argparse.ArgumentParser, default: object = None) -> None:
    facts = parser.add_argument_group("facts")
    facts.add_argument(
        "--facts", action="append", metavar="FOLDER", default=default, help="these fixtures, not the bundled"
    )
    facts.add_argument(
        "--with", action="append", dest="added", metavar="FOLDER", default=default, help="these fixtures too"
    )
    facts.add_argument("--known-on", metavar="DATE", default=default, help="only what was published by then")
    _add_narrowings(parser.add_argument_group("narrowings; names in any language"), default)
    output = parser.add_argument_group("output")
    output.add_argument("--json", action="store_true", default=default or False, help="for machines")
    output.add_argument("--width", type=_columns, metavar="COLUMNS", default=default, help="else that of the terminal")
    output.add_argument("--plain", action="store_true", default=default or False, help="no colours")


def _add_narrowings(group: argparse._ArgumentGroup, default: object) -> None:
    group.add_argument("--between", nargs=2, metavar=("START", "END"), default=default, help="EDTF dates; .. is open")
    group.add_argument("--on", metavar="DATE", default=default, help="an EDTF date")
    group.add_argument("--zone", metavar="ZONE", default=default, help="the zone of the dates; else the event's own")
    group.add_argument("--possibly", action="store_true", default=default or False, help="also what may be so")
    group.add_argument("--at", metavar="VENUE", default=default, help="contained places too")
    group.add_argument("--held", action="store_true", default=default or False, help="what took place")
    group.add_argument(
        "--corroborated", type=_number, metavar="N", default=default, help="by so many independent origins"
    )
    for option, name, help in (
        ("--involving", "ACTOR", "all of them"),
        ("--kind", "KIND", "any of them, and sorts of them"),
        ("--about", "TOPIC", "all of them"),
        ("--status", "STATUS", "any of them"),
        ("--reported-by", "SOURCE", "any of them"),
    ):
        group.add_argument(option, nargs="+", type=_name, metavar=name, default=default, help=help)


def _name(text: str) -> str:
    """A name; a command where there are names to come was meant as one."""
    if text in (*_COMMANDS, "anchor"):
        raise argparse.ArgumentTypeError(f"write the command {text!r} first: {_COMMAND} {text} ...")
    return text


def _number(text: str) -> int:
    try:
        return int(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no whole number") from None


def _columns(text: str) -> int:
    width = _number(text)
    if width < _NARROWEST:
        raise argparse.ArgumentTypeError(f"{width} columns are too few; give {_NARROWEST} or more")
    return width


def _run(options: argparse.Namespace) -> int:
    if options.command == "anchor":
        return _anchor(options)
    _fit(options)
    chosen: list[Folder] = options.facts or [BUNDLED]
    added: list[Folder] = options.added or []
    facts = load(*chosen, *added)
    if options.known_on is not None:
        with _naming("known-on"):
            facts = facts.as_known_on(options.known_on, options.zone)
    for option, make in _CRITERIA.items():
        given: object = getattr(options, option.replace("-", "_"))
        if given is not None and given is not False:
            with _naming(option):
                facts = facts.where(make(options))
    return _COMMANDS.get(options.command, _list)(facts, options)


def _fit(options: argparse.Namespace) -> None:
    """Refuse what would count for nothing."""
    dated = options.between or options.on is not None
    if options.zone is not None:
        with _naming("zone"):
            zone_of(options.zone)
        if not dated and options.known_on is None:
            raise ValueError("--zone: there is no date to read in it; give --on, --between or --known-on")
    if options.possibly and not dated and options.corroborated is None:
        raise ValueError("--possibly: nothing asked for may be so; give --on, --between or --corroborated")


@contextlib.contextmanager
def _naming(option: str) -> Iterator[None]:
    """Name the option in what is wrong with it."""
    try:
        yield
    except (LookupError, ValueError) as error:
        raise ValueError(f"--{option}: {error}") from error


def _between(options: argparse.Namespace) -> Criterion:
    start, end = (None if day == ".." else day for day in options.between)
    return query.between(start, end, options.zone, possibly=options.possibly)


_CRITERIA: Final[dict[str, Callable[[argparse.Namespace], Criterion]]] = {
    "between": _between,
    "on": lambda options: query.on(options.on, options.zone, possibly=options.possibly),
    "at": lambda options: query.at(options.at),
    "held": lambda _: query.held(),
    "corroborated": lambda options: query.corroborated(options.corroborated, possibly=options.possibly),
    "involving": lambda options: query.involving(*options.involving),
    "kind": lambda options: query.of_kind(*options.kind),
    "about": lambda options: query.about(*options.about),
    "status": lambda options: query.with_status(*options.status),
    "reported-by": lambda options: query.reported_by(*options.reported_by),
}


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


def _digest(facts: Chronology, _: argparse.Namespace) -> int:
    print(facts.digest)
    return 0


def _anchor(options: argparse.Namespace) -> int:
    from usru_relations.comparing.verifying import ArticlesError, read_text
    from usru_relations.records import anchoring
    from usru_relations.records.sources import digest

    marked: tuple[str | None, str | None, str | None] = options.passage, options.start, options.end
    try:
        text = read_text(Path(options.file))
    except ArticlesError as error:
        raise ValueError(f"{error.place}: {error.why}; give a file with the article's text in UTF-8") from error
    match marked:
        case str(passage), None, None:
            found = anchoring.anchor(text, passage)
        case None, str(start), str(end):
            found = anchoring.anchor_between(text, start, end)
        case None, None, None:
            print(f'digest = "{digest(text)}"')
            return 0
        case _:
            raise ValueError("give the passage, or else both --start and --end")
    print(anchoring.toml(found))
    return 0


def _print_json(value: object) -> int:
    unicode = (sys.stdout.encoding or "utf-8").lower().startswith("utf")
    print(json.dumps(value, ensure_ascii=not unicode, indent=2))
    return 0


def _width(options: argparse.Namespace) -> int:
    width: int = options.width or shutil.get_terminal_size().columns
    return width


def _colour(options: argparse.Namespace) -> bool:
    return not options.plain and sys.stdout.isatty() and not os.environ.get("NO_COLOR")


_COMMANDS: Final = {"show": _show, "check": _check, "digest": _digest}

if __name__ == "__main__":
    sys.exit(main())
