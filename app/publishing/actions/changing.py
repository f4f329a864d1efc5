"""What follows publication: a change through the same chain, and marks of validity."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select

from app import audit
from app.kit.db import db, locked
from app.kit.time import legal_day
from app.people.models import Person
from app.publishing import access, search, versions
from app.publishing.errors import (
    BeingChanged,
    DateMissing,
    DateNotPossible,
    ExplanationMissing,
    NoSuchPublication,
    NotAChange,
    NotBeingEdited,
    NotPublished,
    NotWithheld,
    WrongReplacement,
)
from app.publishing.models import (
    Attachment,
    Document,
    DocumentState,
    DocumentVersion,
    Publication,
    PublicationState,
    Validity,
    VersionAttachment,
)

MARKS = (Validity.REPEALED, Validity.LAPSED, Validity.AMENDED)


def begin_change(publication_id: UUID, *, by: Person, explanation: str, at: datetime) -> Document:
    """Open the published document for a new version, which goes through the same chain."""
    publication = locked_publication(publication_id, by=by)
    document = access.locked_document(publication.document_id, by=by)
    if publication.state is not PublicationState.PUBLISHED:
        raise NotPublished
    if document.state is not DocumentState.PUBLISHED:
        raise BeingChanged
    if not explanation.strip():
        raise ExplanationMissing

    document.enter(DocumentState.DRAFT, at=at)
    document.is_change = True
    document.validity = publication.validity
    document.change_explanation = explanation.strip()
    document.changed_on = legal_day(at)
    versions.keep(document, by=by, at=at)
    audit.record(
        "change begun",
        organ_id=document.organ_id,
        by=by.id,
        at=at,
        subject=document.id,
        words={"explanation": document.change_explanation},
    )
    return document


def give_up_change(document_id: UUID, *, by: Person, at: datetime) -> Document:
    """Leave the published version as it is; the document says again what it said there."""
    document = access.locked_draft(document_id, by=by)
    if not document.is_change:
        raise NotAChange
    if document.state is not DocumentState.DRAFT:
        raise NotBeingEdited

    statement = select(Publication).where(Publication.document_id == document.id)
    publication = db.session.scalars(statement).one()
    _restore(document, publication.version_id)
    document.enter(DocumentState.PUBLISHED, at=at)
    document.is_change = publication.version_number > 1
    versions.keep(document, by=by, at=at)
    audit.record(
        "change given up", organ_id=document.organ_id, by=by.id, at=at, subject=document.id
    )
    return document


def draft_again(document_id: UUID, *, by: Person, at: datetime) -> Document:
    """Take up what was withheld: it may be disclosed after all (Art. 18). Its entry stays."""
    document = access.locked_document(document_id, by=by)
    if document.state is not DocumentState.WITHHELD:
        raise NotWithheld

    document.enter(DocumentState.DRAFT, at=at)
    db.session.flush()
    audit.record(
        "withheld item drafted again",
        organ_id=document.organ_id,
        by=by.id,
        at=at,
        subject=document.id,
    )
    return document


def mark_validity(
    publication_id: UUID,
    *,
    by: Person,
    validity: Validity,
    on: date | None,
    replaced_by: str,
    at: datetime,
) -> Publication:
    """Mark 废止, 失效 and the like on the original page. ``replaced_by`` is an index number."""
    publication = locked_publication(publication_id, by=by)
    if validity in MARKS and on is None:
        raise DateMissing
    replacing = _replacing(publication, replaced_by)

    publication.validity = validity
    publication.validity_on = on if validity is not Validity.IN_FORCE else None
    publication.replaced_by_id = replacing.id if replacing else None
    db.session.flush()
    if publication.state is PublicationState.PUBLISHED:
        search.index_publication(publication)
    audit.record(
        "validity marked",
        organ_id=publication.organ_id,
        by=by.id,
        at=at,
        subject=publication.document_id,
        validity=validity.value,
        on=on,
        replaced_by=replaced_by,
    )
    return publication


def locked_publication(publication_id: UUID, *, by: Person) -> Publication:
    """The publication, locked, if it belongs to ``by``'s organ."""
    statement = locked(
        select(Publication).where(
            Publication.id == publication_id,
            Publication.organ_id == by.organ_id,
            Publication.state != PublicationState.SEALED,
        )
    )
    publication = db.session.scalars(statement).one_or_none()
    if publication is None:
        raise NoSuchPublication
    return publication


def not_ahead(day: date, *, at: datetime, since: date | None = None) -> date:
    """``day``, if it is not in the future and not before ``since``."""
    if day > legal_day(at) or (since is not None and day < since):
        raise DateNotPossible
    return day


def _replacing(publication: Publication, index_number: str) -> Publication | None:
    if not index_number.strip():
        return None
    statement = select(Publication).where(
        Publication.index_number == index_number.strip(),
        Publication.organ_id == publication.organ_id,
        Publication.id != publication.id,
        Publication.state == PublicationState.PUBLISHED,
    )
    replacing = db.session.scalars(statement).one_or_none()
    if replacing is None:
        raise WrongReplacement
    return replacing


def _restore(document: Document, version_id: UUID) -> None:
    """Bring the columns and attachments of an earlier version back."""
    version = db.session.get_one(DocumentVersion, version_id)
    content = version.content
    versions.write(document, versions.draft_in(content))
    document.body_html = content["text"]
    kept = select(VersionAttachment).where(VersionAttachment.version_id == version_id)
    places = {row.attachment_id: row.position for row in db.session.scalars(kept)}
    every = select(Attachment).where(Attachment.document_id == document.id)
    for attachment in db.session.scalars(every):
        attachment.position = places.get(attachment.id)
    db.session.flush()
