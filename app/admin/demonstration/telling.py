"""Runs all stories side by side, act by act in the order of time, each in its own transaction."""

import heapq
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Protocol

from app.admin.demonstration.asked import asked
from app.admin.demonstration.desk import Desk
from app.admin.demonstration.items import items
from app.admin.demonstration.stories import STORIES
from app.admin.demonstration.stories.requests import REQUESTS
from app.admin.demonstration.teller import Teller
from app.kit.db import transaction
from app.kit.time import BEIJING, legal_day
from app.law.working_days import WorkingCalendar
from app.workdays.queries import calendar

OFFICE_OPENS = time(9)
OFFICE_HOURS = 8


class Told(Protocol):
    """Whoever acts in a story; ``at`` is set before each act."""

    at: datetime

    @property
    def begun_on(self) -> date: ...


Tale = tuple[Told, Iterator[float]]


def tell(*, at: datetime) -> None:
    """Tell everything up to ``at``; acts that would lie in the future are not done."""
    working_days = calendar()
    tales = _tales(at, working_days)
    waiting = [
        (_moment(told, next(story), working_days), place)
        for place, (told, story) in enumerate(tales)
    ]
    heapq.heapify(waiting)
    while waiting:
        moment, place = heapq.heappop(waiting)
        told, story = tales[place]
        if moment > at:
            continue
        told.at = moment
        with transaction():
            wait = next(story, None)
        if wait is not None:
            heapq.heappush(waiting, (_moment(told, wait, working_days), place))


def _tales(at: datetime, working_days: WorkingCalendar) -> list[Tale]:
    today = legal_day(at)
    tellers = [Teller(item, now=at) for item in items(today, working_days)]
    desks = [Desk(each, now=at) for each in asked(today, working_days)]
    return [
        *((teller, STORIES[teller.item.story](teller)) for teller in tellers),
        *((desk, REQUESTS[desk.asked.story](desk)) for desk in desks),
    ]


def _moment(told: Told, wait: float, working_days: WorkingCalendar) -> datetime:
    """``wait`` working days after the first one, within office hours in Beijing."""
    day = working_days.add_working_days(told.begun_on, int(wait) + 1)
    opening = datetime.combine(day, OFFICE_OPENS, tzinfo=BEIJING)
    return opening + timedelta(hours=OFFICE_HOURS * (wait - int(wait)))
