"""The applicant received a notice that was posted: its term runs from then."""

from datetime import date, datetime
from uuid import UUID

from app import audit
from app.people.models import Person
from app.requests import cases, ledger
from app.requests.access import check_office
from app.requests.actions.stepping import once_for
from app.requests.days import check_day
from app.requests.models import DisclosureRequest
from app.requests.receipts import DUE, RECEIPTS, posted_notice
from app.requests.terms import ENDS_ON, correction_term_from, end_of_day, term_of
from app.review import actions as review


def note_notice_received(
    request_id: UUID, *, on: date, by: Person, key: str, at: datetime
) -> DisclosureRequest:
    """Of a notice of correction, or a letter that asks for reasons; the day told never shortens."""
    check_office(by)
    disclosure_request, case = cases.locked_case(by, request_id)
    once = once_for("note the receipt of a notice", request_id, by=by, key=key)
    if once.answer():
        return disclosure_request
    asked = posted_notice(disclosure_request)
    check_day(on, not_before=asked.on, at=at)
    term = correction_term_from(disclosure_request, on)
    last = max(term.last, term_of(asked, ledger.events_of(request_id)))
    ledger.note(
        disclosure_request, RECEIPTS[asked.kind], on=on, by=by, at=at,
        refers_to=asked.id, **(term.details | {ENDS_ON: last.isoformat()}),
    )  # fmt: skip
    review.retime(case.id, facts={DUE[asked.kind]: end_of_day(last)}, at=at)
    audit.record(
        "notice received", organ_id=disclosure_request.organ_id, by=by.id, at=at,
        subject=str(disclosure_request.id), on=on, ends_on=last,
    )  # fmt: skip
    once.done(case.id, at=at)
    return disclosure_request
