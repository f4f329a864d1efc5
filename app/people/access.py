"""Who is asking, and whether a route is open to them. Denied unless a route says otherwise.

A browser is known by its cookie, a program by the token in its Authorization header, and never the
other way round: which of the two asks is a matter of the address alone.
"""

from urllib.parse import urlsplit
from uuid import UUID

from flask import Flask, current_app, g, redirect, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_login import LoginManager, current_user, login_user, logout_user
from flask_wtf.csrf import CSRFError
from sqlalchemy import update

from app import audit
from app.kit import seen
from app.kit.db import db, transaction
from app.kit.errors import Refused
from app.kit.htmx import go_to, is_fragment_request
from app.kit.machines import is_asked_by_machine
from app.kit.time import now, real_time
from app.people import passwords, queries, token_queries, trail
from app.people.declarations import (
    EVERYONE,
    NEEDS_NO_VISITOR,
    RouteWithoutAccess,
    check_every_route,
    declared,
    open_endpoint,
    open_to_everyone,
    requires,
    scope_of,
)
from app.people.errors import (
    NotPermitted,
    NotSignedIn,
    PasswordChangeDue,
    ScopeMissing,
    TokenNeeded,
    TokenWorthless,
)
from app.people.models import AccessToken, Person, Scope, SignInSession
from app.people.permissions import Permission, permissions_of
from app.ui import errors

__all__ = [
    "EVERYONE",
    "Permission",
    "RouteWithoutAccess",
    "Scope",
    "check_every_route",
    "current_person",
    "declared",
    "may",
    "open_endpoint",
    "open_to_everyone",
    "requires",
    "scope_of",
    "visitor",
]

OPEN_WHILE_PASSWORD_IS_DUE = ("people.password", "people.change_password", "people.sign_out")


def visitor() -> Person | None:
    """Who is asking, or None. A browser without our cookie is not even looked up."""
    if is_asked_by_machine():
        token = _token()
        return token.person if token else None
    if current_app.config["SESSION_COOKIE_NAME"] not in request.cookies:
        return None
    person: Person | None = getattr(current_user, "person", None)
    return person


def current_person() -> Person:
    """Who is asking. Only for views that ask for a permission."""
    if person := visitor():
        return person
    if is_asked_by_machine():
        raise TokenWorthless if "Authorization" in request.headers else TokenNeeded
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


def guard() -> None:
    """Raise unless the view asked for is open to the visitor. Runs before every request."""
    audit.came_from(address=remote_address(), request_id=g.get("request_id"))
    if request.endpoint is None:
        return
    view = current_app.view_functions[request.endpoint]
    needed = declared(current_app, request.endpoint)
    if needed == EVERYONE:
        if not hasattr(view, NEEDS_NO_VISITOR):
            visitor()
        return
    person = current_person()
    if person.must_change_password and request.endpoint not in OPEN_WHILE_PASSWORD_IS_DUE:
        raise PasswordChangeDue
    _check_scope(request.endpoint)
    if needed is None or not needed & granted():
        raise NotPermitted


def _check_scope(endpoint: str) -> None:
    """A token opens no more than it was issued for, whatever its owner may."""
    if not is_asked_by_machine():
        return
    scope, token = scope_of(current_app, endpoint), _token()
    if scope is None or token is None or scope not in token.scopes:
        raise ScopeMissing(scope=scope or "")


def _token() -> AccessToken | None:
    """The token this request came with, looked up once. Cookies count for nothing."""
    if "token" not in g:
        sent = request.authorization
        text = sent.token if sent and sent.type == "bearer" else None
        g.token = _token_sent(text) if text else None
    token: AccessToken | None = g.token
    return token


def _token_sent(text: str) -> AccessToken | None:
    found = token_queries.token_of(text, at=now())
    if found:
        at = real_time()
        looked = update(AccessToken).where(AccessToken.id == found.id).values(used_at=at)
        seen.note(looked, last=found.used_at or found.made_at - seen.AT_MOST_EVERY, at=at)
    return found


class SignedIn:
    """Flask-Login's user: a person in one session. Templates may ask it for its ``label``."""

    is_authenticated = is_active = True
    is_anonymous = False

    def __init__(self, person: Person, *, token: str, session_id: UUID | None = None) -> None:
        self.person = person
        self.session_id = session_id
        self._token = token

    def get_id(self) -> str:
        """What Flask's cookie keeps: the token, and nothing about the person."""
        return self._token

    @property
    def label(self) -> str:
        """The person's name as it is shown everywhere."""
        return self.person.label


def sign_in_browser(person: Person, *, token: str) -> None:
    """Start this browser's cookie afresh: nothing from before the sign-in survives it."""
    session.clear()
    login_user(SignedIn(person, token=token))


def sign_out_browser() -> None:
    """Forget everything in this browser's cookie."""
    logout_user()
    session.clear()


def current_session_id() -> UUID | None:
    """The session the visitor is using."""
    session_id: UUID | None = getattr(current_user, "session_id", None)
    return session_id


def remote_address() -> str:
    """Where the request comes from."""
    return request.remote_addr or "unknown"


def home() -> str:
    """The endpoint a person starts from: the first home he may open."""
    homes: dict[Permission, str] = current_app.extensions["homes"]
    known = current_app.view_functions
    mine = (homes[each] for each in homes if may(each) and homes[each] in known)
    return next(mine, "people.my_sessions")


def start_at(app: Flask, permission: Permission, endpoint: str) -> None:
    """Let people with ``permission`` start from ``endpoint``."""
    app.extensions["homes"][permission] = endpoint


def init_app(app: Flask) -> None:
    """Know visitors, guard every route, and answer those who have to sign in."""
    app.extensions["homes"] = {
        Permission.WORK: "inbox.mine",
        Permission.ADMIN_SYSTEM: "people.organs",
        Permission.ADMIN_SECURITY: "people.persons",
    }
    passwords.use_cost(app.config["PASSWORD_COST"])
    logins = LoginManager(app, add_context_processor=True)
    logins.session_protection = None
    logins.user_loader(_signed_in)
    app.before_request(guard)
    app.register_error_handler(NotSignedIn, _ask_to_sign_in)
    app.register_error_handler(CSRFError, _stale_form)
    app.register_error_handler(PasswordChangeDue, _ask_for_password)
    errors.when_refused(_record_denial)
    app.context_processor(
        lambda: {"may": may, "home_url": _home_url(), "sign_in_url": _sign_in_url}
    )


def _signed_in(token: str) -> SignedIn | None:
    found = queries.session_of_token(token, at=now())
    if found is None:
        return None
    if "X-Poll" not in request.headers:
        at = real_time()
        still_there = (SignInSession.id == found.id) & SignInSession.ended_at.is_(None)
        looked = update(SignInSession).where(still_there).values(seen_at=at)
        seen.note(looked, last=found.seen_at, at=at)
    return SignedIn(found.person, token=token, session_id=found.id)


def _record_denial(refusal: Refused) -> None:
    """In a transaction of its own: what the request had changed was rolled back."""
    person = visitor()
    if person is None:
        return
    db.session.rollback()
    with transaction():
        trail.record_denial(
            person,
            at=now(),
            asked=f"{request.method} {request.path}",
            reason=type(refusal).__name__,
        )


def _ask_to_sign_in(error: NotSignedIn) -> ResponseReturnValue:
    target = request.full_path.rstrip("?") if request.method == "GET" else None
    if is_fragment_request():
        return "", 401, {"HX-Redirect": url_for("people.sign_in")}
    if request.method in ("GET", "HEAD"):
        return redirect(url_for("people.sign_in", next=target))
    return errors.answer(401, str(error))


def _stale_form(error: CSRFError) -> ResponseReturnValue:
    """A token dies with its session: who is signed out is told that, not that a form is old."""
    is_open = declared(current_app, request.endpoint or "") == EVERYONE
    if is_open or visitor():
        return errors.stale_form(error)
    return _ask_to_sign_in(NotSignedIn())


def _ask_for_password(error: PasswordChangeDue) -> ResponseReturnValue:
    if request.method in ("GET", "HEAD") and not is_asked_by_machine():
        return go_to("people.password")
    return errors.answer(403, str(error), error=error)


def _sign_in_url() -> str:
    """Where to sign in again, and then back to the page one came from."""
    came_from = urlsplit(request.referrer or "")
    return url_for("people.sign_in", next=came_from.path or None)


def _home_url() -> str:
    return url_for(home()) if visitor() else "/"
