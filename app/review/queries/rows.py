"""Rows under lock, for the actions. The review is always the first lock."""

from functools import cache
from uuid import UUID

from sqlalchemy import Select, and_, bindparam, select
from sqlalchemy.orm.attributes import set_committed_value

from app.kit.db import db, locked
from app.review.errors import NoSuchReview, NoSuchStep
from app.review.models import Assignment, AssignmentKind, AssignmentState, Review, Step

IS_CURRENT = (
    Assignment.kind == AssignmentKind.SIGN,
    Assignment.state.in_((AssignmentState.OPEN, AssignmentState.CLAIMED)),
)


def locked_review(review_id: UUID) -> Review:
    """The review, locked: the first lock of every action."""
    found = db.session.scalar(locked(select(Review).where(Review.id == review_id)))
    if found is None or found.is_sealed:
        raise NoSuchReview
    return found


def locked_step(step_id: UUID) -> Step:
    """The step with its review, the review locked first."""
    return locked_part(step_id)[0]


def locked_part(step_id: UUID) -> tuple[Step, Assignment | None]:
    """The step with its review, locked first, and the part that is current while it is open."""
    review = db.session.scalar(_review_of_step(), {"step_id": step_id})
    found = db.session.execute(_step_with_part(), {"step_id": step_id}).one_or_none()
    if review is None or review.is_sealed or found is None:
        raise NoSuchStep
    step, part = found
    set_committed_value(step, "review", review)
    return step, part


@cache
def _review_of_step() -> Select[Review]:
    """Built once, like the next: every opinion, claim and recall begins with these two."""
    of_step = select(Step.review_id).where(Step.id == bindparam("step_id")).scalar_subquery()
    return locked(select(Review).where(Review.id == of_step))


@cache
def _step_with_part() -> Select[Step, Assignment]:
    return (
        select(Step, Assignment)
        .outerjoin(Assignment, and_(Assignment.step_id == Step.id, *IS_CURRENT))
        .where(Step.id == bindparam("step_id"))
        .with_for_update(of=Step)
        .execution_options(populate_existing=True)
    )


def locked_assignment(assignment_id: UUID) -> Assignment:
    """An assignment with its step, the review locked first."""
    of_assignment = (
        select(Assignment.review_id).where(Assignment.id == assignment_id).scalar_subquery()
    )
    review = db.session.scalar(locked(select(Review).where(Review.id == of_assignment)))
    statement = (
        select(Assignment, Step)
        .join(Assignment.step)
        .where(Assignment.id == assignment_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    found = db.session.execute(statement).one_or_none()
    if review is None or review.is_sealed or found is None:
        raise NoSuchStep
    part, step = found
    set_committed_value(step, "review", review)
    set_committed_value(part, "step", step)
    return part


def current_assignment(step: Step) -> Assignment:
    """The part of the person who has ``step`` now, or whom it waits for."""
    statement = select(Assignment).where(Assignment.step_id == step.id, *IS_CURRENT)
    return db.session.execute(locked(statement)).scalar_one()


def open_steps(review: Review) -> list[Step]:
    """What is open in the review, in the order it opened."""
    statement = (
        select(Step)
        .where(Step.review_id == review.id, Step.closed_at.is_(None))
        .order_by(Step.position)
    )
    return list(db.session.scalars(statement))
