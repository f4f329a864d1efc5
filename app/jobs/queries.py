"""What the administrators' page shows of the queue."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import func, select

from app.jobs.models import Job, JobState
from app.kit.db import db
from app.kit.paging import PAGE_SIZE, Page


@dataclass(frozen=True, slots=True)
class DeadJob:
    """A job that was given up and waits for somebody to look at it."""

    id: UUID
    kind: str
    key: str
    organ_id: UUID | None
    run_at: datetime
    failures: int
    last_error: str | None


def dead_jobs(*, number: int = 1) -> Page[DeadJob]:
    """What was given up, the latest first."""
    statement = (
        select(Job.id, Job.kind, Job.key, Job.organ_id, Job.run_at, Job.failures, Job.last_error)
        .where(Job.state == JobState.DEAD)
        .order_by(Job.run_at.desc(), Job.id)
        .offset((number - 1) * PAGE_SIZE)
        .limit(PAGE_SIZE + 1)
    )
    return Page.of([DeadJob(*row) for row in db.session.execute(statement)], number=number)


def oldest_due_age(at: datetime) -> timedelta:
    """How long the job has waited that should have been done first; nothing when all is done."""
    statement = select(func.min(Job.run_at)).where(Job.state == JobState.READY, Job.run_at <= at)
    oldest = db.session.scalar(statement)
    return at - oldest if oldest else timedelta(0)


def numbers_by_state() -> dict[JobState, int]:
    """How many jobs are ready, running and dead; those that are done are not counted."""
    statement = (
        select(Job.state, func.count()).where(Job.state != JobState.DONE).group_by(Job.state)
    )
    return {state: number for state, number in db.session.execute(statement)}
