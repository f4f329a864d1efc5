"""The calendar an organ works by."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import joinedload

from app.kit.db import db
from app.kit.paging import PAGE_SIZE, Page
from app.law.working_days import WorkingCalendar
from app.workdays.models import LocalDay, MovedTerm

MOST_DAYS, MOST_MOVES = 2000, 100


@dataclass(frozen=True, slots=True)
class Rule:
    """One more day, for one organ or for everyone."""

    organ_id: UUID | None
    day: date
    is_working: bool


def calendar(organ_id: UUID | None = None) -> WorkingCalendar:
    """The national calendar with the local days of everyone, then those of the organ."""
    return WorkingCalendar({each.day: each.is_working for each in _days_for(organ_id)})


def calendar_with(organ_id: UUID, rule: Rule) -> WorkingCalendar:
    """The calendar of ``organ_id`` as it would be with one more rule."""
    days = _days_for(organ_id)
    found = {each.day: each.is_working for each in days}
    has_own = any(each.day == rule.day and each.organ_id for each in days)
    if rule.organ_id == organ_id or (rule.organ_id is None and not has_own):
        found[rule.day] = rule.is_working
    return WorkingCalendar(found)


def calendar_without(organ_id: UUID, local_day_id: UUID) -> WorkingCalendar:
    """The calendar of ``organ_id`` as it would be without one of its rules."""
    days = [each for each in _days_for(organ_id) if each.id != local_day_id]
    return WorkingCalendar({each.day: each.is_working for each in days})


def _days_for(organ_id: UUID | None) -> list[LocalDay]:
    """The days of everyone, then those of the organ, which win."""
    statement = (
        select(LocalDay)
        .where(or_(LocalDay.organ_id.is_(None), LocalDay.organ_id == organ_id))
        .order_by(LocalDay.organ_id.is_not(None), LocalDay.day)
        .limit(MOST_DAYS)
    )
    return list(db.session.scalars(statement))


def local_days(organ_id: UUID | None, *, since: date) -> list[LocalDay]:
    """The local days set for one organ, or for everyone, in their order."""
    statement = (
        select(LocalDay)
        .where(LocalDay.organ_id.is_not_distinct_from(organ_id), LocalDay.day >= since)
        .order_by(LocalDay.day)
        .limit(MOST_DAYS)
    )
    return list(db.session.scalars(statement))


def moved(change_id: UUID | None, organ_id: UUID | None, *, number: int) -> Page[MovedTerm]:
    """The last days that moved: by one change, or all of an organ; the latest first."""
    statement = select(MovedTerm).options(joinedload(MovedTerm.change))
    if change_id:
        statement = statement.where(MovedTerm.change_id == change_id)
    if organ_id:
        statement = statement.where(MovedTerm.organ_id == organ_id)
    cut = statement.order_by(MovedTerm.at.desc(), MovedTerm.id)
    rows = db.session.scalars(cut.offset((number - 1) * PAGE_SIZE).limit(PAGE_SIZE + 1))
    return Page.of(rows.all(), number=number)


def moves_of(subject_id: UUID) -> list[MovedTerm]:
    """How often the last day of one case moved, and why; the first move first."""
    statement = (
        select(MovedTerm)
        .options(joinedload(MovedTerm.change))
        .where(MovedTerm.subject_id == subject_id)
        .order_by(MovedTerm.at, MovedTerm.id)
        .limit(MOST_MOVES)
    )
    return list(db.session.scalars(statement))
