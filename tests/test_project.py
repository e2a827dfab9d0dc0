"""The project of the documentation: its files are made, and its commands print what stands below them."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import usru_relations

PAGE = (Path(__file__).parents[1] / "docs" / "project.md").read_text(encoding="utf-8")
FILES = dict(re.findall(r"^`([\w./-]+)`[^`\n]*\n\n```\w+\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL))
SESSIONS = re.findall(r"^```shell-session\n\$ (.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
ENVIRONMENT = {
    **os.environ,
    "COLUMNS": "80",
    "PYTHONIOENCODING": "utf-8",
    "PYTHONPATH": str(Path(usru_relations.__file__).parents[1]),
    "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",  # the plugin has no entry point where the package is not installed
    "PYTEST_PLUGINS": "usru_relations.testing",
}


def printed(command: str, folder: Path) -> str:
    arguments = [sys.executable if word == "python" else word for word in shlex.split(command)]
    done = subprocess.run(arguments, cwd=folder, env=ENVIRONMENT, capture_output=True, encoding="utf-8", check=False)  # noqa: S603
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_every_file_that_is_drawn_is_shown_whole() -> None:
    (tree,) = re.findall(r"^```text\nmy-project/\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
    assert set(re.findall(r"[├└]── (\S+)", tree)) == set(FILES) | {"requirements.txt"}
    assert f"usru_relations-{usru_relations.__version__}-py3-none-any.whl" in PAGE


def test_the_project_is_made_from_the_page_and_its_commands_print_what_stands_there(tmp_path: Path) -> None:
    for name, text in FILES.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    commands = [block.partition("\n") for session in SESSIONS for block in session.split("\n$ ")]
    for command, _, expected in commands:
        found = printed(command, tmp_path)
        assert "pytest" in command or found.rstrip() == expected.rstrip(), command
    assert [command.split()[2] for command, _, _ in commands].count("usru_relations") == 5
