"""One report of the engine, mirrored part by part: closed, carried, opened, path, waits, end."""

from dataclasses import replace
from datetime import datetime

from sqlalchemy import update

from app import engine, jobs
from app.kit.db import db
from app.review import hooks, separation
from app.review.mirror import telling
from app.review.mirror.carrying import carry_over
from app.review.mirror.closing import close_undone
from app.review.mirror.hints import NO_HINTS, Hints
from app.review.mirror.opening import open_steps
from app.review.mirror.waiting import keep_waits
from app.review.models import Assignment, Passage, Review, ReviewState, Step
from app.review.queries import rows

WAKE = "wake"


def follow(
    review: Review, progress: engine.Progress, *, at: datetime, hints: Hints = NO_HINTS
) -> list[Step]:
    """Mirror ``progress``; returns the steps that opened."""
    with db.session.no_autoflush:
        closed = close_undone(review, progress, at=at)
    if closed:  # whoever had these has them no longer
        hints = replace(hints, parts=None)
    asked: list[Assignment] = []
    if closed or progress.replayed:
        asked = carry_over(review, progress, at=at)
        db.session.flush()
    with db.session.no_autoflush:
        opened = open_steps(review, progress, hints=hints, at=at)
        _retarget(review, progress)
        _pass(review, progress, at=at)
    _set_timers(review, progress)
    keep_waits(review, progress, at=at)
    if progress.finished:
        end(review, ReviewState.FINISHED, at=at)
    db.session.flush()
    if not hints.is_beginning:
        _tell(review, closed=closed, opened=opened, at=at)
        telling.moved(review, opened=opened, asked=asked, hints=hints, at=at)
    return opened


def end(review: Review, state: ReviewState, *, at: datetime) -> None:
    """Nothing moves in ``review`` any more."""
    review.state, review.ended_at = state, at
    db.session.flush()
    hooks.follower(review).ended(review, at=at)


def returned(review: Review, *, step: Step, to: str, at: datetime) -> None:
    """Keep a real return for the diagram, under the round it ended."""
    review.elements_passed += 1
    db.session.add(
        Passage(
            review_id=review.id,
            position=review.elements_passed,
            element=step.node_id,
            target=to,
            round=review.round,
            at=at,
        )
    )


def _retarget(review: Review, progress: engine.Progress) -> None:
    """Where the steps that stay open may be returned to now."""
    staying = set(progress.targets) - {task.task_id for task in progress.opened}
    if not staying:
        return
    for step in rows.open_steps(review):
        targets = list(progress.targets.get(step.task_id, ()))
        if step.targets != targets:
            step.targets = targets


def _pass(review: Review, progress: engine.Progress, *, at: datetime) -> None:
    """The way gone; what was returned over stays in the rows but is no longer gone."""
    if progress.undone:
        over = update(Passage).where(
            Passage.review_id == review.id,
            Passage.element.in_(progress.undone),
            Passage.target.is_(None),
        )
        db.session.execute(over.values(is_undone=True))
    for element in progress.passed:
        if element in progress.undone:
            continue
        review.elements_passed += 1
        db.session.add(
            Passage(
                review_id=review.id,
                position=review.elements_passed,
                element=element,
                round=review.round,
                at=at,
            )
        )


def _set_timers(review: Review, progress: engine.Progress) -> None:
    for timer_id in progress.timers_gone:
        jobs.cancel(WAKE, key=str(timer_id))
    for timer in progress.timers_set:
        jobs.enqueue(
            WAKE,
            key=str(timer.timer_id),
            payload={"review": str(review.id), "timer": str(timer.timer_id)},
            run_at=timer.due_at,
            organ_id=review.organ_id,
        )


def _tell(review: Review, *, closed: list[Step], opened: list[Step], at: datetime) -> None:
    """Whether the text may be edited is the business of the subject's slice."""
    if any(separation.DRAFT in separation.parts_of(step) for step in opened):
        hooks.follower(review).opened_for_change(review, at=at)
    elif any(separation.DRAFT in separation.parts_of(step) for step in closed):
        hooks.follower(review).closed_for_change(review, at=at)
