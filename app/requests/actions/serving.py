"""Serving the answer: it counts as made when it was handed over, posted, or has arrived."""

from datetime import date, datetime
from uuid import UUID

from app import audit
from app.kit.db import db
from app.kit.time import legal_day
from app.people.models import Person
from app.requests import answers, cases, ledger
from app.requests.actions.stepping import complete, once_for
from app.requests.errors import DayInFuture, DayTooEarly
from app.requests.models import DisclosureRequest, EventKind, Retention
from app.requests.values import Deed


def serve(
    request_id: UUID, *, way: str, on: date, by: Person, key: str, at: datetime
) -> DisclosureRequest:
    """Write down how and when the answer was served, and hand the step on."""
    disclosure_request, review = cases.locked_case(by, request_id)
    once = once_for("serve", request_id, by=by, key=key)
    if once.answer():
        return disclosure_request
    answer = answers.current(request_id)
    if on > legal_day(at):
        raise DayInFuture
    if answer.signed_at and on < legal_day(answer.signed_at):
        raise DayTooEarly(day=legal_day(answer.signed_at).isoformat())

    answer.served_on, answer.served_by = on, way
    db.session.flush()
    complete(review, "serve", Deed("served", key), by=by, at=at)
    audit.record(
        "answer served", organ_id=disclosure_request.organ_id, by=by.id, at=at,
        subject=str(disclosure_request.id), on=on, way=way,
    )  # fmt: skip
    once.done(review.id, at=at)
    return disclosure_request


def archive(
    request_id: UUID, *, retention: Retention, by: Person, key: str, at: datetime
) -> DisclosureRequest:
    """Close the case file, and say how long it is kept."""
    disclosure_request, review = cases.locked_case(by, request_id)
    once = once_for("archive", request_id, by=by, key=key)
    if once.answer():
        return disclosure_request
    ledger.note(
        disclosure_request, EventKind.ARCHIVED, on=legal_day(at), by=by, at=at,
        retention=retention.value,
    )  # fmt: skip
    complete(review, "archive", Deed("archived", key), by=by, at=at)
    audit.record(
        "case archived", organ_id=disclosure_request.organ_id, by=by.id, at=at,
        subject=str(disclosure_request.id), retention=retention.value,
    )  # fmt: skip
    once.done(review.id, at=at)
    return disclosure_request
