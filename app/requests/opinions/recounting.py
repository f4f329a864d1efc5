"""The calendar changed: the procedure waits for opinions as long as their terms run now.

The term of each party is computed from the calendar whenever it is asked for; what is kept is until
when the procedure waits for all of them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from flask_babel import lazy_gettext as _l
from sqlalchemy import select, true

from app.kit.db import db
from app.kit.paging import PAGE_SIZE, Page
from app.kit.time import legal_day
from app.law.working_days import WorkingCalendar
from app.requests import cases
from app.requests.models import DisclosureRequest
from app.requests.opinions.models import SoughtOpinion
from app.requests.opinions.rules import opinions_due
from app.requests.opinions.standing import awaited_until
from app.review import actions as review
from app.review.models import Wait
from app.workdays.hooks import Batch, Calendars, Move, Reach, batch
from app.workdays.queries import calendar

KIND = "opinion"
MESSAGE = "opinions_in"
AT_ONCE = 50


@dataclass(frozen=True, slots=True)
class _Waiting:
    """A request that waits for opinions."""

    wait_id: UUID
    request_id: UUID
    organ_id: UUID
    number: str


class OpinionTerms:
    """How long procedures wait for opinions, as it hangs on the calendar."""

    label = _l("Opinions sought")

    def foreseen(self, reach: Reach, calendars: Calendars, *, number: int) -> Page[Move]:
        """What would move; those first that wait longest."""
        cut = _reached(reach).order_by(Wait.opened_at, Wait.id).offset((number - 1) * PAGE_SIZE)
        rows = [_Waiting(*row) for row in db.session.execute(cut.limit(PAGE_SIZE + 1))]
        found = rows[:PAGE_SIZE]
        letters = _letters_of({each.request_id for each in found})
        then = {each.organ_id: calendars(each.organ_id) for each in found}
        now = {organ_id: calendar(organ_id) for organ_id in then}
        moves = [
            Move(KIND, each.wait_id, each.organ_id, each.number, before, after)
            for each in found
            if (before := _last(letters[each.request_id], now[each.organ_id]))
            != (after := _last(letters[each.request_id], then[each.organ_id]))
        ]
        return Page(moves, number, len(rows) > PAGE_SIZE)

    def reckon(self, reach: Reach, *, after: UUID | None, at: datetime) -> Batch:
        """Some of them, each under its lock."""
        statement = _reached(reach)
        if after:
            statement = statement.where(Wait.id > after)
        rows = db.session.execute(statement.order_by(Wait.id).limit(AT_ONCE)).all()
        found = {row[0]: _Waiting(*row) for row in rows}
        return batch(list(found), lambda wait_id: _reckoned(found[wait_id], at=at), most=AT_ONCE)


def _reached(reach: Reach) -> Any:
    statement = (
        select(Wait.id, DisclosureRequest.id, DisclosureRequest.organ_id, DisclosureRequest.number)
        .join(DisclosureRequest, DisclosureRequest.review_id == Wait.review_id)
        .where(
            Wait.closed_at.is_(None),
            Wait.message == MESSAGE,
            DisclosureRequest.is_open == true(),
        )
    )
    if reach.organ_id:
        statement = statement.where(DisclosureRequest.organ_id == reach.organ_id)
    return statement


def _letters_of(request_ids: set[UUID]) -> Mapping[UUID, list[SoughtOpinion]]:
    """What was sent and not weighed yet, in one statement."""
    found: dict[UUID, list[SoughtOpinion]] = {each: [] for each in request_ids}
    statement = select(SoughtOpinion).where(
        SoughtOpinion.request_id.in_(found),
        SoughtOpinion.sent_on.is_not(None),
        SoughtOpinion.weighed_at.is_(None),
    )
    for letter in db.session.scalars(statement.order_by(SoughtOpinion.made_at)):
        found[letter.request_id].append(letter)
    return found


def _last(letters: list[SoughtOpinion], working_days: WorkingCalendar) -> date | None:
    return max((awaited_until(each, working_days) for each in letters), default=None)


def _reckoned(found: _Waiting, *, at: datetime) -> Move | None:
    disclosure_request = cases.locked_by_itself(found.request_id)
    wait = db.session.get_one(Wait, found.wait_id, populate_existing=True)
    if wait.closed_at is not None or disclosure_request.review_id != wait.review_id:
        return None
    facts = opinions_due(disclosure_request)
    for before, after in review.retime(wait.review_id, facts=facts, at=at):
        return Move(KIND, wait.id, found.organ_id, found.number, _day(before), _day(after))
    return None


def _day(end: datetime) -> date:
    """The last day of which ``end`` is the end."""
    return legal_day(end) - timedelta(days=1)
