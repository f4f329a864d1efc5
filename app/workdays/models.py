"""Days that are worked, or not, against the national calendar."""

from datetime import date
from uuid import UUID, uuid4

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

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
