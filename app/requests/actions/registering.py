"""Confirming with the applicant that a request was received, and registering it (Art. 31)."""

from datetime import date, datetime
from uuid import UUID

from app import audit
from app.kit.time import legal_day
from app.law.receipt import received_on
from app.people.models import Person
from app.requests import cases, ledger
from app.requests.access import check_office
from app.requests.actions.stepping import complete, once_for
from app.requests.errors import AlreadyConfirmed, ConfirmedBySomebody, DayInFuture, DayTooEarly
from app.requests.models import DisclosureRequest, EventKind, RequestEvent
from app.requests.values import Deed


def confirm_receipt(
    request_id: UUID, *, by: Person, on: date, how: str, at: datetime
) -> DisclosureRequest:
    """The office's side, spoken with the applicant. The later day of both sides is that of receipt:
    nobody dates it before the applicant confirmed."""
    check_office(by)
    disclosure_request, _ = cases.locked_case(by, request_id)
    if noted := _noted(disclosure_request):
        if (noted.by_id, noted.on, noted.details.get("how")) == (by.id, on, how):
            return disclosure_request  # the same, sent twice
        who = noted.by.name if noted.by else "—"
        raise ConfirmedBySomebody(name=who, day=noted.on.isoformat())
    if disclosure_request.received_on is not None:
        raise AlreadyConfirmed
    if on > legal_day(at):
        raise DayInFuture
    if on < disclosure_request.handed_in_on:
        raise DayTooEarly(day=disclosure_request.handed_in_on.isoformat())

    disclosure_request.confirmed_on = max([on, *_days_of_applicant(disclosure_request)])
    disclosure_request.received_on = received_on(
        disclosure_request.channel,
        handed_in_on=disclosure_request.handed_in_on,
        confirmed_on=disclosure_request.confirmed_on,
    )
    ledger.note(disclosure_request, EventKind.OFFICE_CONFIRMED, on=on, by=by, at=at, how=how)
    ledger.reckon(disclosure_request, at=at)
    audit.record(
        "receipt confirmed", organ_id=disclosure_request.organ_id, by=by.id, at=at,
        subject=str(disclosure_request.id), on=on,
    )  # fmt: skip
    return disclosure_request


def _noted(disclosure_request: DisclosureRequest) -> RequestEvent | None:
    """The entry of the office's side, if there is one."""
    events = ledger.events_of(disclosure_request.id)
    return next((each for each in events if each.kind is EventKind.OFFICE_CONFIRMED), None)


def _days_of_applicant(disclosure_request: DisclosureRequest) -> list[date]:
    """When the applicant confirmed on the page of the request."""
    events = ledger.events_of(disclosure_request.id)
    return [each.on for each in events if each.kind is EventKind.APPLICANT_CONFIRMED]


def register(request_id: UUID, *, by: Person, key: str, at: datetime) -> DisclosureRequest:
    """The office has looked at what came in and takes it on."""
    disclosure_request, review = cases.locked_case(by, request_id)
    once = once_for("register", request_id, by=by, key=key)
    if once.answer():
        return disclosure_request
    complete(review, "register", Deed("register", key), by=by, at=at)
    once.done(review.id, at=at)
    return disclosure_request
