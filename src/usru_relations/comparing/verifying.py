"""Verifying: whether the passages of reports stand in the texts of articles that somebody holds."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias, final

import attrs

from usru_relations.errors import Carrying
from usru_relations.records.sources import Passage, Source, digest

if TYPE_CHECKING:
    from collections.abc import Collection

    from usru_relations.archive import Archive

Articles: TypeAlias = "str | os.PathLike[str] | Mapping[str, str]"
"""A folder of texts in UTF-8, or texts by name."""


class ArticlesError(Carrying, ValueError):
    """A folder of texts that cannot be read."""

    def __init__(self, place: Path, why: str) -> None:
        super().__init__(f"{place}: {why}; give a folder of texts in UTF-8, one an article, or texts by name")
        self.place = place
        self.why = why


@final
@attrs.frozen(kw_only=True)
class Verified:
    """What became of the passages of one source."""

    source: Source
    article: str | None
    """The name of the text that is the article; none if no text holds it."""
    whole: bool
    """Whether the text is the article to the letter, with nothing around it."""
    found: tuple[Passage, ...] = ()
    """The passages that stand in it once."""
    repeated: tuple[Passage, ...] = ()
    """Those that stand in it more than once, so that which place is meant stays open."""
    missing: tuple[Passage, ...] = ()

    def __str__(self) -> str:
        told = self.article or "no text holds it"
        counts = (("found", self.found), ("more than once", self.repeated), ("missing", self.missing))
        said = [f"{len(passages)} {name}" for name, passages in counts if passages or name == "found"]
        lost = [f"\n  missing: {one.length} characters, {one.digest}" for one in self.missing if self.article]
        return f"{self.source.id} ({told}): {', '.join(said)}{''.join(lost)}"


@final
@attrs.frozen(kw_only=True)
class Verification:
    """What became of the passages of every source."""

    sources: tuple[Verified, ...]
    strangers: tuple[str, ...]
    """The names of the texts that are no source's article."""

    @property
    def complete(self) -> bool:
        """Whether every passage was found."""
        return not any(one.missing for one in self.sources)

    @property
    def missing(self) -> tuple[tuple[Source, Passage], ...]:
        """The passages that were not found, and in which article they ought to stand."""
        return tuple((one.source, passage) for one in self.sources for passage in one.missing)

    def __str__(self) -> str:
        return "\n".join([*map(str, self.sources), *(f"{name}: no source's article" for name in self.strangers)])


def verify(archive: Archive, articles: Articles, sources: Collection[Source] | None = None) -> Verification:
    """Look for every passage in the texts; of two texts that hold an article, the one with more of its passages.

    Neither the order nor the names of the texts matter, nor odd white space, Unicode forms, or what stands around an
    article.

    Args:
        archive: whose reports and tallies.
        articles: a folder of texts in UTF-8, or texts by name.
        sources: only what became of the passages of these; without it, of all.

    Raises:
        ArticlesError: if the folder or a text in it cannot be read.
        TypeError: if the texts are given as neither.

    """
    texts = dict(_texts(articles))
    whole = {digest(text): name for name, text in sorted(texts.items(), reverse=True)}
    checked = tuple(_verified(source, tuple(told), texts, whole) for source, told in _anchors(archive).items())
    known = {one.article for one in checked}
    asked = tuple(one for one in checked if sources is None or one.source in sources)
    return Verification(sources=asked, strangers=tuple(name for name in texts if name not in known))


def _anchors(archive: Archive) -> dict[Source, dict[Passage, None]]:
    """The passages of each source that tells anything, the sources by publication."""
    told = [(report.source, report.passage) for report in archive.reports]
    told += [(tally.source, tally.passage) for tally in archive.tallies]
    passages: dict[Source, dict[Passage, None]] = {}
    for source, passage in told:
        passages.setdefault(source, {})[passage] = None
    return passages


def _verified(
    source: Source, passages: tuple[Passage, ...], texts: Mapping[str, str], whole: Mapping[str, str]
) -> Verified:
    article = whole.get(source.digest or "") or _holding(passages, texts)
    text = texts[article] if article else ""
    times = {passage: len(passage.places(text)) for passage in passages}
    return Verified(
        source=source,
        article=article,
        whole=article is not None and digest(text) == source.digest,
        found=tuple(passage for passage, count in times.items() if count == 1),
        repeated=tuple(passage for passage, count in times.items() if count > 1),
        missing=tuple(passage for passage, count in times.items() if count == 0),
    )


def _holding(passages: tuple[Passage, ...], texts: Mapping[str, str]) -> str | None:
    """The text with most of these passages; none if there is none with any."""
    held = {name: sum(bool(one.places(text)) for one in passages) for name, text in sorted(texts.items())}
    best = max(held, key=lambda name: held[name], default=None)
    return best if best is not None and held[best] else None


def _texts(articles: Articles) -> Iterator[tuple[str, str]]:
    if isinstance(articles, Mapping):
        for name, text in articles.items():
            if not isinstance(text, str):
                raise TypeError(f"articles are given as a folder, or as texts by name, not as {text!r} by {name!r}")
            yield name, text
        return
    if not isinstance(articles, str | os.PathLike):
        raise TypeError(f"articles are given as a folder, or as texts by name, not as {articles!r}")
    folder = Path(articles)
    if not str(articles) or not _is_folder(folder):
        raise ArticlesError(folder, "is no folder")
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        yield path.relative_to(folder).as_posix(), read_text(path)


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # a name that is too long
        return False


def read_text(path: Path) -> str:
    """A text in UTF-8.

    Raises:
        ArticlesError: if it cannot be read, or is in another encoding.

    """
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise ArticlesError(path, f"is not in UTF-8 (byte {error.start})") from None
    except OSError as error:
        raise ArticlesError(path, error.strerror or str(error)) from None
