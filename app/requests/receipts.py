"""Whether the applicant has received what was posted: before, nobody is late with it."""

from collections.abc import Mapping

from app.requests import ledger
from app.requests.models import DisclosureRequest, EventKind, RequestEvent
from app.requests.move_errors import NoReceiptAwaited

RECEIPTS: Mapping[EventKind, EventKind] = {
    EventKind.CORRECTION_ASKED: EventKind.CORRECTION_SERVED,
    EventKind.REASONS_ASKED: EventKind.REASONS_SERVED,
}
"""The entry that says when a notice was received."""
DUE: Mapping[EventKind, str] = {
    EventKind.CORRECTION_ASKED: "correction_due",
    EventKind.REASONS_ASKED: "reasons_due",
}
"""The fact by which the procedure waits for what a notice asks for."""
OVER: Mapping[EventKind, frozenset[EventKind]] = {
    EventKind.CORRECTION_ASKED: frozenset({EventKind.CORRECTED, EventKind.CORRECTION_LAPSED}),
    EventKind.REASONS_ASKED: frozenset({EventKind.REASONS_GIVEN}),
}
"""After these nobody asks any more when the notice was received."""


def posted_notice(disclosure_request: DisclosureRequest) -> RequestEvent:
    """The notice that was posted and whose receipt is not known yet; the earlier of two."""
    for kind in RECEIPTS:
        if found := _unreceived(disclosure_request, kind):
            return found
    raise NoReceiptAwaited


def is_receipt_unknown(disclosure_request: DisclosureRequest, asked: EventKind) -> bool:
    """Whether nobody can say yet when the term of the latest notice of this kind began."""
    return _unreceived(disclosure_request, asked) is not None


def _unreceived(disclosure_request: DisclosureRequest, kind: EventKind) -> RequestEvent | None:
    if not disclosure_request.is_open:
        return None
    events = ledger.events_of(disclosure_request.id)
    asked = [each for each in events if each.kind is kind]
    if not asked or not asked[-1].details.get("is_posted"):
        return None
    after = {each.kind for each in events if each.position > asked[-1].position}
    is_known = RECEIPTS[kind] in after or after & OVER[kind]
    return None if is_known else asked[-1]
