"""Everything one review page shows, read in a constant number of statements."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from app.engine.models import ProcedureVersion
from app.kit.db import db
from app.people.models import Person
from app.people.queries import lanes_of
from app.review.models import (
    Assignment,
    AssignmentKind,
    AssignmentState,
    Ending,
    Opinion,
    Passage,
    Review,
    Step,
    Wait,
)
from app.review.policy import Known
from app.review.queries import standing
from app.review.queries.acts import Act, acts_on, taken_over
from app.review.queries.awaiting import waits
from app.review.queries.visible import review_for

MOST_ROWS = 2000


@dataclass(frozen=True, slots=True)
class CaseFile:
    """One review as ``person`` sees it."""

    review: Review
    person: Person
    version: ProcedureVersion | None
    steps: Sequence[Step]
    opinions: Sequence[Opinion]
    confirmations: Sequence[Assignment]
    passages: Sequence[Passage]
    waits: Sequence[Wait]
    acts: Sequence[Act]
    taken_over: Mapping[datetime, Assignment]
    left: Sequence[Assignment]
    known: Known

    @property
    def open_steps(self) -> list[Step]:
        return [step for step in self.steps if step.is_open]

    @property
    def ways_back(self) -> list[str]:
        """Where who does not confirm may send the case back to, from wherever it stands."""
        return list(dict.fromkeys(to for step in self.open_steps for to in step.targets))

    @property
    def titles(self) -> Mapping[str, str]:
        """What the steps of this procedure's version are called."""
        return {step.node_id: step.title for step in self.steps}

    @property
    def my_last_opinion(self) -> Opinion | None:
        """The text of which the reader already knows."""
        mine = [each for each in self.opinions if each.person_id == self.person.id]
        return mine[-1] if mine else None

    def opinion_of(self, step: Step) -> Opinion | None:
        """The opinion ``step`` ended with."""
        return next((each for each in self.opinions if each.step_id == step.id), None)

    def sent_back_to(self, step: Step) -> Opinion | None:
        """The opinion that returned the case to ``step``, while it stands there again."""
        wanted = (step.node_id, step.round - 1)
        found = [each for each in self.opinions if (each.returned_to, each.round) == wanted]
        return found[-1] if found and step.is_open else None

    def step(self, step_id: UUID) -> Step | None:
        return next((step for step in self.steps if step.id == step_id), None)

    @property
    def my_confirmation(self) -> Assignment | None:
        """What the reader is asked to confirm, if anything."""
        waiting = (each for each in self.confirmations if each.person_id == self.person.id)
        return next(waiting, None)


def casefile(person: Person, review_id: UUID) -> CaseFile:
    """The case file of a review ``person`` may see."""
    review = review_for(person, review_id)
    steps = _steps(review)
    opinions = _opinions(review)
    confirmations = _confirmations(review)
    return CaseFile(
        review=review,
        person=person,
        version=db.session.get(ProcedureVersion, review.version_id),
        steps=steps,
        opinions=opinions,
        confirmations=confirmations,
        passages=_passages(review),
        waits=waits(review.id) if review.is_running else (),
        acts=acts_on(review.id),
        taken_over=taken_over(review.id),
        left=_left(review, confirmations),
        known=Known(
            lanes=lanes_of(person),
            parts=standing.parts(review.id),
            unconfirmed=tuple(part.person.name for part in confirmations if part.person),
            acted_since=_acted_since(steps),
        ),
    )


def _steps(review: Review) -> Sequence[Step]:
    statement = (
        select(Step)
        .options(joinedload(Step.claimed_by), joinedload(Step.closed_by), joinedload(Step.unit))
        .where(Step.review_id == review.id)
        .order_by(Step.position)
        .limit(MOST_ROWS)
    )
    return db.session.scalars(statement).all()


def _opinions(review: Review) -> Sequence[Opinion]:
    statement = (
        select(Opinion)
        .join(Opinion.step)
        .options(joinedload(Opinion.person), joinedload(Opinion.step))
        .where(Opinion.review_id == review.id)
        .order_by(Opinion.at, Step.position)
        .limit(MOST_ROWS)
    )
    return db.session.scalars(statement).all()


def _confirmations(review: Review) -> Sequence[Assignment]:
    statement = (
        select(Assignment)
        .options(joinedload(Assignment.person), joinedload(Assignment.step))
        .where(
            Assignment.review_id == review.id,
            Assignment.kind == AssignmentKind.CONFIRM,
            Assignment.state == AssignmentState.CLAIMED,
        )
        .order_by(Assignment.opened_at)
        .limit(MOST_ROWS)
    )
    return db.session.scalars(statement).all()


def _left(review: Review, confirmations: Sequence[Assignment]) -> Sequence[Assignment]:
    """Confirmations that who was asked can give no more."""
    if not confirmations:
        return ()
    return standing.held_wrongly(AssignmentKind.CONFIRM, Assignment.review_id == review.id)


def _passages(review: Review) -> Sequence[Passage]:
    statement = (
        select(Passage)
        .where(Passage.review_id == review.id)
        .order_by(Passage.position)
        .limit(MOST_ROWS)
    )
    return db.session.scalars(statement).all()


def _acted_since(steps: Sequence[Step]) -> dict[UUID, str]:
    """For every closed step, who has decided one that it led to (as in ``standing``)."""
    since: dict[UUID, str] = {}
    decided = [
        (each, each.closed_by.name)
        for each in steps
        if each.closed_by and each.ending is not Ending.UNDONE
    ]
    for step in steps:
        for later, name in decided:
            comes_after = step.closed_at and later.position > step.position
            if comes_after and later.opened_at >= (step.closed_at or later.opened_at):
                since.setdefault(step.id, name)
    return since
