"""What a person did against an answer: reconsideration and litigation, and how they ended."""

from datetime import date
from enum import StrEnum
from uuid import UUID, uuid4

from sqlalchemy import CheckConstraint, ForeignKey, Index, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.kit.db import Base, Moment
from app.people.models import Person
from app.requests.models.answers import Answer
from app.requests.models.requests import DisclosureRequest, RequestFile


class RemedyKind(StrEnum):
    """The three parts of table 3 of the annual report."""

    RECONSIDERATION = "reconsideration"
    DIRECT_SUIT = "direct_suit"
    SUIT_AFTER = "suit_after"


class Instance(StrEnum):
    """Before which court a suit is."""

    FIRST = "first"
    SECOND = "second"
    RETRIAL = "retrial"


class RemedyOutcome(StrEnum):
    """The columns of table 3; without one it is not settled yet (尚未审结)."""

    UPHELD = "upheld"
    CORRECTED = "corrected"
    OTHER = "other"


class RequestRemedy(Base):
    """One reconsideration (行政复议) or one instance of a suit (行政诉讼) about a request.

    ``answer_id`` is the answer it is about; none when no answer was given. ``due_on``: until when
    the organ has to answer. ``told_on``: the day on which the decision reached the organ.
    """

    __tablename__ = "request_remedy"
    __table_args__ = (
        CheckConstraint("(kind = 'reconsideration') = (instance IS NULL)", name="court_of_a_suit"),
        CheckConstraint("kind = 'reconsideration' OR NOT is_simple", name="simple_by_law"),
        CheckConstraint("(outcome IS NULL) = (decided_on IS NULL)", name="decided_on_a_day"),
        CheckConstraint("(outcome IS NULL) = (told_on IS NULL)", name="told_of_it_on_a_day"),
        Index("ix_request_remedy_request", "request_id", "received_on"),
        Index("ix_request_remedy_urgent", "organ_id", "is_open", "sort_on", "id"),
        Index("ix_request_remedy_year", "organ_id", "received_on"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    request_id: Mapped[UUID] = mapped_column(ForeignKey("disclosure_request.id"))
    organ_id: Mapped[UUID] = mapped_column(ForeignKey("organ.id"))
    answer_id: Mapped[UUID | None] = mapped_column(ForeignKey("request_answer.id"))
    kind: Mapped[RemedyKind]
    instance: Mapped[Instance | None]
    is_simple: Mapped[bool] = mapped_column(default=False)
    body: Mapped[str]
    number: Mapped[str] = mapped_column(default="")
    claims: Mapped[str] = mapped_column(Text)
    received_on: Mapped[date]
    due_on: Mapped[date]
    answered_on: Mapped[date | None]
    is_open: Mapped[bool] = mapped_column(default=True)
    sort_on: Mapped[date]
    outcome: Mapped[RemedyOutcome | None]
    decided_on: Mapped[date | None]
    told_on: Mapped[date | None]
    decision_number: Mapped[str] = mapped_column(default="")
    decision_words: Mapped[str] = mapped_column(Text, default="")
    added_by_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    added_at: Mapped[Moment]

    request: Mapped[DisclosureRequest] = relationship()
    answer: Mapped[Answer | None] = relationship()
    added_by: Mapped[Person] = relationship()


class RemedyFile(Base):
    """A file of the request that belongs to one of its remedies."""

    __tablename__ = "request_remedy_file"

    file_id: Mapped[UUID] = mapped_column(ForeignKey("request_file.id"), primary_key=True)
    remedy_id: Mapped[UUID] = mapped_column(ForeignKey("request_remedy.id"), index=True)

    file: Mapped[RequestFile] = relationship()
