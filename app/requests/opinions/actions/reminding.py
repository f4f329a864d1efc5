"""Reminding parties five and one working days before their last day, and on it: each once.

Read from the dates every time: a worker that was away finds what holds now, and sends one reminder
where it missed two. Nobody is reminded when the day is over.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from app import audit
from app.kit.db import insert_new
from app.kit.time import BEIJING, legal_day
from app.law.working_days import WorkingCalendar
from app.requests.opinions import mailing, queries
from app.requests.opinions.models import OpinionReminder, SoughtOpinion
from app.requests.opinions.queries import Awaited
from app.requests.opinions.standing import awaited_until
from app.workdays.queries import calendar

FROM = time(8)
AT_A_TIME, MOST_PAGES = 200, 25
DAYS_BEFORE = (0, 1, 5)


@dataclass(frozen=True, slots=True)
class _Near:
    """A letter whose last day is near, and which reminder is due."""

    opinion: SoughtOpinion
    organ_id: UUID
    until: date
    days_before: int


def remind(*, at: datetime) -> None:
    """One look at everybody who is waited for, from eight in the morning."""
    if at.astimezone(BEIJING).time() < FROM:
        return
    days: dict[UUID, WorkingCalendar] = {}
    after: UUID | None = None
    for _ in range(MOST_PAGES):
        found = queries.awaited(after=after, limit=AT_A_TIME)
        for organ_id in {each.organ_id for each in found} - days.keys():
            days[organ_id] = calendar(organ_id)
        near = [due for each in found if (due := _near(each, days, on=legal_day(at)))]
        _remind_new(near, at=at)
        if len(found) < AT_A_TIME:
            return
        after = found[-1].opinion.id


def _near(awaited: Awaited, days: dict[UUID, WorkingCalendar], *, on: date) -> _Near | None:
    calendar_of_organ = days[awaited.organ_id]
    until = awaited_until(awaited.opinion, calendar_of_organ)
    if on > until:
        return None
    left = calendar_of_organ.working_days_between(on, until)
    for days_before in DAYS_BEFORE:
        if left <= days_before:
            return _Near(awaited.opinion, awaited.organ_id, until, days_before)
    return None


def _remind_new(near: Sequence[_Near], *, at: datetime) -> None:
    known = queries.reminders_of([each.opinion.id for each in near])
    new = [each for each in near if (each.opinion.id, each.until, each.days_before) not in known]
    mailed = [each for each in new if _mailed(each, at=at)]
    for each in mailed:
        audit.record(
            "party reminded", organ_id=each.organ_id, by=None, at=at,
            subject=str(each.opinion.request_id), letter=each.opinion.number, until=each.until,
        )  # fmt: skip
    rows = [
        {
            "opinion_id": each.opinion.id,
            "last_day": each.until,
            "days_before": each.days_before,
            "at": at,
        }
        for each in mailed
    ]
    insert_new(OpinionReminder, rows)


def _mailed(near: _Near, *, at: datetime) -> bool:
    return mailing.send_reminder(
        near.opinion,
        until=near.until,
        days_before=near.days_before,
        organ_id=near.organ_id,
        at=at,
    )
