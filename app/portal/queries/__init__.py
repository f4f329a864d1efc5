"""What the public reads, one statement each. Nothing here sees a draft."""

from app.portal.queries.files import PublicFile, file, files
from app.portal.queries.lists import (
    Facets,
    Publisher,
    facets,
    found,
    headings,
    newest,
    organ,
    organs,
)
from app.portal.queries.outlets import (
    FeedEntry,
    feed_entries,
    sitemap_page,
    sitemap_pages,
)
from app.portal.queries.papers import (
    Former,
    Paper,
    former_text,
    former_versions,
    paper,
    papers_after,
)

__all__ = [
    "Facets",
    "FeedEntry",
    "Former",
    "Paper",
    "PublicFile",
    "Publisher",
    "facets",
    "feed_entries",
    "file",
    "files",
    "former_text",
    "former_versions",
    "found",
    "headings",
    "newest",
    "organ",
    "organs",
    "paper",
    "papers_after",
    "sitemap_page",
    "sitemap_pages",
]
