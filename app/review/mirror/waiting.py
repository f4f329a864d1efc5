"""Events that begin or end to wait for a message, as the engine tells of them."""

from datetime import datetime

from sqlalchemy import update

from app import engine
from app.kit.db import db
from app.review.models import Review, Wait


def keep_waits(review: Review, progress: engine.Progress, *, at: datetime) -> None:
    """Close what waits no more, and write down what may arrive from now on."""
    if progress.waits_gone:
        db.session.execute(
            update(Wait).where(Wait.id.in_(progress.waits_gone)).values(closed_at=at)
        )
    for each in progress.waits_opened:
        db.session.add(
            Wait(
                id=each.wait_id,
                review_id=review.id,
                node_id=each.node_id,
                message=each.message,
                title=each.title,
                is_boundary=each.is_boundary,
                is_interrupting=each.is_interrupting,
                opened_at=at,
            )
        )
