"""Folders: from wherever facts lie to a chronology, and back to the disk."""

from __future__ import annotations

import errno
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import usru_relations as usru
from broken import GOOD

if TYPE_CHECKING:
    from collections.abc import Mapping

PACKAGE = Path(usru.__file__).parent


def written(folder: Path, files: Mapping[str, str] = GOOD) -> Path:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    return folder


def faults_of(*folders: Mapping[str, str] | str | Path) -> tuple[str, ...]:
    with pytest.raises(usru.FixtureError) as caught:
        usru.load(*folders)
    return tuple(map(str, caught.value.faults))


def test_without_a_folder_the_bundled_facts_are_loaded(facts: usru.Chronology) -> None:
    assert len(facts) > 100
    assert usru.load(usru.BUNDLED) == facts
    assert usru.load().digest == facts.digest


def test_a_folder_that_relies_on_the_bundled_shelves_is_told_to_load_them_too(tmp_path: Path) -> None:
    rows = "".join(f'{{ id = "e{index}", title = "It", kind = "{kind}" }},' for index, kind in enumerate(KINDS))
    mine = written(tmp_path, {"mine.toml": f"events = [{rows}]"})
    load_both = "load both, as usru.load(usru.BUNDLED, folder)"
    with pytest.raises(usru.FixtureError) as caught:
        usru.load(mine)
    assert caught.value.advice == f"The bundled facts have kind 'summit', kind 'talks': {load_both}"
    assert str(caught.value).splitlines()[-1] == caught.value.advice
    assert [fault.missing for fault in caught.value.faults] == [("kind", kind) for kind in KINDS]
    with pytest.raises(usru.FixtureError) as beside:
        usru.load(usru.BUNDLED, mine)
    assert ([fault.missing for fault in beside.value.faults], beside.value.advice) == ([("kind", "no-such-kind")], "")


KINDS = ("summit", "no-such-kind", "talks")


def test_of_many_ids_that_the_bundled_facts_have_some_are_named(facts: usru.Chronology) -> None:
    ids = sorted(facts.archive.shelves.kinds)[:8]
    rows = ",".join(f'{{ id = "{id}", title = "It", kind = "{id}" }}' for id in ids)
    with pytest.raises(usru.FixtureError) as caught:
        usru.load({"mine.toml": f"events = [{rows}]"})
    named = ", ".join(f"kind {id!r}" for id in ids[:5])
    assert caught.value.advice.startswith(f"The bundled facts have {named}, 3 more: load both")


@pytest.mark.parametrize(
    "text",
    [
        'events = [{ id = "e", title = "It", kind = "no-such-kind" }]',
        "=",
        'topics = [{ id = "gaza-x", of = "summit" }]',
    ],
)
def test_a_folder_that_the_bundled_facts_would_not_mend_is_told_nothing_of_them(text: str) -> None:
    with pytest.raises(usru.FixtureError) as caught:
        usru.load({"mine.toml": text})
    assert caught.value.advice == ""
    assert "bundled" not in str(caught.value)


def test_my_folder_folds_with_the_bundled_facts_in_either_order(facts: usru.Chronology, tmp_path: Path) -> None:
    mine = written(
        tmp_path,
        {
            "mine.toml": """
id = "mine"
language = "en"
published = "2025-02-20"
headline = "My own"
reports = [{ event = "alaska-summit", gist = "Hoped for.", status = "possible",
  passage = { length = 9, digest = "00000000000000000000000000000001" } }]
""".replace(",\n", ", ")
        },
    )
    both = usru.load(usru.BUNDLED, mine)
    assert both == usru.load(mine, usru.BUNDLED)
    assert both.digest == usru.load(mine, usru.BUNDLED).digest != facts.digest
    assert set(both["alaska-summit"].reports) - set(facts["alaska-summit"].reports) == set(both.reports) - set(
        facts.reports
    )
    assert len(both.reports) == len(facts.reports) + 1


def test_loading_the_bundled_facts_twice_changes_nothing(facts: usru.Chronology) -> None:
    assert usru.load(usru.BUNDLED, usru.BUNDLED) == facts


def test_loading_twice_keeps_the_order_of_names_and_people() -> None:
    files = {
        "a.toml": """
kinds = [{ id = "talks" }]
actors = [{ id = "who", type = "body", names = { en = ["WHO", "World Health Organisation"] }, spellings = ["B", "AA"] }]
series = [{ id = "all", title = "All", kind = "talks", participants = ["who", "whoever"] }]
"""
    }
    files["b.toml"] = 'actors = [{ id = "whoever", type = "body" }]'
    once = usru.load(files)
    assert once.actor("who").name == "WHO"
    assert usru.load(files, files) == once
    assert usru.load(files, files, files).digest == once.digest


def test_a_folder_is_given_as_a_text_a_path_a_traversable_or_a_mapping(tmp_path: Path) -> None:
    folder = written(tmp_path / "facts")
    archive = tmp_path / "facts.zip"
    with zipfile.ZipFile(archive, "w") as packed:
        for path in folder.rglob("*.toml"):
            packed.write(path, f"inside/{path.relative_to(folder)}")
    expected = usru.load(GOOD)
    for place in (folder, str(folder), zipfile.Path(archive, "inside/"), os.fspath(folder) + "/"):
        facts = usru.load(place)
        assert facts == expected
        assert facts.digest == expected.digest


def test_folders_in_a_folder_are_read_with_it_and_other_files_are_not(tmp_path: Path) -> None:
    deep = {f"a/b.toml/{name}" if name == "one.toml" else name: text for name, text in GOOD.items()}
    folder = written(
        tmp_path, {**deep, "a/README.md": "colour = 1", "notes.toml.bak": "colour = 1", "toml": "colour = 1"}
    )
    assert usru.load(folder) == usru.load(GOOD)


def test_a_fault_names_the_file_by_its_way_from_the_folder(tmp_path: Path) -> None:
    folder = written(tmp_path, {**GOOD, "a/b/c.toml": "colour = 1"})
    (fault,) = faults_of(folder)
    assert fault.startswith("a/b/c.toml: unknown key 'colour'; use id, publisher, ")


def test_one_file_is_a_folder_too(tmp_path: Path) -> None:
    folder = written(tmp_path)
    shelves, article = folder / "shelves.toml", folder / "one.toml"
    rest = [str(folder / name) for name in GOOD if name not in ("shelves.toml", "one.toml")]
    assert usru.load(shelves, article, *rest) == usru.load(GOOD)
    article.write_bytes(b"\xff")
    assert faults_of(shelves, article, *rest) == ("one.toml: byte 0: is not UTF-8; save it as UTF-8",)


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    missing = tmp_path / "nowhere"
    expected = (f"{missing}: {os.strerror(errno.ENOENT)}; give a folder of fixtures, or a .toml file",)
    assert faults_of(missing) == expected
    assert faults_of(GOOD, str(missing)) == expected


def test_a_folder_without_fixtures(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "README.md").write_text("No facts here.", encoding="utf-8")
    assert faults_of(tmp_path) == (f"{tmp_path}: holds no .toml file; give a folder of fixtures, or a .toml file",)


def test_broken_facts_are_broken_whatever_is_expected() -> None:
    with pytest.raises(usru.FixtureError):
        usru.load({"a.toml": "colour = 1"}, expect="0" * 32)


def test_the_bundled_facts_survive_a_folder_on_the_disk(facts: usru.Chronology, tmp_path: Path) -> None:
    folder = usru.dump(facts, tmp_path / "deep" / "down")
    assert folder == tmp_path / "deep" / "down"
    again = usru.load(folder)
    assert again == facts
    assert again.digest == facts.digest
    texts = {path.relative_to(folder).as_posix(): path.read_bytes().decode() for path in folder.rglob("*.toml")}
    assert texts == usru.dump(facts)


def test_writing_replaces_its_own_files_and_leaves_others(tmp_path: Path) -> None:
    good = usru.load(GOOD)
    mine = tmp_path / "mine.toml"
    mine.write_text("# mine", encoding="utf-8")
    (tmp_path / "kinds.toml").write_text("colour = 1\n" * 9_999, encoding="utf-8")
    usru.dump(good, str(tmp_path))
    usru.dump(good, tmp_path)
    assert mine.read_text(encoding="utf-8") == "# mine"
    assert usru.load(tmp_path) == good
    found = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()}
    assert found == {"mine.toml", *usru.dump(good)}


def test_a_file_is_replaced_whole_and_never_written_into(tmp_path: Path) -> None:
    usru.dump(usru.load(GOOD), tmp_path)
    reader = tmp_path / "reader.toml"
    reader.hardlink_to(tmp_path / "actors.toml")
    before = reader.read_bytes()
    fewer = GOOD["spare.toml"].replace('"tass"', '"reuters"')
    usru.dump(usru.load({**GOOD, "spare.toml": fewer}), tmp_path)
    assert reader.read_bytes() == before != (tmp_path / "actors.toml").read_bytes()


def test_a_write_that_fails_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    usru.dump(usru.load(GOOD), tmp_path)
    before = {path: path.read_bytes() for path in tmp_path.rglob("*.toml")}

    def fail(*_: object) -> None:
        raise OSError("the disk is full")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(OSError, match="the disk is full"):
        usru.dump(usru.load({}), tmp_path)
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


@pytest.mark.skipif(os.name != "posix", reason="modes and links of files are those of POSIX")
@pytest.mark.parametrize("mask", [0o022, 0o077, 0o002])
def test_files_are_written_for_whom_the_user_lets_read(tmp_path: Path, mask: int) -> None:
    usual = os.umask(mask)
    try:
        usru.dump(usru.load(GOOD), tmp_path)
        usru.dump(usru.load(GOOD), tmp_path)
    finally:
        os.umask(usual)
    assert {path.stat().st_mode & 0o777 for path in tmp_path.rglob("*.toml")} == {0o666 & ~mask}


@pytest.mark.skipif(os.name != "posix", reason="modes and links of files are those of POSIX")
def test_a_folder_may_be_a_link_but_those_in_it_may_not(tmp_path: Path) -> None:
    folder = written(tmp_path / "facts")
    (folder / "circle").symlink_to(folder)
    elsewhere = written(tmp_path / "elsewhere", {"no.toml": "colour = 1", "last.toml": "# nothing"})
    (folder / "linked").symlink_to(elsewhere, target_is_directory=True)
    (folder / "hidden").mkdir()
    (folder / "two.toml").replace(folder / "hidden" / ".two")
    (folder / "two.toml").symlink_to(folder / "hidden" / ".two")
    (tmp_path / "way").symlink_to(folder)
    assert usru.load(tmp_path / "way") == usru.load(folder) == usru.load(GOOD)


def test_files_whose_name_starts_with_a_dot_are_passed_over(tmp_path: Path) -> None:
    folder = written(tmp_path, {**GOOD, ".one.toml": "colour = 1", ".toml": "colour = 1", "a/.b.toml": "colour = 1"})
    assert usru.load(folder) == usru.load(GOOD)


@pytest.mark.parametrize("folder", [None, b"x", "", 7, [], ("a.toml",), {"a"}])
def test_what_is_no_folder_is_refused(folder: Any) -> None:
    mend = "; give several one after the other, as load(one, another)" * isinstance(folder, list | tuple | set)
    told = f"a folder is given as a path, or as texts by file name, not as {folder!r}{mend}"
    with pytest.raises(TypeError, match=f"^{re.escape(told)}$"):
        usru.load(folder)


@pytest.mark.parametrize("text", [None, b"x", 7])
def test_what_is_no_text_is_refused(text: Any) -> None:
    with pytest.raises(TypeError, match=f"^fixtures are given as texts by file name, not as {text!r} by 'a.toml'$"):
        usru.load({**GOOD, "a.toml": text})


@pytest.mark.parametrize("kind", [str, Path])
def test_a_way_that_no_disk_has(kind: type[str | Path]) -> None:
    (fault,) = faults_of(kind("a\0b"))
    assert fault.startswith("a\\x00b: ")
    assert fault.endswith("; give a folder of fixtures, or a .toml file")


def test_the_package_works_from_a_zip(facts: usru.Chronology, tmp_path: Path) -> None:
    archive = tmp_path / "package.zip"
    with zipfile.ZipFile(archive, "w") as packed:
        for path in PACKAGE.rglob("*.py"):
            packed.write(path, f"usru_relations/{path.relative_to(PACKAGE)}")
        for name, text in usru.dump(facts).items():
            packed.writestr(f"usru_relations/fixtures/{name}", text)
    program = (
        f"import sys; sys.path.insert(0, {os.fspath(archive)!r}); import usru_relations as usru\n"
        "assert '.zip' in usru.__file__, usru.__file__\n"
        "facts = usru.load()\n"
        "assert facts == usru.load(usru.BUNDLED) == usru.load(usru.dump(facts))\n"
        "print(len(facts), facts.digest)"
    )
    for seed in ("0", "1"):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": ""}
        done = subprocess.run(  # noqa: S603 - it is our own program
            [sys.executable, "-c", program], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
        )
        assert done.stderr == ""
        assert done.stdout == f"{len(facts)} {facts.digest}\n"
