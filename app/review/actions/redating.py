"""The legal day of a case moves: what was stored for the lists moves with it."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select

from app import audit
from app.kit.db import db
from app.review import dates
from app.review.models import Assignment, AssignmentState
from app.review.queries import rows


def redate(review_id: UUID, *, deadline_on: date | None, at: datetime) -> None:
    """Keep a new legal day for a running review, its open steps and the parts in them."""
    review = rows.locked_review(review_id)
    if review.deadline_on == deadline_on:
        return
    before, review.deadline_on = review.deadline_on, deadline_on
    for step in rows.open_steps(review):
        step.sort_on = dates.sort_on(step.due_on, deadline_on)
    waiting = select(Assignment).where(
        Assignment.review_id == review.id,
        Assignment.state.in_((AssignmentState.OPEN, AssignmentState.CLAIMED)),
    )
    for part in db.session.scalars(waiting):
        part.sort_on = dates.sort_on(part.due_on, deadline_on)
    audit.record(
        "legal day moved", organ_id=review.organ_id, by=None, at=at, subject=str(review.id),
        before=before, after=deadline_on,
    )  # fmt: skip
    db.session.flush()
