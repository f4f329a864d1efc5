"""The slip handed over with the code, made of the request while it is shown."""

from urllib.parse import urlencode

from app.notices.letters import queries
from app.notices.letters.slip import ReceiptSlip
from app.requests import applicant as applicants
from app.requests import numbers
from app.requests.models import DisclosureRequest


def slip_of(
    disclosure_request: DisclosureRequest, *, follow_at: str, is_demonstration: bool
) -> ReceiptSlip:
    """Number and present code; whoever asks has looked whether the reader may have the code."""
    who = applicants.opened(disclosure_request.applicant_box, request_id=disclosure_request.id)
    return ReceiptSlip(
        office=queries.office_of(disclosure_request.organ_id),
        addressee=who.name,
        register_number=disclosure_request.number,
        follow_at=follow_at,
        scan_at=f"{follow_at}?{urlencode({'number': disclosure_request.number})}",
        follow_code=numbers.code_of(disclosure_request),
        handed_in_on=disclosure_request.handed_in_on,
        is_demonstration=is_demonstration,
    )
