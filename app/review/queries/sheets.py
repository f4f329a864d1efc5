"""Sheets of reviews somebody may see, and what a sheet says."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from app.kit.db import db
from app.people.models import Person
from app.people.queries import lanes_of
from app.review.errors import NoSuchReview
from app.review.models import Opinion, Review, Sheet
from app.review.queries.visible import is_visible_to

MOST_OPINIONS = 500


@dataclass(frozen=True, slots=True)
class SheetContent:
    """A review and its opinions, in the order they were given."""

    review: Review
    opinions: list[Opinion]


def sheet_for(person: Person, sheet_id: UUID) -> Sheet:
    """The sheet with its file, if ``person`` may see the review."""
    statement = (
        select(Sheet)
        .join(Review, Review.id == Sheet.review_id)
        .options(joinedload(Sheet.file), joinedload(Sheet.review))
        .where(Sheet.id == sheet_id, is_visible_to(person, lanes_of(person)))
    )
    found = db.session.scalar(statement)
    if found is None:
        raise NoSuchReview
    return found


def content(review_id: UUID) -> SheetContent:
    """What stands on the sheet of a review."""
    review = db.session.scalars(
        select(Review)
        .options(joinedload(Review.organ), joinedload(Review.unit), joinedload(Review.drafter))
        .where(Review.id == review_id)
    ).one()
    opinions = (
        select(Opinion)
        .options(joinedload(Opinion.person), joinedload(Opinion.step))
        .where(Opinion.review_id == review_id)
        .order_by(Opinion.at, Opinion.id)
        .limit(MOST_OPINIONS)
    )
    return SheetContent(review, list(db.session.scalars(opinions)))


def review_of_sheet(sheet_id: UUID) -> UUID | None:
    """The review a sheet is about, for the worker."""
    return db.session.scalar(select(Sheet.review_id).where(Sheet.id == sheet_id))
