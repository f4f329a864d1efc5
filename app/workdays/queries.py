"""The calendar an organ works by."""

from datetime import date
from uuid import UUID

from sqlalchemy import or_, select

from app.kit.db import db
from app.law.working_days import WorkingCalendar
from app.workdays.models import LocalDay

MOST_DAYS = 2000


def calendar(organ_id: UUID | None = None) -> WorkingCalendar:
    """The national calendar with the local days of everyone, then those of the organ."""
    statement = (
        select(LocalDay.day, LocalDay.is_working)
        .where(or_(LocalDay.organ_id.is_(None), LocalDay.organ_id == organ_id))
        .order_by(LocalDay.organ_id.is_not(None), LocalDay.day)
        .limit(MOST_DAYS)
    )
    return WorkingCalendar({day: is_working for day, is_working in db.session.execute(statement)})


def local_days(organ_id: UUID | None, *, since: date) -> list[LocalDay]:
    """The local days set for one organ, or for everyone, in their order."""
    statement = (
        select(LocalDay)
        .where(LocalDay.organ_id.is_not_distinct_from(organ_id), LocalDay.day >= since)
        .order_by(LocalDay.day)
        .limit(MOST_DAYS)
    )
    return list(db.session.scalars(statement))
