"""The calendar changed: until when open steps are to be done is reckoned anew."""

from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from flask_babel import lazy_gettext as _l
from sqlalchemy import select
from sqlalchemy.orm import contains_eager

from app.kit.db import db
from app.kit.time import BEIJING
from app.law.working_days import WorkingCalendar
from app.review import dates
from app.review.actions import redating
from app.review.models import Assignment, Review, Step
from app.review.queries import rows
from app.review.queries.due import IS_WAITING
from app.workdays.hooks import Move, Reach
from app.workdays.queries import calendar
from app.workdays.recounting import Recounted

KIND = "step"


class StepTerms(Recounted[Assignment]):
    """How the last days of open steps hang on the calendar."""

    label = _l("Step")
    order = (Assignment.due_on, Assignment.id)
    keys = (Assignment.id, Assignment.review_id)

    def reached(self, reach: Reach) -> Any:
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

    def organ_of(self, row: Assignment) -> UUID:
        """That of the step."""
        return row.step.organ_id

    def move(self, row: Assignment, working_days: WorkingCalendar) -> Move | None:
        """As its step gives it now, be it earlier."""
        assert row.due_on  # only those are reached
        after: date | None = dates.part_due_on(row, working_days)
        if after is None or after == row.due_on:
            return None
        review: Review = row.step.review
        number = review.number or review.unit.name
        return Move(KIND, row.id, review.organ_id, number, row.due_on, after)

    def reckoned(self, keys: Any, *, at: datetime) -> Move | None:
        """Under the lock of its review."""
        review = rows.locked_review(keys.review_id)
        part = db.session.get_one(Assignment, keys.id, populate_existing=True)
        if part.closed_at or part.due_on is None:
            return None
        move = self.move(part, calendar(review.organ_id))
        if move:
            redating.move_part(part, due_on=move.after, at=at)
        return move
