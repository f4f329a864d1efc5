"""Feeds of the export, and with a known address its site map and robots.txt."""

from datetime import datetime

from app.portal import queries, xml
from app.portal.queries import Publisher
from app.portal.queries.outlets import PAGE_OF_SITEMAP
from app.portal.static_export.addresses import list_page, path_of
from app.portal.static_export.lists import Which
from app.portal.static_export.site import Site
from app.publishing.search_queries import Filters


def write_feed(site: Site, which: Which, organ: Publisher | None, *, platform: str) -> None:
    """The latest of one list, for feed readers."""
    theme = which.value
    path = list_page(which.values, "feed.atom")
    site.links.here = path
    name = organ.name if organ else platform
    feed = xml.Feed(
        title=f"{name} · {theme}" if theme else name,
        address=site.links.whole(path),
        page=site.links.whole(list_page(which.values)),
        of=f"{which.code}/{theme}",
    )
    entries = queries.feed_entries(Filters(organ_id=organ.id if organ else None, theme=theme))
    listed = (
        (
            site.links.whole(
                path_of("portal.document", {"code": each.organ_code, "public_id": each.public_id})
            ),
            each,
        )
        for each in entries
    )
    site.folder.write(path, xml.atom(feed, listed))


class SiteMap:
    """Takes addresses one after the other and writes a page when it is full."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self._page: list[tuple[str, datetime | None]] = []
        self._pages: list[tuple[str, datetime | None]] = []

    def add(self, path: str, changed_at: datetime | None = None) -> None:
        """Name the page at ``path``."""
        self._page.append((self.site.links.whole(path), changed_at))
        if len(self._page) == PAGE_OF_SITEMAP:
            self._write()

    def finish(self) -> None:
        """Write the list of pages, and where robots find it."""
        if self._page:
            self._write()
        self.site.folder.write("sitemap.xml", xml.sitemap_index(self._pages))
        whole = self.site.links.whole("sitemap.xml")
        self.site.folder.write("robots.txt", f"User-agent: *\n\nSitemap: {whole}\n")

    def _write(self) -> None:
        path = f"sitemaps/{len(self._pages) + 1}.xml"
        self.site.folder.write(path, xml.urls(self._page))
        latest = max((at for _, at in self._page if at), default=None)
        self._pages.append((self.site.links.whole(path), latest))
        self._page = []
