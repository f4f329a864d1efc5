"""A message arrives from outside: the applicant withdraws, somebody answers (消息)."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from app import audit, engine
from app.kit.db import db
from app.people.models import Person
from app.review import mirror
from app.review.actions.once import Once
from app.review.errors import NotAwaited, ReviewEnded
from app.review.models import Review
from app.review.queries import rows
from app.review.queries.awaiting import wait_for


def deliver(
    review_id: UUID,
    *,
    message: str,
    by: Person | None,
    facts: Mapping[str, object] | None = None,
    at: datetime,
    key: str,
) -> Review:
    """Let ``message`` arrive where the review waits for it; ``by`` is None for who has no account.

    Whether ``by`` may is not asked here: who may say that something arrived differs from message
    to message, so the slice of the subject decides it before it calls this.
    """
    review = rows.locked_review(review_id)
    once = Once.of(
        "deliver message",
        by=by,
        key=key,
        review=review_id,
        message=message,
        facts=dict(facts or {}),
    )
    if once.answer():
        return review
    if not review.is_running:
        raise ReviewEnded
    wait = wait_for(review_id, message)
    if wait is None:
        raise NotAwaited(message=message)

    progress = engine.deliver(review.instance_id, wait.id, facts=facts, at=at)
    wait.delivered_at = at
    db.session.flush()
    mirror.follow(review, progress, at=at)
    audit.record(
        "message arrived", organ_id=review.organ_id, by=by.id if by else None, at=at,
        subject=str(review.id), event=wait.node_id, message=message, title=wait.title,
    )  # fmt: skip
    once.done(review.id, at=at)
    return review
