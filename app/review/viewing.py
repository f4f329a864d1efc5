"""Noting that somebody opened an item: on its own, at most once a minute for each kind of look."""

from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import func, insert, select
from sqlalchemy.sql.dml import Update

from app.kit import seen
from app.kit.db import db
from app.notices.actions.reading import known
from app.people.models import Person
from app.review.models import Looked, Review, View


def note(subject_id: UUID, looked: Looked, *, by: Person, at: datetime) -> None:
    """``by`` opened something of the subject."""
    _note(subject_id, looked, by=by, at=at)


def note_case(review: Review, *, by: Person, at: datetime) -> None:
    """``by`` opened the page of a case: what he was told about it he knows now."""
    _note(review.subject_id, Looked.CASE, known(review.id, by=by, at=at), by=by, at=at)


def _note(subject_id: UUID, looked: Looked, *also: Update, by: Person, at: datetime) -> None:
    before = select(func.max(View.at)).where(
        View.subject_id == subject_id, View.person_id == by.id, View.looked == looked
    )
    view = insert(View).values(
        id=uuid4(), subject_id=subject_id, person_id=by.id, looked=looked, at=at
    )
    seen.note(view, *also, last=db.session.scalar(before), at=at)
