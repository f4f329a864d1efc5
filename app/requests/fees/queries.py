"""The fee of a request, what it is reckoned from, and the list of those that are open."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from app.kit.db import db, locked
from app.kit.paging import PAGE_SIZE, Page
from app.law.fees import Slice, Tariff, fee, slices
from app.people.models import Person
from app.requests.access import is_mine_to_see
from app.requests.models import DisclosureRequest, FeePayment, PaymentKind, RequestFee

MOST_PAYMENTS = 100


@dataclass(frozen=True, slots=True)
class Account:
    """A fee with its reckoning and what was paid."""

    fee: RequestFee
    steps: Sequence[Slice]
    payments: Sequence[FeePayment]

    @property
    def held(self) -> int:
        """Yuan that were paid and not given back."""
        return sum(
            each.amount if each.kind is PaymentKind.PAYMENT else -each.amount
            for each in self.payments
        )


@dataclass(frozen=True, slots=True)
class Forecast:
    """What one more request in this month would cost by piece."""

    before: int
    amount: int


def account_of(request_id: UUID) -> Account | None:
    """The fee of the request, if one was reckoned."""
    statement = (
        select(RequestFee)
        .options(joinedload(RequestFee.reckoned_by))
        .where(RequestFee.request_id == request_id)
    )
    found = db.session.scalars(statement).one_or_none()
    if found is None:
        return None
    steps = slices(found.tariff, found.quantity, before=found.before)
    return Account(found, steps, payments_of(request_id))


def fee_of(request_id: UUID) -> RequestFee | None:
    """The fee alone."""
    return db.session.get(RequestFee, request_id)


def payments_of(request_id: UUID) -> Sequence[FeePayment]:
    """What was paid and given back, in the order of the days."""
    statement = (
        select(FeePayment)
        .options(joinedload(FeePayment.by))
        .where(FeePayment.request_id == request_id)
        .order_by(FeePayment.on, FeePayment.at)
        .limit(MOST_PAYMENTS)
    )
    return db.session.scalars(statement).all()


def locked_fee(request_id: UUID) -> RequestFee | None:
    """The fee, locked after its request."""
    statement = locked(select(RequestFee).where(RequestFee.request_id == request_id))
    return db.session.scalars(statement).one_or_none()


def month_of(disclosure_request: DisclosureRequest) -> date:
    """The calendar month a request counts in, by its first day."""
    return (disclosure_request.received_on or disclosure_request.handed_in_on).replace(day=1)


def asked_before(disclosure_request: DisclosureRequest) -> int:
    """Pieces the same applicant asked this organ for earlier in the same calendar month.

    A request counts as one piece, or as what its own fee by piece was reckoned for; who sends the
    same thing twice is not charged for the twin.
    """
    month = month_of(disclosure_request)
    day = func.coalesce(DisclosureRequest.received_on, DisclosureRequest.handed_in_on)
    own_day = disclosure_request.received_on or disclosure_request.handed_in_on
    is_earlier = (day < own_day) | (
        (day == own_day)
        & (DisclosureRequest.handed_in_at <= disclosure_request.handed_in_at)
        & (DisclosureRequest.id != disclosure_request.id)
    )
    statement = (
        select(RequestFee.tariff, RequestFee.quantity)
        .select_from(DisclosureRequest)
        .outerjoin(RequestFee, RequestFee.request_id == DisclosureRequest.id)
        .where(
            DisclosureRequest.organ_id == disclosure_request.organ_id,
            DisclosureRequest.applicant_mark == disclosure_request.applicant_mark,
            DisclosureRequest.duplicate_of_id.is_(None),
            day >= month,
            is_earlier,
        )
    )
    rows = db.session.execute(statement)
    return sum(quantity if tariff is Tariff.PIECES else 1 for tariff, quantity in rows)


def forecast(disclosure_request: DisclosureRequest) -> Forecast:
    """What the request costs as one piece."""
    before = asked_before(disclosure_request)
    return Forecast(before, fee(Tariff.PIECES, 1, before=before))


def fees_for(person: Person, *, is_open: bool, number: int) -> Page[RequestFee]:
    """The fees of the organ, those first that end soonest; what is settled, the latest first."""
    order = RequestFee.sort_on if is_open else RequestFee.sort_on.desc()
    statement = (
        select(RequestFee)
        .join(RequestFee.request)
        .options(joinedload(RequestFee.request))
        .where(
            RequestFee.organ_id == person.organ_id,
            RequestFee.is_open == is_open,
            is_mine_to_see(person),
        )
        .order_by(order, RequestFee.request_id)
        .offset((number - 1) * PAGE_SIZE)
        .limit(PAGE_SIZE + 1)
    )
    return Page.of(db.session.scalars(statement).all(), number=number)


def count_overdue(person: Person, *, today: date) -> int:
    """How many unpaid fees wait for the office to confirm that their term is over."""
    statement = (
        select(RequestFee.request_id)
        .where(
            RequestFee.organ_id == person.organ_id,
            RequestFee.is_open.is_(True),
            RequestFee.due_on < today,
        )
        .limit(100)
    )
    return len(db.session.scalars(statement).all())
