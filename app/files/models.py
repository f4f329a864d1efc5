"""The table of stored files. The content is on disk; several rows may share it."""

from uuid import UUID, uuid4

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from app.kit.db import Base, Moment


class StoredFile(Base):
    """One file somebody handed in, by the name it came with. Never changed afterwards."""

    __tablename__ = "stored_file"
    __table_args__ = (
        CheckConstraint("length(sha256) = 64", name="digest_length"),
        CheckConstraint("size >= 0", name="has_a_size"),
        Index("ix_stored_file_organ_made", "organ_id", "made_at"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    organ_id: Mapped[UUID] = mapped_column(ForeignKey("organ.id"))
    sha256: Mapped[str] = mapped_column(index=True)
    name: Mapped[str]
    media_type: Mapped[str]
    size: Mapped[int]
    made_by_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), index=True)
    made_at: Mapped[Moment]
