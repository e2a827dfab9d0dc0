"""The options that narrow the chronology, as the documentation has them, beside the criteria that they stand for."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import usru_relations as usru
from usru_relations import Truth, query
from usru_relations import __main__ as command
from usru_relations.__main__ import main
from usru_relations.narrowings import NARROWINGS

if TYPE_CHECKING:
    from usru_relations.folders import Folder
    from usru_relations.query import Criterion

PAGE = (Path(__file__).parents[1] / "docs" / "command.md").read_text(encoding="utf-8")
ROWS = [
    (shlex.split(options), said) for options, said in re.findall(r"^\| `(--.+?)` \| `(.+)` \|$", PAGE, re.MULTILINE)
]
ALL = {f"--{one.option}": one for narrowings in NARROWINGS.values() for one in narrowings}
SINGLE = [(options, said) for options, said in ROWS if sum(word.startswith("--") for word in options) == 1]


@pytest.fixture(autouse=True)
def loaded(monkeypatch: pytest.MonkeyPatch, facts: usru.Chronology) -> None:
    """The bundled facts are read once for all."""

    def load(*folders: Folder) -> usru.Chronology:
        return facts if folders == (usru.BUNDLED,) else usru.load(*folders)

    monkeypatch.setattr(command, "load", load)


def criterion(said: str) -> Criterion:
    """The criterion that is written so."""
    made: Criterion = eval(said, {name: getattr(query, name) for name in query.__all__})  # noqa: S307 - our own page
    assert repr(made) in (said, f"({said})")
    return made


def ids(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[str]:
    assert main([*arguments, "--json"]) == 0
    return [row["id"] for row in json.loads(capsys.readouterr().out)]


@pytest.mark.parametrize(("options", "said"), ROWS, ids=[" ".join(options) for options, _ in ROWS])
def test_options_keep_what_the_criterion_beside_them_keeps(
    options: list[str], said: str, facts: usru.Chronology, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ids(capsys, *options) == [event.id for event in facts.where(criterion(said))]


@pytest.mark.parametrize(("options", "said"), SINGLE)
def test_the_contrary_of_an_option_is_the_complement(
    options: list[str], said: str, facts: usru.Chronology, capsys: pytest.CaptureFixture[str]
) -> None:
    turned = [word.replace("--", "--not-", 1) if word in ALL else word for word in options]
    assert ids(capsys, *turned) == [event.id for event in facts.where(~criterion(said))]


def test_every_option_and_every_criterion_stands_on_the_page() -> None:
    assert {word for options, _ in ROWS for word in options if word in ALL} == set(ALL)
    made = {name for _, said in ROWS for name in re.findall(r"(\w+)\(", said)}
    assert made == set(query.__all__) - {"Criterion", "certainly"}


def test_possibly_counts_where_an_answer_may_be_maybe_and_nowhere_else(facts: usru.Chronology) -> None:
    """The facts leave some open for each of these options but five, of which other facts would."""
    open = {
        word
        for options, said in ROWS
        if "--possibly" not in options and Truth.MAYBE in facts.answers(criterion(said)).values()
        for word in (option.replace("--not-", "--") for option in options)
        if word in ALL and "possibly" in ALL[word].takes
    }
    closed = {options[0] for options, said in SINGLE if Truth.MAYBE not in facts.answers(criterion(said)).values()}
    elsewhere = {"--part-of", "--following", "--leading-to", "--concerning", "--published"}
    assert {flag for flag, one in ALL.items() if "possibly" in one.takes} == open | elsewhere
    assert {flag for flag, one in ALL.items() if "possibly" not in one.takes} - closed == {"--participant", "--role"}


def test_possibly_is_also_of_what_was_known(facts: usru.Chronology, capsys: pytest.CaptureFixture[str]) -> None:
    """Nobody says on whose calendar the unsigned article is of 23 August."""
    asked, zone = ["--known-on", "2025-08-23", "--zone", "Asia/Almaty"], "Asia/Almaty"
    sure, may = (ids(capsys, *asked, *more) for more in ([], ["--possibly"]))
    assert sure == [event.id for event in facts.as_known_on("2025-08-23", zone)]
    assert may == [event.id for event in facts.as_known_on("2025-08-23", zone, possibly=True)]
    assert len(may) > len(sure)


def test_of_one_participant_until_an_option_comes_again(capsys: pytest.CaptureFixture[str]) -> None:
    assert ids(capsys, "--participant", "Putin", "--role", "addressee") == []
    both = ids(capsys, "--participant", "Putin", "--role", "speaker", "--participant", "Trump", "--role", "addressee")
    assert (
        ids(capsys, "--role", "speaker", "--participant", "Putin", "--role", "addressee", "--participant", "Trump")
        == both
    )
    apart = ids(capsys, "--participant", "Putin", "--participant", "Trump", "--role", "speaker")
    assert set(apart) < set(ids(capsys, "--involving", "Putin", "Trump"))


def test_an_option_that_comes_again_asks_for_more(capsys: pytest.CaptureFixture[str]) -> None:
    assert ids(capsys, "--involving", "Putin", "--involving", "Trump") == ids(capsys, "--involving", "Putin", "Trump")
    assert ids(capsys, "--kind", "talks", "--not-kind", "talks") == []


def test_what_stands_before_a_command_counts_with_what_stands_behind_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "other").mkdir()
    (tmp_path / "one" / "a.toml").write_text('[[topics]]\nid = "chess"\n', encoding="utf-8")
    (tmp_path / "other" / "b.toml").write_text('[[topics]]\nid = "hockey"\n', encoding="utf-8")
    one, other = str(tmp_path / "one"), str(tmp_path / "other")
    assert main(["digest", "--with", one, "--with", other]) == 0
    assert main(["--with", one, "digest", "--with", other]) == 0
    assert main(["--with", one, "digest"]) == 0
    together, split, half = capsys.readouterr().out.split()
    assert together == split != half
    assert main(["--at", "Alaska", "show", "first-delegation-talks", "--kind", "talks"]) == 2
    assert main(["--kind", "talks", "--at", "Riyadh", "show", "first-delegation-talks", "--held"]) == 0


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        ("--weekday Freitag", "--weekday: 'Freitag' is no weekday: write Monday, Tuesday,"),
        ("--month 13", "--month: 13 is no month: write January, February,"),
        ("--hours 9 noon", "--hours: 'noon' is no whole number, such as 2"),
        ("--hours 9 25", "--hours: hours run from 0 to 24, as in_hours(9, 17) or in_hours(22, 6), not from 9 to 25"),
        (
            "--lasting 4h",
            "--lasting: '4h' is no length: write an ISO 8601 duration such as PT5H, ~PT4H, >PT6H or PT3H/",
        ),
        ("--dated week", "--dated: events are dated to a 'day', a 'month' or a 'year', not to 'week'"),
        ("--before alaska-sumit", "--before: no event is called 'alaska-sumit'; did you mean 'alaska-summit'"),
        ("--near Moscow far", "--near: 'far' is no number, such as 50 or 0.5"),
        ("--near Moscow nan", "--near: a distance is a number of kilometres, not nan"),
        (
            "--near '95, 37' 5",
            "--near: a latitude lies within -90 to 90 and a longitude within -180 to 180 degrees, not",
        ),
        ("--near '9, 3, 7' 5", "--near: a point is a latitude and a longitude in degrees, as (55.75, 37.62), not (9.0"),
        ("--near '9,,3' 5", "--near: '9,,3' is no point, such as '55.75, 37.62'"),
        ("--near 'Saudi Arabia' 5", "--near: nobody has told the point of 'Saudi Arabia': give a latitude and a longi"),
        ("--role hosts", "--role: no role is called 'hosts'; did you mean 'host'?"),
        ("--participant Putni --role host", "--participant --role: no actor is called 'Putni'; did you mean 'Vladimir"),
        ("--capacity !", "--capacity: a capacity is given in words, as 'ambassador', not as '!'"),
        (
            "--participants 3 2",
            "--participants: numbers of participants run from 0 up, the least first, not from 3 to 2",
        ),
        ("--participants .. 2", "--participants: '..' is no whole number, such as 2"),
        ("--mentioning ?", "--mentioning: there is no word to look for in '?'"),
        ("--part-of alaska", "--part-of: no event is called 'alaska'"),
        (
            "--language Kazakh",
            "--language: a language is given by its code in ISO 639, such as 'kk' or 'ru', not as 'Ka",
        ),
        ("--published 2025-03 2025-02", "--published: the window from 2025-03 to 2025-02 ends before"),
        ("--origin TAAS", "--origin: no actor is called 'TAAS'; did you mean 'TASS'"),
        ("--disputed wen", "--disputed: no field in dispute is called 'wen'; did you mean 'when'?"),
        ("--interpreted vai", "--interpreted: no key of a report is called 'vai'; did you mean 'via'?"),
        ("--not-at Atlantis", "--not-at: no venue is called 'Atlantis'"),
        ("--hours 9 17 --zone Mars", "--zone: unknown time zone 'Mars'"),
        (
            "--placed --zone UTC",
            "--zone: it changes nothing that is asked for; give --between, --on, --going-on, --weekday, ",
        ),
        (
            "--at Moscow --direct",
            "--direct: it changes nothing that is asked for; give --part-of, --following or --lead",
        ),
        (
            "--inferred --possibly",
            "--possibly: it changes nothing that is asked for; give --between, --on, --going-on, --weekd",
        ),
        (
            "--known-on 2025-03 --direct",
            "--direct: it changes nothing that is asked for; give --part-of, --following or ",
        ),
        ("--kindd talks", "no option is called '--kindd'; did you mean '--kind'?"),
        ("--inv Putin", "no option is called '--inv'; did you mean '--involving'?"),
        ("show --jason alaska-summit", "no option is called '--jason'; did you mean '--json'?"),
        ("--widht=80", "no option is called '--widht'; did you mean '--width' or '--with'?"),
    ],
)
def test_a_wrong_value_is_told_in_a_line_with_what_to_write(
    arguments: str, error: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(shlex.split(arguments)) == 2
    captured = capsys.readouterr()
    assert captured.err.startswith(f"error: {error}")
    assert captured.err.count("\n") == 1
    assert not captured.out


def test_words_that_begin_with_dashes_are_words_if_they_have_a_blank(capsys: pytest.CaptureFixture[str]) -> None:
    assert ids(capsys, "--mentioning", "--closed meeting") == ids(capsys, "--mentioning", "closed meeting")


def test_a_place_south_and_west_is_a_place(capsys: pytest.CaptureFixture[str]) -> None:
    assert ids(capsys, "--near", "-33.9, -18.4", "50") == []
    assert ids(capsys, "--near", "38.9, -77", "50") == ids(capsys, "--near", "Washington", "50") != []
