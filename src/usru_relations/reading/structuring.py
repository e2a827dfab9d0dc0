"""Between parsed tables and rows: quickly where all is plain, and strictly by cattrs where something is wrong."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar, cast, get_args, get_origin, get_type_hints

import attrs

from usru_relations.reading.rows import FileRow, Ids
from usru_relations.reading.wrong import TooLong, WrongType, fits

if TYPE_CHECKING:
    from cattrs import Converter

Hook: TypeAlias = Callable[[Any, Any], Any]
HookFactory: TypeAlias = "Callable[[Any, Converter], Hook]"


def structured(data: object) -> FileRow:
    """The rows of a parsed file.

    What is right is read straight by the types of the rows; of what is not, cattrs tells all that is wrong.

    Raises:
        cattrs.ClassValidationError: with every fault and its path.

    """
    try:
        return _read(FileRow, data)
    except (_NotSoPlain, KeyError, TypeError):
        return converter().structure(data, FileRow)


class _NotSoPlain(Exception):
    """Something that is left to cattrs."""


_A = TypeVar("_A", bound=attrs.AttrsInstance)


def _read(cls: type[_A], data: Any) -> _A:
    """A row from a table whose values are of just the types that the row has."""
    exact, readers = _types(cls)
    nested = {
        key: readers[key](value) for key, value in _plain(dict, data).items() if type(value) is not exact.get(key)
    }
    return cls(**{**data, **nested} if nested else data)


@functools.cache
def _types(cls: type[Any]) -> tuple[dict[str, type], dict[str, Callable[[Any], Any]]]:
    """The keys of a row whose values stay as they are, by type; and how the others are read."""
    hints = {key: _unwrapped(hint) for key, hint in get_type_hints(cls).items()}
    exact = {key: hint for key, hint in hints.items() if hint in (str, bool)}
    return exact, {key: _reader(hint) for key, hint in hints.items() if key not in exact}


def _unwrapped(hint: Any) -> Any:
    """The type of a key that may be left out."""
    return next(iter(get_args(hint)), hint) if type(None) in get_args(hint) else hint


def _reader(hint: Any) -> Callable[[Any], Any]:
    if attrs.has(hint):
        return functools.partial(_read, hint)
    if hint is int:
        return _whole
    if get_origin(hint) is list:
        return functools.partial(_read_list, next(iter(get_args(hint))))
    if get_origin(hint) is dict:
        return lambda value: {key: _read_list(str, item) for key, item in _plain(dict, value).items()}
    return lambda value: value if type(value) is str else _filled(_read_list(str, value))


def _read_list(item: Any, value: Any) -> Any:
    if attrs.has(item):
        return [_read(item, one) for one in _plain(list, value)]
    for one in _plain(list, value):
        _plain(item, one)
    return value


def _plain(container: Any, value: Any) -> Any:
    if type(value) is not container:
        raise _NotSoPlain
    return value


def _whole(value: Any) -> Any:
    if type(value) is not int or not fits(value):
        raise _NotSoPlain
    return value


def _filled(value: Any) -> Any:
    if not value:
        raise _NotSoPlain
    return value


@functools.cache
def converter() -> Converter:
    """Strict both ways: no unknown keys, no coercion; and what is unsaid is not written."""
    from cattrs import Converter, cols
    from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn

    strict = Converter(forbid_extra_keys=True)
    for type_, words in ((str, "a text"), (int, "a whole number"), (bool, "true or false")):
        strict.register_structure_hook(type_, _exactly(type_, words))
        optional: Any = type_ | None
        strict.register_structure_hook(optional, _exactly(type_, words))
    strict.register_structure_hook(float, _number)
    strict.register_structure_hook(Ids, _ids)
    lists = _checked(list, "a list in [brackets]", cols.list_structure_factory)
    strict.register_structure_hook_factory(_is_list, lists)
    strict.register_structure_hook_func(_is_list_of_texts, _list_of_texts)
    names: Any = vars(cols)["mapping_structure_factory"]  # whose types are not all told
    tables = _checked(dict, "a table", names)
    strict.register_structure_hook_factory(_is_dict, tables)
    rows = _checked(
        dict, "a table", lambda cls, conv: make_dict_structure_fn(cls, conv, _cattrs_forbid_extra_keys=True)
    )
    strict.register_structure_hook_factory(attrs.has, rows)

    def unstructured(cls: type[attrs.AttrsInstance]) -> Callable[[Any], dict[str, Any]]:
        return make_dict_unstructure_fn(cls, strict, _cattrs_omit_if_default=True)

    strict.register_unstructure_hook_factory(attrs.has, unstructured)
    return strict


def _is_list(wanted: Any) -> bool:
    return bool(get_origin(wanted) is list)


def _is_list_of_texts(wanted: Any) -> bool:
    return bool(wanted == list[str])


def _is_dict(wanted: Any) -> bool:
    return bool(get_origin(wanted) is dict)


def _exactly(type_: type, words: str) -> Hook:
    def hook(value: Any, _: Any) -> Any:
        if type(value) is not type_:
            raise WrongType(words, value)
        if isinstance(value, int) and not fits(value):
            raise TooLong(value)
        return value

    return hook


def _list_of_texts(value: Any, _: Any) -> list[str]:
    if type(value) is not list:
        raise WrongType("a list of texts in [brackets]", cast("object", value))
    for item in cast("list[object]", value):
        if type(item) is not str:
            raise WrongType("a list of texts in [brackets]", cast("object", value))
    return cast("list[str]", value)


def _number(value: Any, _: Any) -> float:
    if type(value) not in (int, float):
        raise WrongType("a number", value)
    if type(value) is int and not fits(value):
        raise TooLong(value)
    return float(value)


def _ids(value: Any, _: Any) -> Ids:
    if _is_text(value) or (_is_filled_list(value) and all(map(_is_text, value))):
        return cast("Ids", value)
    raise WrongType("an id, or a list of ids of which one is meant", value)


def _is_text(value: object) -> bool:
    return type(value) is str


def _is_filled_list(value: object) -> bool:
    return type(value) is list and value != []


def _checked(container: type, words: str, factory: HookFactory) -> HookFactory:
    """The usual hook of cattrs, but for nothing else than that container."""

    def make(wanted: Any, strict: Converter) -> Hook:
        usual = factory(wanted, strict)

        def hook(value: Any, type_: Any) -> Any:
            if not isinstance(value, container):
                raise WrongType(words, value)
            return usual(value, type_)

        return hook

    return make
