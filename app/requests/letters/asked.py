"""What every letter to an applicant begins with, taken from the request."""

from app.notices.letters.facts import Asked
from app.requests import applicant as applicants
from app.requests import ledger
from app.requests.errors import NotYetReceived
from app.requests.models import DisclosureRequest, EventKind

CORRECTED_TO = "；补正内容："


def asked_of(disclosure_request: DisclosureRequest) -> Asked:
    """Who asked, when and how it came, its number, and what was asked, as corrected."""
    if disclosure_request.received_on is None:
        raise NotYetReceived
    applicant = applicants.opened(
        disclosure_request.applicant_box, request_id=disclosure_request.id
    )
    entries = ledger.as_set_right(ledger.events_of(disclosure_request.id))
    corrected = [each.on for each in entries if each.kind is EventKind.CORRECTED]
    text = disclosure_request.description
    if disclosure_request.correction:
        text += CORRECTED_TO + disclosure_request.correction
    return Asked(
        addressee=applicant.name,
        register_number=disclosure_request.number,
        received_on=disclosure_request.received_on,
        channel=disclosure_request.channel,
        asked_for=text,
        is_organisation=not applicant.is_natural,
        corrected_on=corrected[-1] if corrected else None,
    )
