"""What kind of value each part of a condition has, so that what cannot fit is found unrun."""

import ast
from collections.abc import Mapping

from app.engine.expressions import ORDERED
from app.engine.facts import FLAGS, KINDS, NUMBERS

NUMBER, TEXT, FLAG, DATE, MOMENT, LIST, NOTHING, ANY = (
    "number", "text", "flag", "date", "moment", "list", "nothing", "any",
)  # fmt: skip
DIVISIONS = (ast.Div, ast.FloorDiv, ast.Mod)


class Unfit(Exception):
    """The condition could never be worked out when it comes to this part of it."""


def fits(tree: ast.expr, facts: Mapping[str, str]) -> bool:
    """Whether every part of a condition could be worked out, as far as kinds tell."""
    kinds = {name: _declared(kind) for name, kind in facts.items()}
    try:
        _kind(tree, {**kinds, **KINDS})
    except Unfit:
        return False
    return True


def _declared(kind: str) -> str:
    if kind in NUMBERS:
        return NUMBER
    if kind in FLAGS:
        return FLAG
    return kind if kind in (TEXT, DATE, MOMENT) else ANY


def _kind(node: ast.expr, kinds: Mapping[str, str]) -> str:
    if isinstance(node, ast.Constant):
        return _of_constant(node.value)
    if isinstance(node, ast.Name):
        return kinds.get(node.id, ANY)
    parts = [_kind(each, kinds) for each in _values_in(node)]
    if isinstance(node, ast.Compare):
        return _compared(node, parts)
    if isinstance(node, ast.BinOp):
        return _computed(node, parts)
    if isinstance(node, ast.Call):
        return _called(node, parts)
    if isinstance(node, ast.IfExp):
        return parts[1] if parts[1] == parts[2] else ANY
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        return _all(parts, NUMBER)
    return LIST if isinstance(node, ast.List | ast.Tuple | ast.Set) else FLAG


def _values_in(node: ast.expr) -> list[ast.expr]:
    """The parts of ``node``; the name of what is called is none."""
    if isinstance(node, ast.Call):
        return node.args
    return [each for each in ast.iter_child_nodes(node) if isinstance(each, ast.expr)]


def _of_constant(value: object) -> str:
    if isinstance(value, bool):
        return FLAG
    if value is None:
        return NOTHING
    return TEXT if isinstance(value, str) else NUMBER


def _compared(node: ast.Compare, parts: list[str]) -> str:
    for relation, left, right in zip(node.ops, parts, parts[1:], strict=False):
        if isinstance(relation, ORDERED):
            known = right if left == ANY else left
            _all([left, right], known if known in (TEXT, DATE, MOMENT) else NUMBER)
        elif isinstance(relation, ast.In | ast.NotIn) and right != LIST:
            _all([left, right] if right == TEXT else [right], TEXT)
    return FLAG


def _computed(node: ast.BinOp, parts: list[str]) -> str:
    divisor = node.right
    if isinstance(node.op, DIVISIONS) and isinstance(divisor, ast.Constant) and not divisor.value:
        raise Unfit
    if isinstance(node.op, ast.Add) and TEXT in parts:
        return _all(parts, TEXT)
    if isinstance(node.op, ast.Add) and ANY in parts:
        return ANY
    return _all(parts, NUMBER)


def _called(node: ast.Call, parts: list[str]) -> str:
    name = node.func.id if isinstance(node.func, ast.Name) else ""
    if name == "len":
        return _all([TEXT if each == LIST else each for each in parts], TEXT) and NUMBER
    return _all(parts, NUMBER) if name in ("abs", "max", "min") else ANY


def _all(parts: list[str], kind: str) -> str:
    """``kind``, if every part is or may be of it."""
    if any(each not in (kind, ANY) for each in parts):
        raise Unfit
    return kind
