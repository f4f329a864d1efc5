"""Serving the answer: it counts as made when it was handed over, posted, or has arrived."""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from app import audit
from app.kit.db import db
from app.kit.time import legal_day
from app.notices.letters import actions as letters
from app.notices.letters.values import Service
from app.people.models import Person
from app.requests import answers, cases, ledger
from app.requests.actions.collecting import add_file
from app.requests.actions.stepping import complete, once_for
from app.requests.letters.errors import NoLetterYet
from app.requests.models import DisclosureRequest, EventKind, FileRole, Retention
from app.requests.values import Deed, Upload


def serve(
    request_id: UUID,
    service: Service,
    *,
    proof: Upload | None = None,
    by: Person,
    key: str,
    at: datetime,
) -> DisclosureRequest:
    """Write down how and when the letter of the answer was served, and hand the step on."""
    disclosure_request, review = cases.locked_case(by, request_id)
    once = once_for("serve", request_id, by=by, key=key)
    if once.answer():
        return disclosure_request
    cases.open_step(review, "serve", person=by)
    answer = answers.current(request_id)
    if answer.letter_id is None:
        raise NoLetterYet
    if proof:
        kept = add_file(request_id, proof, role=FileRole.PROOF, by=by, at=at)
        service = replace(service, proof_id=kept.file_id)

    letter = letters.record_service(answer.letter_id, service, by=by, at=at)
    answer.served_on, answer.served_by = letter.served_on, service.way.value
    db.session.flush()
    complete(review, "serve", Deed("served", key), by=by, at=at)
    audit.record(
        "answer served", organ_id=disclosure_request.organ_id, by=by.id, at=at,
        subject=str(disclosure_request.id), on=service.served_on, way=service.way.value,
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
