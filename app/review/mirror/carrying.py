"""Straight back: the steps between are completed again as before, and their givers are asked.

A giver is asked (复核确认) when the text is not the one the last opinion was about.
"""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from app import engine
from app.kit.db import db
from app.review import dates
from app.review.models import (
    Assignment,
    AssignmentKind,
    AssignmentState,
    Ending,
    Opinion,
    Review,
    Step,
    Trouble,
    TroubleKind,
)
from app.review.queries import standing


def carry_over(review: Review, progress: engine.Progress, *, at: datetime) -> list[Assignment]:
    """A row for every step that was completed again; returns what waits to be confirmed."""
    if not progress.replayed:
        return []
    former = _former(review, progress)
    parts = [
        _carry(review, opinion, task_id=task_id, at=at)
        for node_id, task_id in progress.replayed
        if (opinion := former.get(node_id))
    ]
    waiting = [part for part in parts if part.closed_at is None]
    if waiting:
        here = Assignment.review_id == review.id
        list_who_left(standing.held_wrongly(AssignmentKind.CONFIRM, here), at=at)
    return waiting


def list_who_left(parts: Sequence[Assignment], *, at: datetime) -> None:
    """To the administrators: confirmations asked of who may not do the step any more."""
    for part in parts:
        db.session.add(
            Trouble(
                organ_id=part.step.organ_id,
                review_id=part.review_id,
                step_id=part.step_id,
                kind=TroubleKind.CONFIRMATION,
                details={"step": part.step.title, "lane": part.step.lane.value},
                since=at,
            )
        )


def _carry(review: Review, opinion: Opinion, *, task_id: object, at: datetime) -> Assignment:
    step = _again(review, opinion.step, task_id=task_id, at=at)
    db.session.add(step)
    db.session.flush()

    changed = opinion.digest != review.digest
    due_on = None if review.no_light else _confirm_by(review, at)
    part = Assignment(
        review_id=review.id,
        step_id=step.id,
        step=step,
        kind=AssignmentKind.CONFIRM,
        state=AssignmentState.CLAIMED if changed else AssignmentState.DECIDED,
        person_id=opinion.person_id,
        round=review.round,
        opened_at=at,
        claimed_at=at,
        closed_at=None if changed else at,
        due_on=due_on,
        sort_on=dates.sort_on(due_on, None if review.no_light else review.deadline_on),
    )
    db.session.add(part)
    return part


def _confirm_by(review: Review, at: datetime) -> date | None:
    return dates.due_on(dates.DAYS_TO_CONFIRM, organ_id=review.organ_id, opened_at=at)


def _again(review: Review, former: Step, *, task_id: object, at: datetime) -> Step:
    review.steps_opened += 1
    kept = (
        "organ_id", "unit_id", "node_id", "title", "lane", "of", "duty", "form",
        "chosen_id", "claimed_by_id", "closed_by_id", "verdict",
    )  # fmt: skip
    return Step(
        review_id=review.id,
        review=review,
        task_id=task_id,
        position=review.steps_opened,
        round=review.round,
        outcomes=list(former.outcomes),
        targets=[],
        opened_at=at,
        due_on=None,
        sort_on=former.sort_on,
        closed_at=at,
        ending=Ending.COMPLETED,
        carried_from_id=former.id,
        **{name: getattr(former, name) for name in kept},
    )


def _former(review: Review, progress: engine.Progress) -> dict[str, Opinion]:
    """The last opinion in each node that was passed again, on the way that passed it."""
    nodes = {node_id for node_id, _ in progress.replayed}
    mine = _steps_before(review, progress)
    statement = (
        select(Opinion)
        .join(Opinion.step)
        .options(joinedload(Opinion.step))
        .where(Opinion.review_id == review.id, Step.node_id.in_(nodes), Step.id.in_(mine))
        .order_by(Step.position, Opinion.at)
    )
    return {opinion.step.node_id: opinion for opinion in db.session.scalars(statement)}


def _steps_before(review: Review, progress: engine.Progress) -> set[UUID]:
    """The steps whose decision is repeated, and those these were themselves kept from."""
    repeated = progress.repeats.values()
    statement = select(Step.id, Step.carried_from_id).where(
        Step.review_id == review.id, Step.task_id.in_(repeated)
    )
    rows = db.session.execute(statement)
    return {step_id for row in rows for step_id in row if step_id is not None}
