"""Running instances in the database: lock, load, let the walk go on, save, tell what changed.

Everything happens in the caller's transaction. After an error nothing of it may be committed.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import select

from app.engine import returning
from app.engine.changes import (
    Before,
    move_timers,
    previewed,
    reported,
    stuck_told,
    write_timers,
)
from app.engine.errors import NotPossibleNow, StateDamaged
from app.engine.models import ProcedureInstance, ProcedureTimer
from app.engine.progress import Preview, Progress, TimerMoved
from app.engine.registry import world
from app.engine.state import dump, load
from app.engine.versions import procedure_of
from app.engine.walk import Walk
from app.kit.db import db, locked

Facts = Mapping[str, Any]


def start(version_id: UUID, *, subject: str, facts: Facts, at: datetime) -> Progress:
    """Begin a case on a version; it stays on that version."""
    procedure = procedure_of(version_id)
    with stuck_told():
        walk = Walk.begin(procedure, world(subject, at), facts)
    row = ProcedureInstance(
        id=uuid4(),
        version_id=version_id,
        subject=subject,
        state=b"",
        started_at=at,
    )
    db.session.add(row)
    return _saved(row, walk, Before(), at)


def complete(
    instance_id: UUID, task_id: UUID, *, verdict: str, facts: Facts | None = None, at: datetime
) -> Progress:
    """Decide an open step. A verdict that is a return by its nature returns."""
    return _changed(
        instance_id,
        at,
        lambda walk: returning.give(walk, walk.task(task_id), verdict, facts or {}),
    )


def send_back(
    instance_id: UUID,
    task_id: UUID,
    *,
    to: str,
    straight: bool,
    facts: Facts | None = None,
    at: datetime,
) -> Progress:
    """Return from an open step to a finished one (DESIGN §3.12).

    With ``straight`` the steps on the way back are decided again as they were, as soon as ``to``
    is decided; else everyone has a turn again. Service tasks passed again run again.
    """
    return _changed(
        instance_id,
        at,
        lambda walk: returning.send_back(
            walk, walk.task(task_id), to=to, straight=straight, facts=facts or {}
        ),
    )


def take_back(instance_id: UUID, task_id: UUID, *, at: datetime) -> Progress:
    """Undo the decision on a closed step while nothing it led to was decided, done or set off."""
    return _changed(instance_id, at, lambda walk: returning.take_back(walk, task_id))


def preview(instance_id: UUID, task_id: UUID, *, to: str | None) -> Preview:
    """What a return would do; without ``to``, a return to the first target. Changes nothing."""
    row = db.session.get(ProcedureInstance, instance_id)
    if row is None:
        raise NotPossibleNow("no_such_instance")
    walk = _loaded(row, row.changed_at)
    with stuck_told():
        return previewed(walk, walk.task(task_id), to)


def wake(instance_id: UUID, timer_id: UUID, *, at: datetime) -> Progress:
    """Let a due timer ring. One that has rung, or has been called off, changes nothing."""
    row = _locked(instance_id)
    timer = db.session.scalar(
        locked(
            select(ProcedureTimer).where(
                ProcedureTimer.id == timer_id, ProcedureTimer.instance_id == instance_id
            )
        )
    )
    if timer is None:
        raise NotPossibleNow("no_such_timer")
    if not timer.is_waiting:
        return Progress(instance_id, finished=row.ended_at is not None)
    if timer.due_at > at:
        raise NotPossibleNow("not_due")
    timer.fire(at)
    walk = _loaded(row, at)
    before = Before.of(walk)
    waiting = {task.id: task for task in walk.waiting_timers()}
    if timer_id not in waiting:
        raise StateDamaged("damaged")
    with stuck_told():
        walk.ring(waiting[timer_id])
    return _saved(row, walk, before, at)


def retime(instance_id: UUID, *, facts: Facts, at: datetime) -> tuple[TimerMoved, ...]:
    """Moments among ``facts`` are others now: timers that wait for them ring then."""
    row = _locked(instance_id)
    if row.ended_at is not None:
        raise NotPossibleNow("finished")
    walk = _loaded(row, at)
    with stuck_told():
        moved = tuple(
            TimerMoved(task.id, before, task.internal_data["due_at"])
            for task, before in walk.retime(facts)
        )
    row.state, row.changed_at = dump(walk), at
    move_timers(moved)
    return moved


def deliver(
    instance_id: UUID, wait_id: UUID, *, facts: Facts | None = None, at: datetime
) -> Progress:
    """Let a message arrive at the event that waits for it. Nothing is kept for later: a message
    nobody waits for any more is refused. Delivering it twice is the caller's to prevent.
    """
    return _changed(instance_id, at, lambda walk: walk.deliver(walk.wait(wait_id), facts or {}))


def cancel(instance_id: UUID, *, at: datetime) -> Progress:
    """End the case where it stands: every open step and timer is called off."""
    return _changed(instance_id, at, Walk.stop)


def _changed(instance_id: UUID, at: datetime, change: Callable[[Walk], None]) -> Progress:
    row = _locked(instance_id)
    if row.ended_at is not None:
        raise NotPossibleNow("finished")
    walk = _loaded(row, at)
    before = Before.of(walk)
    with stuck_told():
        change(walk)
    return _saved(row, walk, before, at)


def _locked(instance_id: UUID) -> ProcedureInstance:
    statement = select(ProcedureInstance).where(ProcedureInstance.id == instance_id)
    row = db.session.scalar(locked(statement))
    if row is None:
        raise NotPossibleNow("no_such_instance")
    return row


def _loaded(row: ProcedureInstance, at: datetime) -> Walk:
    return load(row.state, procedure_of(row.version_id), world(row.subject, at))


def _saved(row: ProcedureInstance, walk: Walk, before: Before, at: datetime) -> Progress:
    row.state = dump(walk)
    row.changed_at = at
    row.ended_at = at if walk.is_finished else None
    db.session.flush()
    progress = reported(row.id, walk, before)
    write_timers(progress, at)
    return progress
