"""Ending the reviews of a subject that is sealed away or goes another way, wherever each stands."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import select

from app import audit, engine, jobs
from app.kit.db import db, locked
from app.people.models import Person
from app.review import mirror
from app.review.actions.opening import close_rest
from app.review.actions.sheets import MAKE_SHEET
from app.review.models import Review, ReviewState, Sheet, Trouble


def locked_reviews(subject_id: UUID) -> list[Review]:
    """Every review of the subject, locked: whoever decides in one waits, then finds it gone."""
    statement = select(Review).where(Review.subject_id == subject_id).order_by(Review.id)
    return list(db.session.scalars(locked(statement)))


def stop(reviews: Sequence[Review], *, at: datetime) -> None:
    """Nothing moves in them any more: steps, timers, troubles and sheets being made end here."""
    for review in reviews:
        if review.is_running:
            mirror.follow(review, engine.cancel(review.instance_id, at=at), at=at)
            close_rest(review, at=at)
            mirror.end(review, ReviewState.CANCELLED, at=at)
    ids = [review.id for review in reviews]
    worrying = select(Trouble).where(Trouble.review_id.in_(ids), Trouble.resolved_at.is_(None))
    for trouble in db.session.scalars(worrying):
        trouble.resolved_at = at
    sheets = db.session.scalars(select(Sheet.id).where(Sheet.review_id.in_(ids)))
    jobs.forget(MAKE_SHEET, keys=[str(sheet_id) for sheet_id in sheets])
    db.session.flush()


def stop_review(review: Review, *, by: Person, reason: str, at: datetime) -> None:
    """End one review that is locked, without a decision; its rows and opinions stay.

    Whether ``by`` may, the slice of the subject has found out.
    """
    stop([review], at=at)
    audit.record(
        "review cancelled", organ_id=review.organ_id, by=by.id, at=at, subject=str(review.id),
        words={"reason": reason},
    )  # fmt: skip
