"""Answers that lead to a page which is no longer there."""

from uuid import UUID, uuid4

from sqlalchemy import CheckConstraint, ForeignKey, Index, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.kit.db import Base, Moment
from app.people.models import Person
from app.requests.models.requests import DisclosureRequest


class GoneLink(Base):
    """An answer told the applicant where it is public, and that page was taken down since.

    ``note``: what the office did about it.
    """

    __tablename__ = "gone_link"
    __table_args__ = (
        CheckConstraint(
            "(settled_at IS NULL) = (settled_by_id IS NULL)", name="settled_by_somebody"
        ),
        Index("ix_gone_link_open", "organ_id", "settled_at", "gone_at"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    organ_id: Mapped[UUID] = mapped_column(ForeignKey("organ.id"))
    request_id: Mapped[UUID] = mapped_column(ForeignKey("disclosure_request.id"))
    answer_id: Mapped[UUID] = mapped_column(ForeignKey("request_answer.id"))
    link: Mapped[str] = mapped_column(Text)
    gone_at: Mapped[Moment]
    note: Mapped[str] = mapped_column(Text, default="")
    settled_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    settled_at: Mapped[Moment | None]

    request: Mapped[DisclosureRequest] = relationship()
    settled_by: Mapped[Person | None] = relationship()
