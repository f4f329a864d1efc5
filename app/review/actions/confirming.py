"""复核确认: who gave an earlier opinion upholds it on the changed text, or returns the case."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from app import audit
from app.people.models import Person
from app.people.queries import lanes_of
from app.review.actions.deciding import send_back
from app.review.actions.once import Once
from app.review.actions.writing import fits_the_sheet, reason_given, write_opinion
from app.review.errors import (
    NoSuchStep,
    NothingToReturnTo,
    NotYourStep,
    ReviewEnded,
    StepClosed,
    StepGone,
    TextChanged,
    UnknownTarget,
    UnknownVerdict,
)
from app.review.models import Assignment, AssignmentKind, AssignmentState, Review, Step
from app.review.opinion import CONFIRM, RETURN, OpinionGiven
from app.review.policy import describes, of_the_lane
from app.review.queries import rows


def confirm(assignment_id: UUID, *, by: Person, opinion: OpinionGiven, at: datetime) -> Review:
    """Uphold an earlier opinion on the changed text, or return the case instead."""
    part = rows.locked_assignment(assignment_id)
    step = part.step
    review = step.review
    once = Once.of(
        "confirm", by=by, key=opinion.key, assignment=assignment_id, verdict=opinion.verdict,
        digest=opinion.digest, text=opinion.text, return_to=opinion.return_to,
    )  # fmt: skip
    if once.answer():
        return review
    check_confirming(part, by=by)
    if opinion.digest != review.digest:
        raise TextChanged

    if opinion.verdict == CONFIRM:
        fits_the_sheet(opinion.text)
        write_opinion(step, part, opinion, by=by, at=at)
        part.state, part.closed_at = AssignmentState.DECIDED, at
    elif opinion.verdict == RETURN:
        reason_given(opinion.text)
        _return_instead(part, opinion, by=by, at=at)
    else:
        raise UnknownVerdict

    audit.record(
        "opinion confirmed" if opinion.verdict == CONFIRM else "step completed",
        organ_id=review.organ_id, by=by.id, at=at, subject=str(review.id), step=step.node_id,
        verdict=opinion.verdict, digest=opinion.digest,
    )  # fmt: skip
    once.done(review.id, at=at)
    return review


def check_confirming(part: Assignment, *, by: Person) -> None:
    """Raise unless ``part`` waits for ``by`` to confirm."""
    review = part.step.review
    if by.organ_id != review.organ_id or by.duty or part.kind is not AssignmentKind.CONFIRM:
        raise NoSuchStep
    if part.person_id != by.id:
        raise NotYourStep(name=part.person.name if part.person else "")
    if part.closed_at is not None:
        when = describes(part.closed_at)
        if part.state is AssignmentState.DECIDED:
            raise StepClosed(name=by.name, when=when)
        raise StepGone(when=when)
    if not review.is_running:
        raise ReviewEnded
    if refusal := of_the_lane(part.step, lanes_of(by)):
        raise refusal


def _return_instead(part: Assignment, opinion: OpinionGiven, *, by: Person, at: datetime) -> None:
    """The case goes back from where it stands, on the word of the earlier giver."""
    here, to = way_back(rows.open_steps(part.step.review), opinion.return_to)
    given = replace(opinion, return_to=to, straight=False)
    write_opinion(part.step, part, given, by=by, at=at)
    part.state, part.closed_at = AssignmentState.RETURNED, at
    send_back(here, given, told_by=part.step, at=at)


def way_back(opened: Iterable[Step], wanted: str | None) -> tuple[Step, str]:
    """An open step from which the case may go back, and where to."""
    leading = [step for step in opened if step.targets]
    if not leading:
        raise NothingToReturnTo
    for step in leading:
        if wanted is None or wanted in step.targets:
            return step, wanted or step.targets[0]
    raise UnknownTarget
