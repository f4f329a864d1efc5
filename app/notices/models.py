"""Messages, the mails that carry them, what each reader wishes, and which deadlines were told."""

from datetime import date
from enum import StrEnum
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, LargeBinary, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from app.kit.db import Base, Moment
from app.notices.kinds import Group
from app.people.models import Organ, Person

UNREAD = text("read_at IS NULL AND NOT is_sealed")
NOT_SORTED = text("way IS NULL")
HAS_FAILED = text("state = 'failed'")


class Way(StrEnum):
    """How a message goes by mail."""

    AT_ONCE = "at once"
    DIGEST = "digest"
    OFF = "off"


class MailState(StrEnum):
    """Where a mail stands. ``sending``: its text is on the way, and no answer has been noted."""

    READY = "ready"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    DROPPED = "dropped"


class Mail(Base):
    """One mail to one reader, or to an address outside, locked up. What it says is made on the way.

    ``doubts``: how often its text was sent and no answer came; then it is sent again under the same
    message id.
    """

    __tablename__ = "notice_mail"
    __table_args__ = (
        CheckConstraint("(person_id IS NULL) = (address_box IS NOT NULL)", name="one_receiver"),
        CheckConstraint("(state = 'sent') = (sent_at IS NOT NULL)", name="sent_at_a_moment"),
        Index(
            "ix_notice_mail_failed",
            "made_at",
            "id",
            sqlite_where=HAS_FAILED,
            postgresql_where=HAS_FAILED,
        ),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    message_id: Mapped[str] = mapped_column(unique=True)
    organ_id: Mapped[UUID | None] = mapped_column(ForeignKey(Organ.id))
    person_id: Mapped[UUID | None] = mapped_column(ForeignKey(Person.id))
    address_box: Mapped[bytes | None] = mapped_column(LargeBinary)
    is_digest: Mapped[bool] = mapped_column(default=False)
    state: Mapped[MailState] = mapped_column(default=MailState.READY)
    tries: Mapped[int] = mapped_column(default=0)
    doubts: Mapped[int] = mapped_column(default=0)
    made_at: Mapped[Moment] = mapped_column(index=True)
    began_at: Mapped[Moment | None]
    sent_at: Mapped[Moment | None]
    answer: Mapped[str] = mapped_column(default="")


class Notice(Base):
    """One message to one reader (消息), or to somebody outside who has no account.

    ``about``: the review or request it is about, without which nobody finds it to seal it away;
    ``title`` is shown in the product and never mailed; ``way``: None until it is decided.
    """

    __tablename__ = "notice"
    __table_args__ = (
        Index(
            "ix_notice_unread",
            "person_id",
            "made_at",
            "id",
            sqlite_where=UNREAD,
            postgresql_where=UNREAD,
        ),
        Index("ix_notice_person", "person_id", "made_at", "id"),
        Index(
            "ix_notice_not_sorted",
            "made_at",
            "id",
            sqlite_where=NOT_SORTED,
            postgresql_where=NOT_SORTED,
        ),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    message_id: Mapped[str] = mapped_column(unique=True)
    organ_id: Mapped[UUID | None] = mapped_column(ForeignKey(Organ.id))
    person_id: Mapped[UUID | None] = mapped_column(ForeignKey(Person.id))
    kind: Mapped[str]
    about: Mapped[UUID | None] = mapped_column(index=True)
    title: Mapped[str] = mapped_column(Text)
    link: Mapped[str]
    values: Mapped[dict[str, Any]] = mapped_column(JSON)
    made_at: Mapped[Moment]
    read_at: Mapped[Moment | None] = mapped_column(index=True)
    is_sealed: Mapped[bool] = mapped_column(default=False)
    way: Mapped[Way | None]
    mail_id: Mapped[UUID | None] = mapped_column(
        ForeignKey(Mail.id, ondelete="SET NULL"), index=True
    )


class Wishes(Base):
    """Where somebody wants mail, in which language, and what of each group. No row: no mail."""

    __tablename__ = "notice_wishes"
    __table_args__ = (Index("ix_notice_wishes_digested_on", "digested_on", "person_id"),)

    person_id: Mapped[UUID] = mapped_column(ForeignKey(Person.id), primary_key=True)
    address: Mapped[str]
    language: Mapped[str]
    new_work: Mapped[Way]
    returned: Mapped[Way]
    deadlines: Mapped[Way]
    news: Mapped[Way]
    digested_on: Mapped[date | None]

    def way_of(self, group: Group) -> Way:
        """How messages of ``group`` go; without an address they stay in the product."""
        if not self.address:
            return Way.OFF
        way: Way = getattr(self, COLUMNS[group])
        return way

    @property
    def wants_digest(self) -> bool:
        """Whether a mail each working day is wanted at all."""
        return any(self.way_of(group) is Way.DIGEST for group in Group)


COLUMNS = {
    Group.NEW_WORK: "new_work",
    Group.RETURNED: "returned",
    Group.DEADLINES: "deadlines",
    Group.NEWS: "news",
}


class Reminder(Base):
    """That a last day was told: before it, on it, or after it (1, 2, 3). Each is told once."""

    __tablename__ = "notice_reminder"

    about: Mapped[UUID] = mapped_column(primary_key=True)
    due_on: Mapped[date] = mapped_column(primary_key=True, index=True)
    stage: Mapped[int]
    told_at: Mapped[Moment]
