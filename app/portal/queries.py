"""What the public reads, one statement each. Nothing here sees a draft."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, bindparam, func, select

from app.kit.db import db
from app.kit.paging import PAGE_SIZE, Page
from app.people.models import Organ
from app.publishing import search_queries
from app.publishing.models import (
    Attachment,
    Kind,
    Publication,
    PublicationState,
    PublicationVersion,
    Validity,
    VersionAttachment,
)
from app.publishing.models.search_entries import SearchEntry
from app.publishing.search_queries import HIT, Filters, Hit


@dataclass(frozen=True, slots=True)
class Publisher:
    """An organ as the public meets it."""

    id: UUID
    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Facets:
    """How many documents there are by year, theme and kind, within what was asked."""

    years: Sequence[tuple[int, int]]
    themes: Sequence[tuple[str, int]]
    kinds: Sequence[tuple[Kind, int]]


@dataclass(frozen=True, slots=True)
class Paper:
    """One publication with all its public page says."""

    id: UUID
    version_id: UUID
    version_number: int
    public_id: str
    state: PublicationState
    index_number: str
    original_index_number: str
    kind: Kind
    title: str
    document_number: str
    issuers: tuple[str, ...]
    theme: str
    subtheme: str
    formed_on: date | None
    keywords: tuple[str, ...]
    summary: str
    reprint_source: str
    reprint_url: str
    body_html: str
    published_at: datetime
    changed_at: datetime
    validity: Validity
    validity_on: date | None
    explanation: str
    taken_down_at: datetime | None
    organ: Publisher
    replaced_by: str | None
    replaced_by_title: str | None

    @property
    def is_public(self) -> bool:
        """Whether its contents may still be read."""
        return self.state is PublicationState.PUBLISHED


JOINED = {"organ", "replaced_by", "replaced_by_title"}
COLUMN_NAMES = [each.name for each in fields(Paper) if each.name not in JOINED]


@dataclass(frozen=True, slots=True)
class Former:
    """A version that was public once. ``explanation`` says why another took its place."""

    number: int
    version_id: UUID
    title: str
    shown_from: datetime
    shown_until: datetime
    explanation: str
    body_html: str = ""


@dataclass(frozen=True, slots=True)
class PublicFile:
    """An attachment of a public version."""

    id: UUID
    name: str
    size: int
    sha256: str
    media_type: str


def organs() -> list[Publisher]:
    """The organs that disclose here."""
    statement = select(Organ.id, Organ.code, Organ.name).where(Organ.is_active)
    rows = db.session.execute(statement.order_by(Organ.name, Organ.code).limit(500))
    return [Publisher(*row) for row in rows]


def organ(code: str) -> Publisher | None:
    """The organ with this code. One that is no longer active stays readable."""
    statement = select(Organ.id, Organ.code, Organ.name).where(Organ.code == code)
    row = db.session.execute(statement).one_or_none()
    return Publisher(*row) if row else None


def newest(filters: Filters, *, number: int) -> Page[Hit]:
    """What was published last, first."""
    statement = (
        select(*HIT)
        .select_from(Publication)
        .join(Organ, Organ.id == Publication.organ_id)
        .outerjoin(SearchEntry, SearchEntry.publication_id == Publication.id)
        .where(*filters.conditions())
        .order_by(Publication.published_at.desc(), Publication.id)
        .limit(PAGE_SIZE + 1)
        .offset((number - 1) * PAGE_SIZE)
    )
    return Page.of([Hit(*row) for row in db.session.execute(statement)], number=number)


def found(text: str, filters: Filters, *, number: int) -> Page[Hit]:
    """What has the words of ``text``, best first."""
    offset = (number - 1) * PAGE_SIZE
    rows = search_queries.found(text, filters, limit=PAGE_SIZE + 1, offset=offset)
    return Page.of(rows, number=number)


def facets(text: str, filters: Filters) -> Facets:
    """The years, themes and kinds one may narrow to, in one statement."""
    conditions: list[ColumnElement[bool]] = filters.conditions()
    if (matching := search_queries.matching(text)) is not None:
        conditions.append(matching)
    columns = (Publication.year, Publication.theme, Publication.kind)
    statement = select(*columns, func.count()).where(*conditions).group_by(*columns)
    years: Counter[int] = Counter()
    themes: Counter[str] = Counter()
    kinds: Counter[Kind] = Counter()
    for year, theme, kind, count in db.session.execute(statement):
        years[year] += count
        themes[theme] += count
        kinds[kind] += count
    return Facets(
        sorted(years.items(), reverse=True),
        [(theme, count) for theme, count in themes.most_common(30) if theme],
        kinds.most_common(),
    )


def paper(code: str, public_id: str) -> Paper | None:
    """The publication at this address, public or taken down."""
    asked = {"code": code, "public_id": public_id}
    row: Sequence[Any] | None = db.session.execute(_paper_at(), asked).one_or_none()
    if row is None:
        return None
    *columns, organ_id, organ_code, name, replaced_by, replaced_by_title = row
    values = dict(zip(COLUMN_NAMES, columns, strict=True))
    values["issuers"] = tuple(values["issuers"])
    values["keywords"] = tuple(values["keywords"])
    publisher = Publisher(organ_id, organ_code, name)
    return Paper(
        **values, organ=publisher, replaced_by=replaced_by, replaced_by_title=replaced_by_title
    )


@cache
def _paper_at() -> Select[Any]:
    """Built once, because every page of the portal asks it. Tables, not classes: half the time."""
    publication, publisher = Publication.__table__, Organ.__table__
    replacing = publication.alias("replacing")
    is_replacing = and_(
        replacing.c.id == publication.c.replaced_by_id,
        replacing.c.state == PublicationState.PUBLISHED,
    )
    joined = publication.join(publisher, publisher.c.id == publication.c.organ_id)
    columns = [publication.c[name] for name in COLUMN_NAMES]
    return (
        select(*columns, publisher.c.id, publisher.c.code, publisher.c.name)
        .add_columns(replacing.c.public_id, replacing.c.title)
        .select_from(joined.outerjoin(replacing, is_replacing))
        .where(publisher.c.code == bindparam("code"))
        .where(publication.c.public_id == bindparam("public_id"))
    )


def former_versions(publication_id: UUID) -> list[Former]:
    """What stood at this address before, newest first; without the texts."""
    columns = (
        PublicationVersion.number,
        PublicationVersion.version_id,
        PublicationVersion.title,
        PublicationVersion.shown_from,
        PublicationVersion.shown_until,
        PublicationVersion.explanation,
    )
    statement = select(*columns).where(PublicationVersion.publication_id == publication_id)
    rows = db.session.execute(statement.order_by(PublicationVersion.number.desc()).limit(100))
    return [Former(*row) for row in rows]


def former_text(publication_id: UUID, number: int) -> str | None:
    """The text of one former version."""
    statement = select(PublicationVersion.body_html).where(
        PublicationVersion.publication_id == publication_id, PublicationVersion.number == number
    )
    return db.session.scalar(statement)


def files(version_id: UUID) -> list[PublicFile]:
    """The attachments of a version, in its order."""
    statement = (
        select(
            Attachment.id,
            Attachment.name,
            Attachment.size,
            Attachment.sha256,
            Attachment.media_type,
        )
        .join(VersionAttachment, VersionAttachment.attachment_id == Attachment.id)
        .where(VersionAttachment.version_id == version_id)
        .order_by(VersionAttachment.position)
        .limit(200)
    )
    return [PublicFile(*row) for row in db.session.execute(statement)]


def file(publication_id: UUID, attachment_id: UUID) -> PublicFile | None:
    """The attachment, if the version shown now or a former one had it."""
    shown = select(Publication.version_id).where(Publication.id == publication_id)
    former = select(PublicationVersion.version_id).where(
        PublicationVersion.publication_id == publication_id
    )
    statement = (
        select(
            Attachment.id,
            Attachment.name,
            Attachment.size,
            Attachment.sha256,
            Attachment.media_type,
        )
        .join(VersionAttachment, VersionAttachment.attachment_id == Attachment.id)
        .where(Attachment.id == attachment_id)
        .where(VersionAttachment.version_id.in_(shown.union_all(former)))
        .limit(1)
    )
    row = db.session.execute(statement).one_or_none()
    return PublicFile(*row) if row else None
