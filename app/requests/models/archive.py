"""The case file of a request as one download, and how long it is to be kept."""

from enum import StrEnum
from uuid import UUID, uuid4

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.files.archive.keeping import MadeAside
from app.files.models import StoredFile
from app.kit.db import Base


class Retention(StrEnum):
    """How long the file is kept (保管期限)."""

    PERMANENT = "permanent"
    THIRTY_YEARS = "30"
    TEN_YEARS = "10"


class CaseArchive(MadeAside, Base):
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
    request_id: Mapped[UUID] = mapped_column(ForeignKey("disclosure_request.id"))
    is_masked: Mapped[bool]

    file: Mapped[StoredFile | None] = relationship(foreign_keys="CaseArchive.file_id")
