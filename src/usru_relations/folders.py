"""The one door to the disk: folders of fixtures become a chronology, and a chronology becomes a folder."""

from __future__ import annotations

import contextlib
import functools
import os
import secrets
import shutil
from collections.abc import Iterator, Mapping, Sequence, Sized
from collections.abc import Set as AbstractSet
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeAlias, overload

import attrs

from usru_relations.chronology import Chronology
from usru_relations.errors import Carrying
from usru_relations.given import must_be, shown
from usru_relations.reading import writing
from usru_relations.reading.assembling import read
from usru_relations.reading.faults import Fault, FixtureError

if TYPE_CHECKING:
    from usru_relations.archive import Archive

Folder: TypeAlias = "str | os.PathLike[str] | Traversable | Mapping[str, str]"
"""A folder of fixtures, or one fixture file, or the texts of fixture files by name."""


def _bundled() -> Traversable:
    inside = files("usru_relations") / "fixtures"
    return inside if inside.is_dir() else Path(__file__).parents[2] / "fixtures"


BUNDLED: Final = _bundled()
"""The facts that come with the package."""
FACTS_VERSION: Final = "1.0"
"""The version of the bundled facts, which the changelog names with their digest; see `docs/compatibility.md`."""

_SEVERAL: Final = (list, tuple, AbstractSet)
#: The hidden folder of files that are written whole, but not yet in place.
READY: Final = ".usru-ready"


def load(*folders: Folder, expect: str | Chronology | None = None) -> Chronology:
    """The facts of these folders, folded together; without any, of those that come with the package.

    Args:
        folders: folders of TOML files, read with all the folders in them.
        expect: the digest that the facts must have, or a chronology that they must equal.

    Raises:
        FixtureError: with all faults of all files; or if a folder is not there.
        UnexpectedFacts: if the facts are others than expected, with what has changed where that can be told.

    """
    if not isinstance(expect, str | Chronology | None):
        raise TypeError(f"load() expects facts by their digest, or as a chronology, not {expect!r}")
    places = folders or (BUNDLED,)
    chronology = Chronology(_read_all(places))
    digest = expect.digest if isinstance(expect, Chronology) else expect
    if digest is not None and chronology.digest != digest:
        raise UnexpectedFacts(digest, chronology, expect if isinstance(expect, Chronology) else _bundled_as(digest))
    return chronology


def _read_all(places: Sequence[Folder]) -> Archive:
    found = [contents(folder) for folder in places]
    try:
        return read(found)
    except FixtureError as error:
        missing = {fault.missing for fault in error.faults if fault.missing}
        raise FixtureError(error.faults, _advice(missing & _bundled_ids()) if missing else "") from None


def _advice(bundled: AbstractSet[tuple[str, str]]) -> str:
    """What to load as well, if the bundled facts have ids that are looked up in vain."""
    named = [f"{sort} {id!r}" for sort, id in sorted(bundled)]
    listed = ", ".join([*named[:5], *([f"{len(named) - 5} more"] if len(named) > 5 else [])])
    return f"The bundled facts have {listed}: load both, as usru.load(usru.BUNDLED, folder)" if named else ""


@functools.cache
def _bundled_ids() -> frozenset[tuple[str, str]]:
    """The ids of the bundled shelves, each with the word for what it is of."""
    shelves = attrs.astuple(read([contents(BUNDLED)]).shelves, recurse=False)
    return frozenset((shelf.sort, id) for shelf in shelves for id in shelf)


def _bundled_as(digest: str) -> Chronology | None:
    """The bundled facts if they are those of a digest: what was pinned before a folder was added to them."""
    bundled = load()
    return bundled if bundled.digest == digest else None


_BENEATH: Final = "no event differs, but what they rest on does"


class UnexpectedFacts(Carrying, ValueError):
    """Other facts than those that were pinned."""

    def __init__(self, expected: str, found: Chronology, pinned: Chronology | None = None) -> None:
        self.expected = expected
        """The digest that was pinned."""
        self.found = found
        self.pinned = pinned
        """The facts that were pinned, where they are at hand."""
        self.changes = None if pinned is None else pinned.diff(found)
        """What has changed in the events since they were pinned, where that can be told."""
        told = "" if self.changes is None else f" Against what was pinned: {self.changes.summary or _BENEATH}."
        super().__init__(
            f"the facts have the digest {found.digest}, not {expected}. They are {_told(found)}.{told} "
            "See what changed in CHANGELOG.md under Facts, then pin the new digest"
        )


def _told(facts: Chronology) -> str:
    """How many facts there are, and how new they are."""
    sources = facts.sources
    newest = f", the newest of {sources[-1].published}" if sources else ""
    return f"{_count(facts, 'event')} from {_count(facts.reports, 'report')} in {_count(sources, 'source')}{newest}"


def _count(things: Sized, word: str) -> str:
    return f"{len(things)} {word}" if len(things) == 1 else f"{len(things)} {word}s"


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
        TypeError: if it is no chronology, or the folder is no path.

    """
    if not isinstance(chronology, Chronology):
        raise TypeError(f"a chronology is written, as load() gives it, not {shown(chronology)}")
    if folder is None:
        return writing.write(chronology.archive)
    must_be((str, os.PathLike), folder, "a folder to write is given as a path")
    place = Path(folder)
    if not str(folder) or "\0" in str(folder):
        raise ValueError(f"a folder to write is given as a path, not as {folder!r}")
    if place.is_file():
        raise NotADirectoryError(f"{folder} is a file: give the folder that the fixture files are to be in")
    _write(place, writing.write(chronology.archive))
    return place


def _write(place: Path, texts: Mapping[str, str]) -> None:
    """Write all files or none: they are drafted in a hidden folder, which counts once it is called ``READY``.

    From then on they are read instead of those that they replace, so that a crash while they are put in place leaves
    the new ones whole; whoever writes next puts them in place first.
    """
    for name in texts:
        if not _stays_inside(name):
            raise ValueError(
                f"{name!r} would be written outside the folder: give the article an id as docs/format.md has"
            )
    place.mkdir(parents=True, exist_ok=True)
    _put_in_place(place)
    drafts = place / f".{secrets.token_hex(8)}"
    try:
        for name, text in texts.items():
            _draft(drafts / name, text)
        drafts.replace(place / READY)
    finally:
        shutil.rmtree(drafts, ignore_errors=True)
    _put_in_place(place)


def _stays_inside(name: str) -> bool:
    return all(part and not part.startswith(".") and not set(part) & set("\0\\:") for part in name.split("/"))


def _draft(path: Path, text: str) -> None:
    """Write a file through to the disk."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())


def _put_in_place(place: Path) -> None:
    """Move the files that are ready to where they belong."""
    ready = place / READY
    if not ready.is_dir():
        return
    for path in sorted(path for path in ready.rglob("*") if path.is_file()):
        target = place / path.relative_to(ready)
        target.parent.mkdir(parents=True, exist_ok=True)
        path.replace(target)
    shutil.rmtree(ready)


def contents(folder: Folder) -> dict[str, bytes]:
    """The bytes of the fixture files of a folder, by name.

    Raises:
        FixtureError: if the folder is not there, cannot be read or holds no fixture file.
        TypeError: if it is none of what a folder may be given as.

    """
    if isinstance(folder, Mapping):
        return {name: _encoded(name, text) for name, text in folder.items()}
    if not str(folder) or not isinstance(folder, (str, os.PathLike, Traversable)):
        several = "; give several one after the other, as load(one, another)" if isinstance(folder, _SEVERAL) else ""
        raise TypeError(f"a folder is given as a path, or as texts by file name, not as {shown(folder)}{several}")
    place = Path(folder) if isinstance(folder, str | os.PathLike) else folder
    try:
        found = {place.name: place.read_bytes()} if place.is_file() else _read(place)
    except (OSError, ValueError) as error:
        if isinstance(error, FixtureError):
            raise
        raise _unreadable(place, _why(error)) from error
    if not found:
        raise _unreadable(place, "holds no .toml file")
    return found


def _encoded(name: str, text: str) -> bytes:
    if not all(isinstance(one, str) for one in (name, text)):
        raise TypeError(f"fixtures are given as texts by file name, not as {text!r} by {name!r}")
    return text.encode(errors="surrogatepass")


def _read(folder: Traversable) -> dict[str, bytes]:
    """The fixture files of a folder and of those in it, as they stood together at one time."""
    before = _state(folder)
    faults: list[Fault] = []
    found: dict[str, bytes] = {}
    for name, file in _listed(folder).items():
        if why := _refused(folder, file):
            faults.append(Fault(file=name, path="", message=why, mend="put a file there, or take it out"))
            continue
        try:
            found[name] = file.read_bytes()
        except OSError as error:
            message = f"cannot be read: {_why(error)}"
            faults.append(Fault(file=name, path="", message=message, mend="make it a file that you can read"))
    if not faults and (changed := sorted(before ^ _state(folder))):
        mend = "load it again when nobody writes there"
        faults = [Fault(file=changed[0][0], path="", message="changed while the folder was read", mend=mend)]
    if faults:
        raise FixtureError(faults)
    return found


def _state(folder: Traversable) -> AbstractSet[tuple[str, int, int, int]]:
    """Which files a folder on the disk has, and what changes with what is in them."""
    state: set[tuple[str, int, int, int]] = set()
    for name, file in _listed(folder).items():
        if isinstance(file, Path):
            with contextlib.suppress(OSError):
                told = file.stat()
                state.add((name, told.st_ino, told.st_size, told.st_mtime_ns))
    return state


def _listed(folder: Traversable) -> dict[str, Traversable]:
    """The fixture files by name; those that are written, but not yet in place, instead of those that they replace."""
    ready = folder / READY
    return {**dict(_walk(folder, "")), **(dict(_walk(ready, "")) if ready.is_dir() else {})}


def _refused(folder: Traversable, file: Traversable) -> str | None:
    """Why something called as a fixture file is not read."""
    if isinstance(folder, Path) and isinstance(file, Path) and file.is_symlink():
        target = Path(os.path.realpath(file))
        if not target.exists():
            return "is a link that leads nowhere"
        if not target.is_relative_to(os.path.realpath(folder)):
            return "is a link that leaves the folder"
    return None if file.is_file() else "is no file"


def _why(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error)


def _walk(folder: Traversable, prefix: str) -> Iterator[tuple[str, Traversable]]:
    """The files of a folder and of those in it; folders that are links, which may lead in a circle, are passed over."""
    for child in sorted(folder.iterdir(), key=lambda child: child.name):
        if child.name.startswith("."):
            continue
        if child.is_dir():
            if not (isinstance(child, Path) and child.is_symlink()):
                yield from _walk(child, f"{prefix}{child.name}/")
        elif child.name.casefold().endswith(".toml"):
            yield f"{prefix}{child.name}", child


def _unreadable(place: object, why: str) -> FixtureError:
    return FixtureError(
        [Fault(file=str(place), path="", message=why, mend="give a folder of fixtures, or a .toml file")]
    )
