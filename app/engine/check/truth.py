"""What a condition says when only the verdict and the attribute are known: yes, no, or perhaps."""

import ast
from collections.abc import Mapping
from functools import lru_cache

Truth = bool | None
ANY_OTHER = "\n"  # a word that no condition can name, since none holds a line break
_UNKNOWN = object()


def verdict_words(condition: str) -> frozenset[str]:
    """Every word in ``condition`` that a verdict might be compared with."""
    return frozenset(
        node.value
        for node in ast.walk(tree_of(condition))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )


def truth(condition: str, known: Mapping[str, str | None]) -> Truth:
    """Whether ``condition`` holds; None when that depends on something not known."""
    return _truth(tree_of(condition), known)


@lru_cache(maxsize=4096)
def tree_of(condition: str) -> ast.expr:
    return ast.parse(condition.strip().replace("\n", " ").replace("\r", " "), mode="eval").body


def _truth(node: ast.expr, known: Mapping[str, str | None]) -> Truth:
    if isinstance(node, ast.BoolOp):
        parts = [_truth(part, known) for part in node.values]
        decisive = isinstance(node.op, ast.Or)
        if decisive in parts:
            return decisive
        return None if None in parts else not decisive
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        inner = _truth(node.operand, known)
        return None if inner is None else not inner
    if isinstance(node, ast.Compare) and len(node.ops) == 1:
        return _compared(node.ops[0], _value(node.left, known), _value(node.comparators[0], known))
    if isinstance(node, ast.Constant):
        return bool(node.value)
    return None


def _compared(relation: ast.cmpop, left: object, right: object) -> Truth:
    if any(value is _UNKNOWN or value is None for value in (left, right)):
        return None  # a fact that was never set is None as well
    match relation:
        case ast.Eq():
            return left == right
        case ast.NotEq():
            return left != right
        case ast.In() if isinstance(right, tuple):
            return left in right
        case ast.NotIn() if isinstance(right, tuple):
            return left not in right
    return None


def _value(node: ast.expr, known: Mapping[str, str | None]) -> object:
    if isinstance(node, ast.Constant):
        return node.value
    if isinstance(node, ast.Name):
        word = known.get(node.id)
        return _UNKNOWN if word is None else word
    if isinstance(node, ast.List | ast.Tuple | ast.Set):
        values = tuple(_value(part, known) for part in node.elts)
        return _UNKNOWN if _UNKNOWN in values or None in values else values
    return _UNKNOWN
