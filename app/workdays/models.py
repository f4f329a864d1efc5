"""Days that are worked, or not, against the national calendar."""

from datetime import date
from uuid import UUID, uuid4

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.kit.db import Base, Moment


class LocalDay(Base):
    """One day, for one organ or (without an organ) for the whole installation."""

    __tablename__ = "local_day"
    __table_args__ = (
        CheckConstraint("source <> ''", name="says_who_ordered_it"),
        UniqueConstraint("organ_id", "day"),
        Index(
            "uq_local_day_day_everywhere",
            "day",
            unique=True,
            sqlite_where=text("organ_id IS NULL"),
            postgresql_where=text("organ_id IS NULL"),
        ),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    organ_id: Mapped[UUID | None] = mapped_column(ForeignKey("organ.id", ondelete="RESTRICT"))
    day: Mapped[date]
    is_working: Mapped[bool]
    source: Mapped[str]
    made_at: Mapped[Moment]
    made_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))


class TermChange(Base):
    """Something changed that last days hang on: who, when, and whether all cases were reckoned.

    ``why``: ``day set``, ``day removed`` or ``exclusion`` (from when opinions sought are left out).
    """

    __tablename__ = "term_change"
    __table_args__ = (Index("ix_term_change_organ", "organ_id", "at"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    organ_id: Mapped[UUID | None] = mapped_column(ForeignKey("organ.id"))
    day: Mapped[date | None]
    why: Mapped[str]
    by_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    at: Mapped[Moment]
    done_at: Mapped[Moment | None]


class MovedTerm(Base):
    """A last day that moved because of a change. Kept."""

    __tablename__ = "moved_term"
    __table_args__ = (
        UniqueConstraint("change_id", "subject_id"),
        Index("ix_moved_term_subject", "subject_id"),
        Index("ix_moved_term_organ", "organ_id", "at", "id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    change_id: Mapped[UUID] = mapped_column(ForeignKey("term_change.id"))
    organ_id: Mapped[UUID] = mapped_column(ForeignKey("organ.id"))
    subject_kind: Mapped[str]
    subject_id: Mapped[UUID]
    number: Mapped[str]
    before_on: Mapped[date | None]
    after_on: Mapped[date | None]
    at: Mapped[Moment]

    change: Mapped[TermChange] = relationship()
