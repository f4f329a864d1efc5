"""One run of the export: everything that is public, once through, and again if it moved."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask_babel import gettext as _
from jinja2 import Environment

from app.kit.db import db
from app.portal import queries
from app.portal.queries.export import amounts, standing
from app.portal.static_export import documents, outlets
from app.portal.static_export.addresses import path_of
from app.portal.static_export.index import Index
from app.portal.static_export.lists import Lists, Which
from app.portal.static_export.site import Site
from app.portal.static_export.target import Folder
from app.publishing.reasons import word
from app.publishing.search_queries import Filters

MOST_PASSES = 3


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run did. ``unreadable`` attachments were left out: their content is damaged."""

    documents: int
    taken_down: int
    written: int
    unchanged: int
    removed: int
    unreadable: int


def export(
    folder: Folder,
    environment: Environment,
    *,
    config: Mapping[str, Any],
    base_url: str | None = None,
) -> Outcome:
    """Bring the folder to what is public now. What left meanwhile is gone when this returns."""
    with folder.held():
        site = Site(folder, environment, config=config, base_url=base_url)
        for _pass in range(MOST_PASSES):
            before = standing()
            folder.begin()
            public, gone = _pass_through(site)
            db.session.rollback()  # the next look is at the present
            if standing() == before:
                break
    return Outcome(
        documents=public,
        taken_down=gone,
        written=folder.written,
        unchanged=folder.unchanged,
        removed=folder.removed,
        unreadable=len(site.unreadable),
    )


def _pass_through(site: Site) -> tuple[int, int]:
    """Write everything; returns how many documents are public and how many were taken down."""
    organs, counted = queries.organs(), amounts()
    lists = Lists(site, organs, counted)
    index = Index(site.folder, documents=sum(each.count for each in counted))
    site_map = outlets.SiteMap(site) if site.links.base_url else None
    gone = 0
    for paper in documents.write(site):
        if not paper.is_public:
            gone += 1
            continue
        path = path_of("portal.document", {"code": paper.organ.code, "public_id": paper.public_id})
        lists.add(paper)
        index.add(paper, path, str(word(paper.validity)) if paper.is_marked else "")
        if site_map:
            site_map.add(path, paper.changed_at)
    lists.finish()
    index.finish()
    _home(site, organs)
    if site_map:
        site_map.finish()
    _feeds(site, lists)
    site.wrong_address()
    site.assets()
    return index.total, gone


def _feeds(site: Site, lists: Lists) -> None:
    """Of everything, of each organ, and of each theme, as the live portal has them."""
    platform = _("Government information disclosure platform")
    for which in {*lists.lengths, Which(), *map(Which, lists.organs)}:
        if which.narrowed in ("", "theme"):
            organ = lists.organs.get(which.code)
            outlets.write_feed(site, which, organ, platform=platform)


def _home(site: Site, organs: list[queries.Publisher]) -> None:
    site.page(
        "portal/home.html",
        "portal.home",
        {},
        organs=organs,
        page=queries.newest(Filters(), number=1),
        facets=queries.facets("", Filters()),
    )
