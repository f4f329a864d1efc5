"""What the static export asks beside the papers themselves: for many of them at once."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import func, select

from app.files.models import CleanedFile
from app.kit.db import db
from app.people.models import Organ
from app.portal.queries.files import COLUMNS, IS_COPY_OF, PublicFile
from app.portal.queries.papers import Former
from app.publishing.models import (
    Attachment,
    Publication,
    PublicationState,
    PublicationVersion,
    Section,
    VersionAttachment,
)

Standing = Sequence[tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class Amount:
    """How many public documents there are of one organ, heading, year and theme."""

    organ_code: str
    section: Section
    year: int
    theme: str
    count: int


def amounts() -> list[Amount]:
    """All of them, from which every list learns its length."""
    columns = (Organ.code, Publication.section, Publication.year, Publication.theme)
    statement = (
        select(*columns, func.count())
        .select_from(Publication)
        .join(Organ, Organ.id == Publication.organ_id)
        .where(Publication.state == PublicationState.PUBLISHED)
        .group_by(*columns)
        .order_by(*columns)
    )
    return [Amount(*row) for row in db.session.execute(statement)]


def standing() -> Standing:
    """Differs as soon as anything was published, changed, taken down, or left in another way."""
    statement = (
        select(
            Publication.state,
            func.count(),
            func.max(Publication.changed_at),
            func.max(Publication.taken_down_at),
        )
        .group_by(Publication.state)
        .order_by(Publication.state)
    )
    return list(map(tuple, db.session.execute(statement)))


def files_of(version_ids: Iterable[UUID]) -> Mapping[UUID, list[PublicFile]]:
    """The attachments of each of these versions, in its order."""
    statement = (
        select(VersionAttachment.version_id, *COLUMNS)
        .join(Attachment, Attachment.id == VersionAttachment.attachment_id)
        .outerjoin(CleanedFile, IS_COPY_OF)
        .where(VersionAttachment.version_id.in_(list(version_ids)))
        .order_by(VersionAttachment.version_id, VersionAttachment.position)
    )
    files = defaultdict(list)
    for row in db.session.execute(statement):
        files[row.version_id].append(PublicFile(*row[1:]))
    return files


def former_of(publication_ids: Iterable[UUID]) -> Mapping[UUID, list[Former]]:
    """What stood at each of these addresses before, newest first, with the texts."""
    statement = (
        select(
            *(PublicationVersion.publication_id, PublicationVersion.number),
            *(PublicationVersion.version_id, PublicationVersion.title),
            *(PublicationVersion.shown_from, PublicationVersion.shown_until),
            *(PublicationVersion.explanation, PublicationVersion.body_html),
        )
        .where(PublicationVersion.publication_id.in_(list(publication_ids)))
        .order_by(PublicationVersion.publication_id, PublicationVersion.number.desc())
    )
    former = defaultdict(list)
    for row in db.session.execute(statement):
        former[row.publication_id].append(Former(*row[1:]))
    return former
