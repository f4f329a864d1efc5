"""For feed readers and search engines: Atom, site map, robots.txt."""

from datetime import datetime
from typing import Any

from flask import Response, make_response, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.people.access import open_to_everyone
from app.portal import queries, xml
from app.portal.errors import NoSuchPaper
from app.portal.queries import Publisher
from app.portal.routes.blueprint import asked, bp, cached
from app.publishing.search_queries import Filters
from app.ui.addresses import whole_address

LAST_SITEMAP = 1_000_000


@bp.get("/feed.atom")
@open_to_everyone
def feed() -> ResponseReturnValue:
    """What all organs disclosed last; ``?theme=`` narrows it."""
    return _feed(None)


@bp.get("/p/<code>/feed.atom")
@open_to_everyone
def organ_feed(code: str) -> ResponseReturnValue:
    """What one organ disclosed last; ``?theme=`` narrows it."""
    publisher = queries.organ(code) if code.isalnum() else None
    if publisher is None:
        raise NoSuchPaper
    return _feed(publisher)


@bp.get("/sitemap.xml")
@open_to_everyone
def sitemap() -> ResponseReturnValue:
    """The list of the pages below."""
    pages = enumerate(queries.sitemap_pages(), start=1)
    listed = [(_whole("portal.sitemap_page", number=number), at) for number, at in pages]
    lists = (_whole("portal.sitemap_lists"), None)
    return _xml(xml.sitemap_index([lists, *listed]), "application/xml")


@bp.get("/sitemaps/lists.xml")
@open_to_everyone
def sitemap_lists() -> ResponseReturnValue:
    """The start page and the pages of each organ."""
    codes = [organ.code for organ in queries.organs()]
    addresses = [_whole("portal.home"), *(_whole("portal.organ", code=code) for code in codes)]
    parts = [
        _whole("portal.part", code=code, part=part)
        for code in codes
        for part in ("guide", "rules", "reports")
    ]
    parts += [_whole("portal.apply_to", code=code) for code in codes]
    return _xml(xml.urls((address, None) for address in [*addresses, *parts]), "application/xml")


@bp.get("/sitemaps/<int:number>.xml")
@open_to_everyone
def sitemap_page(number: int) -> ResponseReturnValue:
    """The documents, so many on a page, each with its last change."""
    rows = queries.sitemap_page(number) if 1 <= number <= LAST_SITEMAP else []
    if not rows:
        raise NoSuchPaper
    listed = (
        (_whole("portal.document", code=code, public_id=public_id), at)
        for code, public_id, at in rows
    )
    return _xml(xml.urls(listed), "application/xml", changed_at=max(at for *_, at in rows))


@bp.get("/robots.txt")
@open_to_everyone
def robots() -> ResponseReturnValue:
    """Everything public may be indexed; searches have no end and are left out."""
    closed = [url_for("portal.search"), url_for("portal.follow"), "/language/", "/sign-in"]
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in closed), ""]
    response = make_response("\n".join([*lines, f"Sitemap: {_whole('portal.sitemap')}", ""]))
    response.mimetype = "text/plain"
    return cached(response)


def _feed(publisher: Publisher | None) -> Response:
    theme = asked("theme")
    filters = Filters(organ_id=publisher.id if publisher else None, theme=theme)
    entries = queries.feed_entries(filters)
    code = {"code": publisher.code} if publisher else {}
    narrowed = {"theme": theme} if theme else {}
    name = publisher.name if publisher else _("Government information disclosure platform")
    described = xml.Feed(
        title=f"{name} · {theme}" if theme else name,
        address=_whole("portal.organ_feed" if code else "portal.feed", **code, **narrowed),
        page=_whole("portal.organ" if code else "portal.search", **code, **narrowed),
        of=f"{code.get('code', '')}/{theme}",
    )
    listed = [
        (_whole("portal.document", code=entry.organ_code, public_id=entry.public_id), entry)
        for entry in entries
    ]
    latest = max((entry.changed_at for entry in entries), default=None)
    text = xml.atom(described, listed)
    return _xml(text, "application/atom+xml", changed_at=latest)


def _xml(text: str, media_type: str, *, changed_at: datetime | None = None) -> Response:
    response = make_response(text)
    response.mimetype = media_type
    return cached(response, changed_at=changed_at)


def _whole(endpoint: str, **values: Any) -> str:
    return whole_address(url_for(endpoint, **values))
