"""Files that were handed in to be taken over, and what became of each."""

from enum import StrEnum
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.kit.db import Base, Moment
from app.people.models import Person
from app.publishing.models.documents import Document


class ImportState(StrEnum):
    """How far one file has come."""

    WAITING = "waiting"
    DRAFT = "draft"
    KNOWN = "known"
    FAILED = "failed"


class ImportedFile(Base):
    """One file of one import. ``problem`` names the error, ``values`` fill its sentence."""

    __tablename__ = "imported_file"
    __table_args__ = (
        CheckConstraint("(state = 'waiting') = (done_at IS NULL)", name="done_says_when"),
        CheckConstraint("state <> 'failed' OR problem <> ''", name="failed_says_why"),
        Index("ix_imported_file_batch", "batch_id", "position"),
        Index("ix_imported_file_digest", "organ_id", "sha256"),
        Index("ix_imported_file_by", "by_id", "made_at"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    batch_id: Mapped[UUID]
    position: Mapped[int] = mapped_column(default=0)
    organ_id: Mapped[UUID] = mapped_column(ForeignKey("organ.id"))
    by_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    name: Mapped[str]
    sha256: Mapped[str] = mapped_column(default="")
    file_id: Mapped[UUID | None] = mapped_column(ForeignKey("stored_file.id"), index=True)
    state: Mapped[ImportState] = mapped_column(default=ImportState.WAITING)
    document_id: Mapped[UUID | None] = mapped_column(ForeignKey("document.id"), index=True)
    doubtful: Mapped[list[dict[str, str]]] = mapped_column(JSON, default=list)
    problem: Mapped[str] = mapped_column(default="")
    values: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    made_at: Mapped[Moment]
    done_at: Mapped[Moment | None]

    by: Mapped[Person] = relationship(foreign_keys=by_id)
    document: Mapped[Document | None] = relationship(foreign_keys=document_id)
