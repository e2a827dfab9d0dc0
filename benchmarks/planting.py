"""Planting a fault in code that is there already, and in code that is yet to be imported."""

from __future__ import annotations

import ast
import functools
import gc
import importlib
import importlib.abc
import importlib.util
from collections import defaultdict
from pathlib import Path
from types import CodeType, FunctionType
from typing import TYPE_CHECKING, Any

from benchmarks.mutants import Mutant, modules, planted

if TYPE_CHECKING:
    from importlib.machinery import ModuleSpec
    from types import ModuleType

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "usru_relations"


def _name(path: Path) -> str:
    parts = path.relative_to(SOURCE.parent).with_suffix("").parts
    return ".".join(parts).removesuffix(".__init__")


def functions_by_file() -> dict[str, list[FunctionType]]:
    for path in modules(SOURCE):  # what is imported where it is used must be there to be given a fault
        importlib.import_module(_name(path))
    found: dict[str, list[FunctionType]] = defaultdict(list)
    for thing in gc.get_objects():
        if type(thing) is FunctionType:
            found[thing.__code__.co_filename].append(thing)
    return found


def caches() -> list[Any]:
    return [thing for thing in gc.get_objects() if isinstance(thing, functools._lru_cache_wrapper)]  # noqa: SLF001


def swapped(mutant: Mutant, functions: list[FunctionType]) -> bool:
    """Whether the fault lies in functions that were given it; False if it lies in what runs at import."""
    path = SOURCE / mutant.module
    tree = tree_of(path)
    was = compile(tree, str(path), "exec", dont_inherit=True)
    with planted(mutant):
        now = compile(tree, str(path), "exec", dont_inherit=True)
    pairs = _differing(was, now)
    if pairs is None:
        return False
    known = {_known(was): now for was, now in pairs}
    try:
        for function in functions:
            function.__code__ = known.get(_known(function.__code__), function.__code__)
    except ValueError:  # it closes over other names
        return False
    return True


def _known(code: CodeType) -> tuple[object, ...]:
    """What tells a function from others of its module, for codes that have run compare unequal."""
    return code.co_qualname, code.co_firstlineno, code.co_code


def _differing(was: CodeType, now: CodeType) -> list[tuple[CodeType, CodeType]] | None:
    if was == now:
        return []
    if was.co_flags & 1:  # a function: all of it
        return [(was, now), *(pair for pair in zip(_inner(was), _inner(now), strict=False) if pair[0] != pair[1])]
    ours, others = _inner(was), _inner(now)
    if len(ours) != len(others) or _bare(was) != _bare(now):
        return None
    found = [_differing(one, other) for one, other in zip(ours, others, strict=True)]
    return None if None in found else [pair for pairs in found for pair in pairs or ()]


def _inner(code: CodeType) -> list[CodeType]:
    return [one for one in code.co_consts if isinstance(one, CodeType)]


def _bare(code: CodeType) -> CodeType:
    return code.replace(co_consts=tuple(None if isinstance(one, CodeType) else one for one in code.co_consts))


class Planter(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Imports one module with its fault in it."""

    def __init__(self, mutant: Mutant) -> None:
        self.mutant = mutant
        self.name = _name(SOURCE / mutant.module)

    def find_spec(self, name: str, *_: object) -> ModuleSpec | None:
        if name != self.name:
            return None
        file = SOURCE / self.mutant.module
        inner = [str(file.parent)] if file.name == "__init__.py" else None
        return importlib.util.spec_from_file_location(name, file, loader=self, submodule_search_locations=inner)

    def exec_module(self, module: ModuleType) -> None:
        path = SOURCE / self.mutant.module
        with planted(self.mutant):
            code = compile(tree_of(path), str(path), "exec", dont_inherit=True)
        exec(code, module.__dict__)


@functools.cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))
