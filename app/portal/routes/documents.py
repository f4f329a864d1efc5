"""Reading: one document, its former versions, its attachments, its QR code."""

from dataclasses import replace
from functools import lru_cache, partial
from typing import Any
from uuid import UUID

from flask import current_app, make_response, render_template, request, url_for
from flask.sansio.blueprints import BlueprintSetupState
from flask.typing import ResponseReturnValue

from app.files import storage
from app.kit.db import read_without_snapshot
from app.people.access import open_to_everyone
from app.portal import queries
from app.portal.errors import NoSuchPaper, SealedAway
from app.portal.queries import Former, Paper
from app.portal.routes.blueprint import bp, cached, page
from app.ui.addresses import whole_address
from app.ui.downloads import download
from app.ui.language import chosen_language
from app.ui.qr import qr_svg

PAGES_KEPT = 256


@bp.get("/p/<code>/<public_id>")
@open_to_everyone
def document(code: str, public_id: str) -> ResponseReturnValue:
    """One document; after it was taken down, the explanation at the same address (410)."""
    read_without_snapshot()
    paper = _paper(code, public_id)
    made = _document if request.query_string else current_app.extensions["portal.shelf"]
    response = make_response(made(paper, chosen_language()), _status(paper))
    return cached(response, changed_at=paper.taken_down_at or paper.changed_at)


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
    return page(
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
    return cached(download(place, name=file.name, media_type=file.media_type))


@bp.get("/p/<code>/<public_id>/qr.svg")
@open_to_everyone
def qr(code: str, public_id: str) -> ResponseReturnValue:
    """The document's address for a telephone's camera."""
    _public_paper(code, public_id)
    address = whole_address(url_for("portal.document", code=code, public_id=public_id))
    response = make_response(qr_svg(address))
    response.mimetype = "image/svg+xml"
    return cached(response)


def _paper(code: str, public_id: str) -> Paper:
    is_address = code.isalnum() and public_id.isalnum()
    paper = queries.paper(code, public_id) if is_address else None
    if paper is None:
        raise NoSuchPaper
    if paper.is_sealed:
        raise SealedAway
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
    url = partial(url_for, "portal.attachment", code=paper.organ.code, public_id=paper.public_id)
    return [
        {"name": file.name, "size": file.size, "url": url(attachment_id=file.id)} for file in files
    ]
