"""One's own account: the password, the sessions and the access tokens."""

from uuid import UUID

from flask import flash
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.kit.db import transaction
from app.kit.htmx import go_to, show
from app.kit.time import now
from app.people import queries, token_queries
from app.people.access import (
    Permission,
    current_person,
    current_session_id,
    requires,
    sign_out_browser,
)
from app.people.actions import passwords, sessions, tokens
from app.people.errors import WeakPassword, WrongCredentials, WrongPassword
from app.people.forms import PasswordForm
from app.people.routes.blueprint import bp
from app.people.routes.sign_in import authenticate, open_session


@bp.get("/account/password")
@requires(Permission.SIGNED_IN)
def password() -> ResponseReturnValue:
    return show("people/password.html", form=PasswordForm(), person=current_person())


@bp.post("/account/password")
@requires(Permission.SIGNED_IN)
def change_password() -> ResponseReturnValue:
    form, person = PasswordForm(), current_person()
    if not form.validate_on_submit():
        return show("people/password.html", status=422, form=form, person=person)
    try:
        _change(form)
    except (WeakPassword, WrongPassword) as error:
        form.blame(error)
        return show("people/password.html", status=422, form=form, person=current_person())

    open_session(person)
    flash(_("Your password has been changed. Every other session was ended."))
    return go_to("people.start")


@bp.get("/account/sessions")
@requires(Permission.SIGNED_IN)
def my_sessions() -> ResponseReturnValue:
    live = queries.live_sessions(current_person(), at=now())
    return show("people/sessions.html", sessions=live, this=current_session_id())


@bp.post("/account/sessions/<uuid:session_id>/end")
@requires(Permission.SIGNED_IN)
def end_session(session_id: UUID) -> ResponseReturnValue:
    with transaction():
        sessions.end_session(session_id, by=current_person(), at=now())
    if session_id == current_session_id():
        sign_out_browser()
        return go_to("people.sign_in")
    flash(_("The session has been ended."))
    return go_to("people.my_sessions")


@bp.get("/account/tokens")
@requires(Permission.SIGNED_IN)
def my_tokens() -> ResponseReturnValue:
    live = token_queries.live_tokens(current_person(), at=now())
    return show("people/tokens.html", tokens=live)


@bp.post("/account/tokens/<uuid:token_id>/revoke")
@requires(Permission.SIGNED_IN)
def revoke_token(token_id: UUID) -> ResponseReturnValue:
    with transaction():
        tokens.revoke_token(token_id, by=current_person(), at=now())
    flash(_("The access token has been revoked."))
    return go_to("people.my_tokens")


def _change(form: PasswordForm) -> None:
    at, (present, new) = now(), form.passwords()
    try:
        person = authenticate(current_person().login, present, at=at)
    except WrongCredentials as error:
        raise WrongPassword from error
    with transaction():
        locked = queries.locked_person(person.id)
        passwords.change_password(locked, present=present, new=new, at=at)
