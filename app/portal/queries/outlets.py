"""What goes out to feed readers and search engines: what is public, and nothing that was."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select

from app.kit.db import db
from app.people.models import Organ
from app.publishing.models import Publication, PublicationState
from app.publishing.models.search_entries import SearchEntry
from app.publishing.search_queries import Filters

FEED_ENTRIES = 50
SUMMARY_FROM = 300
PAGE_OF_SITEMAP = 10_000  # the protocol allows 50,000


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """A document as a feed tells of it; ``text`` is the beginning of its body."""

    id: UUID
    organ_code: str
    organ_name: str
    public_id: str
    title: str
    document_number: str
    theme: str
    published_at: datetime
    changed_at: datetime
    summary: str
    text: str | None


def feed_entries(filters: Filters) -> Sequence[FeedEntry]:
    """What was published or changed last, first."""
    statement = (
        select(
            *(Publication.id, Organ.code, Organ.name, Publication.public_id, Publication.title),
            *(Publication.document_number, Publication.theme, Publication.published_at),
            *(Publication.changed_at, Publication.summary),
            func.substr(SearchEntry.text, 1, SUMMARY_FROM),
        )
        .select_from(Publication)
        .join(Organ, Organ.id == Publication.organ_id)
        .outerjoin(SearchEntry, SearchEntry.publication_id == Publication.id)
        .where(*filters.conditions())
        .order_by(Publication.changed_at.desc(), Publication.id)
        .limit(FEED_ENTRIES)
    )
    return [FeedEntry(*row) for row in db.session.execute(statement)]


def sitemap_pages() -> list[datetime]:
    """For each page of the site map, in their order, when the latest of its documents changed."""
    place = func.row_number().over(order_by=(Publication.published_at, Publication.id))
    numbered = (
        select(Publication.changed_at, ((place - 1) // PAGE_OF_SITEMAP).label("page"))
        .where(Publication.state == PublicationState.PUBLISHED)
        .subquery()
    )
    latest = func.max(numbered.c.changed_at, type_=Publication.changed_at.type)
    statement = select(latest).group_by(numbered.c.page).order_by(numbered.c.page)
    return list(db.session.scalars(statement))


def sitemap_page(number: int) -> list[tuple[str, str, datetime]]:
    """Organ code, address and last change of the documents on one page, oldest first."""
    statement = (
        select(Organ.code, Publication.public_id, Publication.changed_at)
        .select_from(Publication)
        .join(Organ, Organ.id == Publication.organ_id)
        .where(Publication.state == PublicationState.PUBLISHED)
        .order_by(Publication.published_at, Publication.id)
        .offset((number - 1) * PAGE_OF_SITEMAP)
        .limit(PAGE_OF_SITEMAP)
    )
    return [(code, public_id, at) for code, public_id, at in db.session.execute(statement)]
