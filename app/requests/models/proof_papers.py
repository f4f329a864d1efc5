"""The proof of the term as PDF: asked for, made by the worker, kept in the case."""

from uuid import UUID, uuid4

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.files.models import StoredFile
from app.kit.db import Base, Moment
from app.requests.models.requests import DisclosureRequest


class ProofPaper(Base):
    """One PDF of the ledger and the days as they stood when it was made."""

    __tablename__ = "request_proof"
    __table_args__ = (
        CheckConstraint("(file_id IS NULL) = (made_at IS NULL)", name="made_with_a_file"),
        Index("ix_request_proof_request", "request_id", "asked_at"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    request_id: Mapped[UUID] = mapped_column(ForeignKey("disclosure_request.id"))
    asked_by_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    asked_at: Mapped[Moment]
    made_at: Mapped[Moment | None]
    failed_at: Mapped[Moment | None]
    file_id: Mapped[UUID | None] = mapped_column(ForeignKey("stored_file.id"))

    request: Mapped[DisclosureRequest] = relationship()
    file: Mapped[StoredFile | None] = relationship()
