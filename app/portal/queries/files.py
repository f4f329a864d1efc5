"""The attachments of what is public."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import func, select

from app.files.models import CleanedFile
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
    func.coalesce(Attachment.copy_size, CleanedFile.copy_size, Attachment.size),
    func.coalesce(Attachment.copy_sha256, CleanedFile.copy_sha256, Attachment.sha256),
    Attachment.media_type,
)
"""What the public gets: the copy, once there is one. What was published before copies were made
is given out as it was signed until then. ``IS_COPY_OF`` joins the table of copies."""
IS_COPY_OF = CleanedFile.sha256 == Attachment.sha256


def files(version_id: UUID) -> list[PublicFile]:
    """The attachments of a version, in its order."""
    statement = (
        select(*COLUMNS)
        .join(VersionAttachment, VersionAttachment.attachment_id == Attachment.id)
        .outerjoin(CleanedFile, IS_COPY_OF)
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
        .outerjoin(CleanedFile, IS_COPY_OF)
        .where(Attachment.id == attachment_id)
        .where(VersionAttachment.version_id.in_(shown.union_all(former)))
        .limit(1)
    )
    row = db.session.execute(statement).one_or_none()
    return PublicFile(*row) if row else None
