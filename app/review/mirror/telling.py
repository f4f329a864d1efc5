"""Telling people that a step is theirs now. One statement for each act, however many are told.

A pool tells nobody: what may be claimed stands in the inbox, and the daily digest counts it.
"""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from app.notices.actions.telling import Message, tell
from app.review.mirror.hints import Hints
from app.review.models import Assignment, Review, Step
from app.review.reasons import CONFIRM, ENDED, FORWARDED, OPENED, RETURNED


def address_of(review_id: UUID) -> str:
    """Where a message about the review leads to."""
    return f"/reviews/{review_id}"


def moved(
    review: Review,
    *,
    opened: Iterable[Step],
    asked: Iterable[Assignment],
    hints: Hints,
    at: datetime,
) -> None:
    """Whose turn it is after the review has moved, and whether it is over."""
    messages = [
        _about(step, OPENED if step.node_id != hints.returned_to else RETURNED)
        for step in opened
        if step.claimed_by_id and step.claimed_by_id != hints.keep.get(step.node_id)
    ]
    messages += [_to(part.person_id, part.step, CONFIRM, key=part.id) for part in asked]
    if not review.is_running:
        messages.append(_ended(review))
    tell(messages, at=at)


def handed_over(step: Step, *, at: datetime) -> None:
    """An open step has come into other hands."""
    tell([_about(step, FORWARDED, key=f"{step.id} {at.isoformat()}")], at=at)


def asked_instead(part: Assignment, step: Step, *, at: datetime) -> None:
    """A confirmation is asked of somebody else."""
    tell([_to(part.person_id, step, CONFIRM, key=part.id)], at=at)


def _about(step: Step, kind: str, *, key: object = None) -> Message:
    return _to(step.claimed_by_id, step, kind, key=key or step.id)


def _to(person_id: UUID | None, step: Step, kind: str, *, key: object) -> Message:
    review = step.review
    return Message(
        kind=kind,
        key=str(key),
        to=person_id,
        organ_id=review.organ_id,
        about=review.id,
        link=address_of(review.id),
        title=review.title,
        values={"step": step.title, "number": review.number},
    )


def _ended(review: Review) -> Message:
    return Message(
        kind=ENDED,
        key=str(review.id),
        to=review.drafter_id,
        organ_id=review.organ_id,
        about=review.id,
        link=address_of(review.id),
        title=review.title,
        values={"number": review.number},
    )
