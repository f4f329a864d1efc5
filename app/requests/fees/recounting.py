"""The calendar changed: until when applicants may pay is reckoned anew."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from flask_babel import lazy_gettext as _l
from sqlalchemy import select, true
from sqlalchemy.orm import joinedload

from app import audit
from app.kit.db import db
from app.kit.paging import PAGE_SIZE, Page
from app.kit.time import legal_day
from app.law.terms import Clock, ends_on
from app.law.working_days import WorkingCalendar
from app.requests import cases, ledger
from app.requests.fees import queries
from app.requests.models import EventKind, RequestFee
from app.requests.terms import ENDS_ON, end_of_day
from app.review import actions as review
from app.workdays.hooks import Batch, Calendars, Move, Reach, batch
from app.workdays.queries import calendar

KIND = "fee"
AT_ONCE = 50


class FeeTerms:
    """How the last days of payment hang on the calendar."""

    label = _l("Fee")

    def foreseen(self, reach: Reach, calendars: Calendars, *, number: int) -> Page[Move]:
        """What would move, the most urgent first."""
        order = (RequestFee.sort_on, RequestFee.request_id)
        cut = _reached(reach).order_by(*order).offset((number - 1) * PAGE_SIZE)
        found = db.session.scalars(cut.limit(PAGE_SIZE + 1)).all()
        days = {each.organ_id: calendars(each.organ_id) for each in found}
        moves = [move for each in found[:PAGE_SIZE] if (move := _move(each, days[each.organ_id]))]
        return Page(moves, number, len(found) > PAGE_SIZE)

    def reckon(self, reach: Reach, *, after: UUID | None, at: datetime) -> Batch:
        """Some of them, each under its lock."""
        statement = _reached(reach).with_only_columns(RequestFee.request_id)
        if after:
            statement = statement.where(RequestFee.request_id > after)
        ids = db.session.scalars(statement.order_by(RequestFee.request_id).limit(AT_ONCE)).all()
        return batch(ids, lambda request_id: _reckoned(request_id, at=at), most=AT_ONCE)


def _reached(reach: Reach) -> Any:
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


def _move(fee: RequestFee, working_days: WorkingCalendar) -> Move | None:
    """The day that was told is never taken back: who pays by it pays in time."""
    assert fee.noticed_on and fee.due_on and fee.notice_event_id  # it has arrived
    after: date = max(fee.due_on, ends_on(Clock.FEE, fee.noticed_on, working_days))
    if after == fee.due_on:
        return None
    number = fee.request.number
    return Move(KIND, fee.notice_event_id, fee.organ_id, number, fee.due_on, after)


def _reckoned(request_id: UUID, *, at: datetime) -> Move | None:
    disclosure_request = cases.locked_by_itself(request_id)
    fee = queries.locked_fee(request_id)
    if fee is None or not fee.is_open or fee.noticed_on is None:
        return None
    move = _move(fee, calendar(fee.organ_id))
    if move is None or move.after is None:
        return None
    fee.due_on = fee.sort_on = move.after
    ledger.note(
        disclosure_request, EventKind.TERM_MOVED, on=legal_day(at), by=None, at=at,
        refers_to=fee.notice_event_id, **{ENDS_ON: move.after.isoformat()},
    )  # fmt: skip
    assert disclosure_request.review_id  # a fee waits in it
    facts = {"fee_due": end_of_day(move.after)}
    review.retime(disclosure_request.review_id, facts=facts, at=at)
    audit.record(
        "fee day moved", organ_id=fee.organ_id, by=None, at=at, subject=str(request_id),
        before=move.before, after=move.after,
    )  # fmt: skip
    return move
