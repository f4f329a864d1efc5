"""Finding: the start page, the lists of organs, and the search."""

from flask import Response, request
from flask.typing import ResponseReturnValue

from app.kit.paging import page_number
from app.people.access import open_to_everyone
from app.portal import queries
from app.portal.errors import NoSuchPaper
from app.portal.queries import Publisher
from app.portal.routes.blueprint import asked, bp, page
from app.publishing.models import Kind
from app.publishing.search_queries import Filters


@bp.get("/")
@open_to_everyone
def home() -> ResponseReturnValue:
    """Organs, what is new, themes."""
    return page(
        "portal/home.html",
        organs=queries.organs(),
        page=queries.newest(Filters(), number=1),
        facets=queries.facets("", Filters()),
    )


@bp.get("/search")
@open_to_everyone
def search() -> ResponseReturnValue:
    """Everything of all organs, or what has the words asked for."""
    code = asked("organ")
    return _listing(queries.organ(code) if code.isalnum() else None)


@bp.get("/p/<code>")
@open_to_everyone
def organ(code: str) -> ResponseReturnValue:
    """What one organ discloses."""
    publisher = queries.organ(code) if code.isalnum() else None
    if publisher is None:
        raise NoSuchPaper
    return _listing(publisher)


def _listing(publisher: Publisher | None) -> Response:
    words = asked("q")
    filters = _filters(publisher)
    number = page_number(request.args.get("page"))
    rows = (
        queries.found(words, filters, number=number)
        if words
        else queries.newest(filters, number=number)
    )
    return page(
        "portal/listing.html",
        organ=publisher,
        asked=words,
        filters=filters,
        page=rows,
        facets=queries.facets(words, filters),
    )


def _filters(publisher: Publisher | None) -> Filters:
    """What the address narrows to; what makes no sense there narrows nothing."""
    year, kind = asked("year"), asked("kind")
    return Filters(
        organ_id=publisher.id if publisher else None,
        year=int(year) if year.isascii() and year.isdigit() and len(year) == 4 else None,
        theme=asked("theme"),
        kind=Kind(kind) if kind in set(Kind) else None,
    )
