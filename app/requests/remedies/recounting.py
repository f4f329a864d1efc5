"""The calendar changed: until when the organ answers a reconsideration or suit is reckoned anew."""

from datetime import datetime
from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import select, true
from sqlalchemy.orm import joinedload

from app import audit
from app.law.working_days import WorkingCalendar
from app.requests import cases
from app.requests.models import RequestRemedy
from app.requests.remedies import messages, queries
from app.requests.remedies.days import due_under
from app.workdays.hooks import Move, Reach
from app.workdays.queries import calendar
from app.workdays.recounting import Recounted

KIND = "remedy"


class RemedyTerms(Recounted[RequestRemedy]):
    """How the days on which the organ's answer is due hang on the calendar."""

    label = _l("Reconsideration or suit")
    order = (RequestRemedy.sort_on, RequestRemedy.id)
    keys = (RequestRemedy.id, RequestRemedy.request_id)

    def reached(self, reach: Reach) -> Any:
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

    def move(self, row: RequestRemedy, working_days: WorkingCalendar) -> Move | None:
        """As the law gives it now, be it earlier."""
        after = due_under(row, working_days)
        if row.due_on == after:
            return None
        return Move(KIND, row.id, row.organ_id, row.request.number, row.due_on, after)

    def reckoned(self, keys: Any, *, at: datetime) -> Move | None:
        """The case is locked before what was filed about it."""
        cases.locked_by_itself(keys.request_id)
        found = queries.locked_remedy(keys.id)
        if not found.is_open or found.answered_on:
            return None
        move = self.move(found, calendar(found.organ_id))
        if move and move.after:
            found.due_on = found.sort_on = move.after
            audit.record(
                "remedy day moved", organ_id=found.organ_id, by=None, at=at,
                subject=str(found.request_id), remedy=str(found.id),
                before=move.before, after=move.after,
            )  # fmt: skip
            messages.moved(found, move, at=at)
        return move
