"""What may arrive from outside while a review goes on."""

from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from app.kit.db import Base, Moment

AWAITED = text("closed_at IS NULL")


class Wait(Base):
    """An event of the procedure that waits for ``message``. ``id`` is what the engine calls it.

    One on the border of something that does not interrupt it stays open when its message has
    arrived, and it may arrive again; ``delivered_at`` is when it last did.
    """

    __tablename__ = "review_wait"
    __table_args__ = (
        CheckConstraint("is_boundary OR is_interrupting", name="only_a_border_lets_go_on"),
        Index(
            "ix_review_wait_open",
            "review_id",
            "opened_at",
            sqlite_where=AWAITED,
            postgresql_where=AWAITED,
        ),
        Index("ix_review_wait_review", "review_id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    review_id: Mapped[UUID] = mapped_column(ForeignKey("review.id", ondelete="CASCADE"))
    node_id: Mapped[str]
    message: Mapped[str] = mapped_column(Text)
    title: Mapped[str] = mapped_column(Text)
    is_boundary: Mapped[bool]
    is_interrupting: Mapped[bool]
    opened_at: Mapped[Moment]
    closed_at: Mapped[Moment | None]
    delivered_at: Mapped[Moment | None]
