"""Noting that somebody opened an item: on its own, at most once a minute for each kind of look."""

from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import func, insert, select

from app.kit import seen
from app.kit.db import db
from app.people.models import Person
from app.review.models import Looked, View


def note(subject_id: UUID, looked: Looked, *, by: Person, at: datetime) -> None:
    """``by`` opened something of the subject."""
    before = select(func.max(View.at)).where(
        View.subject_id == subject_id, View.person_id == by.id, View.looked == looked
    )
    view = insert(View).values(
        id=uuid4(), subject_id=subject_id, person_id=by.id, looked=looked, at=at
    )
    seen.note(view, last=db.session.scalar(before), at=at)
