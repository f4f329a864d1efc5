"""Setting local working days and days off, and taking them back."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select

from app import audit
from app.kit.db import db, locked
from app.law.working_days import FIRST_YEAR, LAST_YEAR
from app.people.models import Person
from app.workdays import changes
from app.workdays.errors import DayAlreadySet, DayOutsideCalendar, NoSuchLocalDay, SourceMissing
from app.workdays.models import LocalDay


@dataclass(frozen=True, slots=True)
class LocalRule:
    """A day, whether it is worked, and the paper that orders it."""

    day: date
    is_working: bool
    source: str


def set_local_day(rule: LocalRule, *, organ_id: UUID | None, by: Person, at: datetime) -> LocalDay:
    """Let ``rule`` hold for one organ, or for everyone."""
    if not FIRST_YEAR <= rule.day.year <= LAST_YEAR:
        raise DayOutsideCalendar(year=rule.day.year)
    if not rule.source.strip():
        raise SourceMissing
    known = select(LocalDay.id).where(
        LocalDay.organ_id.is_not_distinct_from(organ_id), LocalDay.day == rule.day
    )
    if db.session.scalar(known):
        raise DayAlreadySet(day=rule.day.isoformat())

    local_day = LocalDay(
        organ_id=organ_id,
        day=rule.day,
        is_working=rule.is_working,
        source=rule.source.strip(),
        made_at=at,
        made_by_id=by.id,
    )
    db.session.add(local_day)
    db.session.flush()
    _record("local day set", local_day, by=by, at=at)
    changes.begin(changes.DAY_SET, organ_id=organ_id, day=rule.day, by=by, at=at)
    return local_day


def remove_local_day(local_day_id: UUID, *, by: Person, at: datetime) -> None:
    """Let the national calendar hold again."""
    statement = locked(select(LocalDay).where(LocalDay.id == local_day_id))
    local_day = db.session.scalars(statement).one_or_none()
    if local_day is None:
        raise NoSuchLocalDay

    db.session.delete(local_day)
    db.session.flush()
    _record("local day removed", local_day, by=by, at=at)
    changes.begin(changes.DAY_REMOVED, organ_id=local_day.organ_id, day=local_day.day, by=by, at=at)


def _record(act: str, local_day: LocalDay, *, by: Person, at: datetime) -> None:
    audit.record(
        act,
        organ_id=local_day.organ_id,
        by=by.id,
        at=at,
        subject=local_day.id,
        day=local_day.day,
        is_working=local_day.is_working,
        source=local_day.source,
    )
