"""Finding: the start page, the lists of organs, and the search."""

from flask import Response, request
from flask.typing import ResponseReturnValue

from app.kit.paging import page_number
from app.law.sections import STATUTORY
from app.people.access import open_to_everyone
from app.portal import queries
from app.portal.errors import NoSuchPaper
from app.portal.queries import Publisher
from app.portal.routes.blueprint import asked, bp, page
from app.publishing.models import Kind, Section
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
    """What one organ discloses under the headings of the law; a search goes through all of it."""
    publisher = _publisher(code)
    chosen = asked("section")
    if chosen in STATUTORY:
        return _listing(publisher, sections=(Section(chosen),))
    return _listing(publisher, sections=() if asked("q") else STATUTORY)


@bp.get("/p/<code>/guide", defaults={"part": "guide"})
@bp.get("/p/<code>/rules", defaults={"part": "rules"})
@bp.get("/p/<code>/reports", defaults={"part": "reports"})
@open_to_everyone
def part(code: str, part: str) -> ResponseReturnValue:
    """Guide, rules or annual reports of one organ."""
    return _listing(_publisher(code), sections=(Section(part),))


def _publisher(code: str) -> Publisher:
    publisher = queries.organ(code) if code.isalnum() else None
    if publisher is None:
        raise NoSuchPaper
    return publisher


def _listing(publisher: Publisher | None, *, sections: tuple[Section, ...] = ()) -> Response:
    words = asked("q")
    filters = _filters(publisher, sections)
    number = page_number(request.args.get("page"))
    is_statutory = bool(sections) and sections[0] in STATUTORY
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
        section=sections[0] if len(sections) == 1 else None,
        headings=queries.headings(publisher.id) if publisher and is_statutory else [],
    )


def _filters(publisher: Publisher | None, sections: tuple[Section, ...]) -> Filters:
    """What the address narrows to; what makes no sense there narrows nothing."""
    year, kind = asked("year"), asked("kind")
    return Filters(
        organ_id=publisher.id if publisher else None,
        year=int(year) if year.isascii() and year.isdigit() and len(year) == 4 else None,
        theme=asked("theme"),
        kind=Kind(kind) if kind in set(Kind) else None,
        sections=sections,
    )
