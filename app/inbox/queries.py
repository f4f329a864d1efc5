"""The lists of the inbox: bounded, indexed, one statement each however many steps stand open."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, func, literal, select, union_all
from sqlalchemy.orm import InstrumentedAttribute, aliased

from app.kit.db import db
from app.kit.paging import PAGE_SIZE, Page
from app.people.models import Person, Unit
from app.people.queries import Lanes
from app.review.models import (
    Assignment,
    AssignmentKind,
    AssignmentState,
    Of,
    Opinion,
    Review,
    ReviewState,
    Step,
)

MOST_COUNTED = 99
Moments = InstrumentedAttribute[datetime]
Days = InstrumentedAttribute[date | None]


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the inbox."""

    step_id: UUID
    review_id: UUID
    title: str
    number: str
    step: str
    unit: str
    drafter: str | None
    since: datetime
    round: int
    due_on: date | None
    deadline_on: date | None
    no_light: bool
    is_confirmation: bool = False
    is_chosen: bool = False


@dataclass(frozen=True, slots=True)
class DoneRow:
    """One line of what the person has decided."""

    review_id: UUID
    title: str
    number: str
    step: str
    label: str
    at: datetime
    state: ReviewState


@dataclass(frozen=True, slots=True)
class StartedRow:
    """One line of what the person has started, with where it stands."""

    review_id: UUID
    title: str
    number: str
    opened_at: datetime
    ended_at: datetime | None
    round: int
    state: ReviewState
    stands_at: str | None
    with_whom: str | None
    deadline_on: date | None
    no_light: bool


def mine(person: Person, *, number: int) -> Page[Row]:
    """What ``person`` has claimed, was given or is asked to confirm; due first."""
    statement = (
        _rows(Assignment.opened_at, Assignment.due_on)
        .add_columns(Assignment.kind == AssignmentKind.CONFIRM, Step.chosen_id.is_not(None))
        .join(Assignment, Assignment.step_id == Step.id)
        .where(
            Assignment.person_id == person.id,
            Assignment.state == AssignmentState.CLAIMED,
            Review.organ_id == person.organ_id,
        )
        .order_by(Assignment.sort_on, Assignment.opened_at, Assignment.id)
    )
    return Page.of(
        [Row(*row) for row in db.session.execute(_cut(statement, number))], number=number
    )


def pool(person: Person, lanes: Lanes, *, number: int) -> Page[Row]:
    """What ``person`` may claim by his posts; due first.

    Each post reads its own index up to the end of the page, so that a full pool is as quick as an
    empty one.
    """
    arms = [_arm(condition, number) for condition in _served(person, lanes)]
    if not arms:
        return Page.of([], number=number)
    found = union_all(*arms).subquery()
    statement = (
        _rows(Step.opened_at, Step.due_on)
        .join(found, found.c.id == Step.id)
        .order_by(found.c.sort_on, found.c.opened_at, found.c.id)
    )
    return Page.of(
        [Row(*row) for row in db.session.execute(_cut(statement, number))], number=number
    )


def done(person: Person, *, number: int) -> Page[DoneRow]:
    """What ``person`` has decided, the latest first."""
    statement = (
        select(
            Review.id,
            Review.title,
            Review.number,
            Step.title,
            Opinion.label,
            Opinion.at,
            Review.state,
        )
        .join(Step, Step.id == Opinion.step_id)
        .join(Review, Review.id == Opinion.review_id)
        .where(
            Opinion.person_id == person.id,
            Review.organ_id == person.organ_id,
            Review.state != ReviewState.SEALED,
        )
        .order_by(Opinion.at.desc(), Opinion.id)
    )
    rows = db.session.execute(_cut(statement, number))
    return Page.of([DoneRow(*row) for row in rows], number=number)


def started(person: Person, *, number: int) -> Page[StartedRow]:
    """What ``person`` has sent into review, the latest first, with where it stands."""
    holder = aliased(Person)
    stands = (
        select(Step.title)
        .where(Step.review_id == Review.id, Step.closed_at.is_(None))
        .order_by(Step.position)
        .limit(1)
        .scalar_subquery()
    )
    whom = (
        select(holder.name)
        .join(Step, Step.claimed_by_id == holder.id)
        .where(Step.review_id == Review.id, Step.closed_at.is_(None))
        .order_by(Step.position)
        .limit(1)
        .scalar_subquery()
    )
    statement = (
        select(
            Review.id,
            Review.title,
            Review.number,
            Review.opened_at,
            Review.ended_at,
            Review.round,
            Review.state,
            stands,
            whom,
            Review.deadline_on,
            Review.no_light,
        )
        .where(
            Review.drafter_id == person.id,
            Review.organ_id == person.organ_id,
            Review.state != ReviewState.SEALED,
        )
        .order_by(Review.opened_at.desc(), Review.id)
    )
    rows = db.session.execute(_cut(statement, number))
    return Page.of([StartedRow(*row) for row in rows], number=number)


def count_mine(person: Person) -> int:
    """How many parts ``person`` has, counted up to a hundred."""
    held = (
        select(literal(1))
        .select_from(Assignment)
        .where(Assignment.person_id == person.id, Assignment.state == AssignmentState.CLAIMED)
        .limit(MOST_COUNTED + 1)
        .subquery()
    )
    return db.session.scalar(select(func.count()).select_from(held)) or 0


def count_pool(person: Person, lanes: Lanes) -> int:
    """How many steps ``person`` may claim, counted up to a hundred."""
    arms = [select(_capped(condition).subquery().c.id) for condition in _served(person, lanes)]
    if not arms:
        return 0
    open_to_all = union_all(*arms).subquery()
    total = db.session.scalar(select(func.count()).select_from(open_to_all)) or 0
    return min(total, MOST_COUNTED + 1)


def _rows(since: Moments, due_on: Days) -> Any:
    return (
        select(
            Step.id,
            Review.id,
            Review.title,
            Review.number,
            Step.title,
            Unit.name,
            Person.label,
            since,
            Step.round,
            due_on,
            Review.deadline_on,
            Review.no_light,
        )
        .select_from(Step)
        .join(Review, Review.id == Step.review_id)
        .join(Unit, Unit.id == Review.unit_id)
        .outerjoin(Person, Person.id == Review.drafter_id)
    )


def _served(person: Person, lanes: Lanes) -> list[ColumnElement[bool]]:
    """One condition for each index range that the person's posts open."""
    everywhere = {lane for lane, unit in lanes if unit is None}
    in_units = {(lane, unit) for lane, unit in lanes if unit and lane not in everywhere}
    waits = and_(
        Step.organ_id == person.organ_id,
        Step.closed_at.is_(None),
        Step.claimed_by_id.is_(None),
        Step.of != Of.CHOSEN,
    )
    return [
        *(waits & (Step.lane == lane) for lane in sorted(everywhere)),
        *(
            waits & (Step.lane == lane) & Step.unit_id.is_(None)
            for lane in sorted({lane for lane, _ in in_units})
        ),
        *(
            waits & (Step.lane == lane) & (Step.unit_id == unit)
            for lane, unit in sorted(in_units, key=str)
        ),
    ]


def _arm(condition: ColumnElement[bool], number: int) -> Select[Any]:
    first = (
        select(Step.id, Step.sort_on, Step.opened_at)
        .where(condition)
        .order_by(Step.sort_on, Step.opened_at, Step.id)
        .limit(number * PAGE_SIZE + 1)
        .subquery()
    )
    return select(first)


def _capped(condition: ColumnElement[bool]) -> Select[Any]:
    in_order = (Step.sort_on, Step.opened_at, Step.id)
    return select(Step.id).where(condition).order_by(*in_order).limit(MOST_COUNTED + 1)


def _cut(statement: Any, number: int) -> Any:
    return statement.offset((number - 1) * PAGE_SIZE).limit(PAGE_SIZE + 1)
