"""Reading: what stands in files comes to stand in records, and folders fold together whatever their order."""

# pyright: reportPrivateUsage=false

from __future__ import annotations

import hashlib
import itertools
import re
import tomllib
from typing import TYPE_CHECKING

import pytest

import usru_relations as usru
from broken import GOOD, edited
from usru_relations.folders import contents
from usru_relations.reading import parsing
from usru_relations.records.reports import Link, Role, Status
from usru_relations.records.shelf import Body, Level, Organisation, Person, State
from usru_relations.records.sources import Passage
from usru_relations.times.length import Length
from usru_relations.times.when import When

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def test_every_key_of_a_report_reaches_its_record() -> None:
    report = next(report for report in usru.load(GOOD).reports if len(report.subjects) == 1)
    assert report.source.id == "altn-2025-03-03"
    assert report.passage == Passage(length=65, digest="00000000000000000000000000000001")
    assert [subject.id for subject in report.subjects] == ["first-talks"]
    assert report.gist == "They met."
    assert [actor.id for actor in report.via] == ["kremlin"]
    assert report.status is Status.HELD
    assert report.kind is not None
    assert report.kind.id == "talks"
    assert report.when == When.parse("2025-02-18")
    assert report.length == Length.parse("~PT4H")
    assert report.venue is not None
    assert report.venue.id == "saudi-arabia"
    (one,) = report.participants
    assert (one.actor.id, one.role, one.capacity, one.absent) == ("ushakov", Role.HEAD, "aide", False)
    assert one.side is not None
    assert one.side.id == "russia"
    assert [topic.id for topic in report.topics] == ["energy"]
    assert report.order is not None
    assert (report.order.series.id, report.order.number) == ("their-talks", 1)
    assert (report.outcomes, report.relations, report.inferred, report.note) == ((), (), (), "")


def test_an_open_report_keeps_its_events_its_weekday_and_its_relation() -> None:
    report = next(report for report in usru.load(GOOD).reports if len(report.subjects) == 2)
    assert [subject.id for subject in report.subjects] == ["first-talks", "second-talks"]
    # The Tuesday before Monday 3 March 2025, as nothing says that it lies ahead.
    assert report.when == When.parse("2025-02-25", "Europe/Moscow")
    (relation,) = report.relations
    assert relation.link is Link.WITHIN
    assert [other.id for other in relation.others] == ["first-talks"]
    assert relation.length == Length.parse("P1W")
    assert relation.zone == "Asia/Riyadh"


@pytest.mark.parametrize(
    ("status", "day"),
    [
        ("planned", "2025-03-04"),
        ("held", "2025-02-25"),
        ("not-held", "2025-02-25"),
        ("cancelled", "2025-02-25/2025-03-04"),
        ("refused", "2025-02-25/2025-03-04"),
    ],
)
def test_a_weekday_lies_ahead_of_what_is_planned_behind_what_was_held_and_on_either_side_of_what_is_off(
    status: str, day: str
) -> None:
    files = {**GOOD, "one.toml": GOOD["one.toml"].replace('when = "XXXX', f'status = "{status}"\nwhen = "XXXX')}
    report = next(report for report in usru.load(files).reports if len(report.subjects) == 2)
    assert report.when == When.parse(day, "Europe/Moscow")


def test_every_key_of_a_tally_and_a_header_reaches_its_record() -> None:
    (tally,) = usru.load(GOOD).tallies
    assert (tally.series.id, tally.gist, tally.least, tally.most) == ("their-talks", "None for four years.", 1, 2)
    assert tally.passage == Passage(length=30, digest="00000000000000000000000000000003")
    assert tally.length == Length.parse(">P4Y")
    assert (tally.after, tally.when, tally.via) == (None, None, ())
    assert tally.before is not None
    assert tally.before.id == "first-talks"
    source = tally.source
    assert (source.id, source.publisher, source.language) == ("altn-2025-03-03", "ALTN.News", "kk")
    assert source.published == When.parse("2025-03-03T17:38", "Asia/Almaty")
    assert (source.headline, source.digest) == ("Moscow hopes", "0000000000000000000000000000000a")
    assert (source.inferred, source.note, source.url) == (("zone",), "", None)


def test_every_key_of_the_shelves_reaches_its_record() -> None:
    shelves = usru.load(GOOD).archive.shelves
    russia, kremlin = shelves.actors["russia"], shelves.actors["kremlin"]
    assert isinstance(russia, State)
    assert russia.seat is shelves.venues["riyadh"]
    assert dict(russia.names) == {"en": ("Russia",), "ru": ("Россия",)}
    assert isinstance(kremlin, Organisation)
    assert kremlin.of is russia
    assert isinstance(shelves.actors["ushakov"], Person)
    assert shelves.actors["ushakov"].spellings == ("Ушаков",)
    riyadh = shelves.venues["riyadh"]
    assert riyadh.within is shelves.venues["saudi-arabia"]
    assert (riyadh.level, riyadh.point, riyadh.own_zones, riyadh.zone) == (Level.CITY, (24.7, 46.7), (), "Asia/Riyadh")
    assert shelves.kinds["talks"].of is shelves.kinds["contact"]
    assert shelves.kinds["quarrel"].remote
    assert not shelves.kinds["talks"].remote
    series = shelves.series["their-talks"]
    assert (series.title, series.kind, series.participants) == ("Their talks", shelves.kinds["talks"], (russia,))
    assert series.since == When.parse("2025-02")
    (ruling,) = shelves.subjects["a-row"].rulings
    assert (ruling.field, ruling.passages, ruling.reason) == ("when", (), "")


def test_a_body_and_an_absence_are_read() -> None:
    files = dict(GOOD)
    files["spare.toml"] = files["spare.toml"].replace('"organisation"', '"body"')
    files["one.toml"] = files["one.toml"].replace('side = "russia"', "absent = true")
    facts = usru.load(files)
    assert isinstance(facts.actor("TASS"), Body)
    assert [one.absent for report in facts.reports for one in report.participants] == [True]


def test_a_folder_may_speak_of_what_another_holds() -> None:
    mine = {"mine.toml": 'events = [{ id = "my-talks", title = "Mine", kind = "talks" }]'}
    with pytest.raises(usru.FixtureError, match=r"there is no kind 'talks'"):
        usru.load(mine)
    assert "my-talks" in usru.load(mine, GOOD).archive.shelves.subjects


def test_the_facts_of_an_article_may_lie_in_two_folders() -> None:
    head, *reports = GOOD["one.toml"].split("[[reports]]")
    last, tally = reports[1].split("[[tallies]]")
    one = {**GOOD, "one.toml": f"{head}[[reports]]{last}"}
    two = {**GOOD, "other-name.toml": f"{head}[[reports]]{reports[0]}[[tallies]]{tally}"}
    del two["one.toml"]
    whole = usru.load(GOOD)
    for folders in itertools.permutations((one, two)):
        assert usru.load(*folders) == whole
        assert usru.load(*folders).digest == whole.digest


def test_a_tally_told_twice_counts_once() -> None:
    facts = usru.load(GOOD)
    twice = usru.load({**GOOD, "one.toml": f"{GOOD['one.toml']}[[tallies]]{GOOD['one.toml'].split('[[tallies]]')[1]}"})
    assert twice == facts
    assert twice.digest == facts.digest
    assert twice.tallies == facts.tallies
    assert len(twice.tallies) == 1


def test_tallies_mean_the_same_in_any_order() -> None:
    head, tally = GOOD["one.toml"].split("[[tallies]]")
    others = [
        ("least = 1", "least = 0"), ('"their-talks"', '"rows"'), ("00000000000000000000000000000003", "4" * 32),
        ('gist = "None', 'gist = "Some'), ("length = 30", "length = 31"), ("most = 2\n", "")
    ]  # fmt: skip
    tallies = [tally, *(tally.replace(old, new) for old, new in others)]
    assert len(set(tallies)) == 7
    facts = usru.load({**GOOD, "one.toml": "[[tallies]]".join([head, *tallies])})
    assert len(facts.tallies) == 7
    for turn in range(7):
        turned = [*tallies[turn:], *tallies[:turn]]
        again = usru.load({**GOOD, "one.toml": "[[tallies]]".join([head, *reversed(turned)])})
        assert again == facts
        assert again.tallies == facts.tallies
        assert again.digest == facts.digest


@pytest.mark.parametrize(
    ("spelling", "other"),
    [
        ('when = "2025-02-18"', 'when = "2025-02-18/2025-02-18"'),
        ('when = "2025-02"', 'when = "2025-02-01/2025-02-28"'),
        ('when = "2025-02-18[Asia/Riyadh]"', 'when = "2025-02-18"\nzone = "Asia/Riyadh"'),
        ('when = "2025-02-18T10Z/2025-02-18T19Z"', 'when = "2025-02-18T13+03/2025-02-18T22+03"'),
        ('when = "2025-02-18 & 2025-02-18T10Z/.."', 'when = "2025-02-18T10Z/.. & 2025-02-18"'),
        ('when = "2025-02-18"', 'when = "2025-02-18 & 2025-02"'),
    ],
)
def test_equal_times_spelt_differently_are_one_report_whatever_the_order(spelling: str, other: str) -> None:
    one, two = (edited("one.toml", 'when = "2025-02-18"', when) for when in (spelling, other))
    facts = usru.load(one)
    for folders in ((two,), (one, two), (two, one), (two, one, two)):
        assert usru.load(*folders) == facts
        assert len(usru.load(*folders).reports) == len(facts.reports)
        assert usru.load(*folders).digest == facts.digest


def test_a_publication_spelt_differently_is_one_article() -> None:
    one = edited("two.toml", '"2025-03-02"', '"2025-03-02[Asia/Almaty]"')
    two = edited("two.toml", '"2025-03-02"', '"2025-03-02/2025-03-02"\nzone = "Asia/Almaty"')
    assert usru.load(one, two) == usru.load(two, one) == usru.load(two)
    assert len({usru.load(*folders).digest for folders in ((one,), (two,), (one, two), (two, one))}) == 1


@pytest.mark.parametrize("order", [[0, 1], [1, 0]])
def test_an_event_told_twice_among_several_is_one_of_them(order: list[int]) -> None:
    ids = [["first-talks", "second-talks"][number] for number in order]
    told = ", ".join(f'"{id}"' for id in [*ids, ids[0]])
    facts = usru.load(edited("one.toml", '["first-talks", "second-talks"]', f"[{told}]"))
    (report,) = (report for report in facts.reports if report.gist == "They met again.")
    assert [subject.id for subject in report.subjects] == ids


def faults_of(*folders: Mapping[str, str]) -> tuple[str, ...]:
    with pytest.raises(usru.FixtureError) as caught:
        usru.load(*folders)
    return tuple(map(str, caught.value.faults))


ARTICLE = {
    "a.toml": """
id = "unsigned"
publisher = "BAQ.KZ"
language = "ru"
published = "2025-03-02"
zone = "Asia/Almaty"
headline = "Talks"
url = "https://example.org/1"
digest = "0000000000000000000000000000000a"
inferred = ["zone"]
note = "Undated."
""",
}


@pytest.mark.parametrize(
    "key", ["publisher", "language", "published", "zone", "headline", "url", "digest", "inferred", "note"]
)
def test_two_folders_must_tell_an_article_alike(key: str) -> None:
    usru.load(ARTICLE)
    others = {"published": "2025-03", "zone": "Europe/Moscow", "digest": "0000000000000000000000000000000b"}
    value = "[]" if key == "inferred" else f'"{others.get(key, "kk")}"'
    other = re.sub(f"(?m)^{key} = .*$", f"{key} = {value}", ARTICLE["a.toml"])
    assert faults_of(ARTICLE, {"b.toml": other}) == (
        "b.toml: id: another folder tells the article 'unsigned' differently; make their headers equal",
    )


def test_a_circle_over_two_folders_is_found() -> None:
    one = {
        "a.toml": 'venues = [{ id = "doha", level = "city", within = "qatar" }, { id = "qatar", level = "country" }]'
    }
    two = {"b.toml": 'venues = [{ id = "qatar", within = "doha" }]'}
    assert faults_of(one, two) == (
        "a.toml: venues[0].within: these contain each other: doha, qatar; take one of them out of the circle",
    )


def test_two_files_of_a_folder_are_not_one_article() -> None:
    assert faults_of({**GOOD, "two-again.toml": GOOD["two.toml"]}) == (
        "two.toml: id: 'unsigned' is the article of two-again.toml too; give it another id",
    )


def test_every_circle_is_told() -> None:
    pairs = [f'{{ id = "{one}", of = "{two}" }}' for one, two in ("ab", "ba", "cd", "dc")]
    assert faults_of({"k.toml": f"kinds = [{', '.join(pairs)}]"}) == (
        "k.toml: kinds[0].of: these contain each other: a, b; take one of them out of the circle",
        "k.toml: kinds[2].of: these contain each other: c, d; take one of them out of the circle",
    )


def test_what_was_read_is_kept_until_it_is_let_go(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text('[[kinds]]\nid = "meeting"\n', encoding="utf-8")
    assert usru.load(tmp_path) == usru.load(tmp_path)
    assert parsing._rows.cache_info().currsize > 0
    parsing.forget()
    assert parsing._rows.cache_info().currsize == 0
    assert [kind.id for kind in usru.load(tmp_path).archive.shelves.kinds.values()] == ["meeting"]


def test_what_a_build_prepared_stands_for_the_file_of_that_digest_until_it_is_edited(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = b'[[kinds]]\nid = "meeting"\n'
    digest = hashlib.blake2b(content, digest_size=16).hexdigest()
    monkeypatch.setattr(parsing, "_prepared", lambda: {digest: {"kinds": [{"id": "prepared"}]}})
    for written, read in ((content, "prepared"), (content + b"# edited", "meeting")):
        (tmp_path / "a.toml").write_bytes(written)
        parsing.forget()
        assert [kind.id for kind in usru.load(tmp_path).archive.shelves.kinds.values()] == [read]
    parsing.forget()


def test_what_a_build_prepared_is_what_the_files_hold() -> None:
    for content in contents(usru.BUNDLED).values():
        digest = hashlib.blake2b(content, digest_size=16).hexdigest()
        held = tomllib.loads(content.decode())
        assert parsing._prepared().get(digest, held) == held


def test_a_weekday_of_a_count_is_the_last_before_it_was_published() -> None:
    shelf = '[[kinds]]\nid = "round"\n[[series]]\nid = "rounds"\ntitle = "Rounds"\nkind = "round"\n'
    header = 'id = "a"\nlanguage = "en"\nheadline = "Rounds"\npublished = "2025-03-05T10:00Z"\n'
    passage = f'passage = {{ length = 20, digest = "{"0" * 32}" }}\n'
    tally = f'[[tallies]]\nseries = "rounds"\ngist = "Two."\nleast = 2\nwhen = "XXXX-WXX-5"\nzone = "UTC"\n{passage}'
    (read,) = usru.load({"shelf.toml": shelf, "a.toml": header + tally}).archive.tallies
    assert read.when == usru.When.parse("2025-02-28", "UTC")
