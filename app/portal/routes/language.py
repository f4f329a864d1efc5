"""Chinese or English: a link, because public pages carry no token."""

from flask import current_app, make_response, redirect, request
from flask.typing import ResponseReturnValue

from app.people.access import open_to_everyone
from app.portal.routes.blueprint import bp
from app.ui.language import keep_language
from app.ui.security import is_local_path


@bp.get("/language/<language>")
@open_to_everyone
def language(language: str) -> ResponseReturnValue:
    """Chinese or English from now on, on the page the reader came from.

    A link and not a form: public pages are cached, so they cannot carry a token. All it changes
    is a cookie of the reader's own.
    """
    target = request.args.get("next")
    response = make_response(redirect(target if target and is_local_path(target) else "/", 303))
    secure = current_app.config["SESSION_COOKIE_SECURE"]
    return keep_language(response, language, secure=secure)
