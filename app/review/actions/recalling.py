"""Taking back what one has decided, while nobody after has acted (撤回)."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import select

from app import audit, engine
from app.kit.db import db
from app.people.models import Person
from app.review import hooks, mirror, separation
from app.review.actions.once import Once
from app.review.actions.writing import reason_given
from app.review.models import Assignment, AssignmentKind, AssignmentState, Ending, Review
from app.review.policy import Act, can
from app.review.queries import rows, standing


def recall_step(step_id: UUID, *, by: Person, reason: str, at: datetime, key: str) -> Review:
    """Take back what ``by`` decided; the opinion stays in the history, the step opens anew."""
    step = rows.locked_step(step_id)
    review = step.review
    once = Once.of("recall step", by=by, key=key, step=step_id, reason=reason)
    if once.answer():
        return review
    if refusal := can(by, Act.RECALL, step, known=standing.known(by, step, releasing=False)):
        raise refusal
    reason_given(reason)

    progress = engine.take_back(review.instance_id, step.task_id, at=at)
    step.ending = Ending.UNDONE
    _part_of(step.id).state = AssignmentState.CANCELLED
    db.session.flush()
    mirror.follow(review, progress, at=at, hints=mirror.Hints(keep={step.node_id: by.id}))
    if separation.DRAFT not in separation.parts_of(step):
        hooks.follower(review).closed_for_change(review, at=at)  # scheduled no more
    audit.record(
        "step recalled", organ_id=review.organ_id, by=by.id, at=at, subject=str(review.id),
        step=step.node_id, words={"reason": reason},
    )  # fmt: skip
    once.done(review.id, at=at)
    return review


def _part_of(step_id: UUID) -> Assignment:
    statement = select(Assignment).where(
        Assignment.step_id == step_id,
        Assignment.kind == AssignmentKind.SIGN,
        Assignment.state == AssignmentState.DECIDED,
    )
    return db.session.execute(statement).scalar_one()
