"""Letters by which opinions are sought, the answers to them, and the reminders that were sent."""

from datetime import date
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import (
    JSON,
    CheckConstraint,
    ForeignKey,
    Index,
    LargeBinary,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.kit.db import Base, Moment
from app.law.ledger import OpinionKind
from app.people.models import Person
from app.requests.models.kept import append_only
from app.requests.opinions.words import (
    DOES_NOT_AGREE,
    LAW,
    AnswerWay,
    PartyKind,
    SendingWay,
    Stance,
    Weighing,
)

AWAITED = text("sent_on IS NOT NULL AND answered_on IS NULL AND weighed_at IS NULL")


class SoughtOpinion(Base):
    """A letter to one party (意见征询). Who that is, and how it is reached, stands in a locked box.

    ``shown``: the files of the case the party may see. Prepared until ``sent_on``; afterwards what
    was said in it stays. ``stance`` and ``answered_on`` are those of the latest answer.
    ``letter_id``: the paper, whose number is its number once it was sent; ``told_letter_id``: the
    paper that tells the party of a disclosure against its will.
    """

    __tablename__ = "sought_opinion"
    __table_args__ = (
        UniqueConstraint("request_id", "sequence"),
        UniqueConstraint("number"),
        CheckConstraint("(sent_on IS NULL) = (number IS NULL)", name="numbered_when_sent"),
        CheckConstraint(
            "sent_on IS NOT NULL OR (served_on IS NULL AND answered_on IS NULL"
            " AND weighed_at IS NULL)",
            name="sent_first",
        ),
        CheckConstraint("(answered_on IS NULL) = (stance IS NULL)", name="answered_with_a_word"),
        CheckConstraint("(weighed_at IS NULL) = (weighed IS NULL)", name="weighed_with_a_word"),
        CheckConstraint("told_on IS NULL OR weighed_at IS NOT NULL", name="weighed_before_told"),
        CheckConstraint("(withdrawn_at IS NULL) = (withdrawn_why = '')", name="withdrawn_says_why"),
        CheckConstraint("withdrawn_at IS NULL OR sent_on IS NOT NULL", name="withdrawn_once_sent"),
        UniqueConstraint("letter_id"),
        Index("ix_sought_opinion_request", "request_id", "made_at"),
        Index("ix_sought_opinion_awaited", "id", sqlite_where=AWAITED, postgresql_where=AWAITED),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    request_id: Mapped[UUID] = mapped_column(ForeignKey("disclosure_request.id"))
    sequence: Mapped[int | None]
    number: Mapped[str | None]
    code_version: Mapped[int] = mapped_column(default=1)
    party_kind: Mapped[PartyKind]
    party_box: Mapped[bytes] = mapped_column(LargeBinary)
    information: Mapped[str] = mapped_column(Text, default="")
    concerns: Mapped[str] = mapped_column(Text)
    question: Mapped[str] = mapped_column(Text, default="")
    shown: Mapped[list[str]] = mapped_column(JSON, default=list)
    way: Mapped[SendingWay]
    made_by_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    made_at: Mapped[Moment]
    letter_id: Mapped[UUID | None] = mapped_column(ForeignKey("letter.id"))

    sent_on: Mapped[date | None]
    sent_id: Mapped[UUID | None] = mapped_column(ForeignKey("request_event.id"))
    served_on: Mapped[date | None]
    served_how: Mapped[str] = mapped_column(default="")
    unreachable_why: Mapped[str] = mapped_column(Text, default="")
    reopened_until: Mapped[date | None]
    stance: Mapped[Stance | None]
    answered_on: Mapped[date | None]
    weighed: Mapped[Weighing | None]
    weighed_why: Mapped[str] = mapped_column(Text, default="")
    weighed_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    weighed_at: Mapped[Moment | None]
    told_on: Mapped[date | None]
    told_how: Mapped[str] = mapped_column(default="")
    told_letter_id: Mapped[UUID | None] = mapped_column(ForeignKey("letter.id"))
    withdrawn_at: Mapped[Moment | None]
    withdrawn_why: Mapped[str] = mapped_column(Text, default="")

    weighed_by: Mapped[Person | None] = relationship(foreign_keys=[weighed_by_id])

    @property
    def law_kind(self) -> OpinionKind:
        """What the law calls the party."""
        return LAW[self.party_kind]

    @property
    def is_of_an_organ(self) -> bool:
        """Whether another organ is asked, and no third party."""
        return self.law_kind is OpinionKind.JOINT_ORGAN

    @property
    def was_made_together(self) -> bool:
        """Whether the organ made the information too: then its silence is consent (Art. 34)."""
        return self.party_kind is PartyKind.ORGAN

    @property
    def objects(self) -> bool:
        """Whether the party said that it does not agree, or not to all of it."""
        return self.stance in DOES_NOT_AGREE

    @property
    def is_unreachable(self) -> bool:
        """Whether it was given up to reach the party, and it was not reached after all."""
        return bool(self.unreachable_why) and self.served_on is None

    @property
    def is_settled(self) -> bool:
        """Whether nothing is to be made of it any more: weighed, or taken back."""
        return self.weighed_at is not None or self.withdrawn_at is not None

    @property
    def has_to_be_told(self) -> bool:
        """Whether it is to be disclosed against the will of a third party (Art. 32)."""
        return self.is_against_disclosure and self.told_on is None

    @property
    def is_against_disclosure(self) -> bool:
        """Whether a third party objected."""
        return not self.is_of_an_organ and self.objects


class OpinionAnswer(Base):
    """An answer as it came in. Never changed; a letter that is opened again may bring another one.

    ``file_ids``: files of the case that came with it. Who answered stands in a locked box.
    """

    __tablename__ = "opinion_answer"
    __table_args__ = (Index("ix_opinion_answer_opinion", "opinion_id", "at"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    opinion_id: Mapped[UUID] = mapped_column(ForeignKey("sought_opinion.id"))
    stance: Mapped[Stance]
    reason: Mapped[str] = mapped_column(Text, default="")
    way: Mapped[AnswerWay]
    respondent_box: Mapped[bytes] = mapped_column(LargeBinary)
    file_ids: Mapped[list[Any]] = mapped_column(JSON, default=list)
    on: Mapped[date] = mapped_column("on_day")
    by_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    at: Mapped[Moment]

    by: Mapped[Person | None] = relationship()


class OpinionReminder(Base):
    """That a party was reminded of a last day so many working days before it: once."""

    __tablename__ = "opinion_reminder"

    opinion_id: Mapped[UUID] = mapped_column(ForeignKey("sought_opinion.id"), primary_key=True)
    last_day: Mapped[date] = mapped_column(primary_key=True)
    days_before: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[Moment]


append_only(OpinionAnswer.__table__)  # type: ignore[arg-type]
