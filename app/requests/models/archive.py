"""The case file of a request as one download, and how long it is to be kept."""

from enum import StrEnum
from uuid import UUID, uuid4

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.files.models import StoredFile
from app.kit.db import Base, Moment


class Retention(StrEnum):
    """How long the file is kept (保管期限)."""

    PERMANENT = "permanent"
    THIRTY_YEARS = "30"
    TEN_YEARS = "10"


class CaseArchive(Base):
    """One download of a case file. ``stand`` is the last thing that had happened to the request.

    It is made again only when something has happened since; the former file then goes.
    """

    __tablename__ = "request_archive"
    __table_args__ = (
        UniqueConstraint("request_id", "is_masked"),
        CheckConstraint("(file_id IS NULL) = (made_at IS NULL)", name="made_with_a_file"),
        CheckConstraint("made_at IS NULL OR failed_at IS NULL", name="made_or_failed"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    organ_id: Mapped[UUID] = mapped_column(ForeignKey("organ.id"))
    request_id: Mapped[UUID] = mapped_column(ForeignKey("disclosure_request.id"))
    is_masked: Mapped[bool]
    stand: Mapped[str]
    asked_by_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    asked_at: Mapped[Moment]
    made_at: Mapped[Moment | None]
    failed_at: Mapped[Moment | None]
    problem: Mapped[str] = mapped_column(default="")
    file_id: Mapped[UUID | None] = mapped_column(ForeignKey("stored_file.id"))

    file: Mapped[StoredFile | None] = relationship()
