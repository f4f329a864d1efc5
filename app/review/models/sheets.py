"""The review sheet (审批单) as PDF: asked for, made by the worker, kept."""

from uuid import UUID, uuid4

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.files.models import StoredFile
from app.kit.db import Base, Moment
from app.review.models.reviews import Review


class Sheet(Base):
    """One PDF of a review as it stood when it was made."""

    __tablename__ = "review_sheet"
    __table_args__ = (
        CheckConstraint("(file_id IS NULL) = (made_at IS NULL)", name="made_with_a_file"),
        Index("ix_review_sheet_review", "review_id", "asked_at"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    review_id: Mapped[UUID] = mapped_column(ForeignKey("review.id", ondelete="CASCADE"))
    asked_by_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    asked_at: Mapped[Moment]
    made_at: Mapped[Moment | None]
    failed_at: Mapped[Moment | None]
    file_id: Mapped[UUID | None] = mapped_column(ForeignKey("stored_file.id"))

    review: Mapped[Review] = relationship()
    file: Mapped[StoredFile | None] = relationship()
