"""From the bytes of fixture files to rows."""

from __future__ import annotations

import functools
import hashlib
import json
import re
import tomllib
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final, NamedTuple, cast

import attrs

from usru_relations.reading.faults import Fault, quoted
from usru_relations.reading.guessing import Guesser
from usru_relations.reading.rows import FileRow
from usru_relations.reading.structuring import structured
from usru_relations.reading.unseen import Unseen, unseen
from usru_relations.reading.wrong import WrongType

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cattrs import ForbiddenExtraKeysError


class Parsed(NamedTuple):
    """A file's name and rows, and the texts in them that are seen otherwise than they are."""

    file: str
    row: FileRow
    unseen: tuple[Unseen, ...] = ()


def parse(contents: Mapping[str, bytes], faults: list[Fault]) -> Iterator[Parsed]:
    """The rows of each file that has no fault of form; the faults of the others are added to ``faults``."""
    for file in sorted(contents):
        try:
            yield Parsed(file, *_rows(contents[file]))
        except UnicodeDecodeError as error:
            faults.append(Fault(file=file, path=f"byte {error.start}", message="is not UTF-8", mend="save it as UTF-8"))
        except RecursionError:
            mend = "nothing in the format lies more than five deep: take it out"
            faults.append(Fault(file=file, path="", message="is nested too deeply", mend=mend))
        except tomllib.TOMLDecodeError as error:
            message = f"is not TOML: {error}"
            faults.append(Fault(file=file, path="", message=message, mend="correct the syntax there"))
        except ExceptionGroup as error:
            faults.extend(_faults(file, error))


@functools.lru_cache(maxsize=256)
def _rows(content: bytes) -> tuple[FileRow, tuple[Unseen, ...]]:
    """The rows of a file; they are kept, so that reading the same content again costs nothing, and never changed."""
    digest = hashlib.blake2b(content, digest_size=16).hexdigest()
    data = _prepared().get(digest)
    row = structured(_toml(content.decode("utf-8-sig")) if data is None else data)
    return row, () if _PLAIN.fullmatch(content) else tuple(unseen(row))


def _toml(text: str) -> dict[str, Any]:
    """The tables of a text in TOML; a number that Python does not read is one of 64 digits, which no key may have."""
    if _DEEP.search(text):
        raise RecursionError
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        raise
    except ValueError:
        return tomllib.loads(_LONG.sub("9" * 64, text))


#: What can hold nothing unseen: ASCII without control characters or escapes.
_PLAIN: Final = re.compile(rb"[\t\n\r -\[\]-~]*")
#: A key of so many parts that the parser of the standard library, which takes their square, would be long about it.
_DEEP: Final = re.compile(
    r"""^[ \t]*(?:\[[ \t]*){0,2}(?:(?:[\w-]+|"[^"\n]*"|'[^'\n]*')[ \t]*\.[ \t]*){64}""", re.MULTILINE
)
#: More decimal digits than Python reads (`sys.int_info.default_max_str_digits`).
_LONG: Final = re.compile(r"(?:_?[0-9]){4300,}")


def forget() -> None:
    """Let go of the rows that were kept."""
    _rows.cache_clear()


@functools.cache
def _prepared() -> dict[str, object]:
    """What the bundled files parse to, by the digest of their bytes; empty where no build has written it."""
    prepared = files("usru_relations") / "prepared.json"
    return cast("dict[str, object]", json.loads(prepared.read_bytes())) if prepared.is_file() else {}


def _faults(file: str, error: ExceptionGroup[Exception]) -> Iterator[Fault]:
    from cattrs import transform_error

    for text in transform_error(error, "", format_exception=_told):
        message, mend, path = text.split(_CUT)
        yield Fault(file=file, path=path.removeprefix(" @ ").lstrip("."), message=message, mend=mend)


#: Parts the message, the mend and the path that cattrs puts behind them; nothing that is printed of a value holds it.
_CUT = "\0"


def _told(error: BaseException, _type: object) -> str:
    from cattrs import ForbiddenExtraKeysError

    message, mend = f"{error}", "write what docs/format.md shows"
    if isinstance(error, ForbiddenExtraKeysError):
        message, mend = _unknown_keys(error)
    elif isinstance(error, KeyError):
        message, mend = f"the key {error.args[0]!r} is missing", "add it"
    elif isinstance(error, WrongType) and error.mend:
        mend = error.mend
    return f"{message}{_CUT}{mend}{_CUT}"


def _unknown_keys(error: ForbiddenExtraKeysError) -> tuple[str, str]:
    known = [field.name for field in attrs.fields(error.cl)]
    unknown, guesser = sorted(error.extra_fields), Guesser()
    named, more = unknown[:_NAMED], len(unknown) - _NAMED
    told = "{match!r}" if len(unknown) == 1 else "{match!r} for {name!r}"
    near = [told.format(match=match, name=name) for name in named for match in guesser.near(name, known)[:1]]
    meant = f"did you mean {', '.join(near)}?" if near else f"use {', '.join(known)}"
    above = [] if error.cl is FileRow else [name for name in named if name in _OF_THE_FILE]
    mend = _above(above, meant if near else None) if above else meant
    return f"unknown key {', '.join(map(quoted, named))}{f' and {more} more' if more > 0 else ''}", mend


def _above(keys: list[str], meant: str | None) -> str:
    """That keys of the file stand below a table, whose keys TOML takes them for."""
    named = ", ".join(map(repr, keys))
    words = f"as {'a key' if len(keys) == 1 else 'keys'} of the file, put {named} above its first [[table]]"
    return words if meant is None else f"{meant} Or {words}"


_OF_THE_FILE: Final = frozenset(field.name for field in attrs.fields(FileRow))
#: How many unknown keys of one table are told by name.
_NAMED: Final = 10
