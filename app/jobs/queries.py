"""What the administrators' page shows of the queue."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import ColumnElement, func, select, true

from app.jobs.clock import database_now
from app.jobs.models import Job, JobState, WorkerHeartbeat
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


@dataclass(frozen=True, slots=True)
class LivingWorker:
    """A worker that has shown a sign of life lately."""

    owner: str
    started_at: datetime


def dead_jobs(organ_id: UUID | None = None, *, number: int = 1) -> Page[DeadJob]:
    """What was given up, of everyone or of one organ, the latest first."""
    statement = (
        select(Job.id, Job.kind, Job.key, Job.organ_id, Job.run_at, Job.failures, Job.last_error)
        .where(Job.state == JobState.DEAD, _of(organ_id))
        .order_by(Job.run_at.desc(), Job.id)
        .offset((number - 1) * PAGE_SIZE)
        .limit(PAGE_SIZE + 1)
    )
    return Page.of([DeadJob(*row) for row in db.session.execute(statement)], number=number)


def oldest_due_age(at: datetime, organ_id: UUID | None = None) -> timedelta:
    """How long the job has waited that should have been done first; nothing when all is done."""
    statement = select(func.min(Job.run_at)).where(
        Job.state == JobState.READY, Job.run_at <= at, _of(organ_id)
    )
    oldest = db.session.scalar(statement)
    return at - oldest if oldest else timedelta(0)


def numbers_by_state(organ_id: UUID | None = None) -> dict[JobState, int]:
    """How many jobs are ready, running and dead; those that are done are not counted."""
    statement = (
        select(Job.state, func.count())
        .where(Job.state.in_((JobState.READY, JobState.RUNNING, JobState.DEAD)), _of(organ_id))
        .group_by(Job.state)
    )
    return {state: number for state, number in db.session.execute(statement)}


def living_workers(*, most: int = 20) -> list[LivingWorker]:
    """The workers that are there at this moment."""
    statement = (
        select(WorkerHeartbeat.owner, WorkerHeartbeat.started_at)
        .where(WorkerHeartbeat.good_until > database_now())
        .order_by(WorkerHeartbeat.started_at, WorkerHeartbeat.owner)
        .limit(most)
    )
    return [LivingWorker(*row) for row in db.session.execute(statement)]


def _of(organ_id: UUID | None) -> ColumnElement[bool]:
    return true() if organ_id is None else Job.organ_id == organ_id
