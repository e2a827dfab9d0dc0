"""What the command takes, and what it says of what it does not take."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

import usru_relations as usru
from usru_relations.__main__ import main
from usru_relations.records.sources import digest

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        (["--at", "Atlantis"], "error: --at: no venue is called 'Atlantis'"),
        (["--involving", "Putni"], "error: --involving: no actor is called 'Putni'; did you mean 'Vladimir Putin'?"),
        (["show", "alaska-sumit"], "error: no event is called 'alaska-sumit'; did you mean 'alaska-summit'"),
        (["show", "closed-talk"], "error: no event is called 'closed-talk'; did you mean 'putin-trump-closed-talks'"),
        (
            ["show", "closed talks"],
            "error: several events are called 'closed talks': say which by its id, 'presidents-account-of-closed-talks",
        ),
        (["--on", "30 February"], "error: --on: '30 February' is no time in EDTF"),
        (["--on", "2025-02-18", "--zone", "Mars"], "error: --zone: unknown time zone 'Mars'"),
        (["--on", ""], "error: --on: '' is no time in EDTF"),
        (
            ["--between", "2025-03", "2025-02"],
            "error: --between: the window from 2025-03 to 2025-02 ends before",
        ),
        (["--kind", "tallks"], "error: --kind: no kind is called 'tallks'; did you mean 'talks'"),
        (["--about", "artic"], "error: --about: no topic is called 'artic'; did you mean 'Arctic'?"),
        (["--status", "hold"], "error: --status: no status is called 'hold'; did you mean 'held'?"),
        (["--reported-by", "TAAS"], "error: --reported-by: no publisher or source is called 'TAAS'"),
        (["--known-on", "March"], "error: --known-on: 'March' is no time in EDTF"),
        (["--zone", "UTC"], "error: --zone: it changes nothing that is asked for; give --between, --on, --going-on, "),
        (["--corroborated", "two"], "error: --corroborated: 'two' is no whole number, such as 2"),
        (["--at", "Moscow", "show", "alaska-summit"], "error: no event of this narrowing is called 'alaska-summit'"),
        (
            ["anchor", "no.txt"],
            "error: no.txt: No such file or directory; give a file with the article's text",
        ),
        (["--at", "Moscow", "show", "summit in alaska"], "error: no event is called 'summit in alaska'"),
        (["--facts", "no/such/folder"], "error: 1 fault in the fixtures:\n  no/such/folder: No such file or directory"),
        (["--corroborated", "0"], "error: --corroborated: an event is corroborated by at least 1 origin, not by 0"),
    ],
)
def test_a_mistake_is_told_without_a_traceback(
    capsys: pytest.CaptureFixture[str], arguments: list[str], error: str
) -> None:
    assert main(arguments) == 2
    captured = capsys.readouterr()
    assert captured.err.startswith(error)
    assert not captured.out


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        (["--involving", "Putin", "check"], "argument --involving: write the command 'check' first"),
        (["--kind", "talks", "show", "alaska-summit"], "argument --kind: write the command 'show' first"),
        (["--disputed", "check"], "argument --disputed: write the command 'check' first"),
        (["--dated", "digest"], "argument --dated: write the command 'digest' first"),
        (["--width", "39"], "argument --width: 39 columns are too few; give 40 or more"),
        (["--between", "2025-03"], "argument --between: expected 2 arguments"),
        (["--width", "wide"], "argument --width: 'wide' is no whole number"),
    ],
)
def test_a_misused_option_is_named_in_two_lines(
    capsys: pytest.CaptureFixture[str], arguments: list[str], error: str
) -> None:
    with pytest.raises(SystemExit) as left:
        main(arguments)
    usage, told = capsys.readouterr().err.splitlines()
    assert left.value.code == 2
    assert usage == "usage: python -m usru_relations [COMMAND] [OPTIONS]"
    assert told.startswith(f"python -m usru_relations: error: {error}")


def test_a_command_has_the_options_of_the_list_after_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--involving", "Putin", "--json"]) == 0
    assert {event for finding in json.loads(capsys.readouterr().out) for event in finding["events"]}


def test_the_version_and_the_digest_to_pin(capsys: pytest.CaptureFixture[str], facts: usru.Chronology) -> None:
    with pytest.raises(SystemExit) as left:
        main(["--version"])
    assert (left.value.code, capsys.readouterr().out) == (0, f"usru_relations {usru.__version__}\n")
    assert main(["digest"]) == 0
    assert capsys.readouterr().out == f"{facts.digest}\n"
    assert main(["digest", "--known-on", "2025-03-04"]) == 0
    assert capsys.readouterr().out == f"{facts.as_known_on('2025-03-04').digest}\n"


def test_the_anchor_of_a_whole_text_is_its_digest(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    article = tmp_path / "article.txt"
    article.write_text("Ministers met.\nThey parted.\n", encoding="utf-8")
    assert main(["anchor", str(article)]) == 0
    assert capsys.readouterr().out == f'digest = "{digest("Ministers met. They parted.")}"\n'
    assert main(["anchor", str(article), "--start", "Ministers"]) == 2
    assert capsys.readouterr().err == "error: give the passage, or else both --start and --end\n"


def printed_in(encoding: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
    command = [sys.executable, "-m", "usru_relations", *arguments]
    return subprocess.run(command, capture_output=True, encoding=encoding, env=environment, check=False)  # noqa: S603


def test_a_terminal_of_few_letters_gets_question_marks_for_others_and_whole_json() -> None:
    shown = printed_in("ascii", "--on", "2025-02-18")
    assert (shown.returncode, shown.stderr) == (0, "")
    assert "held ? Riyadh" in shown.stdout
    told = printed_in("ascii", "show", "darchiev-agrement", "--json")
    assert "“US consent" in json.loads(told.stdout)["explanation"]


def test_what_a_stream_cannot_show_it_shows_as_question_marks(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.TextIOWrapper(io.BytesIO(), encoding="ascii", errors="strict")
    monkeypatch.setattr(sys, "stdout", stream)
    assert main(["show", "alaska-summit"]) == 0
    assert stream.errors == "replace"
