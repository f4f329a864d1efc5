"""The short terms on the way of a request: one table, each with its article.

The day on which something is received, served or noticed never counts (民法典 Art. 201).
"""

from datetime import date
from enum import StrEnum

from app.law.articles import (
    ART_30,
    ART_31,
    ART_32,
    ART_33_2,
    ART_34,
    ART_41,
    FEE_RULES,
    RECONSIDERATION_LAW,
)
from app.law.ledger import Correction, OpinionKind, OpinionSought
from app.law.publishing import Term
from app.law.working_days import WorkingCalendar


class Clock(StrEnum):
    """What is waited for, in working days."""

    REPLY = "reply"
    CORRECTION_NOTICE = "correction_notice"
    CORRECTION = "correction"
    THIRD_PARTY = "third_party"
    JOINT_ORGAN = "joint_organ"
    FEE = "fee"
    OWN_INFORMATION = "own_information"
    CONFIRMATION = "confirmation"
    RECONSIDERATION_ANSWER = "reconsideration_answer"
    SIMPLE_RECONSIDERATION_ANSWER = "simple_reconsideration_answer"


TERMS = {
    Clock.REPLY: Term(20, ART_33_2),
    Clock.CORRECTION_NOTICE: Term(7, ART_30),
    # "合理的补正期限": so long unless the organ sets another.
    Clock.CORRECTION: Term(15, ART_30),
    Clock.THIRD_PARTY: Term(15, ART_32),
    Clock.JOINT_ORGAN: Term(15, ART_34),
    Clock.FEE: Term(20, FEE_RULES),
    # The Regulation names no term; we hold to the one of a reply.
    Clock.OWN_INFORMATION: Term(20, ART_41),
    # Art. 31 asks for the same day with a letter; after one working day the office is warned.
    Clock.CONFIRMATION: Term(1, ART_31),
    # "自收到申请书副本……之日起十日内", working days by Art. 88; five in the simple procedure.
    Clock.RECONSIDERATION_ANSWER: Term(10, RECONSIDERATION_LAW + "第四十八条、第八十八条"),
    Clock.SIMPLE_RECONSIDERATION_ANSWER: Term(5, RECONSIDERATION_LAW + "第五十四条、第八十八条"),
}
CLOCK_OF = {
    OpinionKind.THIRD_PARTY: Clock.THIRD_PARTY,
    OpinionKind.JOINT_ORGAN: Clock.JOINT_ORGAN,
}


def ends_on(clock: Clock, start: date, calendar: WorkingCalendar, *, days: int = 0) -> date:
    """The last day of a term that begins on ``start``; ``days`` when the organ sets its length."""
    return calendar.add_working_days(start, days or TERMS[clock].days)


def correction_ends_on(
    correction: Correction, calendar: WorkingCalendar, *, days: int = 0
) -> date | None:
    """The last day for the applicant: the one set, or ``days`` after service; None before it."""
    if correction.term_on is not None or correction.served_on is None:
        return correction.term_on
    return ends_on(Clock.CORRECTION, correction.served_on, calendar, days=days)


def silence_ends_on(opinion: OpinionSought, calendar: WorkingCalendar) -> date | None:
    """The last day on which an answer is in time (Art. 32 and 34); None before service."""
    if opinion.served_on is None:
        return None
    return ends_on(CLOCK_OF[opinion.kind], opinion.served_on, calendar)
