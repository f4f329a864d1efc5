"""What moves a review without a person: a timer that is due, people who came or went."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import select

from app import audit, engine, jobs
from app.kit.db import db
from app.kit.errors import NotFound, ProductError
from app.people.models import Person
from app.review import mirror
from app.review.actions.claiming import back_to_the_pool
from app.review.errors import NoSuchReview
from app.review.mirror.carrying import list_who_left
from app.review.mirror.closing import settle, settle_troubles
from app.review.mirror.follow import WAKE
from app.review.mirror.opening import put_to_troubles
from app.review.models import (
    AssignmentKind,
    Review,
    Step,
    Trouble,
    TroubleKind,
)
from app.review.queries import rows, standing


def wake(review_id: UUID, timer_id: UUID, *, at: datetime) -> None:
    """Let a timer ring. What an operation refuses is listed to the administrators."""
    try:
        review = rows.locked_review(review_id)
    except NoSuchReview:  # sealed away meanwhile
        return
    if not review.is_running:
        return
    try:
        with db.session.begin_nested():
            progress = engine.wake(review.instance_id, timer_id, at=at)
            mirror.follow(review, progress, at=at)
    except ProductError as refusal:
        db.session.refresh(review)
        _list_failure(review, timer_id, str(refusal), at=at)
        return
    if not progress.passed:  # called off meanwhile: something else happened first
        return
    audit.record(
        "timer rang", organ_id=review.organ_id, by=None, at=at, subject=str(review.id),
        timer=str(timer_id),
    )  # fmt: skip


def try_again(trouble_id: UUID, *, by: Person, at: datetime) -> None:
    """Let a timer whose operation was refused ring once more."""
    trouble = db.session.scalar(select(Trouble).where(Trouble.id == trouble_id).with_for_update())
    if trouble is None or trouble.kind is not TroubleKind.OPERATION or trouble.resolved_at:
        raise NotFound
    trouble.resolved_at = at
    timer = trouble.details["timer"]
    jobs.enqueue(
        WAKE,
        key=f"{timer} again {trouble.id}",
        payload={"review": str(trouble.review_id), "timer": timer},
        run_at=at,
        organ_id=trouble.organ_id,
    )
    audit.record(
        "operation tried again", organ_id=trouble.organ_id, by=by.id, at=at,
        subject=str(trouble.review_id), timer=timer,
    )  # fmt: skip


def people_changed(organ_id: UUID, *, at: datetime) -> None:
    """Look again at whose steps are: claims of who may no more, pools nobody serves, troubles."""
    here = Step.organ_id == organ_id
    for part in standing.held_wrongly(AssignmentKind.SIGN, here):
        back_to_the_pool(part.step, at=at)
    for step in _unserved(organ_id):
        put_to_troubles(step, at=at)
    for step in _troubled(organ_id):
        if standing.able_persons(step, standing.parts(step.review_id)):
            settle(step, at=at)
    _look_at_confirmations(organ_id, at=at)
    db.session.flush()


def _look_at_confirmations(organ_id: UUID, *, at: datetime) -> None:
    """List anew who is to confirm and may not do the step any more."""
    listed = select(Trouble).where(
        Trouble.organ_id == organ_id,
        Trouble.kind == TroubleKind.CONFIRMATION,
        Trouble.resolved_at.is_(None),
    )
    known = {trouble.step_id: trouble for trouble in db.session.scalars(listed)}
    left = standing.held_wrongly(AssignmentKind.CONFIRM, Step.organ_id == organ_id)
    list_who_left([part for part in left if part.step_id not in known], at=at)
    over = known.keys() - {part.step_id for part in left}
    settle_troubles([step_id for step_id in over if step_id], at=at)


def _list_failure(review: Review, timer_id: UUID, sentence: str, *, at: datetime) -> None:
    db.session.add(
        Trouble(
            organ_id=review.organ_id,
            review_id=review.id,
            kind=TroubleKind.OPERATION,
            details={"timer": str(timer_id), "why": sentence},
            since=at,
        )
    )


def _unserved(organ_id: UUID) -> list[Step]:
    """Open steps of lanes that nobody in the organ holds where they are needed."""
    statement = (
        select(Step)
        .where(
            Step.organ_id == organ_id,
            Step.closed_at.is_(None),
            Step.claimed_by_id.is_(None),
            Step.nobody.is_(False),
            ~standing.serves(),
        )
        .order_by(Step.opened_at, Step.id)
        .limit(standing.MOST_AT_ONCE)
    )
    return list(db.session.scalars(statement))


def _troubled(organ_id: UUID) -> list[Step]:
    statement = (
        select(Step)
        .join(Trouble, Trouble.step_id == Step.id)
        .where(
            Trouble.organ_id == organ_id,
            Trouble.resolved_at.is_(None),
            Step.closed_at.is_(None),
            Step.claimed_by_id.is_(None),
        )
        .order_by(Trouble.since)
        .limit(standing.MOST_AT_ONCE)
    )
    return list(db.session.scalars(statement))
