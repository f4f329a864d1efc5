"""What the words of fees are called, and where a fee stands."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

from app.law.fees import Tariff
from app.requests.models import PaymentKind, RequestFee


class FeeState(StrEnum):
    """Where a fee stands on a day: worked out, never stored."""

    RECKONED = "reckoned"
    NOTICED = "noticed"
    OVERDUE = "overdue"
    PAID = "paid"
    LAPSED = "lapsed"
    ENDED = "ended"


WORDS: Mapping[StrEnum, LazyString] = {
    Tariff.PIECES: _l("by piece"),
    Tariff.PAGES: _l("by page"),
    FeeState.RECKONED: _l("reckoned, not noticed yet"),
    FeeState.NOTICED: _l("to be paid"),
    FeeState.OVERDUE: _l("not paid in time, to be confirmed"),
    FeeState.PAID: _l("paid"),
    FeeState.LAPSED: _l("not paid in time, confirmed"),
    FeeState.ENDED: _l("asked for no longer"),
    PaymentKind.PAYMENT: _l("payment"),
    PaymentKind.REFUND: _l("refund"),
}
TONES: Mapping[FeeState, str] = {
    FeeState.RECKONED: "blue",
    FeeState.NOTICED: "amber",
    FeeState.OVERDUE: "red",
    FeeState.PAID: "green",
}


def state_of(fee: RequestFee, *, today: date) -> FeeState:
    """Where the fee stands: overdue from the day after its last, whether a worker saw it or not."""
    if fee.paid_on:
        return FeeState.PAID
    if fee.lapsed_on:
        return FeeState.LAPSED
    if not fee.is_open:
        return FeeState.ENDED
    if fee.due_on is None:
        return FeeState.RECKONED
    return FeeState.OVERDUE if fee.due_on < today else FeeState.NOTICED
