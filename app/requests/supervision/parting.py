"""Whether it is early enough to split a request, or to merge it with another."""

from app.requests.actions.reasoning import GIVEN
from app.requests.models import DisclosureRequest, RequestState
from app.requests.supervision import errors
from app.requests.supervision.day_rules import SHORTEST_REASON
from app.review.queries.awaiting import wait_for

BEFORE_ASSIGNMENT = frozenset({RequestState.RECEIVED, RequestState.IN_HAND})


def may_be_parted(disclosure_request: DisclosureRequest) -> bool:
    """Whether it is early enough to split or merge it."""
    return (
        disclosure_request.is_open
        and disclosure_request.state in BEFORE_ASSIGNMENT
        and disclosure_request.lead_unit_id is None
        and not _is_applicant_awaited(disclosure_request)
    )


def check_early(disclosure_request: DisclosureRequest, reason: str) -> None:
    """Raise what speaks against splitting or merging it now."""
    if not disclosure_request.is_open:
        raise errors.RequestIsClosed
    if _is_applicant_awaited(disclosure_request):
        raise errors.ApplicantIsAwaited
    if not may_be_parted(disclosure_request):
        raise errors.AssignedAlready
    if len(reason.strip()) < SHORTEST_REASON:
        raise errors.ReasonNeeded


def _is_applicant_awaited(disclosure_request: DisclosureRequest) -> bool:
    """Whether a correction, a payment or reasons are to come: they come to this request alone."""
    if disclosure_request.state is RequestState.AWAITING_APPLICANT or disclosure_request.awaits:
        return True
    review_id = disclosure_request.review_id
    return review_id is not None and wait_for(review_id, GIVEN) is not None
