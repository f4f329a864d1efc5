"""The attachments of what is public."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select

from app.kit.db import db
from app.publishing.models import (
    Attachment,
    Publication,
    PublicationVersion,
    VersionAttachment,
)


@dataclass(frozen=True, slots=True)
class PublicFile:
    """An attachment of a public version."""

    id: UUID
    name: str
    size: int
    sha256: str
    media_type: str


COLUMNS = (
    Attachment.id,
    Attachment.name,
    Attachment.size,
    Attachment.sha256,
    Attachment.media_type,
)


def files(version_id: UUID) -> list[PublicFile]:
    """The attachments of a version, in its order."""
    statement = (
        select(*COLUMNS)
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
        select(*COLUMNS)
        .join(VersionAttachment, VersionAttachment.attachment_id == Attachment.id)
        .where(Attachment.id == attachment_id)
        .where(VersionAttachment.version_id.in_(shown.union_all(former)))
        .limit(1)
    )
    row = db.session.execute(statement).one_or_none()
    return PublicFile(*row) if row else None
