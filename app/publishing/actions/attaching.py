"""Files of a document: added after a look into them, taken out, put in another order."""

from datetime import datetime
from typing import BinaryIO
from uuid import UUID

from sqlalchemy import select

from app import audit
from app.files import copies
from app.files.actions import store
from app.files.cleaning import CLEANERS
from app.files.models import CleanedFile, StoredFile
from app.files.names import clean_name
from app.files.storage import digest_of
from app.kit.db import db
from app.people.models import Person
from app.publishing import access, queries, versions
from app.publishing.errors import NoSuchAttachment, TooManyFiles
from app.publishing.models import Attachment, Document, DocumentState

MOST_FILES = 50


def attach(
    document_id: UUID, *, by: Person, stream: BinaryIO, name: str, at: datetime
) -> Attachment:
    """Add a file behind the others. One that is there already by name and content stays one."""
    document = access.locked_draft(document_id, by=by)
    present = versions.attached_to(document)
    if there := _already_there(present, stream, name):
        return there
    if len(present) >= MOST_FILES:
        raise TooManyFiles(most=MOST_FILES)

    used = sum(each.size for each in present)
    stored = store(stream, name=name, organ_id=document.organ_id, by=by, at=at, used=used)
    attachment = Attachment(
        document_id=document.id,
        file_id=stored.id,
        name=stored.name,
        sha256=stored.sha256,
        media_type=stored.media_type,
        size=stored.size,
        position=len(present),
        added_at=at,
        added_by_id=by.id,
    )
    db.session.add(attachment)
    db.session.flush()
    _keep("attachment added", document, attachment, by=by, at=at)
    return attachment


def detach(document_id: UUID, attachment_id: UUID, *, by: Person, at: datetime) -> Document:
    """Take a file out; versions that had it keep it. One that is out already stays out."""
    document = access.locked_draft(document_id, by=by)
    attachment = queries.attachment_of(document.id, attachment_id)
    if attachment.position is None:
        return document

    present = versions.attached_to(document)
    attachment.position = None
    _renumber([each for each in present if each is not attachment])
    _keep("attachment taken out", document, attachment, by=by, at=at)
    return document


def move_up(document_id: UUID, attachment_id: UUID, *, by: Person, at: datetime) -> Document:
    """Let a file change places with the one before it."""
    document = access.locked_draft(document_id, by=by)
    present = versions.attached_to(document)
    attachment = _among(present, attachment_id)

    place = present.index(attachment)
    if place:
        present[place - 1], present[place] = present[place], present[place - 1]
        _renumber(present)
        _keep("attachment moved", document, attachment, by=by, at=at)
    return document


def _already_there(present: list[Attachment], stream: BinaryIO, name: str) -> Attachment | None:
    digest = digest_of(stream)
    same = (each for each in present if (each.name, each.sha256) == (clean_name(name), digest))
    return next(same, None)


def have_copies_made(*, most: int = 200) -> int:
    """See to it that attachments from before copies were made get theirs; how many were begun."""
    statement = (
        select(StoredFile)
        .join(Attachment, Attachment.file_id == StoredFile.id)
        .join(Document, Document.id == Attachment.document_id)
        .outerjoin(CleanedFile, CleanedFile.sha256 == StoredFile.sha256)
        .where(CleanedFile.sha256.is_(None), StoredFile.media_type.in_(CLEANERS))
        .where(Document.state != DocumentState.SEALED)
        .order_by(StoredFile.made_at, StoredFile.id)
        .limit(most)
    )
    left = list(db.session.scalars(statement).unique())
    for file in left:
        copies.have_made_later(file)
    return len(left)


def _among(present: list[Attachment], attachment_id: UUID) -> Attachment:
    for attachment in present:
        if attachment.id == attachment_id:
            return attachment
    raise NoSuchAttachment


def _renumber(present: list[Attachment]) -> None:
    for place, attachment in enumerate(present):
        attachment.position = place
    db.session.flush()


def _keep(
    act: str, document: Document, attachment: Attachment, *, by: Person, at: datetime
) -> None:
    versions.keep(document, by=by, at=at)
    audit.record(
        act,
        organ_id=document.organ_id,
        by=by.id,
        at=at,
        subject=document.id,
        words={"name": attachment.name},
        sha256=attachment.sha256,
        version=document.version_number,
    )
