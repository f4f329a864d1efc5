"""From an error to its page: one table for the product's own, for HTTP and for the database.

Nobody ever sees a traceback, a statement or a path; the log has them under the request's number.
"""

import logging
from collections.abc import Callable
from typing import TypeAlias

from flask import Flask, Response, current_app, g, make_response, request
from flask_babel import LazyString, gettext
from flask_babel import lazy_gettext as _l
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError
from sqlalchemy.orm.exc import StaleDataError
from werkzeug.exceptions import HTTPException, SecurityError

from app.kit.errors import Conflict, Invalid, NotFound, NotKnown, ProductError, Refused, TooOften
from app.kit.htmx import is_fragment_request
from app.kit.machines import is_asked_by_machine
from app.ui.error_pages import error_page

log = logging.getLogger(__name__)

Text: TypeAlias = LazyString | str

CODES: dict[type[ProductError], int] = {
    NotKnown: 401,
    TooOften: 429,
    Refused: 403,
    Conflict: 409,
    Invalid: 422,
    NotFound: 404,
}
STALE_FORM = _l("This form is too old or was sent twice. Reload the page and try again.")
CHANGED = _l("This has changed since you opened it.")
TRY_AGAIN_SECONDS = "5"
SERIALIZATION = ("40001", "40P01", "55P03")

AnswerToMachines: TypeAlias = Callable[[int, Text, Exception | None], Response]

_when_refused: list[Callable[[Refused], None]] = []


def when_refused(listener: Callable[[Refused], None]) -> None:
    """Call ``listener`` for every refusal, after the request's own changes were rolled back."""
    if listener not in _when_refused:
        _when_refused.append(listener)


def answer_machines(app: Flask, answer: AnswerToMachines) -> None:
    """Let ``answer`` tell programs what went wrong; without it they get pages like browsers."""
    app.extensions["answer_to_machines"] = answer


def init_app(app: Flask) -> None:
    """Answer every error with a page, or with a fragment when htmx asks."""
    app.register_error_handler(ProductError, product_error)
    app.register_error_handler(CSRFError, stale_form)
    app.register_error_handler(HTTPException, http_error)
    app.register_error_handler(SecurityError, unknown_host)
    app.register_error_handler(StaleDataError, changed_meanwhile)
    app.register_error_handler(DBAPIError, database_error)
    app.register_error_handler(Exception, unexpected)


def code_of(error: ProductError) -> int:
    """The HTTP code of one of the product's own errors."""
    return next((code for kind, code in CODES.items() if isinstance(error, kind)), 422)


def answer(code: int, sentence: Text = "", *, error: Exception | None = None) -> Response:
    """The page, or for htmx the sentence alone, which the page announces; programs get JSON."""
    to_machines: AnswerToMachines | None = current_app.extensions.get("answer_to_machines")
    if to_machines and is_asked_by_machine():
        return to_machines(code, sentence, error)
    if is_fragment_request():
        response = make_response(str(sentence) or str(code), code)
        response.mimetype = "text/plain"
        return response
    try:
        return error_page(code, sentence)
    except Exception:
        log.exception("The error page could not be shown (request %s).", g.get("request_id"))
        response = make_response(gettext("Something went wrong on our side"), code)
        response.mimetype = "text/plain"
        return response


def product_error(error: ProductError) -> Response:
    """What the user can understand, in the error's own words."""
    if isinstance(error, Refused):
        for listener in _when_refused:
            listener(error)
    return answer(code_of(error), str(error), error=error)


def stale_form(_error: CSRFError) -> Response:
    """The token of the form is missing, of another session, or too old."""
    return answer(403, STALE_FORM)


def unknown_host(_error: SecurityError) -> Response:
    """No page: its links would need a host that this server answers to."""
    response = make_response(gettext("This server does not answer under the host name asked."), 400)
    response.mimetype = "text/plain"
    return response


def http_error(error: HTTPException) -> Response:
    """What Flask and Werkzeug refuse; their English sentences are not shown."""
    if error.response is not None or (error.code or 500) < 400:
        return make_response(error.get_response())
    response = answer(error.code or 500, error=error)
    for name, value in error.get_headers():
        if name in ("Allow", "Retry-After"):
            response.headers[name] = value
    return response


def changed_meanwhile(_error: Exception) -> Response:
    """Somebody changed the row between our reading and our writing."""
    return answer(409, CHANGED)


def database_error(error: DBAPIError) -> Response:
    """A lost race is a conflict, a busy database is busy; all else is unexpected."""
    if isinstance(error, IntegrityError) or getattr(error.orig, "sqlstate", "") in SERIALIZATION:
        log.warning("Lost race (request %s): %s", g.get("request_id"), error.orig)
        return answer(409, CHANGED)
    if isinstance(error, OperationalError):
        log.error("The database is not available (request %s): %s", _number(), error.orig)
        response = answer(503)
        response.headers["Retry-After"] = TRY_AGAIN_SECONDS
        return response
    return unexpected(error)


def unexpected(error: Exception) -> Response:
    """Whatever nobody thought of: the log has it, the page has the number."""
    log.error("Request %s failed: %s %s", _number(), request.method, request.path, exc_info=error)
    return answer(500)


def _number() -> str:
    return str(g.get("request_id", ""))
