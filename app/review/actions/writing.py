"""Writing opinions down and closing the part and the step they belong to."""

from collections.abc import Mapping
from datetime import datetime

from app.kit.db import db
from app.people.models import Person
from app.review.errors import ReasonMissing, TextTooLong
from app.review.models import Assignment, AssignmentState, Ending, Opinion, Step
from app.review.opinion import OpinionGiven

SHORTEST_REASON = 4
LONGEST_TEXT = 2000


def reason_given(text: str) -> None:
    """Raise unless ``text`` says something."""
    if len(text.strip()) < SHORTEST_REASON:
        raise ReasonMissing(length=SHORTEST_REASON)
    fits_the_sheet(text)


def fits_the_sheet(text: str) -> None:
    """Raise when ``text`` is longer than any opinion."""
    if len(text) > LONGEST_TEXT:
        raise TextTooLong(length=LONGEST_TEXT)


def write_opinion(
    step: Step,
    part: Assignment,
    given: OpinionGiven,
    *,
    by: Person,
    at: datetime,
    answers: Mapping[str, str] | None = None,
) -> Opinion:
    """The row that is never changed afterwards."""
    outcome = step.outcome(given.verdict)
    opinion = Opinion(
        review_id=step.review_id,
        step_id=step.id,
        assignment_id=part.id,
        person_id=by.id,
        verdict=given.verdict,
        label=outcome["label"] if outcome else given.verdict,
        text=given.text.strip(),
        answers=dict(answers or {}),
        digest=given.digest,
        round=part.round,
        returned_to=given.return_to,
        straight=given.straight,
        at=at,
    )
    db.session.add(opinion)
    return opinion


def close_with(step: Step, part: Assignment, verdict: str, *, by: Person, at: datetime) -> None:
    """``by`` has completed ``step``."""
    part.state, part.closed_at = AssignmentState.DECIDED, at
    step.verdict, step.ending, step.closed_at = verdict, Ending.COMPLETED, at
    step.closed_by_id, step.closed_by = by.id, by
    step.claimed_by_id = step.claimed_by_id or by.id
    step.nobody = False
