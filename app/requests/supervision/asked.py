"""The calendar changed: until when applicants may correct, or give reasons, is reckoned anew."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from flask_babel import lazy_gettext as _l

from app import audit
from app.kit.db import db
from app.kit.time import legal_day
from app.law.working_days import WorkingCalendar
from app.requests import cases, ledger
from app.requests.models import DisclosureRequest, EventKind, RequestEvent
from app.requests.queries.awaited import (
    AWAITED,
    CORRECTION,
    REASONS,
    Awaited,
    awaiting,
    ledgers_of,
    term_in,
)
from app.requests.terms import ENDS_ON, end_of_day, term_under
from app.review import actions as review
from app.review.models import Wait
from app.workdays.hooks import Move, Reach
from app.workdays.queries import calendar
from app.workdays.recounting import Recounted

KIND = "asked"
FACTS: Mapping[str, str] = {CORRECTION: "correction_due", REASONS: "reasons_due"}


class AskedTerms(Recounted[Awaited]):
    """How the terms of applicants hang on the calendar."""

    label = _l("Term of the applicant")
    order = (Wait.opened_at, Wait.id)
    keys = AWAITED

    def reached(self, reach: Reach) -> Any:
        """Requests that wait for their applicants; those first that wait longest."""
        statement = awaiting()
        if reach.organ_id:
            statement = statement.where(DisclosureRequest.organ_id == reach.organ_id)
        return statement

    def read(self, statement: Any) -> Sequence[Awaited]:
        """They are no rows of one table."""
        return [Awaited(*row) for row in db.session.execute(statement)]

    def moves(self, rows: Sequence[Awaited], days: Mapping[UUID, WorkingCalendar]) -> list[Move]:
        """What the ledger of each gives under these calendars."""
        events = ledgers_of({each.request_id for each in rows})
        return [
            move
            for each in rows
            if (move := _move(each, events[each.request_id], days[each.organ_id]))
        ]

    def reckoned(self, keys: Any, *, at: datetime) -> Move | None:
        """Noted in the ledger, and told."""
        found = Awaited(*keys)
        disclosure_request = cases.locked_by_itself(found.request_id)
        wait = db.session.get_one(Wait, found.wait_id, populate_existing=True)
        if wait.closed_at is not None:
            return None
        events = ledger.events_of(found.request_id)
        move = _move(found, events, calendar(found.organ_id))
        if move and move.after:
            fact = FACTS[found.message]
            _prolong(disclosure_request, move.subject_id, fact, until=move.after, at=at)
        return move


def _move(
    found: Awaited, events: Sequence[RequestEvent], working_days: WorkingCalendar
) -> Move | None:
    term = term_in(found.message, events)
    if term is None:
        return None
    after = term_under(term.asked, events, working_days)
    if after == term.last:
        return None
    return Move(KIND, term.asked.id, found.organ_id, found.number, term.last, after)


def _prolong(
    disclosure_request: DisclosureRequest,
    asked_id: UUID,
    fact: str,
    *,
    until: date,
    at: datetime,
) -> None:
    ledger.note(
        disclosure_request, EventKind.TERM_MOVED, on=legal_day(at), by=None, at=at,
        refers_to=asked_id, **{ENDS_ON: until.isoformat()},
    )  # fmt: skip
    assert disclosure_request.review_id  # something waits in it
    review.retime(disclosure_request.review_id, facts={fact: end_of_day(until)}, at=at)
    audit.record(
        "term of the applicant moved", organ_id=disclosure_request.organ_id, by=None, at=at,
        subject=str(disclosure_request.id), after=until,
    )  # fmt: skip
