"""Completing a step of a request from its own page: claimed where need be, decided, told."""

from datetime import datetime
from uuid import UUID

from app.people.models import Person
from app.requests import cases
from app.requests.values import Deed
from app.review import actions as review
from app.review.actions.once import Once
from app.review.models import Review
from app.review.opinion import OpinionGiven


def once_for(act: str, request_id: UUID, *, by: Person | None, key: str) -> Once:
    """One command about one request; asked under the lock of its review."""
    return Once.of(act, by=by, key=key, request=request_id)


def part_of(key: str, part: str) -> str:
    """The key of what a command does in turn."""
    return f"{key}/{part}"


def complete(case: Review, form: str, deed: Deed, *, by: Person, at: datetime) -> None:
    """Complete the open step with ``form`` as ``by``; one that nobody has is claimed first."""
    step = cases.open_step(case, form, person=by)
    if step.claimed_by_id is None:
        review.claim(step.id, by=by, at=at)
    opinion = OpinionGiven(
        verdict=deed.verdict, digest=case.digest, key=part_of(deed.key, form), text=deed.text
    )
    review.complete_step(step.id, by=by, opinion=opinion, at=at)
