"""To whom each route is open: what its view declares, and that none is silent about it."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from flask import Flask

from app.kit.machines import is_for_machines
from app.people.models import Scope
from app.people.permissions import Permission

View = TypeVar("View", bound=Callable[..., Any])
Declared = frozenset[Permission]

EVERYONE: Declared = frozenset()
DECLARATION = "declared_access"
SCOPE = "declared_scope"
NEEDS_NO_VISITOR = "needs_no_visitor"


class RouteWithoutAccess(Exception):
    """A route does not declare to whom it is open, or how a program gets in."""


def requires(*permissions: Permission, scope: Scope | None = None) -> Callable[[View], View]:
    """Open the view to whoever has one of ``permissions``; a program's token needs ``scope``."""
    if not permissions:
        raise TypeError("Name at least one permission.")

    def declare(view: View) -> View:
        setattr(view, DECLARATION, frozenset(permissions))
        setattr(view, SCOPE, scope)
        return view

    return declare


def open_to_everyone(view: View) -> View:
    """Open the view to the public. It still knows who is signed in (``visitor``)."""
    setattr(view, DECLARATION, EVERYONE)
    return view


def open_endpoint(app: Flask, endpoint: str) -> None:
    """Open a view of a library or of a lower slice, such as static files, to everyone.

    Nobody is looked up for it.
    """
    view = app.view_functions[endpoint]

    @open_to_everyone
    @wraps(view)
    def opened(**values: Any) -> Any:
        return view(**values)

    setattr(opened, NEEDS_NO_VISITOR, True)
    app.view_functions[endpoint] = opened


def declared(app: Flask, endpoint: str) -> Declared | None:
    """What the view of ``endpoint`` declares; None when it declares nothing."""
    return getattr(app.view_functions.get(endpoint), DECLARATION, None)


def scope_of(app: Flask, endpoint: str) -> Scope | None:
    """Which scope a program's token needs for ``endpoint``."""
    return getattr(app.view_functions.get(endpoint), SCOPE, None)


def check_every_route(app: Flask) -> None:
    """Refuse to start while a route declares nothing, or is for programs and names no scope."""
    silent, unscoped = set(), set()
    for rule in app.url_map.iter_rules():
        needed = declared(app, rule.endpoint)
        if needed is None:
            silent.add(rule.endpoint)
        elif needed and is_for_machines(rule.rule) != bool(scope_of(app, rule.endpoint)):
            unscoped.add(rule.endpoint)
    if silent:
        raise RouteWithoutAccess(f"These routes name no permission: {', '.join(sorted(silent))}.")
    if unscoped:
        raise RouteWithoutAccess(
            f"Programs' routes, and only these, name a scope: {', '.join(sorted(unscoped))}."
        )
