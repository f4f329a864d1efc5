"""Confirming with the applicant that a request was received, and registering it (Art. 31)."""

from datetime import date, datetime
from uuid import UUID

from app import audit
from app.kit.time import legal_day
from app.law.receipt import received_on
from app.people.models import Person
from app.requests import cases, ledger
from app.requests.access import check_office
from app.requests.actions.stepping import complete
from app.requests.errors import AlreadyConfirmed, DayInFuture, DayTooEarly
from app.requests.models import DisclosureRequest, EventKind
from app.requests.values import Deed


def confirm_receipt(
    request_id: UUID, *, by: Person, on: date, how: str, at: datetime
) -> DisclosureRequest:
    """Both sides have confirmed: on the web and by fax the term begins on this day."""
    check_office(by)
    disclosure_request, _ = cases.locked_case(by, request_id)
    if disclosure_request.received_on is not None:
        raise AlreadyConfirmed
    if on > legal_day(at):
        raise DayInFuture
    if on < disclosure_request.handed_in_on:
        raise DayTooEarly(day=disclosure_request.handed_in_on.isoformat())

    disclosure_request.confirmed_on = on
    disclosure_request.received_on = received_on(
        disclosure_request.channel,
        handed_in_on=disclosure_request.handed_in_on,
        confirmed_on=on,
    )
    ledger.note(disclosure_request, EventKind.OFFICE_CONFIRMED, on=on, by=by, at=at, how=how)
    ledger.reckon(disclosure_request, at=at)
    audit.record(
        "receipt confirmed", organ_id=disclosure_request.organ_id, by=by.id, at=at,
        subject=str(disclosure_request.id), on=on,
    )  # fmt: skip
    return disclosure_request


def register(request_id: UUID, *, by: Person, key: str, at: datetime) -> DisclosureRequest:
    """The office has looked at what came in and takes it on."""
    disclosure_request, review = cases.locked_case(by, request_id)
    complete(review, "register", Deed("register", key), by=by, at=at)
    return disclosure_request
