"""By when a document must be public (Art. 26 and the shorter terms), and its light."""

from dataclasses import dataclass
from datetime import date

from flask_babel import gettext as _

from app.law.publishing import due_on
from app.law.working_days import WorkingCalendar, YearUnknown
from app.publishing.models import Document
from app.workdays.queries import calendar
from app.workdays.reasons import term_day

SOON_DAYS = 3
LONGEST_COUNTED = 100


def set_deadline(document: Document) -> None:
    """Compute the last day from the day of formation or change; items taken over have none."""
    document.deadline_on = deadline_under(document, calendar(document.organ_id))


def deadline_under(document: Document, working_days: WorkingCalendar) -> date | None:
    """The last day as ``working_days`` give it."""
    since = document.changed_on if document.is_change else document.formed_on
    if document.taken_over or since is None:
        return None
    try:
        return due_on(since, document.info_kind, working_days).on
    except YearUnknown:  # a day before the calendar begins: long overdue, no light
        return None


@dataclass(frozen=True, slots=True)
class Light:
    """Which light a day shows, and its words (see ``ui/macros.html``)."""

    kind: str
    text: str


def light_of(day: date | None, *, today: date, working_days: WorkingCalendar) -> Light:
    """How near ``day`` is, in working days."""
    if day is None:
        return Light("none", _("no term"))
    if day < today:
        return Light("overdue", _("%(day)s, overdue", day=term_day(day)))
    if not _is_near(day, today):
        return Light("fine", term_day(day))
    left = working_days.working_days_between(today, day)
    if left <= 0:
        return Light("today", _("%(day)s, today", day=term_day(day)))
    kind = "soon" if left <= SOON_DAYS else "fine"
    return Light(kind, _("%(day)s, %(left)s working days left", day=term_day(day), left=left))


def _is_near(day: date, today: date) -> bool:
    """Whether it is worth counting working days."""
    return (day - today).days < LONGEST_COUNTED
