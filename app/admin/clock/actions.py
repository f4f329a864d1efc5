"""Setting the office's clock: forwards, or back again with what that means confirmed."""

from datetime import datetime, timedelta
from math import ceil

from sqlalchemy import select

from app import audit, jobs
from app.admin.clock.errors import ClockGoesBack, NothingIsDue, OutOfTheCalendar
from app.admin.clock.models import THE_ONE, OfficeClock
from app.admin.clock.queries import next_deadline
from app.admin.clock.wish import To, Wish
from app.audit.models import INSTALLATION
from app.kit import idempotency
from app.kit.db import db, insert_unless_there, locked
from app.kit.time import BEIJING, legal_day, real
from app.law.working_days import LAST_YEAR
from app.people.models import Person
from app.workdays.queries import calendar

FIRST = datetime(2019, 5, 15, tzinfo=BEIJING)  # the Regulation as it stands came into force
BEYOND = datetime(LAST_YEAR, 1, 1, tzinfo=BEIJING)  # terms reach into the year after


def set_clock(wish: Wish, *, by: Person, key: str, at: datetime) -> None:
    """Let the whole office have the time ``wish`` asks for. What was due stays due."""
    owner, body = f"person:{by.id}", wish.said()
    if idempotency.recall(owner=owner, key=key, body=body):
        return
    row, machine = _locked_row(by, at=real(at)), real(at)
    before = machine + timedelta(seconds=row.ahead_seconds)
    after = _wanted(wish, before=before, machine=machine)
    _check(after, before=before, wish=wish)

    row.ahead_seconds = ceil((after - machine).total_seconds())  # never a second short
    row.set_at, row.set_by_id = machine, by.id
    if after < before:
        jobs.keep_due(before=before, at=after)
    audit.record(
        "clock set", organ_id=None, by=by.id, at=before, subject=INSTALLATION,
        clock_before=_to_the_second(before), clock_after=_to_the_second(after),
        really=_to_the_second(machine),
    )  # fmt: skip
    idempotency.remember(owner=owner, key=key, body=body, answer=str(after), at=at)
    db.session.flush()


def _locked_row(by: Person, *, at: datetime) -> OfficeClock:
    first = insert_unless_there(OfficeClock)
    db.session.execute(first.values(id=THE_ONE, ahead_seconds=0, set_at=at, set_by_id=by.id))
    return db.session.scalars(locked(select(OfficeClock))).one()


def _wanted(wish: Wish, *, before: datetime, machine: datetime) -> datetime:
    if wish.to is To.DAY:
        return before + timedelta(days=1)
    if wish.to is To.WORKING_DAY:
        today = legal_day(before)
        return before + (calendar().add_working_days(today, 1) - today)
    if wish.to is To.DEADLINE:
        if found := next_deadline(before):
            return found
        raise NothingIsDue
    return (wish.moment if wish.to is To.MOMENT else None) or machine


def _to_the_second(moment: datetime) -> datetime:
    return moment.replace(microsecond=0)


def _check(after: datetime, *, before: datetime, wish: Wish) -> None:
    if not FIRST <= after < BEYOND:
        last = legal_day(BEYOND - timedelta(days=1))
        raise OutOfTheCalendar(first=legal_day(FIRST), last=last)
    if after < before and not wish.knows:
        raise ClockGoesBack
