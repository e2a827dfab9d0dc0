"""Folders in which something is wrong, or goes wrong while they are read or written."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs
import pytest

import usru_relations as usru
from broken import GOOD
from test_folders import faults_of, written
from usru_relations.folders import READY

if TYPE_CHECKING:
    from collections.abc import Callable

FEW = {"shelves.toml": GOOD["shelves.toml"], "spare.toml": GOOD["spare.toml"]}
OTHER = {**FEW, "spare.toml": GOOD["spare.toml"].replace('"tass"', '"reuters"')}
POSIX = pytest.mark.skipif(os.name != "posix", reason="links, pipes and modes of files are those of POSIX")


def test_names_in_capitals_are_names_of_fixture_files_too(tmp_path: Path) -> None:
    capitals = {f"A/{name.upper()}": text for name, text in GOOD.items()}
    assert usru.load(written(tmp_path, capitals)) == usru.load(GOOD)


@POSIX
def test_what_only_looks_like_a_file_is_named(tmp_path: Path) -> None:
    folder = written(tmp_path / "facts")
    written(tmp_path, {"elsewhere.toml": "# nothing"})
    (folder / "in").mkdir()
    (folder / "in" / "away.toml").symlink_to(tmp_path / "elsewhere.toml")
    (folder / "in" / "up.toml").symlink_to(Path("..", "..", "elsewhere.toml"))
    (folder / "broken.toml").symlink_to(tmp_path / "nowhere.toml")
    (folder / "circle.toml").symlink_to(folder / "circle.toml")
    os.mkfifo(folder / "pipe.toml")
    (folder / "folder.toml").mkdir()
    mend = "put a file there, or take it out"
    assert faults_of(folder) == (
        f"broken.toml: is a link that leads nowhere; {mend}",
        f"circle.toml: is a link that leads nowhere; {mend}",
        f"in/away.toml: is a link that leaves the folder; {mend}",
        f"in/up.toml: is a link that leaves the folder; {mend}",
        f"pipe.toml: is no file; {mend}",
    )


def test_all_files_that_cannot_be_read_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = written(tmp_path, {**GOOD, "in/locked.toml": "", "gone.toml": ""})
    read = Path.read_bytes

    def refuse(path: Path) -> bytes:
        if path.name == "locked.toml":
            raise PermissionError(13, "Permission denied")
        if path.name == "gone.toml":
            path.unlink()
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert faults_of(folder) == (
        "gone.toml: cannot be read: No such file or directory; make it a file that you can read",
        "in/locked.toml: cannot be read: Permission denied; make it a file that you can read",
    )


def _renew(path: Path) -> None:
    path.write_text("# all is new", encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("one.toml", _renew),
        ("new.toml", _renew),
        ("spare.toml", Path.unlink),
    ],
)
def test_a_folder_that_changes_while_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, change: Callable[[Path], object]
) -> None:
    folder = written(tmp_path)
    read = Path.read_bytes

    def meanwhile(path: Path) -> bytes:
        content = read(path)
        if path.name == "two.toml":
            change(folder / name)
        return content

    monkeypatch.setattr(Path, "read_bytes", meanwhile)
    told = "changed while the folder was read; load it again when nobody writes there"
    assert faults_of(folder) == (f"{name}: {told}",)


def test_a_name_that_a_terminal_would_obey_is_told_in_escapes() -> None:
    with pytest.raises(usru.FixtureError) as caught:
        usru.load({"a\x1b[2J\u202e.toml": "colour = 1"})
    (fault,) = caught.value.faults
    assert fault.file == "a\x1b[2J\u202e.toml"
    assert str(fault).startswith("a\\x1b[2J\\u202e.toml: unknown key 'colour'; ")


def _steps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fail: type[BaseException]) -> list[usru.Chronology]:
    """What is read after writing was broken off at its first step, at its second, and so on."""
    old, new = usru.load(FEW), usru.load(OTHER)
    found: list[usru.Chronology] = []
    while True:
        folder = usru.dump(old, tmp_path / str(len(found)))
        left = len(found)

        def step(usual: Callable[..., Any]) -> Callable[..., Any]:
            def stepped(*values: Any, **named: Any) -> Any:
                nonlocal left
                left -= 1
                if left == -1:
                    raise fail
                return usual(*values, **named)

            return stepped

        with monkeypatch.context() as patch:
            for owner, name in ((Path, "replace"), (Path, "open"), (Path, "mkdir"), (os, "fsync"), (shutil, "rmtree")):
                patch.setattr(owner, name, step(getattr(owner, name)))
            try:
                usru.dump(new, folder)
            except fail:
                found.append(usru.load(folder))
            else:
                return found
        usru.dump(new, folder)
        assert usru.load(folder) == new
        assert not (folder / READY).exists()


@pytest.mark.parametrize("fail", [OSError, KeyboardInterrupt])
def test_whatever_breaks_while_writing_the_old_or_the_new_is_there_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fail: type[BaseException]
) -> None:
    found = _steps(tmp_path, monkeypatch, fail)
    old, new = usru.load(FEW), usru.load(OTHER)
    assert len(found) > 30
    assert set(found) <= {old, new}
    turn = found.index(new)
    assert found[:turn] == [old] * turn
    assert found[turn:] == [new] * (len(found) - turn)
    assert turn > 10 < len(found) - turn


def test_an_article_whose_id_leaves_the_folder_is_not_written(tmp_path: Path) -> None:
    archive = usru.load(GOOD).archive
    for id in ("../../out", "/out", "a/./b", "", "a\\b", "c:d", "a\0"):
        sources = {id: attrs.evolve(archive.shelves.sources["unsigned"], id=id)}
        odd = attrs.evolve(archive, shelves=attrs.evolve(archive.shelves, sources=sources), reports=(), tallies=())
        with pytest.raises(ValueError, match="would be written outside the folder: give the article an id as docs/"):
            usru.dump(usru.Chronology(odd), tmp_path / "facts")
    assert list(tmp_path.iterdir()) == []


def test_what_is_forced_to_the_disk_is_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sizes: list[int] = []

    def forced(file: int) -> None:
        sizes.append(os.fstat(file).st_size)

    monkeypatch.setattr(os, "fsync", forced)
    usru.dump(usru.load(FEW), tmp_path / "facts")
    assert sorted(sizes) == sorted(path.stat().st_size for path in (tmp_path / "facts").rglob("*.toml"))
