"""The calendar or a term of the organ changed: open requests are reckoned anew."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from flask_babel import lazy_gettext as _l
from sqlalchemy import select, true

from app.law import clock
from app.law.working_days import WorkingCalendar
from app.people.models import Person
from app.requests import ledger
from app.requests.access import locked_request
from app.requests.models import DisclosureRequest
from app.requests.queries.awaited import ledgers_of
from app.requests.supervision import messages
from app.review.queries import rows
from app.workdays import changes
from app.workdays.hooks import Move, Reach
from app.workdays.recounting import Recounted

KIND = "request"


def of_the_organ(organ_id: UUID, *, by: Person, at: datetime) -> None:
    """Every open request of the organ, whatever its day."""
    changes.begin(changes.EXCLUSION, organ_id=organ_id, day=None, by=by, at=at)


class RequestTerms(Recounted[DisclosureRequest]):
    """How the last days of requests hang on the calendar."""

    label = _l("Request")
    order = (DisclosureRequest.sort_on, DisclosureRequest.id)
    keys = (DisclosureRequest.id, DisclosureRequest.review_id)

    def reached(self, reach: Reach) -> Any:
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

    def moves(
        self,
        rows: Sequence[DisclosureRequest],
        days: Mapping[UUID, WorkingCalendar],
    ) -> list[Move]:
        """What the ledger of each gives under these calendars."""
        then = _days_under(days, rows)
        return [
            _move(each, each.due_on, then[each.id]) for each in rows if each.due_on != then[each.id]
        ]

    def reckoned(self, keys: Any, *, at: datetime) -> Move | None:
        """The review is locked before its request."""
        review = rows.locked_review(keys.review_id) if keys.review_id else None
        found = locked_request(keys.id)
        before = found.due_on
        ledger.reckon(found, at=at)
        if before == found.due_on:
            return None
        move = _move(found, before, found.due_on)
        if review:
            messages.moved(found, move, review, at=at)
        return move


def _days_under(
    working_days: Mapping[UUID, WorkingCalendar], requests: Sequence[DisclosureRequest]
) -> dict[UUID, date | None]:
    """The last day of each under other calendars, in two statements."""
    events = ledgers_of({each.id for each in requests})
    settings = {organ_id: ledger.settings_of(organ_id) for organ_id in working_days}
    found: dict[UUID, date | None] = {}
    for each in requests:
        exclusion_from = settings[each.organ_id].exclusion_from
        law = ledger.as_law(each, events[each.id], exclusion_from=exclusion_from)
        found[each.id] = clock.due(law, working_days[each.organ_id]).due_on if law else None
    return found


def _move(found: DisclosureRequest, before: date | None, after: date | None) -> Move:
    return Move(KIND, found.id, found.organ_id, found.number, before, after)
