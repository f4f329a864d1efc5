"""What people do with reviews and steps, one module per group of verbs."""

from datetime import datetime
from uuid import UUID

from app.people.models import Person
from app.review.models import Review, Step
from app.review.opinion import OpinionGiven
from app.review.subject import Subject


def open_review(subject: Subject, *, by: Person, at: datetime, key: str) -> Review:
    """Start the live procedure on ``subject`` and hand it on from the drafter's step."""
    raise NotImplementedError(subject, by, at, key)


def hand_on(step_id: UUID, subject: Subject, *, by: Person, at: datetime, key: str) -> Review:
    """Complete the drafter's open step with the revised text (after a return)."""
    raise NotImplementedError(step_id, subject, by, at, key)


def cancel_review(review_id: UUID, *, by: Person, reason: str, at: datetime, key: str) -> Review:
    """End a review at the drafter's step without a decision; the rows stay."""
    raise NotImplementedError(review_id, by, reason, at, key)


def claim(step_id: UUID, *, by: Person, at: datetime) -> Step:
    """Take a step from the pool. By who holds it already: nothing changes."""
    raise NotImplementedError(step_id, by, at)


def release_claim(step_id: UUID, *, by: Person, at: datetime) -> Step:
    """Give a claimed step back to the pool."""
    raise NotImplementedError(step_id, by, at)


def forward(step_id: UUID, *, to: UUID, by: Person, reason: str, at: datetime, key: str) -> Step:
    """Let the office choose (another) leader for an open step that waits for one."""
    raise NotImplementedError(step_id, to, by, reason, at, key)


def complete_step(step_id: UUID, *, by: Person, opinion: OpinionGiven, at: datetime) -> Review:
    """Record ``by``'s opinion and let the procedure move on, or back when the verdict says so."""
    raise NotImplementedError(step_id, by, opinion, at)


def confirm(assignment_id: UUID, *, by: Person, opinion: OpinionGiven, at: datetime) -> Review:
    """Uphold an earlier opinion on the changed text (复核确认), or return the case instead."""
    raise NotImplementedError(assignment_id, by, opinion, at)


def recall_step(step_id: UUID, *, by: Person, reason: str, at: datetime, key: str) -> Review:
    """Take back what ``by`` decided, while nobody after has acted (撤回)."""
    raise NotImplementedError(step_id, by, reason, at, key)
