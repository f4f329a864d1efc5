"""What a person may do against an answer, until when, and with whom (行政复议法, 行政诉讼法).

Periods are calendar days and months; one that ends on a rest day ends on the first working day
after it (民法典 Art. 203).
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from app.law.articles import LITIGATION_LAW, RECONSIDERATION_LAW
from app.law.working_days import WorkingCalendar


class Remedy(StrEnum):
    """R1: reconsideration must come first (复议前置). R2: reconsideration or the court."""

    R1 = "R1"
    R2 = "R2"
    NONE = "none"


# 行政复议法 Art. 23(1)(4): since this day a refusal to disclose has to be reconsidered first, and
# the letter has to say so (Art. 23(2)). Before it there was a free choice.
RECONSIDERATION_FIRST_SINCE = date(2024, 1, 1)
RECONSIDERATION_FIRST_ARTICLE = RECONSIDERATION_LAW + "第二十三条"


def on_that_day(remedy: Remedy, decided_on: date) -> Remedy:
    """What ``remedy`` of today's table was when the decision was made."""
    if remedy is Remedy.R1 and decided_on < RECONSIDERATION_FIRST_SINCE:
        return Remedy.R2
    return remedy


@dataclass(frozen=True, slots=True)
class Period:
    """So many calendar days or months, and where that is written."""

    source: str
    days: int = 0
    months: int = 0


RECONSIDERATION = Period(RECONSIDERATION_LAW + "第二十条", days=60)
LITIGATION = Period(LITIGATION_LAW + "第四十六条", months=6)
LITIGATION_AFTER_RECONSIDERATION = Period(LITIGATION_LAW + "第四十五条", days=15)
# The organ's own answer to the court: "收到起诉状副本之日起十五日内".
LITIGATION_ANSWER = Period(LITIGATION_LAW + "第六十七条", days=15)


def last_day(period: Period, known_on: date, calendar: WorkingCalendar) -> date:
    """The last day of a period that begins on ``known_on``, which does not count."""
    day = known_on + timedelta(period.days)
    if period.months:
        day = _months_after(known_on, period.months)
    return calendar.add_working_days(day, 0)


def _months_after(day: date, months: int) -> date:
    """The same day of a later month, or its last (民法典 Art. 202)."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


class OrganKind(StrEnum):
    """What kind of organ answers, as far as it decides who reconsiders."""

    LOCAL_DEPARTMENT = "local_department"
    LOCAL_GOVERNMENT = "local_government"
    PROVINCIAL_GOVERNMENT = "provincial_government"
    STATE_COUNCIL_DEPARTMENT = "state_council_department"
    VERTICAL = "vertical"


class ReviewOrgan(StrEnum):
    """Who reconsiders."""

    OWN_LEVEL_GOVERNMENT = "own_level_government"
    GOVERNMENT_ABOVE = "government_above"
    ITSELF = "itself"
    DEPARTMENT_ABOVE = "department_above"


# Customs, finance, foreign exchange, tax and state security are VERTICAL (Art. 27).
RECONSIDERED_BY = {
    OrganKind.LOCAL_DEPARTMENT: (ReviewOrgan.OWN_LEVEL_GOVERNMENT, "第二十四条第一款第一项"),
    OrganKind.LOCAL_GOVERNMENT: (ReviewOrgan.GOVERNMENT_ABOVE, "第二十四条第一款第二项"),
    OrganKind.PROVINCIAL_GOVERNMENT: (ReviewOrgan.ITSELF, "第二十四条第二款"),
    OrganKind.STATE_COUNCIL_DEPARTMENT: (ReviewOrgan.ITSELF, "第二十五条"),
    OrganKind.VERTICAL: (ReviewOrgan.DEPARTMENT_ABOVE, "第二十七条"),
}


def review_organ(kind: OrganKind) -> tuple[ReviewOrgan, str]:
    """Who reconsiders the decisions of an organ, and the article."""
    organ, article = RECONSIDERED_BY[kind]
    return organ, RECONSIDERATION_LAW + article
