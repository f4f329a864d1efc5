"""Putting work into the queue, taking it out again, and giving dead jobs another chance."""

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from typing import Any, cast
from uuid import UUID, uuid4

from flask_babel import lazy_gettext as _l
from sqlalchemy import CursorResult, Select, delete, or_, select, update

from app.jobs.models import Job, JobState
from app.kit.db import db, insert_new, insert_unless_there, locked
from app.kit.errors import Conflict, NotFound
from app.kit.time import now, real

EVERY = "every"
KEEP_DONE_DAYS = 400


class JobIsNotDead(Conflict):
    """Only what was given up can be tried again."""

    message = _l("This job was already tried again or has ended.")


def enqueue(
    kind: str,
    *,
    key: str,
    payload: Mapping[str, Any],
    run_at: datetime | None = None,
    organ_id: UUID | None = None,
) -> bool:
    """Have ``kind`` done once the caller's transaction is committed, not before ``run_at``.

    The same kind and key twice is one job; False says that it was there already.
    """
    return _insert(kind, key, payload=payload, run_at=run_at, organ_id=organ_id)


def enqueue_each(kind: str, payloads: Mapping[str, Mapping[str, Any]], *, run_at: datetime) -> None:
    """Many jobs of one kind by key, in one statement; those that are there already stay."""
    made_at = now()
    new = {"kind": kind, "state": JobState.READY, "run_at": run_at, "made_at": made_at}
    insert_new(
        Job,
        [
            {**new, "id": uuid4(), "key": key, "payload": payload, "attempts": 0, "failures": 0}
            for key, payload in payloads.items()
        ],
    )


def ensure_periodic(periods: Mapping[str, int], *, at: datetime) -> None:
    """Give every kind that repeats its one row, with today's period, due no later than in one."""
    rows = {row.kind: row for row in db.session.execute(_periodic_rows())}
    for kind, seconds in sorted(periods.items()):
        latest = at + timedelta(seconds=seconds)
        if kind not in rows:
            _insert(kind, EVERY, payload={}, every_seconds=seconds)
        elif rows[kind].every_seconds != seconds or rows[kind].run_at > latest:
            db.session.execute(
                update(Job)
                .where(Job.kind == kind, Job.key == EVERY, Job.state == JobState.READY)
                .values(every_seconds=seconds, run_at=min(rows[kind].run_at, latest))
                .execution_options(synchronize_session=False)
            )


def cancel(kind: str, *, key: str) -> bool:
    """Take a job out of the queue that has not begun; False when there is none to take out."""
    statement = delete(Job).where(
        Job.kind == kind, Job.key == key, Job.state.in_((JobState.READY, JobState.DEAD))
    )
    return cast("CursorResult[Any]", db.session.execute(statement)).rowcount > 0


def forget(kind: str, *, keys: Collection[str]) -> None:
    """Let nothing remain of jobs, done or not; one that is being done now stays."""
    chosen = (
        select(Job.id).where(Job.kind == kind, Job.key.in_(keys)).with_for_update(skip_locked=True)
    )
    db.session.execute(
        delete(Job).where(Job.id.in_(chosen)).execution_options(synchronize_session=False)
    )


def retry(job_id: UUID, *, at: datetime) -> Job:
    """Give a dead job all its tries again, beginning now."""
    job = db.session.execute(locked(select(Job).where(Job.id == job_id))).scalar_one_or_none()
    if job is None:
        raise NotFound
    if job.state is not JobState.DEAD:
        raise JobIsNotDead

    job.state, job.failures, job.run_at = JobState.READY, 0, at
    db.session.flush()
    return job


def keep_due(*, before: datetime, at: datetime) -> None:
    """The clock goes back from ``before`` to ``at``: what was due, or being tried, stays due."""
    was_due = or_(Job.run_at <= before, Job.attempts > 0)
    db.session.execute(
        update(Job)
        .where(Job.state == JobState.READY, Job.key != EVERY, was_due, Job.run_at > at)
        .values(run_at=at)
        .execution_options(synchronize_session=False)
    )


def forget_done(_payload: Mapping[str, Any], at: datetime) -> None:
    """Delete what was done so long ago that nobody asks, or enqueues it a second time."""
    long_ago = real(at) - timedelta(days=KEEP_DONE_DAYS)
    db.session.execute(
        delete(Job)
        .where(Job.state == JobState.DONE, Job.done_at < long_ago)
        .execution_options(synchronize_session=False)
    )


def _periodic_rows() -> Select[str, int | None, datetime]:
    return select(Job.kind, Job.every_seconds, Job.run_at).where(Job.key == EVERY)


def _insert(kind: str, key: str, *, run_at: datetime | None = None, **columns: Any) -> bool:
    made_at = now()
    statement = (
        insert_unless_there(Job)
        .values(
            id=uuid4(),
            kind=kind,
            key=key,
            state=JobState.READY,
            run_at=run_at or made_at,
            made_at=made_at,
            attempts=0,
            failures=0,
            **columns,
        )
        .returning(Job.id)
    )
    return db.session.scalar(statement) is not None
