"""Money for a request: what was paid, and what was given back."""

from datetime import datetime
from uuid import UUID

from app.kit.db import db
from app.people.models import Person
from app.requests import cases
from app.requests.access import check_office
from app.requests.actions.reopening import begin_anew
from app.requests.actions.stepping import complete, once_for, part_of
from app.requests.days import check_day
from app.requests.fees import errors, queries
from app.requests.fees.actions.writing import happened, record
from app.requests.models import (
    DisclosureRequest,
    EventKind,
    FeePayment,
    PaymentKind,
    RequestFee,
)
from app.requests.values import Deed, Money
from app.review import actions as review
from app.review.models import Review
from app.review.queries import rows
from app.review.queries.awaiting import wait_for

PAID, LAPSE = "fee_paid", "fee_lapse"


def record_payment(
    request_id: UUID, money: Money, *, by: Person, key: str, at: datetime
) -> DisclosureRequest:
    """What was paid. The day of payment decides, not the one on which it is written down.

    In time, the term begins anew, and if the lapse was confirmed meanwhile the procedure does too;
    late, or once the request has ended otherwise, it is money to be given back.
    """
    check_office(by)
    disclosure_request, case = cases.locked_case(by, request_id)
    once = once_for("record payment", request_id, by=by, key=key)
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
    if money.on <= fee.due_on and fee.counts:
        _paid_in_time(fee, disclosure_request, money, by=by, at=at)
        _go_on(disclosure_request, case, money, by=by, at=at, key=key)
    record("fee paid", disclosure_request, by=by, at=at, on=money.on, amount=money.amount)
    once.done(request_id, at=at)
    return disclosure_request


def _paid_in_time(
    fee: RequestFee,
    disclosure_request: DisclosureRequest,
    money: Money,
    *,
    by: Person,
    at: datetime,
) -> None:
    fee.paid_on, fee.lapsed_on, fee.is_open = money.on, None, False
    disclosure_request.awaits = ""
    happened(
        disclosure_request, EventKind.FEE_PAID, on=money.on, by=by, at=at,
        refers_to=fee.notice_event_id,
    )  # fmt: skip


def _go_on(
    disclosure_request: DisclosureRequest, case: Review, money: Money, *, by: Person, at: datetime,
    key: str,
) -> None:  # fmt: skip
    """The procedure hears of it where it waits, or where the lapse is looked at, or begins anew."""
    if wait_for(case.id, PAID):
        review.deliver(case.id, message=PAID, by=by, at=at, key=part_of(key, "message"))
    elif any(step.form == LAPSE for step in rows.open_steps(case)):
        complete(case, LAPSE, Deed("paid", key, money.receipt_number), by=by, at=at)
    else:
        begin_anew(disclosure_request, case, why=money.receipt_number, by=by, at=at)


def refund(
    request_id: UUID, money: Money, *, by: Person, key: str, at: datetime
) -> DisclosureRequest:
    """Give back what was paid, or part of it. Nothing of the term changes by it."""
    check_office(by)
    disclosure_request, _ = cases.locked_case(by, request_id)
    once = once_for("refund fee", request_id, by=by, key=key)
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
