"""The applicant takes the request back, at any time before the answer is signed."""

from datetime import date, datetime
from uuid import UUID

from app import audit
from app.people.models import Person
from app.requests import cases, ledger
from app.requests.actions.stepping import once_for, part_of
from app.requests.days import check_day
from app.requests.fees.closing import ask_no_longer
from app.requests.models import DisclosureRequest, EventKind
from app.requests.move_errors import NothingToWithdraw
from app.review import actions as review
from app.review.queries.awaiting import wait_for

WITHDRAWN = "withdrawn"


def withdraw(
    request_id: UUID, *, on: date, how: str, by: Person | None, key: str, at: datetime
) -> DisclosureRequest:
    """Everything that was being done stops. ``by`` is None when the applicant did it on the web."""
    disclosure_request = cases.locked_for_move(request_id, by=by)
    assert disclosure_request.review_id
    once = once_for("withdraw", request_id, by=by, key=key)
    if once.answer():
        return disclosure_request
    check_day(on, not_before=disclosure_request.handed_in_on, at=at)
    if wait_for(disclosure_request.review_id, WITHDRAWN) is None:
        raise NothingToWithdraw

    ledger.note(disclosure_request, EventKind.WITHDRAWN, on=on, by=by, at=at, how=how)
    disclosure_request.awaits = ""
    ask_no_longer(request_id)
    ledger.reckon(disclosure_request, at=at)
    review.deliver(
        disclosure_request.review_id, message=WITHDRAWN, by=by, at=at, key=part_of(key, "message")
    )
    audit.record(
        "request withdrawn", organ_id=disclosure_request.organ_id, by=by.id if by else None,
        at=at, subject=str(disclosure_request.id), on=on,
    )  # fmt: skip
    once.done(disclosure_request.review_id, at=at)
    return disclosure_request
