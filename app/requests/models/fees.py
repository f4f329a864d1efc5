"""The fee for handling a request: how it was reckoned, until when it is due, what was paid."""

from datetime import date
from enum import StrEnum
from uuid import UUID, uuid4

from sqlalchemy import CheckConstraint, ForeignKey, Index, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.kit.db import Base, Moment
from app.law.fees import Tariff
from app.people.models import Person
from app.requests.models.kept import append_only
from app.requests.models.requests import DisclosureRequest


class RequestFee(Base):
    """The one fee of a request, by one tariff (信息处理费). ``before``: pieces of the same month.

    It may be reckoned anew until the applicant has received the notice. That its term is over
    follows from ``due_on``; only the office's confirmation (``lapsed_on``) has effect. One that is
    neither open, paid nor lapsed is asked for no longer: its request ended without it.
    """

    __tablename__ = "request_fee"
    __table_args__ = (
        CheckConstraint("amount > 0 AND quantity > 0 AND before >= 0", name="of_something"),
        CheckConstraint("(noticed_on IS NULL) = (due_on IS NULL)", name="noticed_until_a_day"),
        CheckConstraint("noticed_on IS NOT NULL OR paid_on IS NULL", name="paid_once_noticed"),
        CheckConstraint("lapsed_on IS NULL OR lapsed_on > due_on", name="lapsed_afterwards"),
        Index("ix_request_fee_open", "organ_id", "is_open", "sort_on", "request_id"),
    )

    request_id: Mapped[UUID] = mapped_column(ForeignKey("disclosure_request.id"), primary_key=True)
    organ_id: Mapped[UUID] = mapped_column(ForeignKey("organ.id"))
    tariff: Mapped[Tariff]
    quantity: Mapped[int]
    before: Mapped[int] = mapped_column(default=0)
    month: Mapped[date]
    amount: Mapped[int]
    is_open: Mapped[bool] = mapped_column(default=True)
    sort_on: Mapped[date]
    reckoned_by_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    reckoned_at: Mapped[Moment]
    letter_id: Mapped[UUID | None]
    noticed_on: Mapped[date | None]
    notice_event_id: Mapped[UUID | None] = mapped_column(ForeignKey("request_event.id"))
    due_on: Mapped[date | None]
    lapsed_on: Mapped[date | None]
    paid_on: Mapped[date | None]

    @property
    def counts(self) -> bool:
        """Whether a payment in time lets the term begin anew."""
        return self.is_open or self.lapsed_on is not None

    request: Mapped[DisclosureRequest] = relationship()
    reckoned_by: Mapped[Person] = relationship()


class PaymentKind(StrEnum):
    """Which way the money went."""

    PAYMENT = "payment"
    REFUND = "refund"


class FeePayment(Base):
    """Money that came in for a request, or was given back. Written once."""

    __tablename__ = "fee_payment"
    __table_args__ = (
        CheckConstraint("amount > 0", name="of_something"),
        Index("ix_fee_payment_request", "request_id", "on_day"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    request_id: Mapped[UUID] = mapped_column(ForeignKey("request_fee.request_id"))
    kind: Mapped[PaymentKind]
    amount: Mapped[int]
    on: Mapped[date] = mapped_column("on_day")
    receipt_number: Mapped[str]
    words: Mapped[str] = mapped_column(Text, default="")
    by_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    at: Mapped[Moment]

    by: Mapped[Person] = relationship()


append_only(FeePayment.__table__)  # type: ignore[arg-type]
