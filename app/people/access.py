"""Who is asking, and whether a route is open to them. Denied unless a route says otherwise."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from flask import Flask, g, request
from flask_login import current_user

from app.people.errors import NotPermitted, NotSignedIn, PasswordChangeDue
from app.people.models import Person
from app.people.permissions import Permission, permissions_of

__all__ = [
    "Permission",
    "current_person",
    "may",
    "open_to_everyone",
    "requires",
    "visitor",
]

View = TypeVar("View", bound=Callable[..., Any])
Declared = frozenset[Permission]

EVERYONE: Declared = frozenset()
DECLARATION = "declared_access"
OPEN_WHILE_PASSWORD_IS_DUE = ("people.change_password", "people.sign_out")


class RouteWithoutAccess(Exception):
    """A route declares neither a permission nor that it is open to everyone."""


def requires(*permissions: Permission) -> Callable[[View], View]:
    """Open the view to whoever has one of ``permissions``."""
    if not permissions:
        raise TypeError("Name at least one permission.")

    def declare(view: View) -> View:
        setattr(view, DECLARATION, frozenset(permissions))
        return view

    return declare


def open_to_everyone(view: View) -> View:
    """Open the view to the public. It still knows who is signed in (``visitor``)."""
    setattr(view, DECLARATION, EVERYONE)
    return view


def open_endpoint(app: Flask, endpoint: str) -> None:
    """Open a view that was made by a library or below this slice, such as static files."""
    view = app.view_functions[endpoint]

    @open_to_everyone
    @wraps(view)
    def opened(**values: Any) -> Any:
        return view(**values)

    app.view_functions[endpoint] = opened


def declared(app: Flask, endpoint: str) -> Declared | None:
    """What the view of ``endpoint`` declares; None when it declares nothing."""
    return getattr(app.view_functions.get(endpoint), DECLARATION, None)


def check_every_route(app: Flask) -> None:
    """Refuse to start while a route declares nothing."""
    silent = sorted(
        {rule.endpoint for rule in app.url_map.iter_rules() if declared(app, rule.endpoint) is None}
    )
    if silent:
        raise RouteWithoutAccess(f"These routes name no permission: {', '.join(silent)}.")


def visitor() -> Person | None:
    """Who is signed in, or None."""
    person: Person | None = getattr(current_user, "person", None)
    return person


def current_person() -> Person:
    """Who is signed in. Only for views that ask for a permission."""
    if person := visitor():
        return person
    raise NotSignedIn


def granted() -> frozenset[Permission]:
    """What the visitor may do now, read once per request."""
    if "permissions" not in g:
        person = visitor()
        lanes = [post.lane for post in person.posts] if person else []
        g.permissions = permissions_of(person.duty, lanes) if person else frozenset()
    permissions: frozenset[Permission] = g.permissions
    return permissions


def may(permission: Permission | str) -> bool:
    """Whether the visitor has ``permission``; templates give its word."""
    return permission in granted()


def guard(app: Flask) -> None:
    """Raise unless the view asked for is open to the visitor. Runs before every request."""
    if request.endpoint is None:
        return
    needed = declared(app, request.endpoint)
    if needed == EVERYONE:
        return
    person = current_person()
    if person.must_change_password and request.endpoint not in OPEN_WHILE_PASSWORD_IS_DUE:
        raise PasswordChangeDue
    if needed is None or not needed & granted():
        raise NotPermitted
