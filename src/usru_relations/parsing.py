"""From the bytes of fixture files to rows."""

from __future__ import annotations

import functools
import tomllib
from typing import TYPE_CHECKING, NamedTuple

import attrs

from usru_relations.faults import Fault
from usru_relations.names import suggestions
from usru_relations.rows import FileRow, converter

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cattrs import ForbiddenExtraKeysError


class Parsed(NamedTuple):
    """A file's name and rows."""

    file: str
    row: FileRow


def parse(files: Mapping[str, bytes], faults: list[Fault]) -> Iterator[Parsed]:
    """The rows of each file that has no fault of form; the faults of the others are added to ``faults``."""
    for file in sorted(files):
        try:
            yield Parsed(file, _rows(files[file]))
        except UnicodeDecodeError as error:
            faults.append(Fault(file=file, path=f"byte {error.start}", message="is not UTF-8", mend="save it as UTF-8"))
        except tomllib.TOMLDecodeError as error:
            faults.append(Fault(file=file, path="", message=f"is not TOML: {error}", mend="correct the syntax there"))
        except Exception as error:  # noqa: BLE001 - cattrs groups whatever its hooks raise, and TOML can nest too deeply
            faults.extend(_faults(file, error))


@functools.lru_cache(maxsize=256)
def _rows(content: bytes) -> FileRow:
    """The rows of a file; they are kept, so that reading the same content again costs nothing, and never changed."""
    return converter().structure(tomllib.loads(content.decode("utf-8")), FileRow)


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
