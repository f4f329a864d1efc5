"""How the last day of a term is written: 暂定 while the notice of its year is not issued."""

from datetime import date

from flask_babel import gettext as _

from app.law.working_days import WorkingCalendar

NATIONAL = WorkingCalendar()


def term_day(day: date | None) -> str:
    """The day as pages say it; nothing for no day."""
    if day is None:
        return ""
    text = day.isoformat()
    return str(_("%(day)s, provisional", day=text)) if NATIONAL.is_provisional(day) else text
