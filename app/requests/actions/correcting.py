"""Asking for a correction, once and in time, and taking it in (Art. 30)."""

from datetime import date, datetime
from uuid import UUID

from app import audit
from app.kit.time import legal_day
from app.people.models import Person
from app.requests import cases, ledger
from app.requests.actions.stepping import complete, once_for, part_of
from app.requests.days import check_day
from app.requests.errors import DayInFuture
from app.requests.models import DisclosureRequest, EventKind, RequestEvent, RequestState
from app.requests.move_errors import CorrectionAfterTerm, CorrectionBlank, CorrectionNotAwaited
from app.requests.receipts import is_receipt_unknown
from app.requests.terms import check_may_ask_correction, correction_term_from, term_of
from app.requests.values import Deed, NoticeSent
from app.review import actions as review
from app.review.queries.awaiting import wait_for

CORRECTED = "corrected"


def ask_correction(
    request_id: UUID, asked: NoticeSent, *, by: Person, key: str, at: datetime
) -> DisclosureRequest:
    """The notice of correction goes out; the term of the applicant begins."""
    disclosure_request, case = cases.locked_case(by, request_id)
    once = once_for("ask for a correction", request_id, by=by, key=key)
    if once.answer():
        return disclosure_request
    cases.open_step(case, "correction", person=by)
    if asked.on > legal_day(at):
        raise DayInFuture
    check_may_ask_correction(disclosure_request, on=asked.on)
    term = correction_term_from(disclosure_request, asked.on)
    ledger.note(
        disclosure_request, EventKind.CORRECTION_ASKED, on=asked.on, by=by, at=at,
        points=asked.words, is_posted=asked.is_posted, **term.details,
    )  # fmt: skip
    disclosure_request.state = RequestState.AWAITING_APPLICANT
    disclosure_request.awaits = "correction"
    complete(case, "correction", Deed("sent", key, asked.words), by=by, at=at)
    ledger.reckon(disclosure_request, at=at)
    audit.record(
        "correction asked for", organ_id=disclosure_request.organ_id, by=by.id, at=at,
        subject=str(disclosure_request.id), on=asked.on, ends_on=term.last,
    )  # fmt: skip
    once.done(case.id, at=at)
    return disclosure_request


def correct(
    request_id: UUID, *, text: str, on: date, by: Person | None, key: str, at: datetime
) -> DisclosureRequest:
    """The correction came in on ``on``; the term begins anew. ``by`` is None on the web.

    What comes after the term is for the office to weigh, at the step that looks at the lapse.
    """
    disclosure_request = cases.locked_for_move(request_id, by=by)
    assert disclosure_request.review_id
    once = once_for("correct", request_id, by=by, key=key)
    if once.answer():
        return disclosure_request
    asked = _asked(disclosure_request)
    check_day(on, not_before=asked.on, at=at)
    if not text.strip():
        raise CorrectionBlank
    if wait_for(disclosure_request.review_id, CORRECTED) is None:
        raise CorrectionNotAwaited
    last = term_of(asked, ledger.events_of(request_id))
    if on > last and not is_receipt_unknown(disclosure_request, EventKind.CORRECTION_ASKED):
        raise CorrectionAfterTerm(day=last.isoformat())

    disclosure_request.correction = text.strip()
    disclosure_request.state, disclosure_request.awaits = RequestState.IN_HAND, ""
    ledger.note(
        disclosure_request, EventKind.CORRECTED, on=on, by=by, at=at, refers_to=asked.id
    )  # fmt: skip
    review.deliver(
        disclosure_request.review_id, message=CORRECTED, by=by, at=at, key=part_of(key, "message")
    )
    ledger.reckon(disclosure_request, at=at)
    audit.record(
        "correction came in", organ_id=disclosure_request.organ_id, by=by.id if by else None,
        at=at, subject=str(disclosure_request.id), on=on,
    )  # fmt: skip
    once.done(disclosure_request.review_id, at=at)
    return disclosure_request


def _asked(disclosure_request: DisclosureRequest) -> RequestEvent:
    events = ledger.events_of(disclosure_request.id)
    found = [event for event in events if event.kind is EventKind.CORRECTION_ASKED]
    if not found:
        raise CorrectionNotAwaited
    return found[-1]
