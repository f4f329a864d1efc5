"""Whose step it is: taken from the pool, given back, or forwarded to a chosen leader."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from app import audit
from app.kit.db import db
from app.people.models import Person
from app.people.queries import holders
from app.review.actions.once import Once
from app.review.actions.writing import fits_the_sheet
from app.review.errors import ChosenHasAnotherDuty, NotALeaderHere
from app.review.mirror import telling
from app.review.mirror.closing import settle
from app.review.mirror.opening import give_to, put_to_troubles
from app.review.models import Assignment, AssignmentState, Step
from app.review.policy import Act, can
from app.review.queries import rows, standing


def claim(step_id: UUID, *, by: Person, at: datetime) -> Step:
    """Take a step from the pool. By who holds it already: nothing changes."""
    step = rows.locked_step(step_id)
    if refusal := can(by, Act.CLAIM, step, known=standing.known(by, step, releasing=False)):
        raise refusal
    if step.claimed_by_id == by.id:
        return step

    if step.nobody:
        settle(step, at=at)
    give_to(by, step, rows.current_assignment(step), at=at)
    _record("step claimed", step, by=by, at=at)
    db.session.flush()
    return step


def release_claim(step_id: UUID, *, by: Person, at: datetime) -> Step:
    """Give a claimed step back to the pool."""
    step = rows.locked_step(step_id)
    known = standing.known(by, step, releasing=False)
    if refusal := can(by, Act.RELEASE_CLAIM, step, known=known):
        raise refusal

    back_to_the_pool(step, at=at)
    _record("claim released", step, by=by, at=at)
    db.session.flush()
    return step


def back_to_the_pool(step: Step, *, at: datetime) -> None:
    """Nobody has the step; when nobody can, the administrators see it."""
    part = rows.current_assignment(step)
    part.state, part.person_id, part.claimed_at = AssignmentState.OPEN, None, None
    step.claimed_by_id, step.claimed_by, step.chosen_id = None, None, None
    db.session.flush()
    if not standing.able_persons(step, standing.parts(step.review_id)):
        put_to_troubles(step, at=at)


def forward(step_id: UUID, *, to: UUID, by: Person, reason: str, at: datetime, key: str) -> Step:
    """Let the office choose (another) leader for an open step that waits for one."""
    step = rows.locked_step(step_id)
    once = Once.of("forward", by=by, key=key, step=step_id, to=to, reason=reason)
    if once.answer():
        return step
    known = standing.known(by, step, releasing=False)
    if refusal := can(by, Act.FORWARD, step, known=known):
        raise refusal
    fits_the_sheet(reason)

    former = step.claimed_by_id
    if former != to:
        _hand_over(step, _leader(step, to), at=at)
        telling.handed_over(step, at=at)
    _record("step forwarded", step, by=by, at=at, to=str(to), words={"reason": reason})
    once.done(step.review_id, at=at)
    db.session.flush()
    return step


def _leader(step: Step, person_id: UUID) -> Person:
    """The leader chosen, who must hold the lane and have no other duty on the item."""
    leaders = holders(organ_id=step.organ_id, lane=step.lane, unit_id=step.unit_id)
    leader = next((person for person in leaders if person.id == person_id), None)
    if leader is None:
        raise NotALeaderHere
    if leader not in standing.able_persons(step, standing.parts(step.review_id)):
        raise ChosenHasAnotherDuty(name=leader.name)
    return leader


def _hand_over(step: Step, leader: Person, *, at: datetime) -> None:
    """The former leader's part ends; the new one's begins as a row of its own."""
    former = rows.current_assignment(step)
    former.state, former.closed_at = AssignmentState.CANCELLED, at
    part = Assignment(
        review_id=step.review_id,
        step_id=step.id,
        round=step.round,
        opened_at=at,
        due_on=step.due_on,
        sort_on=step.sort_on,
        previous_id=former.id,
    )
    db.session.add(part)
    if step.nobody:
        settle(step, at=at)
    give_to(leader, step, part, at=at)


def _record(
    act: str,
    step: Step,
    *,
    by: Person,
    at: datetime,
    words: Mapping[str, str] | None = None,
    **details: object,
) -> None:
    audit.record(
        act, organ_id=step.organ_id, by=by.id, at=at, subject=str(step.review_id),
        step=step.node_id, words=words, **details,
    )  # fmt: skip
