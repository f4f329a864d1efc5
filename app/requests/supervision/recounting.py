"""The calendar or a term of the organ changed: open requests are reckoned anew."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from flask_babel import lazy_gettext as _l
from sqlalchemy import select, true

from app.kit.db import db
from app.kit.paging import PAGE_SIZE, Page
from app.law import clock
from app.people.models import Person
from app.requests import ledger
from app.requests.access import locked_request
from app.requests.models import DisclosureRequest, RequestEvent
from app.requests.supervision import messages
from app.review.queries import rows
from app.workdays import changes
from app.workdays.hooks import Batch, Calendars, Move, Reach

KIND = "request"
AT_ONCE = 50


def of_the_organ(organ_id: UUID, *, by: Person, at: datetime) -> None:
    """Every open request of the organ, whatever its day."""
    changes.begin(changes.EXCLUSION, organ_id=organ_id, day=None, by=by, at=at)


class RequestTerms:
    """How the last days of requests hang on the calendar."""

    label = _l("Request")

    def foreseen(self, reach: Reach, calendars: Calendars, *, number: int) -> Page[Move]:
        """What would move, the most urgent first."""
        order = (DisclosureRequest.sort_on, DisclosureRequest.id)
        cut = _reached(reach).order_by(*order).offset((number - 1) * PAGE_SIZE)
        found = db.session.scalars(cut.limit(PAGE_SIZE + 1)).all()
        days = _days_under(calendars, found[:PAGE_SIZE])
        moves = [
            _move(each, each.due_on, days[each.id])
            for each in found[:PAGE_SIZE]
            if each.due_on != days[each.id]
        ]
        return Page(moves, number, len(found) > PAGE_SIZE)

    def reckon(self, reach: Reach, *, after: UUID | None, at: datetime) -> Batch:
        """Some of them, each under its lock."""
        statement = _reached(reach).with_only_columns(
            DisclosureRequest.id, DisclosureRequest.review_id
        )
        if after:
            statement = statement.where(DisclosureRequest.id > after)
        ids = db.session.execute(statement.order_by(DisclosureRequest.id).limit(AT_ONCE)).all()
        moves = [move for found in ids if (move := _reckoned(*found, at=at))]
        return Batch(moves, ids[-1].id if len(ids) == AT_ONCE else None)


def _reached(reach: Reach) -> Any:
    """Open requests whose term is counted, runs over the day, and is not answered."""
    statement = select(DisclosureRequest).where(
        DisclosureRequest.is_open == true(),
        DisclosureRequest.answered_on.is_(None),
        DisclosureRequest.received_on.is_not(None),
    )
    if reach.organ_id:
        statement = statement.where(DisclosureRequest.organ_id == reach.organ_id)
    if reach.day:
        statement = statement.where(
            DisclosureRequest.sort_on >= reach.day, DisclosureRequest.received_on < reach.day
        )
    return statement


def _reckoned(request_id: UUID, review_id: UUID | None, *, at: datetime) -> Move | None:
    review = rows.locked_review(review_id) if review_id else None
    found = locked_request(request_id)
    before = found.due_on
    ledger.reckon(found, at=at)
    if before == found.due_on:
        return None
    move = _move(found, before, found.due_on)
    if review:
        messages.moved(found, move, review, at=at)
    return move


def _days_under(
    calendars: Calendars, requests: Sequence[DisclosureRequest]
) -> dict[UUID, date | None]:
    """The last day of each under other calendars, in three statements."""
    organs = {each.organ_id for each in requests}
    events: dict[UUID, list[RequestEvent]] = {each.id: [] for each in requests}
    statement = (
        select(RequestEvent)
        .where(RequestEvent.request_id.in_(events))
        .order_by(RequestEvent.request_id, RequestEvent.position)
        .limit(ledger.MOST_EVENTS * PAGE_SIZE)
    )
    for event in db.session.scalars(statement):
        events[event.request_id].append(event)
    working_days = {organ_id: calendars(organ_id) for organ_id in organs}
    settings = {organ_id: ledger.settings_of(organ_id) for organ_id in organs}
    found: dict[UUID, date | None] = {}
    for each in requests:
        exclusion_from = settings[each.organ_id].exclusion_from
        law = ledger.as_law(each, events[each.id], exclusion_from=exclusion_from)
        found[each.id] = clock.due(law, working_days[each.organ_id]).due_on if law else None
    return found


def _move(found: DisclosureRequest, before: date | None, after: date | None) -> Move:
    return Move(KIND, found.id, found.organ_id, found.number, before, after)
