"""The language of conditions and timers: an allow-list of syntax, compiled to closures.

Nothing an administrator writes is ever run as Python; the work of one evaluation is bounded.
"""

import ast
import operator
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any, NoReturn

from app.engine.errors import ExpressionRefused

LONGEST = 500
ORDERED = (ast.Lt, ast.LtE, ast.Gt, ast.GtE)
DEEPEST = 30
FUEL = 2_000
LARGEST_NUMBER = 10**15
LONGEST_VALUE = 2_000

Functions = Mapping[str, Callable[..., Any]]


@dataclass(slots=True)
class Scope:
    """What one evaluation may see, and how much it may still do."""

    facts: Mapping[str, Any]
    functions: Functions
    fuel: int = FUEL

    def spend(self, amount: int = 1) -> None:
        self.fuel -= amount
        if self.fuel < 0:
            raise ExpressionRefused("too_expensive")


Closure = Callable[[Scope], Any]


@dataclass(frozen=True, slots=True)
class Expression:
    """A compiled expression, with the facts it reads and the functions it calls."""

    source: str
    names: frozenset[str]
    calls: frozenset[str]
    _closure: Closure = field(repr=False, compare=False)

    def value(self, facts: Mapping[str, Any], functions: Functions | None = None) -> Any:
        """What the expression says about ``facts``; any failure is an ``ExpressionRefused``."""
        scope = Scope(facts, {**FUNCTIONS, **(functions or {})})
        try:
            return self._closure(scope)
        except (TypeError, ValueError, ArithmeticError, AttributeError, LookupError) as error:
            raise ExpressionRefused("wrong_type") from error


@lru_cache(maxsize=4096)
def compile_expression(source: str) -> Expression:
    """Read ``source``; whatever is not on the allow-list is an ``ExpressionRefused``."""
    tree = _parsed(source)
    closure = _compiled(tree, 0)
    calls = {node.func.id for node in ast.walk(tree) if _is_plain_call(node)}  # type: ignore[attr-defined]
    heads = {id(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)}
    names = {
        node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and id(node) not in heads
    }
    return Expression(source, frozenset(names), frozenset(calls), closure)


def _parsed(source: str) -> ast.expr:
    if len(source) > LONGEST:
        raise ExpressionRefused("too_long", limit=LONGEST)
    text = source.strip()
    if "\\" in text or "#" in text:  # no escapes and no comments: what is read is what counts
        raise ExpressionRefused("not_allowed", what="\\" if "\\" in text else "#")
    try:
        return ast.parse(text.replace("\n", " ").replace("\r", " "), mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        raise ExpressionRefused("syntax", source=source[:80]) from None


def _refuse(what: str) -> NoReturn:
    raise ExpressionRefused("not_allowed", what=what)


def _compiled(node: ast.expr, depth: int) -> Closure:
    if depth > DEEPEST:
        raise ExpressionRefused("too_complex")
    compiler = _COMPILERS.get(type(node))
    if compiler is None:
        _refuse(type(node).__name__)
    return compiler(node, depth + 1)


def _fitting(value: Any) -> Any:
    if isinstance(value, int | float) and not -LARGEST_NUMBER <= value <= LARGEST_NUMBER:
        raise ExpressionRefused("too_expensive")
    if isinstance(value, str | tuple) and len(value) > LONGEST_VALUE:
        raise ExpressionRefused("too_expensive")
    return value


def _number(value: Any) -> int | float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ExpressionRefused("wrong_type")
    return value


def _plus(left: Any, right: Any) -> Any:
    if isinstance(left, str) and isinstance(right, str):
        return left + right
    return _number(left) + _number(right)


def _numeric(function: Callable[[Any, Any], Any]) -> Callable[[Any, Any], Any]:
    return lambda left, right: function(_number(left), _number(right))


def _ordered(function: Callable[[Any, Any], bool]) -> Callable[[Any, Any], bool]:
    def compare(left: Any, right: Any) -> bool:
        if left is None or right is None:  # a fact that was never set is neither more nor less
            return False
        for kind in (str, date):
            if isinstance(left, kind) and isinstance(right, kind):
                return function(left, right)
        return function(_number(left), _number(right))

    return compare


def _contains(left: Any, right: Any) -> bool:
    if not isinstance(right, str | tuple):
        raise ExpressionRefused("wrong_type")
    return left in right


_ARITHMETIC: dict[type, Callable[[Any, Any], Any]] = {
    ast.Add: _plus,
    ast.Sub: _numeric(operator.sub),
    ast.Mult: _numeric(operator.mul),
    ast.Div: _numeric(operator.truediv),
    ast.FloorDiv: _numeric(operator.floordiv),
    ast.Mod: _numeric(operator.mod),
}
_COMPARISONS: dict[type, Callable[[Any, Any], bool]] = {
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
    ast.Lt: _ordered(operator.lt),
    ast.LtE: _ordered(operator.le),
    ast.Gt: _ordered(operator.gt),
    ast.GtE: _ordered(operator.ge),
    ast.In: _contains,
    ast.NotIn: lambda left, right: not _contains(left, right),
    ast.Is: operator.eq,
    ast.IsNot: operator.ne,
}


def _constant(node: ast.Constant, _depth: int) -> Closure:
    if not isinstance(node.value, str | int | float | None):
        _refuse(type(node.value).__name__)
    value = _fitting(node.value)
    return lambda _scope: value


def _name(node: ast.Name, _depth: int) -> Closure:
    name = node.id
    if name.startswith("_"):
        _refuse(name)

    def read(scope: Scope) -> Any:
        scope.spend()
        if name not in scope.facts:
            raise ExpressionRefused("unknown_fact", name=name)
        return scope.facts[name]

    return read


def _both_or_either(node: ast.BoolOp, depth: int) -> Closure:
    parts = [_compiled(part, depth) for part in node.values]
    if isinstance(node.op, ast.And):
        return lambda scope: all(part(scope) for part in parts)
    return lambda scope: any(part(scope) for part in parts)


def _unary(node: ast.UnaryOp, depth: int) -> Closure:
    operand = _compiled(node.operand, depth)
    if isinstance(node.op, ast.Not):
        return lambda scope: not operand(scope)
    if isinstance(node.op, ast.USub):
        return lambda scope: -_number(operand(scope))
    return _refuse(type(node.op).__name__)


def _arithmetic(node: ast.BinOp, depth: int) -> Closure:
    function = _ARITHMETIC.get(type(node.op))
    if function is None:
        _refuse(type(node.op).__name__)
    left, right = _compiled(node.left, depth), _compiled(node.right, depth)

    def compute(scope: Scope) -> Any:
        scope.spend()
        return _fitting(function(left(scope), right(scope)))

    return compute


def _comparison(node: ast.Compare, depth: int) -> Closure:
    first = _compiled(node.left, depth)
    for kind, right in zip(node.ops, node.comparators, strict=True):
        if isinstance(kind, ast.Is | ast.IsNot) and not _is_none(right):
            _refuse("is")
        if isinstance(kind, ORDERED) and (_is_none(right) or _is_none(node.left)):
            _refuse("None")
    rest = [
        (_COMPARISONS[type(kind)], _compiled(right, depth))
        for kind, right in zip(node.ops, node.comparators, strict=True)
    ]

    def compare(scope: Scope) -> bool:
        left = first(scope)
        for holds, closure in rest:
            right = closure(scope)
            scope.spend(1 + (len(right) if isinstance(right, str | tuple) else 0))
            if not holds(left, right):
                return False
            left = right
        return True

    return compare


def _is_none(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is None


def _choice(node: ast.IfExp, depth: int) -> Closure:
    test, yes, no = (_compiled(part, depth) for part in (node.test, node.body, node.orelse))
    return lambda scope: yes(scope) if test(scope) else no(scope)


def _listing(node: ast.List | ast.Tuple | ast.Set, depth: int) -> Closure:
    parts = [_compiled(part, depth) for part in node.elts]
    return lambda scope: tuple(part(scope) for part in parts)


def _is_plain_call(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name)


def _call(node: ast.Call, depth: int) -> Closure:
    if not isinstance(node.func, ast.Name) or node.keywords or node.func.id.startswith("_"):
        _refuse("()")
    name = node.func.id
    arguments = [_compiled(argument, depth) for argument in node.args]

    def call(scope: Scope) -> Any:
        function = scope.functions.get(name)
        if function is None:
            raise ExpressionRefused("unknown_function", name=name)
        values = [argument(scope) for argument in arguments]
        scope.spend(5 + sum(len(value) for value in values if isinstance(value, str | tuple)))
        return _fitting(function(*values))

    return call


def _length(value: Any) -> int:
    if not isinstance(value, str | tuple):
        raise ExpressionRefused("wrong_type")
    return len(value)


FUNCTIONS: Functions = {
    "abs": lambda value: abs(_number(value)),
    "len": _length,
    "max": lambda *values: max(_number(value) for value in values),
    "min": lambda *values: min(_number(value) for value in values),
}
_COMPILERS: dict[type, Callable[[Any, int], Closure]] = {
    ast.Constant: _constant,
    ast.Name: _name,
    ast.BoolOp: _both_or_either,
    ast.UnaryOp: _unary,
    ast.BinOp: _arithmetic,
    ast.Compare: _comparison,
    ast.IfExp: _choice,
    ast.List: _listing,
    ast.Tuple: _listing,
    ast.Set: _listing,
    ast.Call: _call,
}
