"""Tables of stored files, of the copies made of them and the text read. Content is on disk."""

from enum import StrEnum
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index
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
    made_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"), index=True)
    made_at: Mapped[Moment]


class Reading(StrEnum):
    """How far reading a content's text has come."""

    WAITING = "waiting"
    READ = "read"
    FAILED = "failed"


class FileText(Base):
    """The text of a released copy, read once: what is searched at submission and release."""

    __tablename__ = "file_text"
    __table_args__ = (CheckConstraint("length(sha256) = 64", name="digest_length"),)

    sha256: Mapped[str] = mapped_column(primary_key=True)
    state: Mapped[Reading] = mapped_column(default=Reading.WAITING)
    passages: Mapped[list[list[Any]]] = mapped_column(JSON, default=list)
    is_complete: Mapped[bool] = mapped_column(default=False)
    read_at: Mapped[Moment | None]


class Cleaning(StrEnum):
    """How far making the copy of a content has come."""

    WAITING = "waiting"
    MADE = "made"
    FAILED = "failed"


class CleanedFile(Base):
    """The copy that is released of a content, and what was left out of it. ``problem`` names the
    error because of which there can be none."""

    __tablename__ = "cleaned_file"
    __table_args__ = (
        CheckConstraint("length(sha256) = 64", name="digest_length"),
        CheckConstraint("(state = 'made') = (copy_sha256 IS NOT NULL)", name="made_says_which"),
        CheckConstraint("(state = 'failed') = (problem <> '')", name="failed_says_why"),
        CheckConstraint("(state = 'waiting') = (done_at IS NULL)", name="done_says_when"),
    )

    sha256: Mapped[str] = mapped_column(primary_key=True)
    state: Mapped[Cleaning] = mapped_column(default=Cleaning.WAITING)
    copy_sha256: Mapped[str | None] = mapped_column(index=True)
    copy_size: Mapped[int | None]
    removed: Mapped[list[list[Any]]] = mapped_column(JSON, default=list)
    problem: Mapped[str] = mapped_column(default="")
    done_at: Mapped[Moment | None]
