"""Which event ``show`` takes to be meant."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from usru_relations.__main__ import main

if TYPE_CHECKING:
    from pathlib import Path

    import usru_relations as usru

HEAD = 'id = "paper"\nlanguage = "en"\nheadline = "News"\npublished = "2025-03-01"\nzone = "UTC"\n'
TITLES = {"talks": "Lunch", "lunch": "Talks", "first": "Dinner", "second": "Long dinner"}


def written(folder: Path, titles: dict[str, str]) -> str:
    """A folder with a report of each event of these ids and titles."""
    events = "".join(f'[[events]]\nid = "{id}"\ntitle = "{title}"\nkind = "meeting"\n' for id, title in titles.items())
    rows = "".join(
        f'[[reports]]\nevent = "{id}"\npassage = {{ length = 9, digest = "{number:032x}" }}\ngist = "It was."\n'
        'status = "held"\n'
        for number, id in enumerate(titles)
    )
    (folder / "shelf.toml").write_text(f'kinds = [{{ id = "meeting" }}]\n{events}', encoding="utf-8")
    (folder / "paper.toml").write_text(HEAD + rows, encoding="utf-8")
    return str(folder)


def shown(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(["show", *arguments, "--json"]) == 0
    id: str = json.loads(capsys.readouterr().out)["id"]
    return id


@pytest.mark.parametrize(
    "words",
    ["Closed talks of Putin and Trump", "closed talks OF putin and trump", "Trump, closed talks", "Trump closed"],
)
def test_an_event_is_shown_by_its_title_or_words_of_it(capsys: pytest.CaptureFixture[str], words: str) -> None:
    assert shown(capsys, words) == "putin-trump-closed-talks"


def test_words_that_one_title_has_among_those_narrowed_are_enough(capsys: pytest.CaptureFixture[str]) -> None:
    assert shown(capsys, "Alaska", "--kind", "summit", "--held", "--dated") == "alaska-summit"


def test_an_id_goes_before_a_title_and_a_whole_title_before_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = written(tmp_path, TITLES)
    for words, id in (("talks", "talks"), ("lunch", "lunch"), ("DINNER", "first"), ("long", "second")):
        assert shown(capsys, words, "--facts", folder) == id


@pytest.mark.parametrize("number", [7, 8])
def test_seven_events_are_listed_and_of_more_it_is_told_how_to_list_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], number: int
) -> None:
    ids = [f"e{index}" for index in range(number)]
    folder = written(tmp_path, {id: f"Talks {id}" for id in ids})
    assert main(["show", "talks", "--facts", folder]) == 2
    listed = f"several events are called 'talks': say which by its id, {', '.join(map(repr, ids[:-1]))} or {ids[-1]!r}"
    mend = "give more of it, or the id, which --mentioning 'talks' --ids lists"
    told = listed if number == 7 else f"8 events have 'talks' in their title: {mend}"
    assert capsys.readouterr().err == f"error: {told}\n"
    assert main(["--mentioning", "talks", "--ids", "--facts", folder]) == 0
    assert [line.strip() for line in capsys.readouterr().out.splitlines() if line.strip() in ids] == ids


def test_every_title_that_no_other_event_has_shows_its_event(facts: usru.Chronology) -> None:
    titles = [event.title for event in facts]
    assert len({*titles}) == len(titles)
    for event in facts[::10]:
        assert main(["show", event.title, "--json"]) == 0
