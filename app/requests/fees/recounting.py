"""The calendar changed: until when applicants may pay is reckoned anew."""

from datetime import date, datetime
from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import select, true
from sqlalchemy.orm import joinedload

from app import audit
from app.kit.time import legal_day
from app.law.terms import Clock, ends_on
from app.law.working_days import WorkingCalendar
from app.requests import cases, ledger
from app.requests.fees import queries
from app.requests.models import DisclosureRequest, EventKind, RequestFee
from app.requests.terms import ENDS_ON, end_of_day
from app.review import actions as review
from app.workdays.hooks import Move, Reach
from app.workdays.queries import calendar
from app.workdays.recounting import Recounted

KIND = "fee"


class FeeTerms(Recounted[RequestFee]):
    """How the last days of payment hang on the calendar."""

    label = _l("Fee")
    order = (RequestFee.sort_on, RequestFee.request_id)
    keys = (RequestFee.request_id,)

    def reached(self, reach: Reach) -> Any:
        """Fees whose notice has arrived and that wait to be paid."""
        statement = (
            select(RequestFee)
            .options(joinedload(RequestFee.request))
            .where(RequestFee.is_open == true(), RequestFee.noticed_on.is_not(None))
        )
        if reach.organ_id:
            statement = statement.where(RequestFee.organ_id == reach.organ_id)
        if reach.day:
            statement = statement.where(
                RequestFee.sort_on >= reach.day, RequestFee.noticed_on < reach.day
            )
        return statement

    def move(self, row: RequestFee, working_days: WorkingCalendar) -> Move | None:
        """The day that was told is never taken back: who pays by it pays in time."""
        assert row.noticed_on and row.due_on and row.notice_event_id  # it has arrived
        after: date = max(row.due_on, ends_on(Clock.FEE, row.noticed_on, working_days))
        if after == row.due_on:
            return None
        number = row.request.number
        return Move(KIND, row.notice_event_id, row.organ_id, number, row.due_on, after)

    def reckoned(self, keys: Any, *, at: datetime) -> Move | None:
        """The case is locked before its fee."""
        disclosure_request = cases.locked_by_itself(keys.request_id)
        fee = queries.locked_fee(keys.request_id)
        if fee is None or not fee.is_open or fee.noticed_on is None:
            return None
        move = self.move(fee, calendar(fee.organ_id))
        if move and move.after:
            _prolong(disclosure_request, fee, move.after, at=at)
        return move


def _prolong(
    disclosure_request: DisclosureRequest, fee: RequestFee, until: date, *, at: datetime
) -> None:
    before, fee.due_on, fee.sort_on = fee.due_on, until, until
    ledger.note(
        disclosure_request, EventKind.TERM_MOVED, on=legal_day(at), by=None, at=at,
        refers_to=fee.notice_event_id, **{ENDS_ON: until.isoformat()},
    )  # fmt: skip
    assert disclosure_request.review_id  # a fee waits in it
    review.retime(disclosure_request.review_id, facts={"fee_due": end_of_day(until)}, at=at)
    audit.record(
        "fee day moved", organ_id=fee.organ_id, by=None, at=at,
        subject=str(fee.request_id), before=before, after=until,
    )  # fmt: skip
