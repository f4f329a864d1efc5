"""The words that were written down with an entry of the ledger, for those who decide on it."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from app.requests import ledger
from app.requests.models import EventKind, RequestEvent

SAID: Mapping[EventKind, str] = {
    EventKind.OFFICE_CONFIRMED: "how",
    EventKind.CORRECTION_ASKED: "points",
    EventKind.EXTENSION_PROPOSED: "reason",
    EventKind.EXTENSION_TOLD: "way",
    EventKind.REASONS_ASKED: "words",
    EventKind.REOPENED: "words",
    EventKind.WITHDRAWN: "how",
}
"""Under which name they are kept."""
DECIDED_ON = frozenset(
    {
        *(EventKind.CORRECTION_ASKED, EventKind.CORRECTED, EventKind.EXTENSION_PROPOSED),
        *(EventKind.REASONS_ASKED, EventKind.REASONS_GIVEN, EventKind.WITHDRAWN),
    }
)
"""What a step beside the answer is about."""


def said_with(event: RequestEvent) -> str:
    """What somebody of the office wrote to it; the portal keeps words of its own."""
    name = SAID.get(event.kind)
    return str(event.details.get(name) or "") if name and event.by_id else ""


def decided_on(request_id: UUID) -> Sequence[RequestEvent]:
    """What is asked, proposed or taken back in this case, in its order."""
    return [each for each in ledger.events_of(request_id) if each.kind in DECIDED_ON]
