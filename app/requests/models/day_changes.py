"""Days of the ledger that were put right: who proposed it, who agreed, and what it did."""

from datetime import date
from enum import StrEnum
from uuid import UUID, uuid4

from sqlalchemy import CheckConstraint, ForeignKey, Index, Text, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.kit.db import Base, Moment
from app.people.models import Person
from app.requests.models.events import RequestEvent
from app.requests.models.requests import DisclosureRequest, RequestFile


class ChangeState(StrEnum):
    """Where a proposal stands."""

    PROPOSED = "proposed"
    APPROVED = "approved"
    REFUSED = "refused"


PROPOSED = text("state = 'proposed'")


class DayChange(Base):
    """The day of receipt, or with ``event_id`` that of another entry, is to be another one (更正).

    ``made_timely``: agreeing turned a case that was overdue into one in time. Such rows are listed
    for ever.
    """

    __tablename__ = "request_day_change"
    __table_args__ = (
        CheckConstraint("before_on <> after_on", name="changes_something"),
        CheckConstraint(
            "(state = 'proposed') = (decided_by_id IS NULL)", name="decided_by_somebody"
        ),
        CheckConstraint("(decided_by_id IS NULL) = (decided_at IS NULL)", name="decided_once"),
        CheckConstraint("decided_by_id <> proposed_by_id", name="two_persons"),
        Index(
            "uq_request_day_change_proposed",
            "request_id",
            unique=True,
            sqlite_where=PROPOSED,
            postgresql_where=PROPOSED,
        ),
        Index("ix_request_day_change_request", "request_id", "proposed_at"),
        Index("ix_request_day_change_timely", "organ_id", "made_timely", "proposed_at"),
        Index("ix_request_day_change_organ", "organ_id", "proposed_at"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    organ_id: Mapped[UUID] = mapped_column(ForeignKey("organ.id"))
    request_id: Mapped[UUID] = mapped_column(ForeignKey("disclosure_request.id"))
    event_id: Mapped[UUID | None] = mapped_column(ForeignKey("request_event.id"))
    state: Mapped[ChangeState] = mapped_column(default=ChangeState.PROPOSED)
    before_on: Mapped[date]
    after_on: Mapped[date]
    reason: Mapped[str] = mapped_column(Text)
    proof_id: Mapped[UUID] = mapped_column(ForeignKey("request_file.id"))
    proposed_by_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    proposed_at: Mapped[Moment]
    decided_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    decided_at: Mapped[Moment | None]
    words: Mapped[str] = mapped_column(Text, default="")
    due_before: Mapped[date | None]
    due_after: Mapped[date | None]
    made_timely: Mapped[bool] = mapped_column(default=False)

    request: Mapped[DisclosureRequest] = relationship()
    event: Mapped[RequestEvent | None] = relationship()
    proof: Mapped[RequestFile] = relationship()
    proposed_by: Mapped[Person] = relationship(foreign_keys=proposed_by_id)
    decided_by: Mapped[Person | None] = relationship(foreign_keys=decided_by_id)

    @property
    def is_open(self) -> bool:
        """Nobody has agreed or refused yet."""
        return self.state is ChangeState.PROPOSED
