"""From the bytes of fixture files to rows."""

from __future__ import annotations

import functools
import hashlib
import json
import tomllib
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple, cast

import attrs

from usru_relations.reading.faults import Fault
from usru_relations.reading.rows import FileRow, WrongType, structured
from usru_relations.records.names import suggestions

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cattrs import ForbiddenExtraKeysError


class Parsed(NamedTuple):
    """A file's name and rows."""

    file: str
    row: FileRow


def parse(contents: Mapping[str, bytes], faults: list[Fault]) -> Iterator[Parsed]:
    """The rows of each file that has no fault of form; the faults of the others are added to ``faults``."""
    for file in sorted(contents):
        try:
            yield Parsed(file, _rows(contents[file]))
        except UnicodeDecodeError as error:
            faults.append(Fault(file=file, path=f"byte {error.start}", message="is not UTF-8", mend="save it as UTF-8"))
        except (tomllib.TOMLDecodeError, RecursionError) as error:
            message = "is nested too deeply" if isinstance(error, RecursionError) else f"is not TOML: {error}"
            faults.append(Fault(file=file, path="", message=message, mend="correct the syntax there"))
        except ExceptionGroup as error:
            faults.extend(_faults(file, error))
        except ValueError:
            faults.append(Fault(file=file, path="", message="holds a number that is too long", mend="shorten it"))


@functools.lru_cache(maxsize=256)
def _rows(content: bytes) -> FileRow:
    """The rows of a file; they are kept, so that reading the same content again costs nothing, and never changed."""
    digest = hashlib.blake2b(content, digest_size=16).hexdigest()
    data = _prepared().get(digest)
    return structured(tomllib.loads(content.decode("utf-8-sig")) if data is None else data)


def forget() -> None:
    """Let go of the rows that were kept."""
    _rows.cache_clear()


@functools.cache
def _prepared() -> dict[str, object]:
    """What the files of the wheel parse to, by the digest of their bytes; empty in a checkout, which has none."""
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
    unknown = sorted(error.extra_fields)
    told = "{match!r}" if len(unknown) == 1 else "{match!r} for {name!r}"
    near = [told.format(match=match, name=name) for name in unknown for match in suggestions(name, known)[:1]]
    mend = f"did you mean {', '.join(near)}?" if near else f"use {', '.join(known)}"
    return f"unknown key {', '.join(map(repr, unknown))}", mend
