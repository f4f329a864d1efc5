"""Mailing applicants what they were asked for: before its last day, on it, and when it has passed.

Read from the ledgers every time: a worker that was away finds what holds now and sends one mail
where it missed two. The message id (what was asked, its last day, the stage) keeps each to once.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from sqlalchemy import select, true

from app.kit import mail
from app.kit.db import db
from app.kit.time import BEIJING, legal_day
from app.notices.actions.telling import Message, tell, tell_outside
from app.notices.hooks import OVERDUE, SOON, TODAY
from app.notices.models import Notice
from app.people import queries as people
from app.people.models import Lane
from app.requests import applicant as applicants
from app.requests.models import DisclosureRequest, RequestFee
from app.requests.queries.awaited import Awaited, awaiting, ledgers_of, term_in
from app.requests.reminding.words import ASKED, ENDS_TODAY, PAYMENT
from app.requests.telling import link_to
from app.review.models import Wait
from app.workdays.queries import calendar

FROM = time(8)
AT_A_TIME, MOST_PAGES, MOST_TOLD = 200, 25, 10
DAYS_BEFORE = 1


@dataclass(frozen=True, slots=True)
class _Near:
    """Something asked of an applicant whose last day is near, or has passed."""

    id: UUID
    what: str
    request_id: UUID
    last: date
    stage: str


def remind(*, at: datetime) -> None:
    """One look at everybody who is waited for, from eight in the morning."""
    if at.astimezone(BEIJING).time() < FROM:
        return
    for near in (*_asked(legal_day(at)), *_to_pay(legal_day(at))):
        if near:
            _tell(near, at=at)


def _asked(today: date) -> Iterator[list[_Near]]:
    """Corrections and reasons, a page at a time."""
    until, after = calendar().add_working_days(today, DAYS_BEFORE), None
    for _ in range(MOST_PAGES):
        statement = awaiting().where(Wait.id > after) if after else awaiting()
        rows = db.session.execute(statement.order_by(Wait.id).limit(AT_A_TIME))
        found = [Awaited(*row) for row in rows]
        events = ledgers_of({each.request_id for each in found})
        yield [
            _Near(term.asked.id, ASKED[each.message], each.request_id, term.last, stage)
            for each in found
            if (term := term_in(each.message, events[each.request_id]))
            and (stage := _stage(term.last, today, until))
        ]
        if len(found) < AT_A_TIME:
            return
        after = found[-1].wait_id


def _to_pay(today: date) -> Iterator[list[_Near]]:
    """Fees that nobody has paid, a page at a time."""
    until = calendar().add_working_days(today, DAYS_BEFORE)
    for page in range(MOST_PAGES):
        statement = (
            select(RequestFee)
            .where(
                RequestFee.is_open == true(),
                RequestFee.noticed_on.is_not(None),
                RequestFee.sort_on <= until,
            )
            .order_by(RequestFee.sort_on, RequestFee.request_id)
            .offset(page * AT_A_TIME)
            .limit(AT_A_TIME)
        )
        found = db.session.scalars(statement).all()
        yield [
            _Near(each.notice_event_id, PAYMENT, each.request_id, each.due_on, stage)
            for each in found
            if each.notice_event_id and each.due_on and (stage := _stage(each.due_on, today, until))
        ]
        if len(found) < AT_A_TIME:
            return


def _stage(last: date, today: date, until: date) -> str:
    if last > until:
        return ""
    if last == today:
        return TODAY
    return OVERDUE if last < today else SOON


def _tell(found: Sequence[_Near], *, at: datetime) -> None:
    requests = _requests({each.request_id for each in found})
    organs = {each.organ_id for each in requests.values()}
    offices = people.holders_in(organs, lane=Lane.DISCLOSURE_OFFICE, most=MOST_TOLD)
    mailed = _mailed(_message(each, requests[each.request_id], to=None) for each in found)
    for near in found:
        request = requests[near.request_id]
        if _message(near, request, to=None).message_id not in mailed:
            _mail(near, request, at=at)
        if near.stage == TODAY and near.what != PAYMENT:
            tell([_message(near, request, to=each) for each in offices[request.organ_id]], at=at)


def _mail(near: _Near, request: DisclosureRequest, *, at: datetime) -> None:
    who = applicants.opened(request.applicant_box, request_id=request.id)
    if mail.is_address(who.email):
        tell_outside(_message(near, request, to=None), address=who.email, at=at)


def _mailed(messages: Iterable[Message]) -> frozenset[str]:
    """Which of them went out before: nobody's address is opened for these."""
    ids = [each.message_id for each in messages]
    return frozenset(
        db.session.scalars(select(Notice.message_id).where(Notice.message_id.in_(ids)))
    )


def _message(near: _Near, request: DisclosureRequest, *, to: UUID | None) -> Message:
    return Message(
        kind=ENDS_TODAY[near.what] if to else f"{near.what} {near.stage}",
        key=f"{near.id}:{near.last}",
        to=to,
        organ_id=request.organ_id,
        about=request.review_id if to else request.id,
        link=f"/requests/{request.id}" if to else link_to(request.number),
        title=request.title if to else "",
        values={"number": request.number, "ends_on": near.last.isoformat()},
    )


def _requests(ids: Collection[UUID]) -> Mapping[UUID, DisclosureRequest]:
    statement = select(DisclosureRequest).where(DisclosureRequest.id.in_(ids))
    return {each.id: each for each in db.session.scalars(statement)}
