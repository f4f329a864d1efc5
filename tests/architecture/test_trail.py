"""Every route that changes something leads to a record in the trail.

That each change which a test makes is told, the strict client sees to (``tests/client.py``).
"""

import ast
from collections.abc import Iterator
from inspect import isfunction, ismodule, unwrap
from pathlib import Path
from types import CodeType, FunctionType
from typing import Any

import pytest
from flask import Flask

from app.admin.reasons import ACTS
from app.audit.record import record
from tests.architecture.test_routes import product

__all__ = ["product"]

ONLY_ASK = {
    "designer.check_drawing",  # a diagram is too long for an address
    # no address holds what an applicant, or a party, writes
    *(
        "portal.check_application",
        "portal.check_opinion",
        "portal.alike",
        "requests.answer_needs",
        "requests.fitting",
    ),
    "requests.by_name",  # nor a name
    *("portal.leave", "portal.leave_letter"),  # only the visitor's own cookie
}
ONLY_LOOK = {"notices.mark_read", "notices.mark_all_read"}  # what somebody has read of his own


def called_by(function: FunctionType) -> Iterator[Any]:
    """What the code of ``function`` names: its own module's things, and those of modules."""
    named = set(names_in(function.__code__))
    known = [found for name in named if (found := function.__globals__.get(name)) is not None]
    for found in known:
        yield found
        if ismodule(found):
            yield from (getattr(found, name) for name in named if hasattr(found, name))
        if isinstance(found, dict):
            yield from found.values()


def names_in(code: CodeType) -> Iterator[str]:
    yield from code.co_names
    for inner in code.co_consts:
        if isinstance(inner, CodeType):
            yield from names_in(inner)


def leads_to(wanted: Any, function: Any, been: set[Any]) -> bool:
    """Whether ``function`` may come to call ``wanted``."""
    if function is wanted:
        return True
    if not isfunction(function) or function in been or not function.__module__.startswith("app."):
        return False
    been.add(function)
    return any(leads_to(wanted, found, been) for found in called_by(function))


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
def test_every_route_that_changes_something_leads_to_the_trail(product: Flask, method: str) -> None:
    silent = [
        rule.endpoint
        for rule in product.url_map.iter_rules()
        if method in (rule.methods or ())
        and rule.endpoint not in ONLY_ASK | ONLY_LOOK
        and not leads_to(record, unwrap(product.view_functions[rule.endpoint]), set())
    ]

    assert silent == []


def test_a_route_that_only_reads_does_not_lead_there(product: Flask) -> None:
    assert not leads_to(record, unwrap(product.view_functions["review.troubles"]), set())


def test_every_act_that_is_recorded_has_words() -> None:
    calls = (
        node
        for file in Path("app").rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text()))
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "audit.record"
    )
    acts = {text.value for call in calls for text in ast.walk(call.args[0]) if is_text(text)}

    assert len(acts) > 20
    assert acts - ACTS.keys() == set()


def is_text(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)
