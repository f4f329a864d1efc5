"""The public's blueprint: what its templates share, and how its answers may be kept."""

from datetime import datetime
from typing import Any

from flask import Blueprint, Response, make_response, render_template, request
from flask.typing import ResponseReturnValue

from app.kit.forms import trimmed
from app.portal.errors import NoSuchPaper, SealedAway
from app.portal.excerpts import excerpt, marked
from app.portal.reasons import holds
from app.publishing.reasons import word
from app.publishing.themes import written

LONGEST_QUESTION = 100

bp = Blueprint("portal", __name__, template_folder="../templates")
bp.add_app_template_filter(word)
bp.add_app_template_filter(excerpt)
bp.add_app_template_filter(marked)
bp.add_app_template_filter(holds)
bp.add_app_template_global(written, "theme_as_written")


@bp.errorhandler(NoSuchPaper)
def no_such_paper(_error: NoSuchPaper) -> ResponseReturnValue:
    """The public's own page for a wrong address."""
    return page("portal/missing.html", status=404)


@bp.errorhandler(SealedAway)
def sealed_away(_error: SealedAway) -> ResponseReturnValue:
    """That there was something, and nothing else: at its address, its files, its versions."""
    return page("portal/sealed_away.html", status=410)


def asked(name: str) -> str:
    """What the address asks under ``name``, without characters no text has."""
    return str(trimmed(request.args.get(name, "")))[:LONGEST_QUESTION]


def page(template: str, *, status: int = 200, **context: Any) -> Response:
    return cached(make_response(render_template(template, **context), status))


def cached(response: Response, *, changed_at: datetime | None = None) -> Response:
    """Anyone may keep it but has to ask whether it still holds: what is taken down is gone.

    Only the ETag decides on 304. ``changed_at`` is what the reader is told: a mark of validity or
    a renamed organ changes the page without changing the document.
    """
    response.last_modified = changed_at or response.last_modified
    response.headers["Cache-Control"] = "public, max-age=0, must-revalidate"
    response.headers["Vary"] = "Cookie"
    response.add_etag()
    if request.if_none_match or request.range:
        response.make_conditional(request)
    return response
