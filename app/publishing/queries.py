"""Reads for the drafters' pages: lists of documents, their versions and attachments."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import aliased, joinedload

from app.kit.db import db
from app.kit.paging import PAGE_SIZE, Page
from app.people.models import Person, Unit
from app.publishing import access
from app.publishing.errors import NoSuchAttachment, NoSuchDocument
from app.publishing.models import (
    Attachment,
    Document,
    DocumentState,
    DocumentVersion,
    Kind,
    Publication,
    PublicationState,
    VersionAttachment,
)

DONE = frozenset({DocumentState.PUBLISHED, DocumentState.WITHHELD, DocumentState.TAKEN_DOWN})


class Whose(StrEnum):
    """Which documents a list shows."""

    MINE = "mine"
    UNIT = "unit"


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document as lists show it."""

    id: UUID
    title: str
    document_number: str
    kind: Kind
    state: DocumentState
    is_change: bool
    taken_over: bool
    deadline_on: date | None
    saved_at: datetime
    review_id: UUID | None
    drafter: str
    unit: str

    @property
    def has_light(self) -> bool:
        """The term for publishing is watched until the item is published or registered."""
        return self.deadline_on is not None and self.state not in DONE


@dataclass(frozen=True, slots=True)
class VersionRow:
    """One save, without its content."""

    number: int
    digest: str
    saved_at: datetime
    saved_by: str
    submitted_at: datetime | None


def documents_for(
    person: Person, *, whose: Whose, state: DocumentState | None, title: str, number: int
) -> Page[DocumentRow]:
    """What ``person`` or the person's units draft, latest saved first."""
    statement = (
        _rows()
        .where(access.is_mine_to_draft(person))
        .order_by(Document.saved_at.desc(), Document.id)
        .offset((number - 1) * PAGE_SIZE)
        .limit(PAGE_SIZE + 1)
    )
    if whose is Whose.MINE:
        statement = statement.where(Document.drafter_id == person.id)
    if state is not None:
        statement = statement.where(Document.state == state)
    if title:
        statement = statement.where(Document.title.contains(title, autoescape=True))
    return Page.of([DocumentRow(*row) for row in db.session.execute(statement)], number=number)


def _rows() -> Select[*tuple[Any, ...]]:
    """The columns of ``DocumentRow``, in its order."""
    drafter = aliased(Person)
    return (
        select(
            *(Document.id, Document.title, Document.document_number, Document.kind),
            *(Document.state, Document.is_change, Document.taken_over, Document.deadline_on),
            *(Document.saved_at, Document.review_id, drafter.label, Unit.name),
        )
        .join(drafter, drafter.id == Document.drafter_id)
        .join(Unit, Unit.id == Document.unit_id)
    )


def versions_of(document: Document, *, number: int = 1) -> Page[VersionRow]:
    """Every save of ``document``, the latest first."""
    statement = (
        select(
            *(DocumentVersion.number, DocumentVersion.digest, DocumentVersion.saved_at),
            *(Person.label, DocumentVersion.submitted_at),
        )
        .join(Person, Person.id == DocumentVersion.saved_by_id)
        .where(DocumentVersion.document_id == document.id)
        .order_by(DocumentVersion.number.desc())
        .offset((number - 1) * PAGE_SIZE)
        .limit(PAGE_SIZE + 1)
    )
    return Page.of([VersionRow(*row) for row in db.session.execute(statement)], number=number)


def version_numbered(document: Document, number: int) -> DocumentVersion:
    """One save of ``document``."""
    return _one_version(
        select(DocumentVersion).where(
            DocumentVersion.document_id == document.id, DocumentVersion.number == number
        )
    )


def version_signed(document_id: UUID, digest: str) -> DocumentVersion:
    """The latest save with ``digest``: what somebody who signed it saw."""
    return _one_version(
        select(DocumentVersion)
        .where(DocumentVersion.document_id == document_id, DocumentVersion.digest == digest)
        .order_by(DocumentVersion.number.desc())
        .limit(1)
    )


def _one_version(statement: Select[DocumentVersion]) -> DocumentVersion:
    version = db.session.scalars(
        statement.options(joinedload(DocumentVersion.saved_by))
    ).one_or_none()
    if version is None or version.is_sealed:
        raise NoSuchDocument
    return version


def attachments_of(version_id: UUID) -> list[Attachment]:
    """The attachments of a saved version, in their order."""
    statement = (
        select(Attachment)
        .join(VersionAttachment, VersionAttachment.attachment_id == Attachment.id)
        .where(VersionAttachment.version_id == version_id)
        .order_by(VersionAttachment.position)
    )
    return list(db.session.scalars(statement))


def attachment_of(document_id: UUID, attachment_id: UUID) -> Attachment:
    """An attachment the document has or had."""
    statement = select(Attachment).where(
        Attachment.document_id == document_id, Attachment.id == attachment_id
    )
    attachment = db.session.scalars(statement).one_or_none()
    if attachment is None:
        raise NoSuchAttachment
    return attachment


def publication_of(document_id: UUID) -> Publication | None:
    """What the public reads of the document, if anything."""
    statement = select(Publication).where(
        Publication.document_id == document_id, Publication.state != PublicationState.SEALED
    )
    return db.session.scalars(statement).one_or_none()


def others_numbered(document: Document) -> list[DocumentRow]:
    """Other documents of the organ with the same document number: told, not refused."""
    if not document.document_number:
        return []
    statement = (
        _rows()
        .where(
            Document.organ_id == document.organ_id,
            Document.document_number == document.document_number,
            Document.id != document.id,
            Document.state.not_in(access.GONE),
        )
        .order_by(Document.created_at)
        .limit(5)
    )
    return [DocumentRow(*row) for row in db.session.execute(statement)]
