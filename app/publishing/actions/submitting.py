"""Sending a document into the review chain, the first time or after it came back."""

from datetime import datetime
from uuid import UUID

from app.people.models import Person
from app.publishing import access
from app.publishing.actions.drafting import check_seen
from app.publishing.models import Document


def submit(document_id: UUID, *, by: Person, seen: int, key: str, at: datetime) -> Document:
    """Open the review of what was ``seen``, or hand the revised text on after a return."""
    document = access.locked_draft(document_id, by=by)
    check_seen(document, seen)
    raise NotImplementedError(key, at)
