"""Which reviews a person sees: of the own organ, where the own unit or post has part."""

from uuid import UUID

from sqlalchemy import ColumnElement, false, or_, select
from sqlalchemy.orm import joinedload

from app.kit.db import db
from app.people.models import Lane, Person
from app.people.queries import Lanes, lanes_of, served_by
from app.review.errors import NoSuchReview, NoSuchStep
from app.review.models import Assignment, Editor, Opinion, Review, ReviewState, Step

SEES_ALL = frozenset({Lane.DISCLOSURE_OFFICE, Lane.OFFICE_HEAD})


def is_visible_to(person: Person, lanes: Lanes) -> ColumnElement[bool]:
    """Restricts a statement on reviews to what ``person`` may see."""
    if person.duty or person.organ_id is None or not person.is_active:
        return false()
    own_organ = (Review.organ_id == person.organ_id) & (Review.state != ReviewState.SEALED)
    if any(lane in SEES_ALL for lane, _ in lanes):
        return own_organ

    units = {unit for _, unit in lanes if unit} | {person.unit_id} - {None}
    served = served_by(lanes, lane=Step.lane, unit_id=Step.unit_id)
    return own_organ & or_(
        Review.unit_id.in_(units),
        _exists(Step, served),
        _exists(Editor, Editor.person_id == person.id),
        _exists(Assignment, Assignment.person_id == person.id),
    )


def _exists(
    table: type[Step | Editor | Assignment], condition: ColumnElement[bool]
) -> ColumnElement[bool]:
    found = select(table.review_id).where(table.review_id == Review.id, condition)
    return found.correlate(Review).exists()


def review_for(person: Person, review_id: UUID) -> Review:
    """The review with what its head names, if ``person`` may see it."""
    statement = (
        select(Review)
        .options(joinedload(Review.organ), joinedload(Review.unit), joinedload(Review.drafter))
        .where(Review.id == review_id, is_visible_to(person, lanes_of(person)))
    )
    found = db.session.scalar(statement)
    if found is None:
        raise NoSuchReview
    return found


def confirmation_for(person: Person, assignment_id: UUID) -> Assignment:
    """The part in which ``person`` is, or was, asked to confirm."""
    statement = (
        select(Assignment)
        .join(Review, Review.id == Assignment.review_id)
        .options(joinedload(Assignment.step).joinedload(Step.review))
        .where(
            Assignment.id == assignment_id,
            Assignment.person_id == person.id,
            Review.state != ReviewState.SEALED,
        )
    )
    found = db.session.scalar(statement)
    if found is None:
        raise NoSuchStep
    return found


def last_return(review_id: UUID) -> Opinion | None:
    """The opinion that sent the case back last."""
    statement = (
        select(Opinion)
        .options(joinedload(Opinion.person), joinedload(Opinion.step))
        .where(Opinion.review_id == review_id, Opinion.returned_to.is_not(None))
        .order_by(Opinion.at.desc(), Opinion.id)
        .limit(1)
    )
    return db.session.scalar(statement)


def review_of_part(person: Person, assignment_id: UUID) -> UUID:
    """The review an assignment belongs to, if ``person`` may see it."""
    statement = (
        select(Review.id)
        .join(Assignment, Assignment.review_id == Review.id)
        .where(Assignment.id == assignment_id, is_visible_to(person, lanes_of(person)))
    )
    found = db.session.scalar(statement)
    if found is None:
        raise NoSuchStep
    return found


def step_for(person: Person, step_id: UUID) -> Step:
    """The step with its review, if ``person`` may see it."""
    statement = (
        select(Step)
        .join(Step.review)
        .options(joinedload(Step.review))
        .where(Step.id == step_id, is_visible_to(person, lanes_of(person)))
    )
    found = db.session.scalar(statement)
    if found is None:
        raise NoSuchStep
    return found


def review_of_step(person: Person, step_id: UUID) -> UUID:
    """The review a step belongs to, if ``person`` may see it."""
    statement = (
        select(Review.id)
        .join(Step, Step.review_id == Review.id)
        .where(Step.id == step_id, is_visible_to(person, lanes_of(person)))
    )
    found = db.session.scalar(statement)
    if found is None:
        raise NoSuchStep
    return found
