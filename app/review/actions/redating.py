"""The legal day of a case moves: what was stored for the lists, and what waits, moves with it."""

from collections.abc import Mapping
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select

from app import audit, engine, jobs
from app.kit.db import db
from app.review import dates
from app.review.mirror.follow import WAKE
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


def retime(
    review_id: UUID, *, facts: Mapping[str, datetime], at: datetime
) -> list[tuple[datetime, datetime]]:
    """What the procedure waits for comes at another moment: its timers ring then.

    Answers from when to when each of them moved.
    """
    review = rows.locked_review(review_id)
    if not review.is_running:
        return []
    found = engine.retime(review.instance_id, facts=facts, at=at)
    for moved in found:
        timer = str(moved.timer_id)
        is_out = jobs.cancel(WAKE, key=timer)
        jobs.enqueue(
            WAKE,
            key=timer if is_out else f"{timer} {moved.due_at.isoformat()}",
            payload={"review": str(review.id), "timer": timer},
            run_at=moved.due_at,
            organ_id=review.organ_id,
        )
        audit.record(
            "timer moved", organ_id=review.organ_id, by=None, at=at, subject=str(review.id),
            before=moved.before, after=moved.due_at,
        )  # fmt: skip
    return [(moved.before, moved.due_at) for moved in found]
