"""What is public: searched, read and downloaded by anybody, without a token."""

from dataclasses import asdict, fields
from typing import Any
from uuid import UUID

from flask import Response, url_for
from flask_babel import lazy_gettext as _l
from werkzeug.exceptions import Gone

from app.api.endpoints import OF_THE_PUBLIC, downloading, reading
from app.api.schemas.paging import paged
from app.api.schemas.portal import PublicationAnswer, PublicationPage, SearchAsked
from app.files import storage
from app.people.access import open_to_everyone
from app.portal import queries
from app.portal.errors import NoSuchPaper
from app.portal.excerpts import excerpt
from app.portal.queries import Paper, PublicFile
from app.publishing.search_queries import Filters, Hit
from app.ui.downloads import download

OF_ONE = (404, 410)
Asked = dict[str, Any]


@reading(
    "/publications",
    _l("Search what is public"),
    query=SearchAsked,
    answer=PublicationPage,
    refused=OF_THE_PUBLIC,
)
@open_to_everyone
def publications(asked: Asked) -> dict[str, Any]:
    filters = Filters(
        organ_id=_organ(asked["organ"]) if asked["organ"] else None,
        year=asked["year"],
        theme=asked["theme"],
        kind=asked["kind"],
    )
    words, number = asked["q"], asked["page"]
    page = (
        queries.found(words, filters, number=number)
        if words
        else queries.newest(filters, number=number)
    )
    return paged(page, [_item(hit, words) for hit in page.rows])


@reading(
    "/publications/<code>/<public_id>",
    _l("One public document"),
    answer=PublicationAnswer,
    refused=OF_ONE,
)
@open_to_everyone
def publication(code: str, public_id: str) -> dict[str, Any]:
    paper = _public(code, public_id)
    return {each.name: getattr(paper, each.name) for each in fields(paper)} | {
        "files": [_file(paper, each) for each in queries.files(paper.version_id)],
        "former": queries.former_versions(paper.id),
    }


@downloading(
    "/publications/<code>/<public_id>/files/<uuid:attachment_id>",
    _l("An attachment of a public document"),
    refused=OF_ONE,
)
@open_to_everyone
def publication_file(code: str, public_id: str, attachment_id: UUID) -> Response:
    file = queries.file(_public(code, public_id).id, attachment_id)
    if file is None:
        raise NoSuchPaper
    return download(storage.checked(file.sha256), name=file.name, media_type=file.media_type)


def _organ(code: str) -> UUID:
    found = queries.organ(code) if code.isalnum() else None
    if found is None:
        raise NoSuchPaper
    return found.id


def _public(code: str, public_id: str) -> Paper:
    """The paper at this address, while it may be read."""
    is_address = code.isalnum() and public_id.isalnum()
    paper = queries.paper(code, public_id) if is_address else None
    if paper is None:
        raise NoSuchPaper
    if not paper.is_public:
        raise Gone
    return paper


def _item(hit: Hit, words: str) -> dict[str, Any]:
    text = "".join(piece.text for piece in excerpt(hit.text, words))
    address = url_for("api.publication", code=hit.organ_code, public_id=hit.public_id)
    return asdict(hit) | {"excerpt": text, "url": address}


def _file(paper: Paper, file: PublicFile) -> dict[str, Any]:
    address = url_for(
        "api.publication_file",
        code=paper.organ.code,
        public_id=paper.public_id,
        attachment_id=file.id,
    )
    return asdict(file) | {"url": address}
