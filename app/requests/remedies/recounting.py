"""The calendar changed: until when the organ answers a reconsideration or suit is reckoned anew."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from flask_babel import lazy_gettext as _l
from sqlalchemy import select, true
from sqlalchemy.orm import joinedload

from app import audit
from app.kit.db import db
from app.kit.paging import PAGE_SIZE, Page
from app.requests import cases
from app.requests.models import RequestRemedy
from app.requests.remedies import messages, queries
from app.requests.remedies.days import due_under
from app.workdays.hooks import Batch, Calendars, Move, Reach, batch
from app.workdays.queries import calendar

KIND = "remedy"
AT_ONCE = 50


class RemedyTerms:
    """How the days on which the organ's answer is due hang on the calendar."""

    label = _l("Reconsideration or suit")

    def foreseen(self, reach: Reach, calendars: Calendars, *, number: int) -> Page[Move]:
        """What would move, the most urgent first."""
        order = (RequestRemedy.sort_on, RequestRemedy.id)
        cut = _reached(reach).order_by(*order).offset((number - 1) * PAGE_SIZE)
        found = db.session.scalars(cut.limit(PAGE_SIZE + 1)).all()
        days = {each.organ_id: calendars(each.organ_id) for each in found}
        moves = [
            _move(each, each.due_on, after)
            for each in found[:PAGE_SIZE]
            if each.due_on != (after := due_under(each, days[each.organ_id]))
        ]
        return Page(moves, number, len(found) > PAGE_SIZE)

    def reckon(self, reach: Reach, *, after: UUID | None, at: datetime) -> Batch:
        """Some of them, each under its lock."""
        statement = _reached(reach).with_only_columns(RequestRemedy.id)
        if after:
            statement = statement.where(RequestRemedy.id > after)
        ids = db.session.scalars(statement.order_by(RequestRemedy.id).limit(AT_ONCE)).all()
        return batch(ids, lambda remedy_id: _reckoned(remedy_id, at=at), most=AT_ONCE)


def _reached(reach: Reach) -> Any:
    """Those that the organ has still to answer."""
    statement = (
        select(RequestRemedy)
        .options(joinedload(RequestRemedy.request))
        .where(RequestRemedy.is_open == true(), RequestRemedy.answered_on.is_(None))
    )
    if reach.organ_id:
        statement = statement.where(RequestRemedy.organ_id == reach.organ_id)
    if reach.day:
        statement = statement.where(
            RequestRemedy.sort_on >= reach.day, RequestRemedy.received_on < reach.day
        )
    return statement


def _reckoned(remedy_id: UUID, *, at: datetime) -> Move | None:
    cases.locked_by_itself(db.session.get_one(RequestRemedy, remedy_id).request_id)
    found = queries.locked_remedy(remedy_id)
    before, after = found.due_on, due_under(found, calendar(found.organ_id))
    if not found.is_open or found.answered_on or before == after:
        return None
    found.due_on = found.sort_on = after
    move = _move(found, before, after)
    audit.record(
        "remedy day moved", organ_id=found.organ_id, by=None, at=at,
        subject=str(found.request_id), remedy=str(found.id), before=before, after=after,
    )  # fmt: skip
    messages.moved(found, move, at=at)
    return move


def _move(found: RequestRemedy, before: date, after: date) -> Move:
    return Move(KIND, found.id, found.organ_id, found.request.number, before, after)
