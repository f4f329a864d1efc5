"""What policy has to know about persons and reviews."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    CompoundSelect,
    bindparam,
    exists,
    literal,
    null,
    or_,
    select,
    union_all,
)
from sqlalchemy.orm import contains_eager

from app.kit.db import db
from app.people.models import Lane, Person, Post
from app.people.queries import Lanes, holders
from app.review import separation
from app.review.models import (
    Assignment,
    AssignmentKind,
    AssignmentState,
    Editor,
    Ending,
    Opinion,
    Review,
    Step,
)
from app.review.policy import Known, Parts

MOST_AT_ONCE = 500
ENGAGED = (
    AssignmentState.CLAIMED,
    AssignmentState.DECIDED,
    AssignmentState.RETURNED,
    AssignmentState.STALE,
)


@dataclass(frozen=True, slots=True)
class Done:
    """What a step that somebody did asked for."""

    duty: str
    form: str
    lane: Lane


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a step that has not opened yet will ask for, and where."""

    organ_id: UUID
    unit_id: UUID | None
    lane: Lane
    duty: str
    form: str


def able_persons(step: Step | Wanted, known: Parts) -> list[Person]:
    """Who may do the step: holders of its lane without another duty on the item."""
    found = holders(organ_id=step.organ_id, lane=step.lane, unit_id=step.unit_id)
    return [
        person
        for person in found
        if separation.conflict(known.get(person.id, frozenset()), step) is None
    ]


def leaders_to_choose(organ_id: UUID, known: Parts) -> list[Person]:
    """Whom the office may forward to: leaders without another duty on the item."""
    return able_persons(Wanted(organ_id, None, Lane.LEADER, "sign", "sign"), known)


def parts_in(review_ids: Iterable[UUID]) -> Mapping[UUID, Parts]:
    """Who did or holds what in each review: one statement for a whole list."""
    ids = list(review_ids)
    return _parts_and_lanes(ids, None)[0] if ids else {}


def _parts_and_lanes(
    review_ids: list[UUID], person_id: UUID | None
) -> tuple[Mapping[UUID, Parts], Lanes]:
    parts: dict[UUID, dict[UUID, frozenset[str]]] = {
        review_id: defaultdict(frozenset) for review_id in review_ids
    }
    lanes = set()
    asked = {"review_ids": review_ids, "person_id": person_id}
    for row in db.session.execute(_who_did_what_and_holds(), asked):
        if row.review_id is None:
            lanes.add((row.lane, row.unit_id))
        else:
            step = Done(row.duty, row.form, row.lane)
            parts[row.review_id][row.person_id] |= separation.parts_of(step)
    return parts, frozenset(lanes)


@cache
def _who_did_what_and_holds() -> CompoundSelect[Any]:
    """Parts in reviews, then the posts of one person, at once and built once: every opinion asks.

    A post is a row without a review.
    """
    ids: BindParameter[Any] = bindparam("review_ids", expanding=True)
    nothing = literal("")
    did = (
        select(
            Assignment.review_id,
            Assignment.person_id,
            Step.duty,
            Step.form,
            Step.lane,
            Step.unit_id,
        )
        .join(Step, Step.id == Assignment.step_id)
        .where(
            Assignment.review_id.in_(ids),
            Assignment.person_id.is_not(None),
            or_(
                Assignment.state.in_(ENGAGED),
                exists().where(Opinion.assignment_id == Assignment.id),
            ),
        )
    )
    draft, drafter = literal(separation.DRAFT), literal(Lane.DRAFTER, type_=Step.lane.type)
    wrote = select(Editor.review_id, Editor.person_id, draft, draft, drafter, null()).where(
        Editor.review_id.in_(ids)
    )
    holds = select(null(), Post.person_id, nothing, nothing, Post.lane, Post.unit_id).where(
        Post.person_id == bindparam("person_id", type_=Post.person_id.type)
    )
    return union_all(did, wrote, holds)


def parts(review_id: UUID) -> Parts:
    """Who did or holds what in one review."""
    return parts_in([review_id])[review_id]


def unconfirmed(review: Review) -> tuple[str, ...]:
    """Who has yet to confirm an earlier opinion on the changed text; nobody in the first round."""
    if review.round == 1:
        return ()
    statement = (
        select(Person.name)
        .join(Assignment, Assignment.person_id == Person.id)
        .where(
            Assignment.review_id == review.id,
            Assignment.kind == AssignmentKind.CONFIRM,
            Assignment.state == AssignmentState.CLAIMED,
        )
        .order_by(Assignment.opened_at, Person.name)
    )
    return tuple(db.session.scalars(statement))


def acted_since(step: Step) -> str | None:
    """Who has decided a step that ``step`` led to, by name."""
    if step.closed_at is None:
        return None
    statement = (
        select(Person.name)
        .join(Step, Step.closed_by_id == Person.id)
        .where(
            Step.review_id == step.review_id,
            Step.position > step.position,
            Step.opened_at >= step.closed_at,
            Step.ending != Ending.UNDONE,
        )
        .order_by(Step.position)
        .limit(1)
    )
    return db.session.scalar(statement)


def known(person: Person, step: Step, *, releasing: bool = True) -> Known:
    """Everything policy asks about ``person`` and ``step``."""
    since = acted_since(step)
    parts, lanes = _parts_and_lanes([step.review_id], person.id)
    return Known(
        lanes=lanes,
        parts=parts[step.review_id],
        unconfirmed=unconfirmed(step.review) if releasing else (),
        acted_since={step.id: since} if since else {},
    )


def serves(*more: ColumnElement[bool]) -> ColumnElement[bool]:
    """Whether an active person holds a post that the step of the statement asks for."""
    found = (
        select(Post.id)
        .join(Person, Person.id == Post.person_id)
        .where(
            Post.organ_id == Step.organ_id,
            Person.is_active,
            Post.lane == Step.lane,
            Step.unit_id.is_(None) | Post.unit_id.is_(None) | (Post.unit_id == Step.unit_id),
            *more,
        )
    )
    return found.exists()


def held_wrongly(kind: AssignmentKind, *among: ColumnElement[bool]) -> list[Assignment]:
    """Parts of who may not do their step any more: left, or without the post."""
    statement = (
        select(Assignment)
        .join(Assignment.step)
        .options(contains_eager(Assignment.step))
        .where(
            Assignment.kind == kind,
            Assignment.state == AssignmentState.CLAIMED,
            ~serves(Person.id == Assignment.person_id),
            *among,
        )
        .order_by(Assignment.opened_at, Assignment.id)
        .limit(MOST_AT_ONCE)
    )
    return list(db.session.scalars(statement))
