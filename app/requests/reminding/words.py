"""What applicants are reminded of, and what the office is told when their terms end."""

from collections.abc import Mapping

from flask_babel import lazy_gettext as _l

from app.notices.hooks import OVERDUE, SOON, TODAY
from app.notices.kinds import Group, Kind
from app.requests.queries.awaited import CORRECTION, REASONS

YOUR_CORRECTION, YOUR_REASONS, PAYMENT = "your correction", "your reasons", "your payment"
ASKED: Mapping[str, str] = {CORRECTION: YOUR_CORRECTION, REASONS: YOUR_REASONS}
ENDS_TODAY: Mapping[str, str] = {
    YOUR_CORRECTION: "correction ends today",
    YOUR_REASONS: "reasons end today",
}

ANSWER = _l("Open the page to follow requests, type number and code, and answer there.")
WHY_LATE = _l("What comes now is for the office to weigh: say as well why it comes late.")
PAY = _l("How to pay stands in the notice of fee. The day on which you pay decides.")
LOOK = _l("What comes in today is in time. The procedure opens a step when the day is over.")

KINDS = {
    f"{YOUR_CORRECTION} {SOON}": Kind(
        Group.DEADLINES, _l("Your correction is awaited until %(ends_on)s"), ANSWER
    ),
    f"{YOUR_CORRECTION} {TODAY}": Kind(
        Group.DEADLINES, _l("Today is the last day for your correction"), ANSWER
    ),
    f"{YOUR_CORRECTION} {OVERDUE}": Kind(
        Group.DEADLINES, _l("The term for your correction ended on %(ends_on)s"), WHY_LATE
    ),
    f"{YOUR_REASONS} {SOON}": Kind(
        Group.DEADLINES, _l("Your reasons are awaited until %(ends_on)s"), ANSWER
    ),
    f"{YOUR_REASONS} {TODAY}": Kind(
        Group.DEADLINES, _l("Today is the last day for your reasons"), ANSWER
    ),
    f"{YOUR_REASONS} {OVERDUE}": Kind(
        Group.DEADLINES, _l("The term for your reasons ended on %(ends_on)s"), WHY_LATE
    ),
    f"{PAYMENT} {SOON}": Kind(Group.DEADLINES, _l("The fee is to be paid by %(ends_on)s"), PAY),
    f"{PAYMENT} {TODAY}": Kind(Group.DEADLINES, _l("Today is the last day to pay the fee"), PAY),
    f"{PAYMENT} {OVERDUE}": Kind(
        Group.DEADLINES,
        _l("The term to pay the fee ended on %(ends_on)s"),
        _l("If you have paid by then, send the office the receipt."),
    ),
    ENDS_TODAY[YOUR_CORRECTION]: Kind(
        Group.DEADLINES, _l("The term for a correction ends today"), LOOK
    ),
    ENDS_TODAY[YOUR_REASONS]: Kind(
        Group.DEADLINES, _l("The term to give reasons ends today"), LOOK
    ),
}
