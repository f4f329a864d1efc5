"""The light beside a step: how many working days are left, said in shape, colour and words."""

from dataclasses import dataclass
from datetime import date

from flask_babel import gettext as _
from flask_babel import ngettext

from app.law.working_days import WorkingCalendar
from app.workdays.reasons import term_day

SOON = 1


@dataclass(frozen=True, slots=True)
class Light:
    """``kind`` is what ``ui`` draws: overdue, today, soon, fine or none."""

    kind: str
    text: str


def light(due: date | None, *, today: date, calendar: WorkingCalendar) -> Light:
    """The light of something due on ``due``."""
    if due is None:
        return Light("none", _("no term"))
    left = calendar.working_days_between(today, due)
    day = term_day(due)
    if due < today:
        late = max(-left, 1)
        words = ngettext(
            "overdue by %(num)d working day (%(day)s)",
            "overdue by %(num)d working days (%(day)s)",
            late,
            day=day,
        )
        return Light("overdue", words)
    if due == today:
        return Light("today", _("due today (%(day)s)", day=day))
    words = ngettext(
        "%(num)d working day left (%(day)s)", "%(num)d working days left (%(day)s)", left, day=day
    )
    return Light("soon" if left <= SOON else "fine", words)
