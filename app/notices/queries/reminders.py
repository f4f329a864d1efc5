"""Which last days have not been told yet, as a condition for the statements of slices above."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, case, or_, select, true
from sqlalchemy.orm import InstrumentedAttribute

from app.notices.hooks import OVERDUE, SOON, STAGES, TODAY, Asked
from app.notices.models import Reminder

Days = InstrumentedAttribute[date | None]
Ids = InstrumentedAttribute[UUID] | InstrumentedAttribute[UUID | None]


def is_to_be_told(asked: Asked, due_on: Days, id_: Ids) -> ColumnElement[bool]:
    """Due by the day asked for, behind the place asked for, and not told in this stage yet."""
    within = and_(due_on.is_not(None), due_on <= asked.until)
    return and_(within, _behind(asked, due_on, id_), ~_told(asked, due_on, id_))


def _behind(asked: Asked, due_on: Days, id_: Ids) -> ColumnElement[bool]:
    if asked.after is None:
        return true()
    day, last = asked.after
    return or_(due_on > day, and_(due_on == day, id_ > last))


def _told(asked: Asked, due_on: Days, id_: Ids) -> ColumnElement[bool]:
    stage: Any = case(
        (due_on < asked.today, STAGES[OVERDUE]),
        (due_on == asked.today, STAGES[TODAY]),
        else_=STAGES[SOON],
    )
    told = select(Reminder.about).where(
        Reminder.about == id_, Reminder.due_on == due_on, Reminder.stage >= stage
    )
    return told.exists()
