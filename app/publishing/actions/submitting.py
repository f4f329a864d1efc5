"""Sending a document into the review chain, the first time or after it came back."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import select

from app.kit import idempotency
from app.kit.db import db
from app.kit.time import legal_day
from app.people.models import Person
from app.publishing import access, gate, planning, versions
from app.publishing.actions.drafting import check_seen
from app.publishing.errors import GateUnanswered, NobodyForStep, NotComplete
from app.publishing.missing import Circumstances, Missing, missing
from app.publishing.models import Document, DocumentState
from app.publishing.numbering import actions as numbering
from app.publishing.subjects import KIND, subject_of
from app.review.actions import hand_on, open_review
from app.review.models import Review, ReviewState, Step


def submit(document_id: UUID, *, by: Person, seen: int, key: str, at: datetime) -> Document:
    """Open the review of what was ``seen``, or hand the revised text on after a return."""
    body = {"act": "submit", "document": document_id, "seen": seen}
    if idempotency.recall(owner=str(by.id), key=key, body=body):
        return access.document_of(by, document_id)
    document = access.locked_draft(document_id, by=by)
    check_seen(document, seen)
    if lacking(document, at=at):
        raise NotComplete
    versions.keep(document, by=by, at=at)  # copies made since the last save are signed with it
    version = versions.current_version(document)
    if found := gate.unanswered(version):
        raise GateUnanswered(count=len(found))

    numbering.check_free(document)
    _check_everybody_is_there(document, by=by, at=at)

    version.submitted_at = at
    _hand_over(document, by=by, key=key, at=at)
    document.enter(DocumentState.IN_REVIEW, at=at)
    idempotency.remember(
        owner=str(by.id), key=key, body=body, answer=str(document.review_id), at=at
    )
    db.session.flush()
    return document


def _check_everybody_is_there(document: Document, *, by: Person, at: datetime) -> None:
    plan = planning.plan_for(document, by=by, at=at)
    if plan.gaps:
        raise NobodyForStep(step=plan.gaps[0].title, whom="、".join(plan.administrators))


def lacking(document: Document, *, at: datetime) -> list[Missing]:
    """What keeps the document, as it was saved, from being submitted."""
    return missing(
        versions.draft_of(document),
        Circumstances(
            today=legal_day(at),
            taken_over=document.taken_over,
            is_change=document.is_change,
            has_attachments=bool(versions.attached_to(document)),
        ),
    )


def _hand_over(document: Document, *, by: Person, key: str, at: datetime) -> None:
    subject = subject_of(document, by=by)
    step_id = drafters_step(document.id)
    if step_id is None:
        document.review_id = open_review(subject, by=by, at=at, key=key).id
    else:
        document.review_id = hand_on(step_id, subject, by=by, at=at, key=key).id


def drafters_step(document_id: UUID) -> UUID | None:
    """The open step in which a running review waits for its drafter, if it does."""
    statement = (
        select(Step.id)
        .join(Review, Review.id == Step.review_id)
        .where(
            Review.subject_kind == KIND,
            Review.subject_id == document_id,
            Review.state == ReviewState.RUNNING,
            Step.closed_at.is_(None),
            Step.duty == "draft",
        )
    )
    return db.session.scalars(statement).one_or_none()
