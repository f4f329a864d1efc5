"""What a fee asks for before a step of its request may be completed."""

from datetime import date

from app.requests.fees import errors
from app.requests.models import RequestFee

LAPSE = "fee_lapse"


def check_lapse(fee: RequestFee | None, *, on: date) -> None:
    """Raise unless the fee was noticed, its term is over, and nothing was paid in time."""
    if fee is None or fee.due_on is None:
        raise errors.NoFee
    if fee.paid_on:
        raise errors.PaidAlready
    if not fee.counts:
        raise errors.AskedNoLonger
    if on <= fee.due_on:
        raise errors.NotYetOver(day=fee.due_on.isoformat())


def check_paid(fee: RequestFee | None) -> None:
    """Raise unless a payment in time is on record."""
    if fee is None or fee.paid_on is None:
        raise errors.PaymentNotRecorded


def check_settled(fee: RequestFee | None) -> None:
    """Raise while the applicant may still pay, or nobody has looked whether it was paid."""
    if fee and fee.is_open and fee.noticed_on:
        raise errors.FeeNotSettled
