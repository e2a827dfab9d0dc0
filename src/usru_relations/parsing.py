"""From the bytes of fixture files to rows."""

from __future__ import annotations

import functools
import hashlib
import json
import tomllib
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple, cast

import attrs

from usru_relations.faults import Fault
from usru_relations.names import suggestions
from usru_relations.rows import FileRow, structured

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
        except tomllib.TOMLDecodeError as error:
            faults.append(Fault(file=file, path="", message=f"is not TOML: {error}", mend="correct the syntax there"))
        except Exception as error:  # noqa: BLE001 - cattrs groups whatever its hooks raise, and TOML can nest too deeply
            faults.extend(_faults(file, error))


@functools.lru_cache(maxsize=256)
def _rows(content: bytes) -> FileRow:
    """The rows of a file; they are kept, so that reading the same content again costs nothing, and never changed."""
    digest = hashlib.blake2b(content, digest_size=16).hexdigest()
    data = _prepared().get(digest)
    return structured(tomllib.loads(content.decode("utf-8")) if data is None else data)


def forget() -> None:
    """Let go of the rows that were kept."""
    _rows.cache_clear()


@functools.cache
def _prepared() -> dict[str, object]:
    """What the files of the wheel parse to, by the digest of their bytes; empty in a checkout, which has none."""
    prepared = files("usru_relations") / "prepared.json"
    return cast("dict[str, object]", json.loads(prepared.read_bytes())) if prepared.is_file() else {}


def _faults(file: str, error: Exception) -> Iterator[Fault]:
    from cattrs import transform_error

    for text in transform_error(error, "", format_exception=_told):
        told, _, path = text.rpartition(" @ ")
        message, _, mend = told.partition("; ")
        yield Fault(file=file, path=path.lstrip("."), message=message, mend=mend or "write what docs/format.md shows")


def _told(error: BaseException, _type: object) -> str:
    from cattrs import ForbiddenExtraKeysError

    if isinstance(error, ForbiddenExtraKeysError):
        return _unknown_keys(error)
    if isinstance(error, RecursionError):
        return "is nested too deeply"
    if isinstance(error, KeyError):
        return f"the key {error.args[0]!r} is missing; add it"
    return f"{error}"


def _unknown_keys(error: ForbiddenExtraKeysError) -> str:
    known = [field.name for field in attrs.fields(error.cl)]
    unknown = ", ".join(repr(name) for name in sorted(error.extra_fields))
    near = [match for name in error.extra_fields for match in suggestions(name, known)[:1]]
    mend = f"did you mean {', '.join(map(repr, near))}?" if near else f"use {', '.join(known)}"
    return f"unknown key {unknown}; {mend}"
