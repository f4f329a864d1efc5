"""Following imports: what is known already, a batch with its files, what is still to be read."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import exists, func, select
from sqlalchemy.orm import joinedload

from app.kit.db import db
from app.kit.paging import PAGE_SIZE, Page
from app.people.models import Person
from app.publishing import access
from app.publishing.importing.errors import NoSuchImport
from app.publishing.models import Document, DocumentState, ImportedFile, ImportState


@dataclass(frozen=True, slots=True)
class Progress:
    """How far one batch has come."""

    batch_id: UUID
    made_at: datetime
    files: int
    waiting: int
    failed: int

    @property
    def done(self) -> int:
        """How many were read, with whatever result."""
        return self.files - self.waiting


def is_sealed(organ_id: UUID, sha256: str) -> bool:
    """Whether the same file belongs to something that was sealed away."""
    found = exists().where(
        ImportedFile.organ_id == organ_id,
        ImportedFile.sha256 == sha256,
        ImportedFile.document_id == Document.id,
        Document.state == DocumentState.SEALED,
    )
    return bool(db.session.scalar(select(found)))


def known(organ_id: UUID, sha256: str) -> UUID | None:
    """The document the same file became earlier, unless that was thrown away."""
    statement = (
        select(ImportedFile.document_id)
        .join(Document, Document.id == ImportedFile.document_id)
        .where(
            ImportedFile.organ_id == organ_id,
            ImportedFile.sha256 == sha256,
            ImportedFile.state == ImportState.DRAFT,
            Document.state.not_in(access.GONE),
        )
        .order_by(ImportedFile.made_at)
        .limit(1)
    )
    return db.session.scalar(statement)


def progress_of(batch_id: UUID, *, by: Person) -> Progress:
    """One batch of ``by``."""
    found = _progress(by, batch_id=batch_id, number=1)
    if not found:
        raise NoSuchImport
    return found[0]


def batches_of(by: Person, *, number: int) -> Page[Progress]:
    """What ``by`` has handed in, youngest first."""
    return Page.of(_progress(by, number=number), number=number)


def files_in(batch_id: UUID, *, by: Person, number: int) -> Page[ImportedFile]:
    """The files of a batch in the order in which they were handed in."""
    statement = (
        select(ImportedFile)
        .outerjoin(Document, Document.id == ImportedFile.document_id)
        .where(
            ImportedFile.batch_id == batch_id,
            ImportedFile.by_id == by.id,
            Document.state.is_distinct_from(DocumentState.SEALED),
        )
        .options(joinedload(ImportedFile.document))
        .order_by(ImportedFile.position, ImportedFile.id)
        .offset((number - 1) * PAGE_SIZE)
        .limit(PAGE_SIZE + 1)
    )
    return Page.of(db.session.scalars(statement).all(), number=number)


def doubts_about(document_id: UUID) -> list[dict[str, str]]:
    """What was doubtful when the document was taken over."""
    statement = select(ImportedFile.doubtful).where(
        ImportedFile.document_id == document_id, ImportedFile.state == ImportState.DRAFT
    )
    return db.session.scalars(statement).first() or []


def _progress(by: Person, *, number: int, batch_id: UUID | None = None) -> list[Progress]:
    in_state = func.count().filter
    statement = (
        select(
            ImportedFile.batch_id,
            func.min(ImportedFile.made_at),
            func.count(),
            in_state(ImportedFile.state == ImportState.WAITING),
            in_state(ImportedFile.state == ImportState.FAILED),
        )
        .outerjoin(Document, Document.id == ImportedFile.document_id)
        .where(
            ImportedFile.by_id == by.id,
            Document.state.is_distinct_from(DocumentState.SEALED),
        )
        .group_by(ImportedFile.batch_id)
        .order_by(func.min(ImportedFile.made_at).desc(), ImportedFile.batch_id)
        .offset((number - 1) * PAGE_SIZE)
        .limit(PAGE_SIZE + 1)
    )
    if batch_id:
        statement = statement.where(ImportedFile.batch_id == batch_id)
    return [Progress(*row) for row in db.session.execute(statement)]
