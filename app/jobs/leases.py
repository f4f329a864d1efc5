"""Claiming a job, holding it for a while, and giving it back; each call is one transaction.

Fenced by owner and attempt: whoever lost a lease can no longer end or fail the job.
"""

import os
import random
import socket
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, cast
from uuid import UUID, uuid4

from sqlalchemy import CursorResult, Update, and_, or_, select, update

from app.jobs.clock import database_now
from app.jobs.models import Job, JobState
from app.kit.db import db
from app.kit.time import real

LEASE_SECONDS = 120
TRIES = 5
LONGEST_WAIT_MINUTES = 60
CONFLICTS_UNTIL_A_FAILURE = 50
LONGEST_CONFLICT_WAIT_SECONDS = 60
ERROR_LENGTH = 500


@dataclass(frozen=True, slots=True)
class Claim:
    """A job in the hands of ``owner``, for the ``attempt``-th time."""

    id: UUID
    kind: str
    payload: dict[str, Any]
    owner: str
    attempt: int
    failures: int
    every_seconds: int | None


def new_owner() -> str:
    """A name for a worker: its machine, its process and a word nobody else has."""
    return f"{socket.gethostname()}:{os.getpid()}:{uuid4().hex[:8]}"


def is_something_due(at: datetime) -> bool:
    """Whether a claim would find a job; asked first because it writes nothing."""
    return db.session.execute(_due(at)).first() is not None


def claim(owner: str, *, at: datetime, lease_seconds: int = LEASE_SECONDS) -> Claim | None:
    """Take the job that has waited longest, or None when nothing is due."""
    statement = (
        update(Job)
        .where(Job.id == _due(at).with_for_update(skip_locked=True).scalar_subquery())
        .values(
            state=JobState.RUNNING,
            lease_owner=owner,
            lease_until=database_now(plus_seconds=lease_seconds),
            attempts=Job.attempts + 1,
        )
        .returning(
            Job.id, Job.kind, Job.payload, Job.lease_owner, Job.attempts, Job.failures,
            Job.every_seconds,
        )
        .execution_options(synchronize_session=False)
    )  # fmt: skip
    row = db.session.execute(statement).one_or_none()
    return Claim(*row) if row else None


def finish(claim_: Claim, *, at: datetime) -> bool:
    """Mark the job done; False when somebody else has it by now."""
    if claim_.every_seconds is None:
        return _change(claim_, state=JobState.DONE, done_at=real(at), last_error=None)
    again = at + timedelta(seconds=claim_.every_seconds)
    return _change(claim_, state=JobState.READY, run_at=again, failures=0, last_error=None)


def fail(claim_: Claim, *, error: str, at: datetime) -> JobState:
    """Count a failed try: later again, each time later, and after the last one dead."""
    failures = claim_.failures + 1
    is_dead = failures >= TRIES and claim_.every_seconds is None
    state = JobState.DEAD if is_dead else JobState.READY
    _change(
        claim_,
        state=state,
        failures=failures,
        run_at=at + wait_after(failures),
        last_error=error[:ERROR_LENGTH],
    )
    return state


def put_back(claim_: Claim, *, at: datetime) -> JobState:
    """After a conflict or a stop: again soon, and no try is lost unless it never ends."""
    if claim_.attempt - claim_.failures >= CONFLICTS_UNTIL_A_FAILURE:
        return fail(claim_, error="The conflict does not go away.", at=at)
    longest = min(2 ** min(claim_.attempt, 6), LONGEST_CONFLICT_WAIT_SECONDS)
    wait = timedelta(seconds=random.uniform(0.1, longest))
    _change(claim_, state=JobState.READY, run_at=at + wait)
    return JobState.READY


def release(claim_: Claim) -> None:
    """Give the job back untried."""
    _change(claim_, state=JobState.READY)


def take_from_the_dead(owner: str, *, at: datetime) -> int:
    """Free the jobs whose lease has run out, or whose worker on this machine is gone.

    A lost worker counts as a failed try, so that a job that kills its worker ends as dead.
    """
    gone = or_(Job.lease_until < database_now(), Job.lease_owner.in_(_gone_owners(owner)))
    lost = (
        select(Job.id).where(Job.state == JobState.RUNNING, gone).with_for_update(skip_locked=True)
    )
    last_try = and_(Job.failures >= TRIES - 1, Job.every_seconds.is_(None))
    change = (
        update(Job)
        .values(
            lease_owner=None,
            lease_until=None,
            failures=Job.failures + 1,
            last_error="The worker was lost.",
        )
        .execution_options(synchronize_session=False)
    )
    ids = list(db.session.scalars(lost))
    for dies, state in ((last_try, JobState.DEAD), (~last_try, JobState.READY)):
        still_lost = and_(Job.id.in_(ids), Job.state == JobState.RUNNING, dies)
        db.session.execute(change.where(still_lost).values(state=state, run_at=at))
    return len(ids)


def wait_after(failures: int) -> timedelta:
    """One minute, then twice as long each time up to an hour, give or take a quarter."""
    minutes: int = min(2 ** min(failures - 1, 10), LONGEST_WAIT_MINUTES)
    jitter: float = random.uniform(0.75, 1.25)
    return timedelta(minutes=minutes * jitter)


def _due(at: datetime) -> Any:
    return (
        select(Job.id)
        .where(Job.state == JobState.READY, Job.run_at <= at)
        .order_by(Job.run_at)
        .limit(1)
    )


def _change(claim_: Claim, **values: object) -> bool:
    statement: Update = (
        update(Job)
        .where(
            Job.id == claim_.id,
            Job.state == JobState.RUNNING,
            Job.lease_owner == claim_.owner,
            Job.attempts == claim_.attempt,
        )
        .values(lease_owner=None, lease_until=None, **values)
        .execution_options(synchronize_session=False)
    )
    return cast("CursorResult[Any]", db.session.execute(statement)).rowcount > 0


def _gone_owners(owner: str) -> list[str]:
    """Workers of this machine that hold leases and are not running any more."""
    machine, process, _word = owner.rsplit(":", 2)
    holders = db.session.scalars(
        select(Job.lease_owner).where(
            Job.state == JobState.RUNNING,
            Job.lease_owner.startswith(f"{machine}:", autoescape=True),
        )
    )
    return [
        holder
        for holder in set(holders)
        if holder
        and holder != owner
        and (holder.split(":")[-2] == process or not _is_running(int(holder.split(":")[-2])))
    ]


def _is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True  # another account's, but alive
    return True
