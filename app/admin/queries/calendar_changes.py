"""Whose last day moves when a local day is set or removed, for the page that asks before it."""

from datetime import date
from uuid import UUID

from app.kit.paging import Page
from app.law.working_days import WorkingCalendar
from app.workdays import hooks
from app.workdays.actions import LocalRule
from app.workdays.hooks import Calendars, Move, Reach
from app.workdays.models import LocalDay
from app.workdays.queries import Rule, calendar_with, calendar_without


def with_rule(rule: LocalRule, organ_id: UUID | None, *, number: int = 1) -> Page[Move]:
    """What would move if ``rule`` held as well."""
    one_more = Rule(organ_id, rule.day, rule.is_working)

    def calendars(of_organ: UUID) -> WorkingCalendar:
        return calendar_with(of_organ, one_more)

    return _foreseen(organ_id, rule.day, calendars, number=number)


def without(local_day: LocalDay, *, number: int = 1) -> Page[Move]:
    """What would move if ``local_day`` were removed."""

    def calendars(of_organ: UUID) -> WorkingCalendar:
        return calendar_without(of_organ, local_day.id)

    return _foreseen(local_day.organ_id, local_day.day, calendars, number=number)


def _foreseen(organ_id: UUID | None, day: date, calendars: Calendars, *, number: int) -> Page[Move]:
    """A page of every kind of case, one kind after the other."""
    reach = Reach(organ_id, day)
    pages = [
        terms.foreseen(reach, calendars, number=number) for _, terms in sorted(hooks.terms.items())
    ]
    rows = [move for page in pages for move in page.rows]
    return Page(rows, number, any(page.has_next for page in pages))
