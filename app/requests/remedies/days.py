"""Until when the organ answers a reconsideration or a suit."""

from datetime import date

from app.law.remedies import LITIGATION_ANSWER, last_day
from app.law.terms import Clock, ends_on
from app.law.working_days import WorkingCalendar
from app.requests.models import RemedyKind, RequestRemedy


def due_under(remedy: RequestRemedy, calendar: WorkingCalendar) -> date:
    """10 working days after the copy came in (5 if simple), in court 15 days."""
    if remedy.kind is not RemedyKind.RECONSIDERATION:
        return last_day(LITIGATION_ANSWER, remedy.received_on, calendar)
    clock = (
        Clock.SIMPLE_RECONSIDERATION_ANSWER if remedy.is_simple else Clock.RECONSIDERATION_ANSWER
    )
    return ends_on(clock, remedy.received_on, calendar)
