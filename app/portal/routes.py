"""The public's pages. All are open to everyone, change nothing and may be cached."""

import io
from dataclasses import replace
from functools import lru_cache, partial
from typing import Any
from uuid import UUID

import segno
from flask import (
    Blueprint,
    Response,
    current_app,
    make_response,
    redirect,
    render_template,
    request,
    url_for,
)
from flask.sansio.blueprints import BlueprintSetupState
from flask.typing import ResponseReturnValue

from app.files import storage
from app.kit.db import read_without_snapshot
from app.kit.forms import trimmed
from app.kit.paging import page_number
from app.people.access import open_to_everyone
from app.portal import queries
from app.portal.errors import NoSuchPaper
from app.portal.excerpts import excerpt, marked
from app.portal.queries import Former, Paper, Publisher
from app.publishing.models import Kind
from app.publishing.reasons import word
from app.publishing.search_queries import Filters
from app.publishing.themes import written
from app.ui.downloads import download
from app.ui.language import chosen_language, keep_language
from app.ui.security import is_local_path

LONGEST_QUESTION = 100
PAGES_KEPT = 256

bp = Blueprint("portal", __name__, template_folder="templates")
bp.add_app_template_filter(word)
bp.add_app_template_filter(excerpt)
bp.add_app_template_filter(marked)
bp.add_app_template_global(written, "theme_as_written")


@bp.get("/")
@open_to_everyone
def home() -> ResponseReturnValue:
    """Organs, what is new, themes."""
    return _page(
        "portal/home.html",
        organs=queries.organs(),
        page=queries.newest(Filters(), number=1),
        facets=queries.facets("", Filters()),
    )


@bp.get("/search")
@open_to_everyone
def search() -> ResponseReturnValue:
    """Everything of all organs, or what has the words asked for."""
    code = _asked("organ")
    return _listing(queries.organ(code) if code.isalnum() else None)


@bp.get("/p/<code>")
@open_to_everyone
def organ(code: str) -> ResponseReturnValue:
    """What one organ discloses."""
    publisher = queries.organ(code) if code.isalnum() else None
    if publisher is None:
        raise NoSuchPaper
    return _listing(publisher)


@bp.get("/p/<code>/<public_id>")
@open_to_everyone
def document(code: str, public_id: str) -> ResponseReturnValue:
    """One document; after it was taken down, the explanation at the same address (410)."""
    read_without_snapshot()
    paper = _paper(code, public_id)
    made = _document if request.query_string else current_app.extensions["portal.shelf"]
    return _cached(make_response(made(paper, chosen_language()), _status(paper)))


def _document(paper: Paper, _language: str | None) -> str:
    """The page of ``paper``. It depends on the row and the language alone."""
    if not paper.is_public:
        return render_template("portal/taken_down.html", paper=paper, organ=paper.organ)
    return render_template(
        "portal/document.html",
        paper=paper,
        organ=paper.organ,
        files=_with_urls(paper, queries.files(paper.version_id)),
        former=queries.former_versions(paper.id) if paper.version_number > 1 else [],
    )


@bp.record
def _put_up_shelf(state: BlueprintSetupState) -> None:
    """Pages that were shown lately, by all that stands on them: read again, not made again."""
    state.app.extensions["portal.shelf"] = lru_cache(maxsize=PAGES_KEPT)(_document)


@bp.get("/p/<code>/<public_id>/versions/<int:number>")
@open_to_everyone
def version(code: str, public_id: str, number: int) -> ResponseReturnValue:
    """What stood at the address before it was changed."""
    paper = _public_paper(code, public_id)
    former = _former(paper, number)
    return _page(
        "portal/version.html",
        paper=paper,
        organ=paper.organ,
        former=former,
        files=_with_urls(paper, queries.files(former.version_id)),
    )


@bp.get("/p/<code>/<public_id>/files/<uuid:attachment_id>")
@open_to_everyone
def attachment(code: str, public_id: str, attachment_id: UUID) -> ResponseReturnValue:
    """An attachment of what is public, never opened within our pages."""
    file = queries.file(_public_paper(code, public_id).id, attachment_id)
    if file is None:
        raise NoSuchPaper
    place = storage.checked(file.sha256)
    return _cached(download(place, name=file.name, media_type=file.media_type))


@bp.get("/p/<code>/<public_id>/qr.svg")
@open_to_everyone
def qr(code: str, public_id: str) -> ResponseReturnValue:
    """The document's address for a telephone's camera."""
    _public_paper(code, public_id)
    picture = io.BytesIO()
    segno.make(_address(code, public_id), error="m").save(picture, kind="svg", scale=4, border=2)
    response = make_response(picture.getvalue())
    response.mimetype = "image/svg+xml"
    return _cached(response)


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


@bp.errorhandler(NoSuchPaper)
def no_such_paper(_error: NoSuchPaper) -> ResponseReturnValue:
    """The public's own page for a wrong address."""
    return _page("portal/missing.html", status=404)


def _listing(publisher: Publisher | None) -> Response:
    asked = _asked("q")
    filters = _filters(publisher)
    number = page_number(request.args.get("page"))
    page = (
        queries.found(asked, filters, number=number)
        if asked
        else queries.newest(filters, number=number)
    )
    return _page(
        "portal/listing.html",
        organ=publisher,
        asked=asked,
        filters=filters,
        page=page,
        facets=queries.facets(asked, filters),
    )


def _filters(publisher: Publisher | None) -> Filters:
    """What the address narrows to; what makes no sense there narrows nothing."""
    year, kind = _asked("year"), _asked("kind")
    return Filters(
        organ_id=publisher.id if publisher else None,
        year=int(year) if year.isascii() and year.isdigit() and len(year) == 4 else None,
        theme=_asked("theme"),
        kind=Kind(kind) if kind in set(Kind) else None,
    )


def _asked(name: str) -> str:
    """What the address asks under ``name``, without characters no text has."""
    return str(trimmed(request.args.get(name, "")))[:LONGEST_QUESTION]


def _paper(code: str, public_id: str) -> Paper:
    is_address = code.isalnum() and public_id.isalnum()
    paper = queries.paper(code, public_id) if is_address else None
    if paper is None:
        raise NoSuchPaper
    return paper


def _status(paper: Paper) -> int:
    return 200 if paper.is_public else 410


def _public_paper(code: str, public_id: str) -> Paper:
    """Only while it is public: its files and former versions go with it."""
    paper = _paper(code, public_id)
    if not paper.is_public:
        raise NoSuchPaper
    return paper


def _former(paper: Paper, number: int) -> Former:
    known = {former.number: former for former in queries.former_versions(paper.id)}
    text = queries.former_text(paper.id, number)
    if number not in known or text is None:
        raise NoSuchPaper
    return replace(known[number], body_html=text)


def _with_urls(paper: Paper, files: list[queries.PublicFile]) -> list[dict[str, Any]]:
    address = partial(
        url_for, "portal.attachment", code=paper.organ.code, public_id=paper.public_id
    )
    return [
        {"name": file.name, "size": file.size, "url": address(attachment_id=file.id)}
        for file in files
    ]


def _address(code: str, public_id: str) -> str:
    """The whole address, from the configured host where there is one."""
    path = url_for("portal.document", code=code, public_id=public_id)
    return (current_app.config["BASE_URL"] or request.host_url).rstrip("/") + path


def _page(template: str, *, status: int = 200, **context: Any) -> Response:
    return _cached(make_response(render_template(template, **context), status))


def _cached(response: Response) -> Response:
    """Anyone may keep it but has to ask whether it still holds: what is taken down is gone."""
    response.headers["Cache-Control"] = "public, max-age=0, must-revalidate"
    response.headers["Vary"] = "Cookie"
    response.add_etag()
    if request.if_none_match or request.range:
        response.make_conditional(request)
    return response
