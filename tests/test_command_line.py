"""What the command line says of itself."""

from __future__ import annotations

import pytest

from usru_relations.__main__ import main

HELP = """\
usage: python -m usru_relations [COMMAND] [OPTIONS]

What happened between the United States and Russia from February 2025 on, source by source.

options:
  -h, --help            show this help message and exit
  --version             show program's version number and exit

facts:
  --facts FOLDER        these fixtures, not the bundled
  --with FOLDER         these fixtures too
  --known-on DATE       only what was published by then

narrowings; names in any language:
  --between START END   EDTF dates; .. is open
  --on DATE             an EDTF date
  --zone ZONE           the zone of the dates; else the event's own
  --possibly            also what may be so
  --at VENUE            contained places too
  --held                what took place
  --corroborated N      by so many independent origins
  --involving ACTOR [ACTOR ...]
                        all of them
  --kind KIND [KIND ...]
                        any of them, and sorts of them
  --about TOPIC [TOPIC ...]
                        all of them
  --status STATUS [STATUS ...]
                        any of them
  --reported-by SOURCE [SOURCE ...]
                        any of them

output:
  --json                for machines
  --width COLUMNS       else that of the terminal
  --plain               no colours

commands (without one, the chronology):
  COMMAND
    show                one event, with every report behind it
    check               what breaks the rules; exit status 1 if anything does
    digest              the digest of the facts, to pin them by
    anchor              the anchor of an article or of a passage of it, for a fixture

examples:
  python -m usru_relations --between 2025-02-01 2025-03-31
  python -m usru_relations --involving Putin --at Alaska --held
  python -m usru_relations show alaska-summit
  python -m usru_relations --known-on 2025-03-04 --kind talks
  python -m usru_relations check --with my/folder
  python -m usru_relations digest --with my/folder
  python -m usru_relations anchor article.txt --start "The talks" --end "in Riyadh."
"""
OF_ANCHOR = """\
usage: python -m usru_relations anchor [-h] [--start WORDS] [--end WORDS] FILE [PASSAGE]

positional arguments:
  FILE           the article's text, in UTF-8
  PASSAGE        the passage, as it stands in the text; else the whole text

options:
  -h, --help     show this help message and exit
  --start WORDS  instead: its first words
  --end WORDS    and its last words
"""


@pytest.mark.parametrize("command", ["show EVENT", "check", "digest"])
def test_the_usage_of_a_command_is_one_line(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main([command.split(maxsplit=1)[0], "--help"])
    assert capsys.readouterr().out.splitlines()[0] == f"usage: python -m usru_relations {command} [OPTIONS]"


@pytest.mark.parametrize(("arguments", "said"), [([], HELP), (["anchor"], OF_ANCHOR)])
def test_it_says_what_it_can_be_asked(
    arguments: list[str], said: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    with pytest.raises(SystemExit, match="0"):
        main([*arguments, "--help"])
    assert capsys.readouterr().out == said
