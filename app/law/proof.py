"""The days of a reply's term, each with what it is and the article (Art. 30 to 35)."""

from collections.abc import Iterator, Sequence
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from app.law import articles
from app.law.working_days import ONE_DAY, WORKED_KINDS, DayKind, WorkingCalendar


class Why(StrEnum):
    """What a day of the proof is."""

    RECEIPT = "receipt"
    REOPENED = "reopened"
    ORDERED = "ordered"
    CORRECTION_RECEIVED = "correction_received"
    FEE_PAID = "fee_paid"
    COUNTED = "counted"
    EXTENSION = "extension"
    MAKE_UP = "make_up_day"
    LOCAL_WORK = "local_work"
    REST = "rest_day"
    HOLIDAY = "holiday"
    LOCAL_REST = "local_rest"
    OPINION = "opinion_sought"
    AWAITING_CONFIRMATION = "awaiting_confirmation"
    AWAITING_CORRECTION = "awaiting_correction"
    AWAITING_PAYMENT = "awaiting_payment"
    BEFORE_CORRECTION = "before_correction"
    BEFORE_PAYMENT = "before_payment"


ARTICLES = {
    Why.RECEIPT: articles.ART_31,
    Why.REOPENED: articles.ORDERS,
    Why.ORDERED: articles.ORDERS,
    Why.CORRECTION_RECEIVED: articles.ART_30,
    Why.FEE_PAID: articles.FEE_RULES,
    Why.COUNTED: articles.ART_33_2,
    Why.EXTENSION: articles.ART_33_2,
    Why.MAKE_UP: articles.NOTICE,
    Why.LOCAL_WORK: articles.LOCAL_RULE,
    Why.REST: articles.WEEK,
    Why.HOLIDAY: articles.HOLIDAYS,
    Why.LOCAL_REST: articles.LOCAL_RULE,
    Why.OPINION: articles.ART_33_3,
    Why.AWAITING_CONFIRMATION: articles.ART_31,
    Why.AWAITING_CORRECTION: articles.ART_30,
    Why.AWAITING_PAYMENT: articles.FEE_RULES,
    Why.BEFORE_CORRECTION: articles.ART_30,
    Why.BEFORE_PAYMENT: articles.FEE_RULES,
}
OF_KIND = {
    DayKind.WORKING: Why.COUNTED,
    DayKind.MAKE_UP: Why.MAKE_UP,
    DayKind.LOCAL_WORK: Why.LOCAL_WORK,
    DayKind.WEEKEND: Why.REST,
    DayKind.HOLIDAY: Why.HOLIDAY,
    DayKind.LOCAL_REST: Why.LOCAL_REST,
}
# Whether a day of that kind is worked, what it is, and where that is written: looked up once a day.
_KNOWN = {kind: (kind in WORKED_KINDS, why, ARTICLES[why]) for kind, why in OF_KIND.items()}


class Day(NamedTuple):
    """One day of the proof: whether it counts in the term, what it is, where that is written."""

    date: date
    counted: bool
    why: Why
    article: str


def day_of(day: date, why: Why, *, counted: bool = False) -> Day:
    """``day`` with the article of its reason."""
    return Day(day, counted, why, ARTICLES[why])


class Wait(NamedTuple):
    """The organ waits for the applicant; when that ends the term begins anew the day after."""

    asked_on: date
    ended_on: date | None
    before: Why
    waiting: Why
    ended: Why

    def covers(self, day: date) -> bool:
        """Whether the applicant's answer is still awaited on ``day``."""
        return self.asked_on <= day and (self.ended_on is None or day < self.ended_on)


class Walk:
    """Goes on day by day from the day on which the term began, which never counts."""

    def __init__(
        self, begun_on: date, calendar: WorkingCalendar, excluded: frozenset[date]
    ) -> None:
        calendar.kind(begun_on)  # Raises in a year that nobody knows.
        self.days: list[Day] = []
        self._day, self._count = begun_on, 0
        self._calendar, self._excluded = calendar, excluded

    def until(self, count: int, why: Why, written_in: str) -> date:
        """The day on which ``count`` days have counted; ``why`` is what an ordinary one is.

        ``written_in``: the article of these; the other days have theirs.
        """
        kind_of, excluded, found = self._calendar.kind, self._excluded, self.days.append
        day, done, ordinary, outside = self._day, self._count, Why.COUNTED, Why.OPINION
        while done < count:
            day += ONE_DAY
            is_worked, what, article = _KNOWN[kind_of(day)]
            if not is_worked:
                found(Day(day, False, what, article))
            elif day in excluded:
                found(Day(day, False, outside, articles.ART_33_3))
            elif what is ordinary:
                done += 1
                found(Day(day, True, why, written_in))
            else:
                done += 1
                found(Day(day, True, what, article))
        self._day, self._count = day, done
        return day


def first_day(received_on: date, begun_on: date, waits: Sequence[Wait]) -> Day:
    """The day from which the term is counted."""
    if begun_on == received_on:
        return day_of(begun_on, Why.RECEIPT)
    return next(day_of(begun_on, wait.ended) for wait in waits if wait.ended_on == begun_on)


def days_before(
    received_on: date, end: date, waits: Sequence[Wait], calendar: WorkingCalendar
) -> Iterator[Day]:
    """From receipt to the day before ``end``: nothing counts that the term has left behind."""
    day = received_on
    while day < end:
        why = _before(day, waits, calendar) if day > received_on else Why.RECEIPT
        yield day_of(day, why)
        day += ONE_DAY


def _before(day: date, waits: Sequence[Wait], calendar: WorkingCalendar) -> Why:
    is_worked, what, _article = _KNOWN[calendar.kind(day)]
    for wait in waits:
        if wait.ended_on == day:
            return wait.ended
        if wait.covers(day):
            return wait.waiting
    return waits[-1].before if is_worked else what
