"""Opening steps: whose turn it is, by when, and what to do when it is nobody's."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import select

from app import engine
from app.kit.db import db
from app.people.models import Lane, Person
from app.review import dates, hooks, separation
from app.review.errors import ChosenHasAnotherDuty, NotALeaderHere
from app.review.mirror.hints import Hints
from app.review.models import (
    Assignment,
    AssignmentKind,
    AssignmentState,
    Of,
    Opinion,
    Review,
    Step,
    Trouble,
    TroubleKind,
)
from app.review.policy import Parts
from app.review.queries.standing import able_persons, parts

GIVEN = frozenset({AssignmentState.DECIDED, AssignmentState.STALE})


@dataclass(frozen=True, slots=True)
class Before:
    """Somebody's part in an earlier round, and whether he asked to have it straight back."""

    part: Assignment
    straight: bool

    @property
    def was_decided(self) -> bool:
        """Decided, or waiting for who had decided it to confirm."""
        return self.part.kind is AssignmentKind.CONFIRM or self.part.state in GIVEN

    @property
    def went_straight_back(self) -> bool:
        return self.straight and self.part.state is AssignmentState.RETURNED


def open_steps(
    review: Review, progress: engine.Progress, *, hints: Hints, at: datetime
) -> list[Step]:
    """A row for every task that opened, claimed where it is clear whose it is."""
    if not progress.opened:
        return []
    is_again = review.round > 1 or bool(progress.undone)
    before = _parts_before(review, progress) if is_again else {}
    known = hints.parts if hints.parts is not None else parts(review.id)
    return [
        _open(step, before=before.get(step.node_id), hints=hints, known=known, at=at)
        for task in progress.opened
        for step in _rows_for(review, task, at=at)
    ]


def _rows_for(review: Review, task: engine.OpenTask, *, at: datetime) -> list[Step]:
    """One row, or one for each unit the task is assigned to."""
    first = step_for(review, task, at=at)
    if first.of is not Of.ASSIGNED:
        return [first]
    assigned = hooks.units.get(review.subject_kind)
    units = (assigned(review) if assigned else []) or [review.unit_id]
    found = [first, *(step_for(review, task, at=at) for _ in units[1:])]
    for slot, (step, unit_id) in enumerate(zip(found, units, strict=True)):
        step.slot, step.unit_id = slot, unit_id
    return found


def _open(step: Step, *, before: Before | None, hints: Hints, known: Parts, at: datetime) -> Step:
    review = step.review
    part = Assignment(
        review_id=review.id,
        step_id=step.id,
        round=review.round,
        opened_at=at,
        due_on=step.due_on,
        sort_on=step.sort_on,
    )
    _give(step, part, wanted=_wanted(review, step, before, hints), known=known, at=at)
    db.session.add_all([step, part])
    if step.of is Of.CHOSEN and step.nobody and (hints.chosen_id or hints.must_choose):
        raise _refusal(hints.chosen_id)
    return step


def step_for(review: Review, task: engine.OpenTask, *, at: datetime) -> Step:
    """The row that mirrors ``task``, in the words of the procedure's version."""
    spec = task.spec
    of = Of(spec.of or Of.ORGAN)
    due_on = dates.step_due_on(review, spec.form or "", spec.days, opened_at=at)
    review.steps_opened += 1
    return Step(
        id=uuid4(),
        nobody=False,
        review_id=review.id,
        review=review,
        organ_id=review.organ_id,
        unit_id=review.unit_id if of is Of.DRAFTER_UNIT else None,
        task_id=task.task_id,
        position=review.steps_opened,
        round=review.round,
        node_id=task.node_id,
        title=spec.title,
        lane=Lane(spec.lane or Lane.DISCLOSURE_OFFICE),
        of=of,
        duty=spec.duty or "",
        form=spec.form or "",
        outcomes=[
            {
                "id": outcome.id,
                "label": outcome.label,
                "reason_required": outcome.reason_required,
                "returns_to": outcome.returns_to,
                "straight": outcome.straight,
            }
            for outcome in spec.outcomes
        ],
        targets=list(task.targets),
        opened_at=at,
        due_on=due_on,
        sort_on=dates.sort_on(due_on, None if review.no_light else review.deadline_on),
    )


def _give(step: Step, part: Assignment, *, wanted: UUID | None, known: Parts, at: datetime) -> None:
    """Into the hands of ``wanted`` if that is right, else into the pool, else to the troubles."""
    able = able_persons(step, known) or _stand_ins(step, known)
    if wanted and (person := next((each for each in able if each.id == wanted), None)):
        give_to(person, step, part, at=at)
    elif not able or step.of is Of.CHOSEN:
        put_to_troubles(step, at=at)


def _stand_ins(step: Step, known: Parts) -> list[Person]:
    """Whoever does the step where nobody holds its lane; from now on it is their lane's."""
    asked = hooks.stand_ins.get(step.review.subject_kind)
    lane = asked(step) if asked else None
    if lane is None:
        return []
    step.lane, step.unit_id = lane, None
    return able_persons(step, known)


def give_to(person: Person, step: Step, part: Assignment, *, at: datetime) -> None:
    """``person`` has the step from now on."""
    part.person_id, part.state, part.claimed_at = person.id, AssignmentState.CLAIMED, at
    step.claimed_by_id, step.claimed_by, step.nobody = person.id, person, False
    if step.of is Of.CHOSEN:
        step.chosen_id = person.id


def put_to_troubles(step: Step, *, at: datetime) -> None:
    """The step stands open and is listed to the administrators."""
    step.nobody = True
    db.session.add(
        Trouble(
            organ_id=step.organ_id,
            review_id=step.review_id,
            step_id=step.id,
            kind=TroubleKind.NOBODY,
            details={"step": step.title, "lane": step.lane.value},
            since=at,
        )
    )


def _wanted(review: Review, step: Step, before: Before | None, hints: Hints) -> UUID | None:
    """Whose step it is without asking: kept, chosen, the drafter's, or who returned it."""
    if kept := hints.keep.get(step.node_id):
        return kept
    is_target = step.node_id == hints.returned_to
    if before and (before.went_straight_back or is_target and before.was_decided):
        return before.part.person_id
    if step.of is Of.CHOSEN:
        concludes = step.duty == "conclude" or step.form == "conclude"
        named = _last_signer(review) if concludes else hints.chosen_id
        return named if named or hints.must_choose else _last_chosen(review)
    if separation.DRAFT in separation.parts_of(step):
        return review.drafter_id
    return None


def _refusal(chosen_id: UUID | None) -> NotALeaderHere | ChosenHasAnotherDuty:
    person = db.session.get(Person, chosen_id) if chosen_id else None
    return ChosenHasAnotherDuty(name=person.name) if person else NotALeaderHere()


def _last_signer(review: Review) -> UUID | None:
    statement = (
        select(Opinion.person_id)
        .join(Opinion.step)
        .where(Opinion.review_id == review.id, Step.duty == "sign", Opinion.verdict == "approve")
        .order_by(Opinion.at.desc(), Step.position.desc())
        .limit(1)
    )
    return db.session.scalar(statement)


def _last_chosen(review: Review) -> UUID | None:
    """The leader chosen on an earlier step: his turn may come later, or come again."""
    statement = (
        select(Step.chosen_id)
        .where(Step.review_id == review.id, Step.chosen_id.is_not(None))
        .order_by(Step.position.desc())
        .limit(1)
    )
    return db.session.scalar(statement)


def _parts_before(review: Review, progress: engine.Progress) -> dict[str, Before]:
    """The latest part in the node of each task that opened; beside the way, of those undone."""
    nodes = [task.node_id for task in progress.opened]
    statement = (
        select(Step.node_id, Assignment, Opinion.straight)
        .join(Assignment.step)
        .outerjoin(Opinion, Opinion.assignment_id == Assignment.id)
        .where(Step.review_id == review.id, Step.node_id.in_(nodes))
        .order_by(Step.position, Assignment.opened_at)
    )
    if progress.undone_beside is not None:
        statement = statement.where(Step.task_id.in_(progress.undone_beside))
    rows = db.session.execute(statement)
    return {node_id: Before(part, bool(straight)) for node_id, part, straight in rows}
