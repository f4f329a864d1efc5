"""One publication as its public page shows it. Nothing here sees a draft."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import Select, and_, bindparam, or_, select

from app.kit.db import db
from app.people.models import Organ
from app.portal.queries.lists import Publisher
from app.publishing.models import (
    Kind,
    Publication,
    PublicationState,
    PublicationVersion,
    Section,
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
    section: Section
    theme: str
    subtheme: str
    year: int
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

    @property
    def is_sealed(self) -> bool:
        """Whether nothing is said about it any more, not even why."""
        return self.state is PublicationState.SEALED

    @property
    def is_marked(self) -> bool:
        """Whether readers are warned that it does not simply hold."""
        return self.validity is not Validity.IN_FORCE


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
    return None if row is None else _as_paper(row)


def papers_after(last: Paper | None, *, limit: int) -> list[Paper]:
    """What is public or was taken down, oldest first; the part that follows ``last``."""
    publication = Publication.__table__
    order = (publication.c.published_at, publication.c.id)
    seen = (PublicationState.PUBLISHED, PublicationState.TAKEN_DOWN)
    statement = _papers().where(publication.c.state.in_(seen)).order_by(*order).limit(limit)
    if last is not None:
        later = order[0] > last.published_at
        statement = statement.where(
            or_(later, and_(order[0] == last.published_at, order[1] > last.id))
        )
    return [_as_paper(row) for row in db.session.execute(statement)]


def _as_paper(row: Sequence[Any]) -> Paper:
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
    """Built once, because every page of the portal asks it."""
    publication, publisher = Publication.__table__, Organ.__table__
    return (
        _papers()
        .where(publisher.c.code == bindparam("code"))
        .where(publication.c.public_id == bindparam("public_id"))
    )


def _papers() -> Select[Any]:
    """Tables, not classes: half the time."""
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
