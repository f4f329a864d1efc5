"""The strict test client (house rules, tests): every answer is read as a validator would.

It fails on unsound pages, on changes that were made outside a transaction or never saved, on a
GET that changes something, on a change that the trail does not tell, and on every 500. It sends
the CSRF token unless told not to.
"""

from contextvars import Context, ContextVar
from dataclasses import dataclass, field
from typing import Any

from flask import Flask, has_app_context
from flask.testing import FlaskClient
from itsdangerous import URLSafeTimedSerializer
from sqlalchemy import event
from sqlalchemy.engine import Engine
from werkzeug.test import TestResponse

from app.kit import db as kit_db
from app.kit import seen
from app.kit.db import db
from app.kit.time import now
from app.people.actions import sessions
from app.people.models import Person
from tests.markup import Markup

UNSAFE = frozenset({"POST", "PUT", "PATCH", "DELETE"})
WRITES = ("INSERT", "UPDATE", "DELETE")
INTO_THE_TRAIL = "INSERT INTO audit_entry"
LEAVES_NO_TRACE = (
    "INSERT INTO job ",  # the job tells what it does
    *("INSERT INTO public_attempt", "UPDATE public_attempt"),  # counted for hours, then forgotten
    *("INSERT INTO idempotency_key", "UPDATE idempotency_key"),  # a command may find all done
    "UPDATE notice SET read_at",  # that somebody has read what he was told
)


@dataclass
class Watch:
    """What one request did to the database."""

    writes: list[str] = field(default_factory=list)
    unsaved: list[str] = field(default_factory=list)
    statements: list[str] = field(default_factory=list)


_watch: ContextVar[Watch | None] = ContextVar("watch", default=None)


@event.listens_for(Engine, "before_cursor_execute")
def _note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
    watch = _watch.get()
    if watch is None:
        return
    watch.statements.append(statement)
    if not statement.lstrip().upper().startswith(WRITES):
        return
    if not seen.noting.get():
        watch.writes.append(statement)
    if not kit_db._writing.get():
        watch.unsaved.append(statement)


def be_strict(app: Flask) -> None:
    """Let ``app.test_client()`` give strict clients."""
    app.test_client_class = Client
    app.teardown_request(_look_for_unsaved)


def _look_for_unsaved(_error: BaseException | None) -> None:
    watch = _watch.get()
    if watch is None:
        return
    session = db.session()
    changed = [*session.new, *session.deleted, *filter(session.is_modified, session.dirty)]
    watch.unsaved += [f"{row!r} was changed and not saved" for row in changed]


class Client(FlaskClient):
    """A browser without mercy. ``watch`` tells what its last request did to the database."""

    may_fail = False
    watch: Watch

    def sign_in(self, person: Person) -> "Client":
        """Be ``person`` from now on, without the detour over the sign-in page."""
        token = sessions.open_session(person, address="127.0.0.1", agent="test", at=now())
        db.session.commit()
        with self.session_transaction() as cookie:
            cookie.clear()
            cookie["_user_id"] = token
            cookie["_fresh"] = True
        return self

    def open(self, *args: Any, csrf: bool = True, **kwargs: Any) -> TestResponse:
        """Send a request in a context of its own, as a server would."""
        method = str(kwargs.get("method", "GET"))
        kwargs.setdefault("buffered", True)
        if csrf and method in UNSAFE:
            kwargs["headers"] = {"X-CSRFToken": self._csrf_token(), **(kwargs.get("headers") or {})}
        if has_app_context():
            db.session.commit()
        self.watch = Watch()
        response = Context().run(self._opened, *args, **kwargs)
        if has_app_context():
            db.session.rollback()
            db.session.expire_all()
        self._judge(method, response)
        return response

    def _opened(self, *args: Any, **kwargs: Any) -> TestResponse:
        _watch.set(self.watch)
        return super().open(*args, **kwargs)

    def _csrf_token(self) -> str:
        with self.session_transaction() as cookie:
            raw = cookie.setdefault("csrf_token", "0" * 40)
        signed = URLSafeTimedSerializer(self.application.secret_key, salt="wtf-csrf-token")
        return str(signed.dumps(raw))

    def _judge(self, method: str, response: TestResponse) -> None:
        what = f"{method} {response.request.path} → {response.status_code}"
        assert self.may_fail or response.status_code != 500, f"{what}: see the log"
        assert not self.watch.unsaved, f"{what}: outside a transaction: {self.watch.unsaved}"
        if method in ("GET", "HEAD") and response.status_code < 400:
            assert not self.watch.writes, f"{what}: a GET changed something: {self.watch.writes}"
        done = [each for each in self.watch.writes if not each.startswith(LEAVES_NO_TRACE)]
        if method in UNSAFE and response.status_code < 400 and done:
            told = any(each.startswith(INTO_THE_TRAIL) for each in done)
            assert told, f"{what}: left nothing in the trail: {done}"
        is_redirect = 300 <= response.status_code < 400
        if response.mimetype == "text/html" and method != "HEAD" and not is_redirect:
            text = response.get_data(as_text=True)
            is_page = text.lstrip().lower().startswith("<!doctype")
            problems = Markup(text, is_page=is_page).problems
            assert not problems, f"{what}: {problems}"
