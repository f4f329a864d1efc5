"""What is answered to a request: the decision, what it needs, and the letter that carries it."""

from datetime import date
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.kit.db import Base, Moment
from app.people.models import Person
from app.requests.models.kept import append_only
from app.requests.models.words import AnswerState


class Answer(Base):
    """One answer (答复). A case that is reopened gets a new one; the old one stays, annulled.

    ``facts``: what the decision's code needs (a link, the right organ, an earlier answer …);
    ``grounds``: for what is withheld, by place: ``[{"code", "place", "reason"}]``.
    """

    __tablename__ = "request_answer"
    __table_args__ = (
        UniqueConstraint("request_id", "number"),
        CheckConstraint(
            "state NOT IN ('signed', 'served') OR signed_at IS NOT NULL", name="signed_by_then"
        ),
        CheckConstraint("state <> 'served' OR served_on IS NOT NULL", name="served_on_a_day"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    request_id: Mapped[UUID] = mapped_column(ForeignKey("disclosure_request.id"))
    number: Mapped[int]
    state: Mapped[AnswerState] = mapped_column(default=AnswerState.DRAFT)
    code: Mapped[str] = mapped_column(default="")
    facts: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    grounds: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list)
    enclosures: Mapped[list[str]] = mapped_column(JSON, default=list)
    text: Mapped[str] = mapped_column(Text, default="")
    letter_id: Mapped[UUID | None]
    digest: Mapped[str] = mapped_column(default="")
    saved: Mapped[int] = mapped_column(default=0)
    drafted_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    drafted_at: Mapped[Moment | None]
    opened_at: Mapped[Moment | None]
    handed_in_at: Mapped[Moment | None]
    signed_at: Mapped[Moment | None]
    served_on: Mapped[date | None]
    served_by: Mapped[str] = mapped_column(default="")
    annulled_why: Mapped[str] = mapped_column(Text, default="")

    drafted_by: Mapped[Person | None] = relationship()


class AnswerVersion(Base):
    """An answer as it was handed in: what opinions were given on. Never changed."""

    __tablename__ = "request_answer_version"
    __table_args__ = (Index("ix_request_answer_version_digest", "request_id", "digest"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    request_id: Mapped[UUID] = mapped_column(ForeignKey("disclosure_request.id"))
    answer_id: Mapped[UUID] = mapped_column(ForeignKey("request_answer.id"))
    digest: Mapped[str]
    content: Mapped[dict[str, Any]] = mapped_column(JSON)
    by_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    at: Mapped[Moment]


append_only(AnswerVersion.__table__)  # type: ignore[arg-type]
