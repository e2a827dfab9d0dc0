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

when:
  --between START END   EDTF dates; .. is open
  --on DATE             an EDTF date
  --going-on DATE       at some moment of an EDTF date: 2025-02-18/2025-02-20
  --weekday DAY [DAY ...]
                        any of them: Monday, Mon or 1
  --month MONTH [MONTH ...]
                        any of them: January, Jan or 1
  --hours START END     full hours of the day; 22 6 is the night
  --lasting LENGTH      an ISO 8601 duration: '>PT3H'
  --dated [DEPTH]       to a day, month or year; else with both bounds
  --undated             with neither bound
  --before EVENT        over when that one starts
  --after EVENT         starts when that one is over

where:
  --at VENUE            contained places too
  --near PLACE KM       a venue or '55.75, 37.62'
  --placed              with a venue, however wide

who:
  --involving ACTOR [ACTOR ...]
                        all of them, or who stands for them
  --participant ACTOR   one of whom this and the next three hold
  --role ROLE           what that one did in it
  --capacity WORDS      words of what that one is called
  --side ACTOR          whom that one represents
  --participants LEAST MOST
                        how many; .. is open

what:
  --kind KIND [KIND ...]
                        any of them, and sorts of them
  --about TOPIC [TOPIC ...]
                        all of them, or narrower ones
  --status STATUS [STATUS ...]
                        any of them
  --held                what took place
  --mentioning WORDS    in its title or a gist; negotiat* leaves the end open
  --part-of EVENT       its parts, and their parts
  --following EVENT     what results from it
  --leading-to EVENT    what it results from
  --concerning EVENT    what speaks of it

who tells it:
  --reported-by SOURCE [SOURCE ...]
                        any of these publishers or articles
  --language CODE [CODE ...]
                        any of them: kk, ru, en
  --published START END
                        EDTF dates; .. is open
  --origin NAME [NAME ...]
                        any of these agencies or outlets
  --according-to ACTOR [ACTOR ...]
                        on the word of any of them
  --citing ACTOR [ACTOR ...]
                        by way of any of them

how sure it is:
  --corroborated N      by so many independent origins
  --disputed [FIELD ...]
                        in any field, or in any of these
  --decided [FIELD ...]
                        disputed, and decided by a ruling
  --undecided [FIELD ...]
                        disputed, and decided by none
  --inferred            with a bound that its own reports do not say
  --interpreted [KEY ...]
                        with any key, or any of these, read into the words

of all of these:
  All that is asked must hold. Names are in any language. --not- asks for the contrary: --not-held.

  --zone ZONE           of dates and clocks; else the event's own
  --possibly            also what may be so
  --direct              no parts of parts or results of results

output:
  --json                for machines
  --ids                 with the id of each event
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
