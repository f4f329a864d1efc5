"""The applicant's side of the confirmation (Art. 31): on its own it begins no term.

Receipt is confirmed by both. The office's side is ``registering.confirm_receipt``; the later of
the two days is the day of receipt, whichever came first.
"""

from datetime import datetime
from uuid import UUID

from app import audit
from app.kit.time import legal_day
from app.law.receipt import CONFIRMED
from app.requests import ledger
from app.requests.access import locked_request
from app.requests.errors import AlreadyConfirmed
from app.requests.models import DisclosureRequest, EventKind


def confirm_by_applicant(request_id: UUID, *, at: datetime) -> DisclosureRequest:
    """The applicant says: this is my request, as it stands."""
    disclosure_request = locked_request(request_id)
    if not awaits_applicant(disclosure_request):
        raise AlreadyConfirmed
    on = legal_day(at)
    ledger.note(disclosure_request, EventKind.APPLICANT_CONFIRMED, on=on, by=None, at=at)
    audit.record(
        "applicant confirmed", organ_id=disclosure_request.organ_id, by=None, at=at,
        subject=str(disclosure_request.id), on=on,
    )  # fmt: skip
    return disclosure_request


def awaits_applicant(disclosure_request: DisclosureRequest) -> bool:
    """Whether the applicant's own confirmation is still missing."""
    if disclosure_request.channel not in CONFIRMED or disclosure_request.received_on is not None:
        return False
    events = ledger.events_of(disclosure_request.id)
    return all(event.kind is not EventKind.APPLICANT_CONFIRMED for event in events)
