"""Money for a request: what was paid, and what was given back."""

from datetime import datetime
from uuid import UUID

from app.kit.db import db
from app.people.models import Person
from app.requests import cases
from app.requests.access import check_office
from app.requests.days import check_day
from app.requests.fees import errors, queries
from app.requests.fees.actions.writing import happened, record
from app.requests.models import DisclosureRequest, EventKind, FeePayment, PaymentKind
from app.requests.values import Money
from app.review.actions.once import Once


def record_payment(
    request_id: UUID, money: Money, *, by: Person, key: str, at: datetime
) -> DisclosureRequest:
    """What was paid. The day of payment decides, not the one on which it is written down.

    In time, the term begins anew, even if the lapse was confirmed meanwhile; late, it is money to
    be given back.
    """
    check_office(by)
    disclosure_request, _ = cases.locked_case(by, request_id)
    once = Once.of("record payment", by=by, key=key, request=request_id, money=repr(money))
    if once.answer():
        return disclosure_request
    fee = queries.locked_fee(request_id)
    if fee is None or fee.noticed_on is None or fee.due_on is None:
        raise errors.NoFee
    if fee.paid_on:
        raise errors.PaidAlready
    check_day(money.on, not_before=fee.noticed_on, at=at)
    if money.amount != fee.amount:
        raise errors.NotTheWholeFee(amount=fee.amount)

    _book(request_id, PaymentKind.PAYMENT, money, by=by, at=at)
    if money.on <= fee.due_on:
        fee.paid_on, fee.lapsed_on, fee.is_open = money.on, None, False
        happened(
            disclosure_request, EventKind.FEE_PAID, on=money.on, by=by, at=at,
            refers_to=fee.notice_event_id,
        )  # fmt: skip
    record("fee paid", disclosure_request, by=by, at=at, on=money.on, amount=money.amount)
    once.done(request_id, at=at)
    return disclosure_request


def refund(
    request_id: UUID, money: Money, *, by: Person, key: str, at: datetime
) -> DisclosureRequest:
    """Give back what was paid, or part of it. Nothing of the term changes by it."""
    check_office(by)
    disclosure_request, _ = cases.locked_case(by, request_id)
    once = Once.of("refund fee", by=by, key=key, request=request_id, money=repr(money))
    if once.answer():
        return disclosure_request
    account = queries.account_of(request_id)
    if account is None or not account.payments:
        raise errors.NoFee
    if money.amount > account.held:
        raise errors.MoreThanWasPaid(left=account.held)
    check_day(money.on, not_before=account.payments[0].on, at=at)

    _book(request_id, PaymentKind.REFUND, money, by=by, at=at)
    record("fee refunded", disclosure_request, by=by, at=at, on=money.on, amount=money.amount)
    once.done(request_id, at=at)
    return disclosure_request


def _book(request_id: UUID, kind: PaymentKind, money: Money, *, by: Person, at: datetime) -> None:
    db.session.add(
        FeePayment(
            request_id=request_id,
            kind=kind,
            amount=money.amount,
            on=money.on,
            receipt_number=money.receipt_number,
            words=money.words,
            by_id=by.id,
            at=at,
        )
    )
    db.session.flush()
