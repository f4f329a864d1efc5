"""The term of a fee is over: found by the worker, confirmed by the office."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select

from app import audit
from app.kit.db import db, locked
from app.kit.time import legal_day
from app.people.models import Person
from app.requests import cases
from app.requests.access import check_office
from app.requests.fees import errors, queries
from app.requests.fees.actions.writing import happened, record
from app.requests.models import DisclosureRequest, EventKind, RequestFee
from app.review.actions.once import Once

MOST_AT_ONCE = 500


def confirm_lapse(request_id: UUID, *, by: Person, key: str, at: datetime) -> DisclosureRequest:
    """The office confirms that nothing was paid in time: the answer may be O2 now."""
    check_office(by)
    disclosure_request, _ = cases.locked_case(by, request_id)
    once = Once.of("confirm lapse of fee", by=by, key=key, request=request_id)
    fee = queries.locked_fee(request_id)
    if once.answer():
        return disclosure_request
    if fee is None or fee.due_on is None:
        raise errors.NoFee
    if fee.paid_on:
        raise errors.PaidAlready
    today = legal_day(at)
    if today <= fee.due_on:
        raise errors.NotYetOver(day=fee.due_on.isoformat())

    if fee.lapsed_on is None:
        fee.lapsed_on, fee.is_open = today, False
        happened(
            disclosure_request, EventKind.FEE_LAPSED, on=today, by=by, at=at,
            refers_to=fee.notice_event_id,
        )  # fmt: skip
        record("lapse of fee confirmed", disclosure_request, by=by, at=at, on=fee.due_on)
    once.done(request_id, at=at)
    return disclosure_request


def find_overdue(_payload: Mapping[str, Any], at: datetime) -> None:
    """Note which terms are over. It changes nothing for the applicant: the office confirms."""
    statement = (
        select(RequestFee)
        .where(
            RequestFee.is_open.is_(True),
            RequestFee.due_on < legal_day(at),
            RequestFee.overdue_at.is_(None),
        )
        .order_by(RequestFee.due_on, RequestFee.request_id)
        .limit(MOST_AT_ONCE)
    )
    for fee in db.session.scalars(locked(statement)):
        fee.overdue_at = at
        audit.record(
            "fee overdue", organ_id=fee.organ_id, by=None, at=at, subject=str(fee.request_id),
            on=fee.due_on,
        )  # fmt: skip
