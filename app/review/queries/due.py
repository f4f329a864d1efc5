"""What is due: parts of steps that wait, and the legal days of running cases, a page at a time.

Who is told: whoever has the part; while nobody has it, some of those who may take it, and the
disclosure office. A legal day also concerns the drafter.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any
from uuid import UUID

from sqlalchemy import select, text
from sqlalchemy.orm import InstrumentedAttribute

from app.kit.db import db
from app.notices.hooks import Asked, Due
from app.notices.queries.reminders import is_to_be_told
from app.people.models import Lane, Person, Post
from app.review import separation
from app.review.mirror.telling import address_of
from app.review.models import Assignment, Review, ReviewState, Step
from app.review.policy import Parts
from app.review.queries.standing import parts_in

MOST_TOLD = 10
IS_WAITING = text("review_assignment.state IN ('open', 'claimed')")  # as the index says it


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody who holds a lane, in a unit or in the whole organ."""

    person_id: UUID
    unit_id: UUID | None


@dataclass(frozen=True, slots=True)
class Waiting:
    """A part that waits, with whose it is or may become."""

    id: UUID
    due_on: date
    review_id: UUID
    person_id: UUID | None
    organ_id: UUID
    unit_id: UUID | None
    lane: Lane
    duty: str
    form: str
    step: str
    title: str
    number: str


Holders = Mapping[tuple[UUID, Lane], Sequence[Holder]]


def parts_due(asked: Asked) -> list[Due]:
    """Parts of steps, also such as ask for a confirmation, by their own last day."""
    found = [
        Waiting(*row)
        for row in db.session.execute(
            _waiting(Assignment.due_on)
            .where(is_to_be_told(asked, Assignment.due_on, Assignment.id))
            .order_by(Assignment.due_on, Assignment.id)
            .limit(asked.limit)
        )
    ]
    return [
        Due(
            id=part.id,
            due_on=part.due_on,
            organ_id=part.organ_id,
            about=part.review_id,
            link=address_of(part.review_id),
            title=part.title,
            number=part.number,
            step=part.step,
            people=people,
        )
        for part, people in _with_people(found)
    ]


def cases_due(asked: Asked) -> list[Due]:
    """Running cases by their legal day."""
    cases = _cases(asked)
    ids = [case.id for case in cases]
    waiting = [
        Waiting(*row)
        for row in db.session.execute(
            _waiting(Review.deadline_on)
            .where(Assignment.review_id.in_(ids))
            .order_by(Step.position)
        )
    ]
    told = {case.id: [case.drafter_id] if case.drafter_id else [] for case in cases}
    for part, people in _with_people(waiting):
        told[part.review_id] += people
    offices = _holders({case.organ_id for case in cases}, {Lane.DISCLOSURE_OFFICE})
    return [
        Due(
            id=case.id,
            due_on=case.deadline_on,
            organ_id=case.organ_id,
            about=case.id,
            link=address_of(case.id),
            title=case.title,
            number=case.number,
            step="",
            people=[*told[case.id], *_some(offices, case.organ_id, Lane.DISCLOSURE_OFFICE)],
        )
        for case in cases
        if case.deadline_on
    ]


def _cases(asked: Asked) -> list[Review]:
    statement = (
        select(Review)
        .where(
            Review.state == ReviewState.RUNNING,
            Review.no_light.is_(False),
            is_to_be_told(asked, Review.deadline_on, Review.id),
        )
        .order_by(Review.deadline_on, Review.id)
        .limit(asked.limit)
    )
    return list(db.session.scalars(statement))


def _waiting(due_on: InstrumentedAttribute[date | None]) -> Any:
    return (
        select(
            Assignment.id,
            due_on,
            Assignment.review_id,
            Assignment.person_id,
            Step.organ_id,
            Step.unit_id,
            Step.lane,
            Step.duty,
            Step.form,
            Step.title,
            Review.title,
            Review.number,
        )
        .join(Step, Step.id == Assignment.step_id)
        .join(Review, Review.id == Assignment.review_id)
        .where(IS_WAITING)
    )


def _with_people(waiting: Collection[Waiting]) -> Iterable[tuple[Waiting, list[UUID]]]:
    """Each part with who is to be told of it: two statements for all of them."""
    free = [part for part in waiting if part.person_id is None]
    lanes = {part.lane for part in free} | {Lane.DISCLOSURE_OFFICE}
    holders = _holders({part.organ_id for part in free}, lanes) if free else {}
    known = parts_in({part.review_id for part in free})
    for part in waiting:
        if part.person_id:
            yield part, [part.person_id]
        else:
            office = _some(holders, part.organ_id, Lane.DISCLOSURE_OFFICE)
            yield part, [*_able(part, holders, known[part.review_id]), *office]


def _able(part: Waiting, holders: Holders, known: Parts) -> list[UUID]:
    """Some of those who may take the part: of its lane and unit, without another duty on it."""
    found = (
        each.person_id
        for each in holders.get((part.organ_id, part.lane), ())
        if (part.unit_id is None or each.unit_id in (None, part.unit_id))
        and separation.conflict(known.get(each.person_id, frozenset()), part) is None
    )
    return list(islice(found, MOST_TOLD))


def _some(holders: Holders, organ_id: UUID, lane: Lane) -> list[UUID]:
    return [each.person_id for each in holders.get((organ_id, lane), ())[:MOST_TOLD]]


def _holders(organ_ids: Collection[UUID], lanes: Collection[Lane]) -> Holders:
    """Who holds these lanes in these organs, heads before deputies."""
    statement = (
        select(Post.organ_id, Post.lane, Post.person_id, Post.unit_id)
        .join(Person, Person.id == Post.person_id)
        .where(Post.organ_id.in_(organ_ids), Post.lane.in_(lanes), Person.is_active)
        .order_by(Post.is_deputy, Person.name, Person.staff_number)
    )
    found: dict[tuple[UUID, Lane], list[Holder]] = {}
    for organ_id, lane, person_id, unit_id in db.session.execute(statement):
        found.setdefault((organ_id, lane), []).append(Holder(person_id, unit_id))
    return found
