"""Rows under lock, for the actions. The review is always the first lock."""

from uuid import UUID

from sqlalchemy import and_, select
from sqlalchemy.orm import aliased, contains_eager

from app.kit.db import db, locked
from app.people.models import Person
from app.review.errors import NoSuchReview, NoSuchStep
from app.review.models import Assignment, AssignmentKind, AssignmentState, Review, Step


def locked_review(review_id: UUID) -> Review:
    """The review, locked: the first lock of every action."""
    found = db.session.scalar(locked(select(Review).where(Review.id == review_id)))
    if found is None:
        raise NoSuchReview
    return found


def locked_step(step_id: UUID) -> Step:
    """The step with its review, the review locked first."""
    return locked_part(step_id)[0]


def locked_part(step_id: UUID) -> tuple[Step, Assignment | None]:
    """The step and the living part in it, the review locked first."""
    of_step = select(Step.review_id).where(Step.id == step_id).scalar_subquery()
    review = db.session.scalar(locked(select(Review).where(Review.id == of_step)))
    if review is None:
        raise NoSuchStep
    return _locked_part(step_id, review)


def _locked_part(step_id: UUID, review: Review) -> tuple[Step, Assignment | None]:
    """Two statements and not one: a row that was waited for is read as it is afterwards."""
    claimed, closed = aliased(Person), aliased(Person)
    lives = and_(
        Assignment.step_id == Step.id,
        Assignment.kind == AssignmentKind.SIGN,
        Assignment.state.in_((AssignmentState.OPEN, AssignmentState.CLAIMED)),
    )
    statement = (
        select(Step, Assignment)
        .outerjoin(Assignment, lives)
        .outerjoin(claimed, claimed.id == Step.claimed_by_id)
        .outerjoin(closed, closed.id == Step.closed_by_id)
        .options(
            contains_eager(Step.claimed_by.of_type(claimed)),
            contains_eager(Step.closed_by.of_type(closed)),
        )
        .where(Step.id == step_id, Step.review_id == review.id)
        .with_for_update(of=Step)
        .execution_options(populate_existing=True)
    )
    found = db.session.execute(statement).one_or_none()
    if found is None:
        raise NoSuchStep
    return found[0], found[1]


def locked_assignment(assignment_id: UUID) -> Assignment:
    """An assignment with its step, the review locked first."""
    of_assignment = (
        select(Assignment.review_id).where(Assignment.id == assignment_id).scalar_subquery()
    )
    review = db.session.scalar(locked(select(Review).where(Review.id == of_assignment)))
    statement = select(Assignment).where(Assignment.id == assignment_id)
    found = db.session.scalar(locked(statement)) if review else None
    if found is None:
        raise NoSuchStep
    _locked_part(found.step_id, review)  # type: ignore[arg-type]
    return found


def current_assignment(step: Step) -> Assignment:
    """The part of the person who has ``step`` now, or whom it waits for."""
    statement = select(Assignment).where(
        Assignment.step_id == step.id,
        Assignment.kind == AssignmentKind.SIGN,
        Assignment.state.in_((AssignmentState.OPEN, AssignmentState.CLAIMED)),
    )
    return db.session.execute(locked(statement)).scalar_one()


def open_steps(review: Review) -> list[Step]:
    """What is open in the review, in the order it opened."""
    statement = (
        select(Step)
        .where(Step.review_id == review.id, Step.closed_at.is_(None))
        .order_by(Step.position)
    )
    return list(db.session.scalars(statement))
