"""The mutants of a module: its syntax tree with one small fault in it, each as a careless hand would make it."""

from __future__ import annotations

import ast
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

COMPARISONS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
}
OPERATORS: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.FloorDiv: ast.Mult,
    ast.Div: ast.Mult,
    ast.Mod: ast.FloorDiv,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
    ast.BitXor: ast.BitOr,
    ast.LShift: ast.RShift,
    ast.RShift: ast.LShift,
    ast.Pow: ast.Mult,
}
NAMES = {"min": "max", "max": "min", "any": "all", "all": "any"}
KINDS = ("comparison", "boolean", "arithmetic", "constant", "condition", "return", "statement", "function")


class Mutant(NamedTuple):
    """One fault: where it is, and what stands there instead."""

    module: str
    number: int
    line: int
    kind: str
    was: str
    now: str
    parent: ast.AST
    field: str
    place: int | None
    node: ast.AST
    lines: tuple[int, ...]
    """The lines whose tests can notice it: its own, or for what runs at import those that use it."""

    def __str__(self) -> str:
        return f"{self.module}:{self.number} line {self.line} [{self.kind}] {_short(self.was)}  ->  {_short(self.now)}"


def _short(text: str) -> str:
    return " ".join(text.split())[:110]


def modules(source: Path) -> list[Path]:
    """All of the package but the terminal output."""
    return [path for path in sorted(source.rglob("*.py")) if path.name != "terminal.py"]


@contextmanager
def planted(mutant: Mutant) -> Iterator[None]:
    """The tree that the mutant belongs to, with its fault in it while the block runs."""
    fault = ast.fix_missing_locations(ast.copy_location(mutant.node, _old(mutant)))
    old = _put(mutant, fault)
    try:
        yield
    finally:
        _put(mutant, old)


def _old(mutant: Mutant) -> ast.AST:
    value = getattr(mutant.parent, mutant.field)
    return value if mutant.place is None else value[mutant.place]  # type: ignore[no-any-return]


def _put(mutant: Mutant, node: ast.AST) -> ast.AST:
    old = _old(mutant)
    if mutant.place is None:
        setattr(mutant.parent, mutant.field, node)
    else:
        getattr(mutant.parent, mutant.field)[mutant.place] = node
    return old


def mutants(name: str, tree: ast.Module) -> list[Mutant]:
    """All mutants of a module, in the order of its text."""
    found = _within(name, tree, tree, ())
    return [mutant._replace(number=number) for number, mutant in enumerate(found)]


def _within(name: str, tree: ast.Module, parent: ast.AST, above: tuple[ast.AST, ...]) -> Iterator[Mutant]:
    for field, value in ast.iter_fields(parent):
        if field in {"annotation", "returns", "format_spec", "ctx"}:
            continue
        for place, node in enumerate(value) if isinstance(value, list) else [(None, value)]:
            if not isinstance(node, ast.AST) or _left_out(node, parent):
                continue
            for kind, fault in _faults(node, parent):
                line = getattr(node, "lineno", getattr(parent, "lineno", 0))
                was, now = ast.unparse(node), ast.unparse(ast.fix_missing_locations(ast.copy_location(fault, node)))
                lines = _noticed(tree, node, (*above, parent))
                yield Mutant(name, 0, line, kind, was, now, parent, field, place, fault, lines)
            yield from _within(name, tree, node, (*above, parent))


def _left_out(node: ast.AST, parent: ast.AST) -> bool:
    """What says nothing at run time, or what only a fault elsewhere can reach."""
    match node:
        case ast.Expr(value=ast.Constant()) | ast.Assert():  # the former is a docstring, or the dots of a stub
            return True
        case ast.If(test=ast.Name(id="TYPE_CHECKING")) | ast.FunctionDef(decorator_list=[ast.Name(id="overload")]):
            return True
        case ast.Raise(exc=ast.Name(id="AssertionError") | ast.Call(func=ast.Name(id="AssertionError"))):
            return True
        case ast.Assign(targets=[ast.Name(id="__all__")]) | ast.AnnAssign(annotation=ast.Name(id="TypeAlias")):
            return True
        case ast.Call(func=ast.Name(id="TypeVar" | "ParamSpec")) | ast.keyword(arg="strict"):
            return True
    return isinstance(node, ast.Constant) and _only_shown(parent)


def _only_shown(parent: ast.AST) -> bool:
    """Whether a constant in it is a type for a checker, or a part of a text that is mutated as a whole."""
    match parent:
        case ast.JoinedStr() | ast.Call(func=ast.Name(id="cast")):
            return True
    return False


def _faults(node: ast.AST, parent: ast.AST) -> Iterator[tuple[str, ast.AST]]:
    yield from _of_expressions(node)
    yield from _of_values(node)
    yield from _of_statements(node)
    if _is_condition(node, parent):
        yield "condition", ast.UnaryOp(op=ast.Not(), operand=node)  # type: ignore[arg-type] # a condition is an expression


def _of_expressions(node: ast.AST) -> Iterator[tuple[str, ast.AST]]:
    match node:
        case ast.Compare(left=left, ops=operators, comparators=others):
            for place, operator in enumerate(operators):
                swapped = [*operators[:place], COMPARISONS[type(operator)](), *operators[place + 1 :]]
                yield "comparison", ast.Compare(left=left, ops=swapped, comparators=others)
        case ast.BoolOp(op=operator, values=values):
            yield "boolean", ast.BoolOp(op=ast.Or() if isinstance(operator, ast.And) else ast.And(), values=values)
        case ast.UnaryOp(op=ast.Not() | ast.USub(), operand=operand):
            yield "boolean" if isinstance(node.op, ast.Not) else "arithmetic", operand
        case ast.BinOp(left=left, op=operator, right=right):
            yield "arithmetic", ast.BinOp(left=left, op=OPERATORS[type(operator)](), right=right)


def _of_values(node: ast.AST) -> Iterator[tuple[str, ast.AST]]:
    match node:
        case ast.Constant(value=bool() as value):
            yield "constant", ast.Constant(value=not value)
        case ast.Constant(value=str() as value):
            yield "constant", ast.Constant(value=f"XX{value}")
        case ast.Constant(value=int() | float() as value):
            yield "constant", ast.Constant(value=value + 1)
        case ast.JoinedStr():
            yield "constant", ast.Constant(value="XX")
        case ast.Name(id=name, ctx=ast.Load()) if name in NAMES:
            yield "function", ast.Name(id=NAMES[name], ctx=ast.Load())


def _of_statements(node: ast.AST) -> Iterator[tuple[str, ast.AST]]:
    match node:
        case ast.Return(value=value) if value is not None and not isinstance(value, ast.Constant):
            yield "return", ast.Return(value=ast.Constant(value=None))
        case ast.Continue():
            yield "statement", ast.Break()
        case ast.Break():
            yield "statement", ast.Continue()
        case ast.Expr() | ast.AugAssign() | ast.Raise() | ast.Delete():
            yield "statement", ast.Pass()
        case ast.Assign(targets=[ast.Attribute() | ast.Subscript()]):
            yield "statement", ast.Pass()


def _is_condition(node: ast.AST, parent: ast.AST) -> bool:
    """Whether it decides alone and has no fault of its own that turns it over."""
    if isinstance(parent, ast.comprehension):
        decides = any(node is condition for condition in parent.ifs)
    else:
        decides = isinstance(parent, ast.If | ast.IfExp | ast.While) and node is parent.test
    turned = isinstance(node, ast.Compare) and len(node.ops) == 1
    return decides and not turned and not (isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not))


def _noticed(tree: ast.Module, node: ast.AST, above: tuple[ast.AST, ...]) -> tuple[int, ...]:
    functions = [one for one in above if isinstance(one, ast.FunctionDef | ast.Lambda)]
    if functions and not isinstance(functions[0], ast.Lambda) and _in_body(functions[0], node, above):
        return (getattr(node, "lineno", getattr(above[-1], "lineno", 0)),)
    for one in reversed(above):
        if isinstance(one, ast.Assign) and isinstance(one.targets[0], ast.Name) and len(above) == 2:
            return _uses(tree, one.targets[0].id)
        if isinstance(one, ast.FunctionDef | ast.ClassDef):
            return tuple(range(one.lineno, (one.end_lineno or one.lineno) + 1))
    return ()


def _in_body(function: ast.FunctionDef, node: ast.AST, above: tuple[ast.AST, ...]) -> bool:
    return any(one in function.body for one in (*above, node) if isinstance(one, ast.stmt))


def _uses(tree: ast.Module, name: str) -> tuple[int, ...]:
    return tuple(
        sorted(
            {
                one.lineno
                for one in ast.walk(tree)
                if isinstance(one, ast.Name) and one.id == name and isinstance(one.ctx, ast.Load)
            }
        )
    )
