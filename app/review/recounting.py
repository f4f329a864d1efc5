"""The calendar changed: until when open steps are to be done is reckoned anew."""

from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from flask_babel import lazy_gettext as _l
from sqlalchemy import select
from sqlalchemy.orm import contains_eager

from app.kit.db import db
from app.kit.paging import PAGE_SIZE, Page
from app.kit.time import BEIJING
from app.law.working_days import WorkingCalendar
from app.review import dates
from app.review.actions import redating
from app.review.models import Assignment, Review, Step
from app.review.queries import rows
from app.review.queries.due import IS_WAITING
from app.workdays.hooks import Batch, Calendars, Move, Reach, batch
from app.workdays.queries import calendar

KIND = "step"
AT_ONCE = 50


class StepTerms:
    """How the last days of open steps hang on the calendar."""

    label = _l("Step")

    def foreseen(self, reach: Reach, calendars: Calendars, *, number: int) -> Page[Move]:
        """What would move, the most urgent first."""
        order = (Assignment.due_on, Assignment.id)
        cut = _reached(reach).order_by(*order).offset((number - 1) * PAGE_SIZE)
        found = db.session.scalars(cut.limit(PAGE_SIZE + 1)).all()
        days = {each.step.organ_id: calendars(each.step.organ_id) for each in found}
        moves = [
            move for each in found[:PAGE_SIZE] if (move := _move(each, days[each.step.organ_id]))
        ]
        return Page(moves, number, len(found) > PAGE_SIZE)

    def reckon(self, reach: Reach, *, after: UUID | None, at: datetime) -> Batch:
        """Some of them, each under the lock of its review."""
        statement = _reached(reach).with_only_columns(Assignment.id)
        if after:
            statement = statement.where(Assignment.id > after)
        ids = db.session.scalars(statement.order_by(Assignment.id).limit(AT_ONCE)).all()
        return batch(ids, lambda part_id: _reckoned(part_id, at=at), most=AT_ONCE)


def _reached(reach: Reach) -> Any:
    """Parts that wait and have a last day; a day after it changes nothing for them."""
    statement = (
        select(Assignment)
        .join(Assignment.step)
        .join(Step.review)
        .options(
            contains_eager(Assignment.step).contains_eager(Step.review).joinedload(Review.unit)
        )
        .where(IS_WAITING, Assignment.due_on.is_not(None))
    )
    if reach.organ_id:
        statement = statement.where(Step.organ_id == reach.organ_id)
    if reach.day:
        begins = datetime.combine(reach.day, time(), tzinfo=BEIJING)
        statement = statement.where(Assignment.due_on >= reach.day, Step.opened_at < begins)
    return statement


def _move(part: Assignment, working_days: WorkingCalendar) -> Move | None:
    assert part.due_on  # only those are reached
    after: date | None = dates.part_due_on(part, working_days)
    if after is None or after == part.due_on:
        return None
    review: Review = part.step.review
    number = review.number or review.unit.name
    return Move(KIND, part.id, review.organ_id, number, part.due_on, after)


def _reckoned(part_id: UUID, *, at: datetime) -> Move | None:
    review_id = db.session.get_one(Assignment, part_id).review_id
    review = rows.locked_review(review_id)
    part = db.session.get_one(Assignment, part_id, populate_existing=True)
    if part.closed_at or part.due_on is None:
        return None
    move = _move(part, calendar(review.organ_id))
    if move:
        redating.move_part(part, due_on=move.after, at=at)
    return move
