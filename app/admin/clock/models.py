"""How far the office's time is ahead of the real one: one row, or none where nobody set it."""

from uuid import UUID

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from app.kit.db import Base, Moment

THE_ONE = 1


class OfficeClock(Base):
    """Who set it last, and when that really was."""

    __tablename__ = "office_clock"
    __table_args__ = (CheckConstraint("id = 1", name="only_one"),)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    ahead_seconds: Mapped[int] = mapped_column(BigInteger)
    set_at: Mapped[Moment]
    set_by_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
