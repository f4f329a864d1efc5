"""Why a find of the gate stays in a document, said by whom."""

from enum import StrEnum
from uuid import UUID, uuid4

from sqlalchemy import CheckConstraint, ForeignKey, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.kit.db import Base, Moment
from app.people.models import Person


class GateReason(StrEnum):
    """Why personal data may be published, or why it is none."""

    PUNISHMENT = "punishment"  # 惩戒公示
    MANDATORY = "mandatory"  # 强制性信息披露
    NOT_PERSONAL = "not_personal"  # looked at: neither personal data nor a mark
    CHECKED = "checked"  # an attachment without readable text, looked through by eye


class GateAnswer(Base):
    """The answer to one hit. It holds as long as the hit is the same."""

    __tablename__ = "gate_answer"
    __table_args__ = (
        UniqueConstraint("document_id", "hit"),
        CheckConstraint("words <> ''", name="says_why"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    document_id: Mapped[UUID] = mapped_column(ForeignKey("document.id", ondelete="CASCADE"))
    hit: Mapped[str]
    reason: Mapped[GateReason]
    words: Mapped[str] = mapped_column(Text)
    by_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), index=True)
    at: Mapped[Moment]

    by: Mapped[Person] = relationship(foreign_keys=by_id)
