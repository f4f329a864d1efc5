"""What may arrive in a review now."""

from uuid import UUID

from sqlalchemy import select

from app.kit.db import db
from app.review.models import Wait

MOST_WAITS = 200


def waits(review_id: UUID) -> list[Wait]:
    """Every event whose message may arrive now, the longest awaited first."""
    statement = (
        select(Wait)
        .where(Wait.review_id == review_id, Wait.closed_at.is_(None))
        .order_by(Wait.opened_at, Wait.node_id, Wait.id)
        .limit(MOST_WAITS)
    )
    return list(db.session.scalars(statement))


def wait_for(review_id: UUID, message: str) -> Wait | None:
    """Where ``message`` may arrive now: the place that has waited longest, when there are some."""
    return next((each for each in waits(review_id) if each.message == message), None)
