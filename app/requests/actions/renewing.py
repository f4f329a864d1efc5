"""A lost code is given anew at the counter, against the identity paper of the request."""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from app import audit
from app.law.applicants import plain_number
from app.people.models import Person
from app.requests import applicant as applicants
from app.requests import cases
from app.requests.access import check_office
from app.requests.counter_errors import NotThisIdentity
from app.requests.models import DisclosureRequest


def renew_code(
    request_id: UUID, *, paper_number: str, by: Person, at: datetime
) -> DisclosureRequest:
    """A new code; the old one opens nothing any more, and who had let himself in is out."""
    check_office(by)
    disclosure_request, _ = cases.locked_case(by, request_id)
    who = applicants.opened(disclosure_request.applicant_box, request_id=request_id)
    shown = plain_number(paper_number)
    as_shown = replace(who, paper_number=shown, agent_paper_number="")
    is_agent = shown == who.agent_paper_number
    is_applicant = applicants.mark_of(as_shown) == disclosure_request.applicant_mark
    if not shown or not (is_agent or is_applicant):
        raise NotThisIdentity

    disclosure_request.code_version += 1
    audit.record(
        "code renewed", organ_id=disclosure_request.organ_id, by=by.id, at=at,
        subject=str(disclosure_request.id), version=disclosure_request.code_version,
    )  # fmt: skip
    return disclosure_request
