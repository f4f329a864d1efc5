"""A review begins, its drafter hands the revised text on, or gives the case up."""

from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import exists, select

from app import audit, engine
from app.engine.queries import live_version
from app.kit.db import db
from app.people.models import Person
from app.review import hooks, mirror, separation
from app.review.actions.deciding import subject_facts
from app.review.actions.once import Once
from app.review.actions.writing import close_with, reason_given, write_opinion
from app.review.errors import (
    AlreadyUnderReview,
    EditorsHaveOtherDuties,
    HandOnInEditor,
    NoProcedure,
    NoSuchReview,
)
from app.review.mirror.closing import close
from app.review.models import (
    Assignment,
    AssignmentState,
    Editor,
    Ending,
    Review,
    ReviewState,
    Step,
)
from app.review.opinion import SUBMIT, OpinionGiven
from app.review.policy import Act, can
from app.review.queries import rows, standing
from app.review.subject import Subject


def open_review(subject: Subject, *, by: Person, at: datetime, key: str) -> Review:
    """Start the live procedure on ``subject`` and hand it on from the drafter's step."""
    once = Once.of("open review", by=by, key=key, subject=subject.id, digest=subject.digest)
    if answer := once.answer():
        return rows.locked_review(answer)
    review, opened = _begun(subject, by=by, at=at)
    step = next(step for step in opened if separation.DRAFT in separation.parts_of(step))
    _submit(step, by=by, key=key, at=at)
    once.done(review.id, at=at)
    return review


def begin_review(subject: Subject, *, by: Person | None, at: datetime) -> Review:
    """Start the live procedure on ``subject``, which waits at its first step for whoever takes it.

    Whoever calls makes sure that it happens once.
    """
    return _begun(subject, by=by, at=at)[0]


def _begun(subject: Subject, *, by: Person | None, at: datetime) -> tuple[Review, list[Step]]:
    version = live_version(subject.procedure)
    if version is None:
        raise NoProcedure
    if _is_running(subject):
        raise AlreadyUnderReview

    drafts = bool(subject.editors)
    review = _new(subject, version_id=version.id, by=by if drafts else None, at=at)
    progress = engine.start(
        version.id, subject=str(review.id), facts={"attribute": subject.attribute}, at=at
    )
    review.instance_id = progress.instance_id
    db.session.add(review)
    db.session.flush()
    if by and drafts:
        _keep_editors(review, subject, by=by)
    opened = mirror.follow(review, progress, at=at, hints=mirror.Hints(is_beginning=True))

    audit.record(
        "review opened", organ_id=review.organ_id, by=by.id if by else None, at=at,
        subject=str(review.id), words={"title": review.title}, digest=review.digest,
        version=str(version.id),
    )  # fmt: skip
    return review, opened


def hand_on(step_id: UUID, subject: Subject, *, by: Person, at: datetime, key: str) -> Review:
    """Complete the drafter's open step with the revised text (after a return)."""
    step = rows.locked_step(step_id)
    once = Once.of("hand on", by=by, key=key, step=step_id, digest=subject.digest)
    if once.answer():
        return step.review
    if refusal := can(by, Act.EDIT, step, known=standing.known(by, step, releasing=False)):
        raise refusal
    if separation.DRAFT not in separation.parts_of(step):
        raise HandOnInEditor

    review = step.review
    review.title, review.number = subject.title, subject.number
    review.digest, review.attribute = subject.digest, subject.attribute
    review.deadline_on, review.no_light = subject.deadline_on, subject.no_light
    review.drafter_id = review.drafter_id or by.id
    _keep_editors(review, subject, by=by)
    _submit(step, by=by, key=key, at=at)
    once.done(review.id, at=at)
    return review


def cancel_review(review_id: UUID, *, by: Person, reason: str, at: datetime, key: str) -> Review:
    """End a review at the drafter's step without a decision; the rows stay."""
    review = rows.locked_review(review_id)
    once = Once.of("cancel review", by=by, key=key, review=review_id, reason=reason)
    if once.answer():
        return review
    steps = rows.open_steps(review)
    drafting = [step for step in steps if separation.DRAFT in separation.parts_of(step)]
    step = next(iter(drafting or steps), None)
    if step is None:
        raise NoSuchReview
    if refusal := can(by, Act.CANCEL, step, known=standing.known(by, step, releasing=False)):
        raise refusal
    reason_given(reason)

    mirror.follow(review, engine.cancel(review.instance_id, at=at), at=at)
    close_rest(review, at=at)
    mirror.end(review, ReviewState.CANCELLED, at=at)
    audit.record(
        "review cancelled", organ_id=review.organ_id, by=by.id, at=at, subject=str(review.id),
        words={"reason": reason},
    )  # fmt: skip
    once.done(review.id, at=at)
    return review


def _new(subject: Subject, *, version_id: UUID, by: Person | None, at: datetime) -> Review:
    return Review(
        id=uuid4(),
        organ_id=subject.organ_id,
        unit_id=subject.unit_id,
        subject_kind=subject.kind,
        subject_id=subject.id,
        version_id=version_id,
        title=subject.title,
        number=subject.number,
        digest=subject.digest,
        attribute=subject.attribute,
        drafter_id=by.id if by else None,
        state=ReviewState.RUNNING,
        round=1,
        steps_opened=0,
        elements_passed=0,
        opened_at=at,
        deadline_on=subject.deadline_on,
        no_light=subject.no_light,
    )


def _submit(step: Step, *, by: Person, key: str, at: datetime) -> None:
    """The drafter's step is completed like any other: an opinion, the engine, the mirror."""
    review = step.review
    follower = hooks.follower(review)
    follower.may_leave(review, step=step, verdict=SUBMIT, at=at)
    given = OpinionGiven(verdict=SUBMIT, digest=review.digest, key=key)
    part = rows.current_assignment(step)
    part.person_id, part.claimed_at = by.id, part.claimed_at or at
    write_opinion(step, part, given, by=by, at=at)
    close_with(step, part, given.verdict, by=by, at=at)
    progress = engine.complete(
        review.instance_id,
        step.task_id,
        verdict=SUBMIT,
        facts={"attribute": review.attribute, **subject_facts(step, SUBMIT)},
        at=at,
    )
    mirror.follow(review, progress, at=at)
    follower.closed_for_change(review, at=at)
    audit.record(
        "step completed", organ_id=review.organ_id, by=by.id, at=at, subject=str(review.id),
        step=step.node_id, verdict=SUBMIT, digest=review.digest,
    )  # fmt: skip


def _keep_editors(review: Review, subject: Subject, *, by: Person) -> None:
    """Whoever wrote on the text counts as drafter, and must not have decided about it."""
    kept = set(db.session.scalars(select(Editor.person_id).where(Editor.review_id == review.id)))
    writing = subject.editors | {by.id}
    if review.drafter_id:
        writing |= {review.drafter_id}
    deciding = standing.parts(review.id)
    wrong = [
        person_id
        for person_id in writing
        if any(separation.are_apart(separation.DRAFT, part) for part in deciding.get(person_id, ()))
    ]
    if wrong:
        names = db.session.scalars(select(Person.name).where(Person.id.in_(wrong)))
        raise EditorsHaveOtherDuties(names="、".join(sorted(names)))
    db.session.add_all(
        Editor(review_id=review.id, person_id=person_id) for person_id in writing - kept
    )
    db.session.flush()


def _is_running(subject: Subject) -> bool:
    running = exists().where(
        Review.subject_kind == subject.kind,
        Review.subject_id == subject.id,
        Review.state == ReviewState.RUNNING,
    )
    return bool(db.session.scalar(select(running)))


def close_rest(review: Review, *, at: datetime) -> None:
    """Whatever still waited (also for confirmation) waits no longer."""
    for step in rows.open_steps(review):
        close(step, Ending.CANCELLED, at=at)
    waiting = select(Assignment).where(
        Assignment.review_id == review.id,
        Assignment.state.in_((AssignmentState.OPEN, AssignmentState.CLAIMED)),
    )
    for part in db.session.scalars(waiting):
        part.state, part.closed_at = AssignmentState.CANCELLED, at
