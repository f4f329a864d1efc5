"""撤下: the publisher proposes, somebody else of the disclosure office decides."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import select

from app import audit
from app.kit.db import db, locked
from app.people import queries as people
from app.people.errors import NotPermitted
from app.people.models import Lane, Person
from app.publishing import hooks, search
from app.publishing.actions.changing import locked_publication
from app.publishing.errors import (
    AlreadyDecided,
    AlreadyProposed,
    BeingChanged,
    DecidedByTheSame,
    ExplanationMissing,
    NoSuchPublication,
    NotPublished,
)
from app.publishing.models import (
    Document,
    DocumentState,
    Publication,
    PublicationState,
    TakingDown,
)


def propose_taking_down(
    publication_id: UUID, *, by: Person, explanation: str, at: datetime
) -> TakingDown:
    """Ask the office to take a publication down; ``explanation`` is what the public will read."""
    publication = locked_publication(publication_id, by=by)
    _check_lane(by, Lane.PUBLISHER)
    if publication.state is not PublicationState.PUBLISHED:
        raise NotPublished
    if _open_proposal(publication) is not None:
        raise AlreadyProposed
    if not explanation.strip():
        raise ExplanationMissing

    proposal = TakingDown(
        organ_id=publication.organ_id,
        publication_id=publication.id,
        explanation=explanation.strip(),
        proposed_by_id=by.id,
        proposed_at=at,
    )
    db.session.add(proposal)
    db.session.flush()
    audit.record(
        "taking down proposed",
        organ_id=publication.organ_id,
        by=by.id,
        at=at,
        subject=publication.document_id,
        words={"explanation": proposal.explanation},
    )
    return proposal


def confirm_taking_down(proposal_id: UUID, *, by: Person, note: str, at: datetime) -> TakingDown:
    """Take it down: the address stays and tells why."""
    proposal = _locked_proposal(proposal_id, by=by)
    publication = locked_publication(proposal.publication_id, by=by)
    if publication.state is not PublicationState.PUBLISHED:
        raise NotPublished
    statement = locked(select(Document).where(Document.id == publication.document_id))
    document = db.session.scalars(statement).one()
    if document.state in (DocumentState.IN_REVIEW, DocumentState.SCHEDULED):
        raise BeingChanged

    _decide(proposal, by=by, note=note, at=at)
    proposal.confirmed = True
    publication.state = PublicationState.TAKEN_DOWN
    publication.taken_down_at = at
    publication.explanation = proposal.explanation
    if document.state is DocumentState.PUBLISHED:
        document.enter(DocumentState.TAKEN_DOWN, at=at)
    db.session.flush()

    search.forget_publication(publication)
    hooks.page_gone(publication, at=at)
    _record("taken down", proposal, publication)
    return proposal


def refuse_taking_down(proposal_id: UUID, *, by: Person, note: str, at: datetime) -> TakingDown:
    """Leave it on the portal."""
    proposal = _locked_proposal(proposal_id, by=by)
    publication = locked_publication(proposal.publication_id, by=by)

    _decide(proposal, by=by, note=note, at=at)
    proposal.confirmed = False
    db.session.flush()
    _record("taking down refused", proposal, publication)
    return proposal


def _locked_proposal(proposal_id: UUID, *, by: Person) -> TakingDown:
    statement = locked(
        select(TakingDown).where(TakingDown.id == proposal_id, TakingDown.organ_id == by.organ_id)
    )
    proposal = db.session.scalars(statement).one_or_none()
    if proposal is None:
        raise NoSuchPublication
    _check_lane(by, Lane.DISCLOSURE_OFFICE)
    if proposal.decided_at is not None:
        raise AlreadyDecided
    if proposal.proposed_by_id == by.id:
        raise DecidedByTheSame
    return proposal


def _check_lane(person: Person, lane: Lane) -> None:
    if not people.fills(people.lanes_of(person), lane=lane, unit_id=None):
        raise NotPermitted


def _open_proposal(publication: Publication) -> TakingDown | None:
    statement = select(TakingDown).where(
        TakingDown.publication_id == publication.id, TakingDown.decided_at.is_(None)
    )
    return db.session.scalars(statement).one_or_none()


def _decide(proposal: TakingDown, *, by: Person, note: str, at: datetime) -> None:
    proposal.decided_by_id = by.id
    proposal.decided_at = at
    proposal.note = note.strip()


def _record(act: str, proposal: TakingDown, publication: Publication) -> None:
    audit.record(
        act,
        organ_id=proposal.organ_id,
        by=proposal.decided_by_id,
        at=proposal.decided_at or publication.changed_at,
        subject=publication.document_id,
        proposed_by=proposal.proposed_by_id,
        words={"note": proposal.note, "explanation": proposal.explanation},
    )
