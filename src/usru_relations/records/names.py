"""Finding things by their names in any language, and saying what was meant when none fits."""

from __future__ import annotations

import difflib
import functools
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import Generic, Protocol, TypeVar, final, overload, runtime_checkable

from usru_relations.errors import Carrying, Unlisted
from usru_relations.given import shown


@final
class Names(Mapping[str, tuple[str, ...]]):
    """Names by language (ISO 639), in each the fullest first; it does not change and can be hashed."""

    __slots__ = ("_languages",)

    def __init__(self, names: Mapping[str, Iterable[str]] | None = None) -> None:
        self._languages = {language: tuple(dict.fromkeys((names or {})[language])) for language in sorted(names or {})}

    def __getitem__(self, language: str) -> tuple[str, ...]:
        if language not in self:
            known = ", ".join(self._languages) or "none"
            raise Unlisted(f"there is no name in the language {language!r}; the languages are {known}")
        return self._languages[language]

    def __contains__(self, language: object) -> bool:
        return isinstance(language, str) and language in self._languages

    def __iter__(self) -> Iterator[str]:
        return iter(self._languages)

    def __len__(self) -> int:
        return len(self._languages)

    def __hash__(self) -> int:
        return hash(tuple(self._languages.items()))

    def __repr__(self) -> str:
        return f"Names({self._languages!r})"

    @property
    def all(self) -> tuple[str, ...]:
        """The names in all languages, those in English first."""
        languages = sorted(self._languages, key=lambda language: (language != "en", language))
        return tuple(name for language in languages for name in self._languages[language])


@runtime_checkable
class Named(Protocol):
    """What has an id and names."""

    @property
    def id(self) -> str: ...
    @property
    def known_as(self) -> tuple[str, ...]:
        """Every name and spelling, in all languages."""
        ...


T = TypeVar("T", bound=Named)
E = TypeVar("E")
D = TypeVar("D")


class UnknownName(Carrying, LookupError):
    """A name that nothing bears."""

    def __init__(self, sort: str, name: str, suggestions: tuple[str, ...]) -> None:
        hint = f"; did you mean {_listed(suggestions)}?" if suggestions else ""
        super().__init__(f"no {sort} is called {name!r}{hint}")
        self.name = name
        self.suggestions = suggestions


class UnknownId(Unlisted, UnknownName):
    """An id that nothing on a shelf has."""


class AmbiguousName(Carrying, LookupError):
    """A name that several bear."""

    def __init__(self, sort: str, name: str, candidates: tuple[Named, ...]) -> None:
        ids = tuple(candidate.id for candidate in candidates)
        super().__init__(f"several {sort}s are called {name!r}: say which by its id, {_listed(ids)}")
        self.name = name
        self.candidates = candidates
        self.suggestions = ids


def _a(noun: str) -> str:
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"


def suggestions(name: str, known: Iterable[str]) -> tuple[str, ...]:
    """Up to three known names that are nearest to one, or that one which only its spelling tells from it."""
    by_key = {key(one): one for one in known}
    wanted = key(name)
    near = [wanted] if wanted in by_key else difflib.get_close_matches(wanted, by_key, n=3)
    return tuple(by_key[one] for one in near)


def _listed(words: tuple[str, ...]) -> str:
    quoted = [repr(word) for word in words]
    return " or ".join(filter(None, [", ".join(quoted[:-1]), quoted[-1]]))


def word(sort: str, words: Iterable[str], given: object) -> str:
    """One of some words, such as those of an enumeration.

    Raises:
        UnknownName: if it is none of them.

    """
    known = tuple(map(str, words))
    if given not in known:
        raise UnknownName(sort, str(given), suggestions(str(given), known) or known)
    return str(given)


@functools.lru_cache(maxsize=16_384)
def key(name: str) -> str:
    """What spellings of one name have in common: no case, stress mark, apostrophe or hyphen, and no ё or й."""
    letters = unicodedata.normalize("NFKD", name).casefold()
    kept = (_plain(letter) for letter in letters)
    return " ".join("".join(kept).split())


def bare(name: str) -> str:
    """The key of a name without the English article that may lead it."""
    return key(name).removeprefix("the ")


def _plain(letter: str) -> str:
    if letter in _SILENT or unicodedata.category(letter) in ("Mn", "Lm", "Cf"):
        return ""
    return letter if letter.isalnum() else " "


_SILENT = frozenset("'’‘ʼ`´.\"«»“”")


#: So many words of a name, at most, may follow a title.
_LAST = 4


class Register(Mapping[str, E], Generic[E]):
    """Things of one sort by id; the sort is the word for one of them in errors."""

    __slots__ = ("__dict__", "_by_id", "sort")

    def __init__(self, sort: str, by_id: Mapping[str, E]) -> None:
        self.sort = sort
        self._by_id = dict(by_id)

    def __repr__(self) -> str:
        return f"<{type(self).__name__} of {len(self)} by the word {self.sort!r}>"

    def __getitem__(self, id: str) -> E:
        """The thing of that id.

        Raises:
            UnknownId: if there is none, with the ids of those that are called so, or nearly.
            TypeError: if it is no text.

        """
        if not isinstance(id, str):
            raise TypeError(f"{_a(self.sort)} is named by a text, not by {shown(id)}")
        if id not in self._by_id:
            raise UnknownId(self.sort, id, self._meant(id))
        return self._by_id[id]

    def _meant(self, id: str) -> tuple[str, ...]:
        return suggestions(id, self)

    def __contains__(self, id: object) -> bool:
        return isinstance(id, str) and id in self._by_id

    @overload
    def get(self, key: str, /) -> E | None: ...
    @overload
    def get(self, key: str, /, default: E) -> E: ...
    @overload
    def get(self, key: str, /, default: D) -> E | D: ...
    def get(self, key: str, /, default: E | D | None = None) -> E | D | None:
        """The thing of that id, or else the default; nothing is guessed, as that takes long."""
        return self._by_id[key] if key in self else default

    def __iter__(self) -> Iterator[str]:
        return iter(self._by_id)

    def __len__(self) -> int:
        return len(self._by_id)


@final
class Directory(Register[T], Generic[T]):
    """Things of one sort by id, which `find` also knows by name."""

    __slots__ = ()

    def __init__(self, sort: str, things: Iterable[T]) -> None:
        super().__init__(sort, {thing.id: thing for thing in sorted(things, key=lambda thing: thing.id)})

    @functools.cached_property
    def _by_name(self) -> dict[str, dict[str, T]]:
        found: dict[str, dict[str, T]] = {}
        for thing in self._by_id.values():
            for name in (thing.id, *thing.known_as):
                found.setdefault(bare(name), {})[thing.id] = thing
        return found

    def find(self, name: str) -> T:
        """The one thing of that id, name or spelling, or else of a name that has all of its words.

        An English article that leads a name makes no difference.

        Raises:
            UnknownName: if nothing is called so, with suggestions.
            AmbiguousName: if several are, with their ids.

        """
        if not isinstance(name, str):
            raise TypeError(f"{_a(self.sort)} is named by a text, not by {shown(name)}")
        if name in self._by_id:
            return self._by_id[name]
        wanted = bare(name)
        found = self._called(wanted)
        if len(found) == 1:
            return next(iter(found.values()))
        if found:
            raise AmbiguousName(self.sort, name, tuple(found.values()))
        near = tuple((*thing.known_as, thing.id)[0] for thing in self._meant_by(wanted).values())
        raise UnknownName(self.sort, name, near[:3])

    def _meant(self, id: str) -> tuple[str, ...]:
        wanted = bare(id)
        return tuple(self._called(wanted) or self._meant_by(wanted))[:3]

    def _called(self, wanted: str) -> dict[str, T]:
        return self._by_name.get(wanted) or self._with_words(frozenset(wanted.split()))

    def _with_words(self, words: frozenset[str]) -> dict[str, T]:
        if not words:
            return {}
        return {
            id: thing
            for name, things in self._by_name.items()
            if words <= set(name.split())
            for id, thing in things.items()
        }

    def _meant_by(self, wanted: str) -> dict[str, T]:
        """What its last words call, as where a title leads a name; or else what is called nearly so."""
        words = wanted.split()
        ends = [" ".join(words[-count:]) for count in range(min(len(words) - 1, _LAST), 0, -1)]
        for end in ends:
            if called := self._called(end):
                return called
        return self._near(wanted) or self._near(ends[-1] if ends else "")

    def _near(self, wanted: str) -> dict[str, T]:
        near = difflib.get_close_matches(wanted, self._by_name, n=5, cutoff=0.6)
        return {id: thing for name in near for id, thing in self._by_name[name].items()}
