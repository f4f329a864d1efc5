"""The legal day of a case moves: what was stored for the lists, and what waits, moves with it."""

from collections.abc import Mapping
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ColumnElement, select

from app import audit, engine, jobs
from app.kit.db import db
from app.review import dates
from app.review.mirror.follow import WAKE
from app.review.models import Assignment, AssignmentState
from app.review.queries import rows
from app.workdays.queries import calendar


def redate(review_id: UUID, *, deadline_on: date | None, at: datetime) -> None:
    """Keep a new legal day for a running review, its open steps and the parts in them."""
    review = rows.locked_review(review_id)
    if review.deadline_on == deadline_on:
        return
    before, review.deadline_on = review.deadline_on, deadline_on
    for step in rows.open_steps(review):
        step.sort_on = dates.sort_on(step.due_on, deadline_on)
    waiting = select(Assignment).where(Assignment.review_id == review.id, _is_waiting())
    for part in db.session.scalars(waiting):
        part.sort_on = dates.sort_on(part.due_on, deadline_on)
    audit.record(
        "legal day moved", organ_id=review.organ_id, by=None, at=at, subject=str(review.id),
        before=before, after=deadline_on,
    )  # fmt: skip
    db.session.flush()


def redate_step(review_id: UUID, *, form: str, at: datetime) -> None:
    """The term of an open step begins another day than it did: its last day follows."""
    review = rows.locked_review(review_id)
    open_steps = [each.id for each in rows.open_steps(review) if each.form == form]
    waiting = select(Assignment).where(Assignment.step_id.in_(open_steps), _is_waiting())
    for part in db.session.scalars(waiting):
        due_on = dates.part_due_on(part, calendar(review.organ_id))
        if due_on != part.due_on:
            move_part(part, due_on=due_on, at=at)
    db.session.flush()


def move_part(part: Assignment, *, due_on: date | None, at: datetime) -> None:
    """Another last day for a part that waits, and for its step while that is open."""
    step, before = part.step, part.due_on
    part.due_on = due_on
    part.sort_on = dates.sort_on(due_on, step.review.deadline_on)
    if step.is_open:
        step.due_on, step.sort_on = part.due_on, part.sort_on
    audit.record(
        "step day moved", organ_id=step.organ_id, by=None, at=at, subject=str(step.review_id),
        step=step.title, before=before, after=due_on,
    )  # fmt: skip


def _is_waiting() -> ColumnElement[bool]:
    """Parts of steps that somebody has still to do."""
    return Assignment.state.in_((AssignmentState.OPEN, AssignmentState.CLAIMED))


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
