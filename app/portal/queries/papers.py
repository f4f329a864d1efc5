"""One publication as its public page shows it. Nothing here sees a draft."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import Select, and_, bindparam, select

from app.kit.db import db
from app.people.models import Organ
from app.portal.queries.lists import Publisher
from app.publishing.models import (
    Kind,
    Publication,
    PublicationState,
    PublicationVersion,
    Validity,
)


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
