"""What a return, a recall or an end undoes: open steps close, given opinions become stale."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.orm import joinedload

from app import engine
from app.kit.db import db
from app.review.models import (
    Assignment,
    AssignmentKind,
    AssignmentState,
    Ending,
    Review,
    Step,
    Trouble,
)

ENDINGS = {"undone": Ending.UNDONE, "cancelled": Ending.CANCELLED}
AFTERWARDS = {
    AssignmentState.OPEN: AssignmentState.CUT_OFF,
    AssignmentState.CLAIMED: AssignmentState.CUT_OFF,
    AssignmentState.DECIDED: AssignmentState.STALE,
}


def close_undone(review: Review, progress: engine.Progress, *, at: datetime) -> list[Step]:
    """Mirror the tasks the engine took away; returns the steps that were open until now."""
    why = {task.task_id: ENDINGS[task.why] for task in progress.closed if task.why in ENDINGS}
    if not why and not progress.undone:
        return []

    closed = []
    if progress.undone_beside is None:
        parts = _parts(review, list(why), list(progress.undone))
    else:  # others may be on the same way, so only these
        parts = _parts(review, [*why, *progress.undone_beside], [])
    _confirm_no_more(parts, at=at)
    for part in parts:
        step = part.step
        if step.closed_at is None:
            close(step, why.get(step.task_id, Ending.UNDONE), at=at)
            closed.append(step)
        part.state = AFTERWARDS[part.state]
        part.closed_at = part.closed_at or at
    return closed


def close(step: Step, ending: Ending, *, at: datetime) -> None:
    """Nobody works on ``step`` any more, nor need anybody worry about it."""
    step.ending, step.closed_at = ending, at
    if step.nobody:
        settle(step, at=at)


def cut_off_others(step: Step, *, at: datetime) -> None:
    """``step`` was sent back for every unit its task was assigned to."""
    statement = (
        select(Assignment)
        .join(Assignment.step)
        .options(joinedload(Assignment.step))
        .where(
            Step.review_id == step.review_id,
            Step.task_id == step.task_id,
            Step.id != step.id,
            Step.closed_at.is_(None),
            Assignment.state.in_((AssignmentState.OPEN, AssignmentState.CLAIMED)),
        )
    )
    for part in db.session.scalars(statement):
        close(part.step, Ending.UNDONE, at=at)
        part.state, part.closed_at = AssignmentState.CUT_OFF, at


def settle(step: Step, *, at: datetime) -> None:
    """The step is no trouble any more."""
    step.nobody = False
    settle_troubles([step.id], at=at)


def settle_troubles(step_ids: Sequence[UUID], *, at: datetime) -> None:
    """Nobody need worry about these steps."""
    is_open = Trouble.step_id.in_(step_ids) & Trouble.resolved_at.is_(None)
    db.session.execute(update(Trouble).where(is_open).values(resolved_at=at))


def _confirm_no_more(parts: Sequence[Assignment], *, at: datetime) -> None:
    """Whoever was asked to confirm and could not need not be replaced now."""
    waiting = [
        part.step_id
        for part in parts
        if part.kind is AssignmentKind.CONFIRM and part.state is AssignmentState.CLAIMED
    ]
    if waiting:
        settle_troubles(waiting, at=at)


def _parts(review: Review, task_ids: list[UUID], undone: list[str]) -> list[Assignment]:
    """The living parts in tasks that were taken away and in nodes that were returned over."""
    statement = (
        select(Assignment)
        .join(Assignment.step)
        .options(joinedload(Assignment.step))
        .where(
            Step.review_id == review.id,
            Step.task_id.in_(task_ids) | Step.node_id.in_(undone),
            Assignment.state.in_(AFTERWARDS),
        )
        .order_by(Step.position)
    )
    return list(db.session.scalars(statement))
