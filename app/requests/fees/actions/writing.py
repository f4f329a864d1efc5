"""What every act on a fee writes: the ledger with its clock, and the trail."""

from datetime import date, datetime
from uuid import UUID

from app import audit
from app.people.models import Person
from app.requests import ledger
from app.requests.models import DisclosureRequest, EventKind


def happened(
    disclosure_request: DisclosureRequest,
    kind: EventKind,
    *,
    on: date,
    by: Person,
    at: datetime,
    refers_to: UUID | None = None,
) -> UUID:
    """Write it into the ledger and read the clock anew; every event of a fee passes here."""
    event = ledger.note(disclosure_request, kind, on=on, by=by, at=at, refers_to=refers_to)
    ledger.reckon(disclosure_request, at=at)
    return event.id


def record(
    act: str, disclosure_request: DisclosureRequest, *, by: Person, at: datetime, **details: object
) -> None:
    """One line of the trail, about the request."""
    audit.record(
        act, organ_id=disclosure_request.organ_id, by=by.id, at=at,
        subject=str(disclosure_request.id), words=None, **details,
    )  # fmt: skip
