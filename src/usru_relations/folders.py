"""The one door to the disk: folders of fixtures become a chronology, and a chronology becomes a folder."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator, Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Final, TypeAlias, overload

from usru_relations.chronology import Chronology
from usru_relations.reading import writing
from usru_relations.reading.assembling import read
from usru_relations.reading.faults import Fault, FixtureError

Folder: TypeAlias = "str | os.PathLike[str] | Traversable | Mapping[str, str]"
"""A folder of fixtures, or one fixture file, or the texts of fixture files by name."""


def _bundled() -> Traversable:
    inside = files("usru_relations") / "fixtures"
    return inside if inside.is_dir() else Path(__file__).parents[2] / "fixtures"


BUNDLED: Final = _bundled()
"""The facts that come with the package."""


def load(*folders: Folder, expect: str | None = None) -> Chronology:
    """The facts of these folders, folded together; without any, of those that come with the package.

    Args:
        folders: folders of TOML files, read with all the folders in them.
        expect: the digest that the facts must have.

    Raises:
        FixtureError: with all faults of all files; or if a folder is not there.
        UnexpectedFacts: if the digest is not the one expected.

    """
    places = folders or (BUNDLED,)
    chronology = Chronology(read([contents(folder) for folder in places]))
    if expect is not None and chronology.digest != expect:
        raise UnexpectedFacts(expect, chronology)
    return chronology


class UnexpectedFacts(ValueError):
    """Facts with another digest than the one that they were pinned to."""

    def __init__(self, expected: str, found: Chronology) -> None:
        super().__init__(
            f"the facts have the digest {found.digest}, not {expected}: see what changed in CHANGELOG.md under Facts, "
            "then pin the new digest"
        )
        self.expected = expected
        self.found = found


@overload
def dump(chronology: Chronology) -> dict[str, str]: ...
@overload
def dump(chronology: Chronology, folder: str | os.PathLike[str]) -> Path: ...
def dump(chronology: Chronology, folder: str | os.PathLike[str] | None = None) -> dict[str, str] | Path:
    """Write what a chronology rests on as fixture files that `load` reads to an equal one.

    Args:
        chronology: the whole, or a narrowing, of which everything that it rests on is written.
        folder: where to write; it is made if it is not there, and files of other names in it stay. Without it,
            the texts are returned by file name.

    Raises:
        NotADirectoryError: if there is a file where the folder is to be.
        TypeError: if it is no chronology.

    """
    if not isinstance(chronology, Chronology):
        raise TypeError(f"a chronology is written, as load() gives it, not {chronology!r}")
    if folder is not None and Path(folder).is_file():
        raise NotADirectoryError(f"{folder} is a file: give the folder that the fixture files are to be in")
    texts = writing.write(chronology.archive)
    if folder is None:
        return texts
    place = Path(folder)
    for name, text in texts.items():
        _replace(place / name, text)
    return place


def _replace(path: Path, text: str) -> None:
    """Write a file whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{secrets.token_hex(8)}")
    try:
        draft.write_text(text, encoding="utf-8", newline="\n")
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


def contents(folder: Folder) -> dict[str, bytes]:
    """The bytes of the fixture files of a folder, by name.

    Raises:
        FixtureError: if the folder is not there, cannot be read or holds no fixture file.
        TypeError: if it is none of what a folder may be given as.

    """
    if isinstance(folder, Mapping):
        return {name: _encoded(name, text) for name, text in folder.items()}
    if not str(folder) or not isinstance(folder, (str, os.PathLike, Traversable)):
        raise TypeError(f"a folder is given as a path, or as texts by file name, not as {folder!r}")
    place = Path(folder) if isinstance(folder, str | os.PathLike) else folder
    try:
        found = {place.name: place.read_bytes()} if place.is_file() else dict(_walk(place, ""))
    except (OSError, ValueError) as error:
        raise _unreadable(place, getattr(error, "strerror", None) or str(error)) from error
    if not found:
        raise _unreadable(place, "holds no .toml file")
    return found


def _encoded(name: str, text: str) -> bytes:
    if not all(isinstance(one, str) for one in (name, text)):
        raise TypeError(f"fixtures are given as texts by file name, not as {text!r} by {name!r}")
    return text.encode(errors="surrogatepass")


def _walk(folder: Traversable, prefix: str) -> Iterator[tuple[str, bytes]]:
    """The files of a folder and of those in it; folders that are links, which may lead in a circle, are passed over."""
    for child in sorted(folder.iterdir(), key=lambda child: child.name):
        if child.name.startswith("."):
            continue
        if child.is_dir():
            if not (isinstance(child, Path) and child.is_symlink()):
                yield from _walk(child, f"{prefix}{child.name}/")
        elif child.name.endswith(".toml"):
            yield f"{prefix}{child.name}", child.read_bytes()


def _unreadable(place: object, why: str) -> FixtureError:
    return FixtureError(
        [Fault(file=str(place), path="", message=why, mend="give a folder of fixtures, or a .toml file")]
    )
