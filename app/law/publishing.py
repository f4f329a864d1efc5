"""By when information must be public, and when what is withheld is looked at again.

Terms are a table by kind of information; the day of formation or change never counts.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.law.working_days import CountedDay, WorkingCalendar

REEXAMINE_AFTER_YEARS = 1  # Regulation, Art. 18 (dynamic adjustment); yearly by our convention


class InformationKind(StrEnum):
    """What sets the term: the information's kind, or the change it has gone through."""

    GENERAL = "general"
    LICENCE_OR_PENALTY = "licence_or_penalty"
    PENALTY_CHANGED = "penalty_changed"
    SERVICE_CHANGED = "service_changed"


@dataclass(frozen=True, slots=True)
class Term:
    """So many working days, and where that is written."""

    days: int
    source: str


TERMS = {
    # "自该政府信息形成或者变更之日起20个工作日内", unless a law or regulation says otherwise.
    InformationKind.GENERAL: Term(20, "《中华人民共和国政府信息公开条例》第二十六条"),
    # 双公示: "在7个工作日内通过政府网站公开".
    InformationKind.LICENCE_OR_PENALTY: Term(7, "国发〔2016〕33号（行政许可、行政处罚“双公示”）"),
    # Changed, revoked, unlawful or void: withdraw and explain; Art. 85 makes the days working days.
    InformationKind.PENALTY_CHANGED: Term(3, "《中华人民共和国行政处罚法》第四十八条、第八十五条"),
    # The changed conditions of a service and the moment from which they hold.
    InformationKind.SERVICE_CHANGED: Term(1, "政务公开工作要点（办事信息变更1个工作日内公开）"),
}


@dataclass(frozen=True, slots=True)
class Due:
    """The last day that is still in time, and the day-by-day proof."""

    on: date
    term: Term
    proof: tuple[CountedDay, ...]

    @property
    def is_provisional(self) -> bool:
        """Whether the day rests on a year that has not been announced (暂定)."""
        return any(day.is_provisional for day in self.proof)


def due_on(formed_on: date, kind: InformationKind, calendar: WorkingCalendar) -> Due:
    """By when information formed or changed on ``formed_on`` must be public (Art. 26)."""
    term = TERMS[kind]
    proof = calendar.proof(formed_on, term.days)
    return Due(proof[-1].day, term, proof)


def step_due_on(opened_on: date, days: int, calendar: WorkingCalendar) -> date:
    """By when a step of a procedure is due; the day it opened does not count (民法典 Art. 201)."""
    return calendar.add_working_days(opened_on, days)


def reexamine_on(decided_on: date) -> date:
    """When information that is withheld is examined again (Art. 18).

    The same day a year later; 29 February becomes the last of the month (民法典 Art. 202).
    """
    year = decided_on.year + REEXAMINE_AFTER_YEARS
    try:
        return decided_on.replace(year=year)
    except ValueError:
        return date(year, 2, 28)
