"""Local working days as their page lists them."""

from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import select

from app.kit.db import db
from app.kit.paging import PAGE_SIZE, Page
from app.people.models import Person
from app.workdays.errors import NoSuchLocalDay
from app.workdays.models import LocalDay


class LocalDayRow(NamedTuple):
    """One day with who set it."""

    id: UUID
    day: date
    is_working: bool
    source: str
    made_at: datetime
    made_by: str | None


def local_days(organ_id: UUID | None, *, number: int = 1) -> Page[LocalDayRow]:
    """The days set for one organ, or for everyone, the latest day first."""
    statement = (
        select(
            LocalDay.id, LocalDay.day, LocalDay.is_working, LocalDay.source, LocalDay.made_at,
            Person.label,
        )
        .outerjoin(Person, Person.id == LocalDay.made_by_id)
        .where(LocalDay.organ_id.is_not_distinct_from(organ_id))
        .order_by(LocalDay.day.desc())
        .offset((number - 1) * PAGE_SIZE)
        .limit(PAGE_SIZE + 1)
    )  # fmt: skip
    rows = [LocalDayRow(*row) for row in db.session.execute(statement)]
    return Page.of(rows, number=number)


def local_day_for(person: Person, local_day_id: UUID) -> LocalDay:
    """A day that ``person`` administers."""
    found = db.session.get(LocalDay, local_day_id)
    if found is None or (person.organ_id and found.organ_id != person.organ_id):
        raise NoSuchLocalDay
    return found
