"""Where a publication stands: its heading on the platform, and what was put out elsewhere."""

from datetime import datetime
from uuid import UUID

from app import audit
from app.kit import idempotency
from app.kit.db import db
from app.law.sections import Section
from app.people.models import Person
from app.publishing.actions.changing import locked_publication
from app.publishing.errors import AddressMissing, NotPublished, TimeNotPossible
from app.publishing.models import OutletPosting, Publication, PublicationState
from app.publishing.outlets import Posted


def place(publication_id: UUID, *, by: Person, section: Section, at: datetime) -> Publication:
    """Let it stand under ``section`` of the platform. What was signed is not touched."""
    publication = locked_publication(publication_id, by=by)
    if publication.state is not PublicationState.PUBLISHED:
        raise NotPublished
    if publication.section is section:
        return publication

    before, publication.section = publication.section, section
    db.session.flush()
    audit.record(
        "placed",
        organ_id=publication.organ_id,
        by=by.id,
        at=at,
        subject=publication.document_id,
        section=section.value,
        section_before=before.value,
    )
    return publication


def note_posting(
    publication_id: UUID, posted: Posted, *, by: Person, key: str, at: datetime
) -> None:
    """Note that what is public now was put out elsewhere."""
    body = {
        "act": "note posting",
        "publication": publication_id,
        "posted": (posted.outlet, posted.address, posted.posted_at),
    }
    if idempotency.recall(owner=str(by.id), key=key, body=body) is not None:
        return
    publication = locked_publication(publication_id, by=by)
    if publication.state is not PublicationState.PUBLISHED:
        raise NotPublished
    if not posted.address:
        raise AddressMissing
    if not publication.changed_at.replace(second=0, microsecond=0) <= posted.posted_at <= at:
        raise TimeNotPossible

    db.session.add(
        OutletPosting(
            organ_id=publication.organ_id,
            publication_id=publication.id,
            version_number=publication.version_number,
            outlet=posted.outlet,
            address=posted.address,
            posted_at=posted.posted_at,
            noted_by_id=by.id,
            noted_at=at,
        )
    )
    idempotency.remember(owner=str(by.id), key=key, body=body, answer="noted", at=at)
    db.session.flush()
    audit.record(
        "posting noted",
        organ_id=publication.organ_id,
        by=by.id,
        at=at,
        subject=publication.document_id,
        outlet=posted.outlet.value,
        words={"address_there": posted.address},
        posted_at=posted.posted_at,
        version=publication.version_number,
    )
