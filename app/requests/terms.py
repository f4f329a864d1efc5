"""The terms that run within a request: until when the applicant may correct, or others answer."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from app.kit.time import BEIJING
from app.law.terms import Clock, ends_on
from app.requests import ledger
from app.requests.models import DisclosureRequest, EventKind, RequestEvent
from app.requests.move_errors import (
    CorrectionOnlyOnce,
    CorrectionTooLate,
    ExtensionOnlyOnce,
    ExtensionTooLate,
)
from app.workdays.queries import calendar

ENDS_ON = "ends_on"


def end_of_day(day: date) -> datetime:
    """The moment a legal day is over: what a timer of the procedure waits for."""
    return datetime.combine(day + timedelta(days=1), time(), tzinfo=BEIJING)


def correction_term_from(disclosure_request: DisclosureRequest, on: date) -> date:
    """The last day of a correction asked for, or prolonged, on ``on``."""
    organ_id = disclosure_request.organ_id
    days = ledger.settings_of(organ_id).correction_days
    return ends_on(Clock.CORRECTION, on, calendar(organ_id), days=days)


def term_of(asked: RequestEvent, events: Iterable[RequestEvent]) -> date:
    """The last day that was told with ``asked``, or the one it was prolonged to since."""
    of_it = [event for event in events if event.id == asked.id or event.refers_to_id == asked.id]
    return date.fromisoformat([e.details[ENDS_ON] for e in of_it if ENDS_ON in e.details][-1])


def last_of(disclosure_request: DisclosureRequest, kind: EventKind) -> RequestEvent | None:
    """The latest entry of a kind."""
    found = [event for event in ledger.events_of(disclosure_request.id) if event.kind is kind]
    return found[-1] if found else None


def check_may_ask_correction(disclosure_request: DisclosureRequest, *, on: date) -> None:
    """Once only, and within seven working days of receipt (Art. 30)."""
    if asked := last_of(disclosure_request, EventKind.CORRECTION_ASKED):
        raise CorrectionOnlyOnce(day=asked.on.isoformat())
    assert disclosure_request.received_on  # it was registered
    last = ends_on(
        Clock.CORRECTION_NOTICE,
        disclosure_request.received_on,
        calendar(disclosure_request.organ_id),
    )
    if on > last:
        raise CorrectionTooLate(day=last.isoformat())


def check_may_extend(disclosure_request: DisclosureRequest, *, on: date) -> None:
    """Once, and before the last day has passed."""
    if not disclosure_request.is_open or disclosure_request.answered_on:
        raise ExtensionTooLate
    pending = last_of(disclosure_request, EventKind.EXTENSION_PROPOSED)
    refused = last_of(disclosure_request, EventKind.EXTENSION_REFUSED)
    if pending and not (refused and refused.position > pending.position):
        raise ExtensionOnlyOnce
    if disclosure_request.due_on is None or on > disclosure_request.due_on:
        raise ExtensionTooLate
