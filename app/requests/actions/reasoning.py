"""Asking for reasons where requests are suspected to be excessive, and weighing them (Art. 35)."""

from datetime import date, datetime
from uuid import UUID

from app import audit
from app.people.models import Person
from app.requests import cases, ledger
from app.requests.access import check_office
from app.requests.actions.stepping import once_for, part_of
from app.requests.days import check_day
from app.requests.models import DisclosureRequest, EventKind
from app.requests.move_errors import CorrectionBlank, ReasonsNotAwaited, ReasonsNotPossible
from app.requests.terms import (
    check_may_ask_reasons,
    correction_term_from,
    end_of_day,
    last_of,
)
from app.requests.values import NoticeSent
from app.review import actions as review
from app.review.models import Review
from app.review.queries.awaiting import wait_for

ASKED, GIVEN = "reasons_asked", "reasons_given"


def ask_reasons(
    request_id: UUID, asked: NoticeSent, *, by: Person, key: str, at: datetime
) -> DisclosureRequest:
    """The letter that asks for reasons went out."""
    check_office(by)
    disclosure_request, case = cases.locked_case(by, request_id)
    once = once_for("ask for reasons", request_id, by=by, key=key)
    if once.answer():
        return disclosure_request
    check_day(asked.on, not_before=disclosure_request.handed_in_on, at=at)
    check_can_ask_reasons(disclosure_request, case)
    term = correction_term_from(disclosure_request, asked.on)
    ledger.note(
        disclosure_request, EventKind.REASONS_ASKED, on=asked.on, by=by, at=at,
        words=asked.words, is_posted=asked.is_posted, **term.details,
    )  # fmt: skip
    facts = {"reasons_due": end_of_day(term.last)}
    review.deliver(case.id, message=ASKED, by=by, facts=facts, at=at, key=part_of(key, "message"))
    audit.record(
        "reasons asked for", organ_id=disclosure_request.organ_id, by=by.id, at=at,
        subject=str(disclosure_request.id), on=asked.on,
    )  # fmt: skip
    once.done(case.id, at=at)
    return disclosure_request


def check_can_ask_reasons(disclosure_request: DisclosureRequest, case: Review) -> None:
    """It may be done, and the procedure can still hear of it."""
    check_may_ask_reasons(disclosure_request)
    if wait_for(case.id, ASKED) is None:
        raise ReasonsNotPossible


def give_reasons(
    request_id: UUID, *, text: str, on: date, by: Person | None, key: str, at: datetime
) -> DisclosureRequest:
    """What the applicant says to it."""
    disclosure_request = cases.locked_for_move(request_id, by=by)
    assert disclosure_request.review_id
    once = once_for("give reasons", request_id, by=by, key=key)
    if once.answer():
        return disclosure_request
    asked = last_of(disclosure_request, EventKind.REASONS_ASKED)
    if asked is None or wait_for(disclosure_request.review_id, GIVEN) is None:
        raise ReasonsNotAwaited
    check_day(on, not_before=asked.on, at=at)
    if not text.strip():
        raise CorrectionBlank
    disclosure_request.reasons = text.strip()
    ledger.note(
        disclosure_request, EventKind.REASONS_GIVEN, on=on, by=by, at=at, refers_to=asked.id
    )  # fmt: skip
    review.deliver(
        disclosure_request.review_id, message=GIVEN, by=by, at=at, key=part_of(key, "message")
    )
    audit.record(
        "reasons came in", organ_id=disclosure_request.organ_id, by=by.id if by else None,
        at=at, subject=str(disclosure_request.id), on=on,
    )  # fmt: skip
    once.done(disclosure_request.review_id, at=at)
    return disclosure_request
