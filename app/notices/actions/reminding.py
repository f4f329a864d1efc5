"""Telling last days before, on and after: each once, however long no worker was there.

What was missed meanwhile is told once, as what it is now.
"""

from collections.abc import Sequence
from datetime import date, datetime, time
from uuid import UUID

from app.kit.db import insert_or_update
from app.kit.time import BEIJING, legal_day
from app.notices import hooks
from app.notices.actions.telling import Message, tell
from app.notices.hooks import OVERDUE, SOON, STAGES, TODAY, Asked, Due
from app.notices.models import Reminder
from app.workdays.queries import calendar

FROM = time(8)
AT_A_TIME = 200
MOST_PAGES = 5
DAYS_BEFORE = 1


def remind(*, at: datetime) -> bool:
    """Tell what is due, from eight in the morning; True when more is left than one run may do."""
    if at.astimezone(BEIJING).time() < FROM:
        return False
    today = legal_day(at)
    until = calendar().add_working_days(today, DAYS_BEFORE)
    return any([_remind(source, today=today, until=until, at=at) for source in hooks.deadlines])


def _remind(source: str, *, today: date, until: date, at: datetime) -> bool:
    after: tuple[date, UUID] | None = None
    for _ in range(MOST_PAGES):
        found = hooks.deadlines[source](Asked(today, until, after, AT_A_TIME))
        _tell(source, found, today=today, at=at)
        if len(found) < AT_A_TIME:
            return False
        after = (found[-1].due_on, found[-1].id)
    return True


def _tell(source: str, found: Sequence[Due], *, today: date, at: datetime) -> None:
    tell(
        [
            _message(f"{source} {_stage(due, today)}", due, to=person)
            for due in found
            for person in dict.fromkeys(due.people)
        ],
        at=at,
    )
    insert_or_update(
        Reminder,
        [
            {
                "about": due.id,
                "due_on": due.due_on,
                "stage": STAGES[_stage(due, today)],
                "told_at": at,
            }
            for due in found
        ],
    )


def _stage(due: Due, today: date) -> str:
    if due.due_on < today:
        return OVERDUE
    return TODAY if due.due_on == today else SOON


def _message(kind: str, due: Due, *, to: UUID) -> Message:
    return Message(
        kind=kind,
        key=f"{due.id}:{due.due_on}",
        to=to,
        organ_id=due.organ_id,
        about=due.about,
        link=due.link,
        title=due.title,
        values={"number": due.number, "step": due.step, "due_on": due.due_on.isoformat()},
    )
