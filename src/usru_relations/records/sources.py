"""Articles, and the passages in them, without their text."""

from __future__ import annotations

import functools
import hashlib
import unicodedata
from typing import TYPE_CHECKING, final

import attrs

from usru_relations.given import must_be
from usru_relations.truth import Truth

if TYPE_CHECKING:
    from usru_relations.times.when import When


def normalised(text: str) -> str:
    """The text in NFC with every run of white space, no-break spaces included, as one blank."""
    return " ".join(unicodedata.normalize("NFC", must_be(str, text, "passages and articles are texts")).split())


def digest(text: str) -> str:
    """The BLAKE2b digest of 128 bits of a normalised text, in hexadecimal."""
    return hashlib.blake2b(normalised(text).encode(), digest_size=16).hexdigest()


@functools.lru_cache(maxsize=16)
def _windows(text: str, length: int) -> dict[str, list[int]]:
    """Where each run of ``length`` characters of a normalised text starts, by digest."""
    found: dict[str, list[int]] = {}
    for start in range(len(text) - length + 1):
        run = hashlib.blake2b(text[start : start + length].encode(), digest_size=16).hexdigest()
        found.setdefault(run, []).append(start)
    return found


def by_date(one: When, other: When) -> bool:
    """Whether a time surely lies before another; where either has no zone, dates that differ suffice."""
    if one.before(other) is Truth.YES:
        return True
    if one.civil is None and other.civil is None:
        return False
    last, first = one.dates()[1], other.dates()[0]
    return last is not None and first is not None and last < first


@final
@attrs.frozen(kw_only=True)
class Passage:
    """Where a report stands: the length in characters and the digest of the passage's normalised text."""

    length: int
    digest: str

    @classmethod
    def of(cls, text: str) -> Passage:
        """The anchor of a passage's text."""
        return cls(length=len(normalised(text)), digest=digest(text))

    def find(self, text: str) -> tuple[int, int] | None:
        """Where the passage starts and ends in the normalised form of ``text``; ``None`` if it is not there."""
        return next(iter(self.places(text)), None)

    def places(self, text: str) -> tuple[tuple[int, int], ...]:
        """Every place where the passage starts and ends in the normalised form of ``text``."""
        starts = _windows(normalised(text), self.length).get(self.digest, ())
        return tuple((start, start + self.length) for start in starts)


@final
@attrs.frozen(kw_only=True)
class Source:
    """An article."""

    id: str
    headline: str = attrs.field(hash=False)
    """In English, in our own words."""
    language: str = attrs.field(hash=False)
    """ISO 639."""
    published: When = attrs.field(hash=False)
    """As precise as it is printed."""
    publisher: str | None = attrs.field(default=None, hash=False)
    url: str | None = attrs.field(default=None, hash=False)
    digest: str | None = attrs.field(default=None, hash=False)
    """The digest of the article's whole text."""
    inferred: tuple[str, ...] = attrs.field(default=(), hash=False)
    """The fields that rest on the curator's reading rather than on what is printed."""
    note: str = attrs.field(default="", hash=False)

    @property
    def name(self) -> str:
        """The publisher, or the id of an article that names none."""
        return self.publisher or self.id

    def before(self, other: Source) -> bool:
        """Whether it was surely published before another; where no zone is printed, dates that differ suffice."""
        return by_date(self.published, other.published)

    def __str__(self) -> str:
        return f"{self.name}, {self.published}"
