"""A confirmation whose giver has left is asked of somebody else who holds the post."""

from datetime import datetime
from uuid import UUID

from app import audit
from app.kit.db import db
from app.people.models import Person
from app.review.actions.once import Once
from app.review.actions.writing import reason_given
from app.review.errors import HolderIsThere, NotAHolder
from app.review.mirror import telling
from app.review.mirror.closing import settle
from app.review.models import Assignment, AssignmentKind, AssignmentState
from app.review.policy import Act, can
from app.review.queries import rows, standing


def hand_over(
    assignment_id: UUID, *, to: UUID | None, by: Person, reason: str, at: datetime, key: str
) -> Assignment:
    """Ask ``to`` instead of who can confirm no more."""
    part = rows.locked_assignment(assignment_id)
    step = part.step
    once = Once.of("hand over", by=by, key=key, assignment=assignment_id, to=to, reason=reason)
    if once.answer():
        return part
    known = standing.known(by, step, releasing=False)
    if refusal := can(by, Act.HAND_OVER, step, known=known):
        raise refusal
    if part not in standing.held_wrongly(AssignmentKind.CONFIRM, Assignment.id == part.id):
        raise HolderIsThere
    able = standing.able_persons(step, known.parts)
    person = next((each for each in able if each.id == to), None)
    if person is None:
        raise NotAHolder
    reason_given(reason)

    part.state, part.closed_at = AssignmentState.CANCELLED, at
    taken = _taken_over(part, by=person, at=at)
    db.session.add(taken)
    settle(step, at=at)
    db.session.flush()
    telling.asked_instead(taken, step, at=at)
    audit.record(
        "confirmation handed over", organ_id=step.organ_id, by=by.id, at=at,
        subject=str(step.review_id), step=step.node_id, to=str(person.id), words={"reason": reason},
    )  # fmt: skip
    once.done(step.review_id, at=at)
    db.session.flush()
    return taken


def _taken_over(former: Assignment, *, by: Person, at: datetime) -> Assignment:
    return Assignment(
        review_id=former.review_id,
        step_id=former.step_id,
        kind=AssignmentKind.CONFIRM,
        state=AssignmentState.CLAIMED,
        person_id=by.id,
        round=former.round,
        opened_at=at,
        claimed_at=at,
        due_on=former.due_on,
        sort_on=former.sort_on,
        previous_id=former.id,
    )
