"""Signing in and out."""

from datetime import datetime

from flask import current_app, redirect, request, url_for
from flask.typing import ResponseReturnValue

from app.kit.db import transaction
from app.kit.htmx import go_to, show
from app.kit.time import now
from app.people import passwords, queries
from app.people.access import (
    Permission,
    current_person,
    current_session_id,
    home,
    open_to_everyone,
    remote_address,
    requires,
    sign_in_browser,
    sign_out_browser,
    visitor,
)
from app.people.actions import sessions
from app.people.actions import sign_in as attempts
from app.people.errors import WrongCredentials
from app.people.forms import SignInForm
from app.people.models import Person
from app.people.routes.blueprint import bp


@bp.get("/sign-in")
@open_to_everyone
def sign_in() -> ResponseReturnValue:
    if visitor():
        return go_to(home())
    return _page(SignInForm(data={"next": request.args.get("next")}))


@bp.post("/sign-in")
@open_to_everyone
def signing_in() -> ResponseReturnValue:
    form = SignInForm()
    if not form.validate_on_submit():
        return _page(form, status=422)
    try:
        person = authenticate(*form.credentials(), at=now())
    except WrongCredentials as error:
        form.blame(error)
        return _page(form, status=422)

    open_session(person)
    return redirect(form.target() or url_for("people.start"), code=303)


@bp.post("/sign-out")
@requires(Permission.SIGNED_IN)
def sign_out() -> ResponseReturnValue:
    if session_id := current_session_id():
        with transaction():
            sessions.end_session(session_id, by=current_person(), at=now())
    sign_out_browser()
    return go_to("people.sign_in")


def authenticate(login: str, password: str, *, at: datetime) -> Person:
    """Who ``login`` is, if the password fits. Counted first, hashed between two transactions."""
    with transaction():
        attempt = attempts.begin_attempt(login, address=remote_address(), at=at)
    if not passwords.matches(password, attempt.known):
        with transaction():
            attempts.fail(attempt, login=login, at=at)
        raise WrongCredentials
    with transaction():
        return attempts.succeed(attempt, password=password)


def open_session(person: Person) -> None:
    """A new session in the database and a fresh cookie in the browser."""
    agent = request.user_agent.string
    with transaction():
        locked = queries.locked_person(person.id)
        token = sessions.open_session(locked, address=remote_address(), agent=agent, at=now())
    sign_in_browser(person, token=token)


@bp.get("/start")
@requires(Permission.SIGNED_IN)
def start() -> ResponseReturnValue:
    """Where each begins: who works at the inbox, who administers at what he administers."""
    return go_to(home())


def _page(form: SignInForm, *, status: int = 200) -> ResponseReturnValue:
    is_demonstration = current_app.config["DEMONSTRATION"]
    return show(
        "people/sign_in.html",
        status=status,
        form=form,
        everybody=queries.everybody() if is_demonstration else [],
        demonstration_password=current_app.config.get("DEMONSTRATION_PASSWORD"),
    )
