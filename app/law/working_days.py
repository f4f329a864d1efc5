"""Which days offices work, and counting them (State Council notices; 民法典 Art. 201–203).

A year without a notice is provisional: Monday to Friday less the statutory holidays.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from app.law.calendar_days import EXPECTED, OFF, WORKED

ONE_DAY = timedelta(days=1)
FRIDAY = 4
FIRST_YEAR = min(OFF)
LAST_ANNOUNCED_YEAR = max(OFF)
LAST_YEAR = max(EXPECTED)


class YearUnknown(LookupError):
    """Nothing is known about this year: neither a notice nor computed holidays."""

    def __init__(self, year: int) -> None:
        super().__init__(year)
        self.year = year


class DayKind(StrEnum):
    """Why a day is worked or not."""

    WORKING = "working"
    MAKE_UP = "make_up"
    WEEKEND = "weekend"
    HOLIDAY = "holiday"
    LOCAL_WORK = "local_work"
    LOCAL_REST = "local_rest"


WORKED_KINDS = frozenset({DayKind.WORKING, DayKind.MAKE_UP, DayKind.LOCAL_WORK})


@dataclass(frozen=True, slots=True)
class CountedDay:
    """One day of a proof. ``count`` is its number in the term, None when it does not count."""

    day: date
    kind: DayKind
    count: int | None
    is_provisional: bool


def _days(table: Mapping[int, str]) -> frozenset[date]:
    return frozenset(
        date.fromisoformat(f"{year}-{day}") for year, days in table.items() for day in days.split()
    )


_HOLIDAYS = _days(OFF) | _days(EXPECTED)
_MAKE_UP_DAYS = _days(WORKED)


class WorkingCalendar:
    """The national calendar with an organ's own days: True is worked, False is not."""

    def __init__(self, overrides: Mapping[date, bool] | None = None) -> None:
        self._overrides = dict(overrides or {})

    def kind(self, day: date) -> DayKind:
        """Why ``day`` is worked or not. Raises ``YearUnknown``."""
        if not FIRST_YEAR <= day.year <= LAST_YEAR:
            raise YearUnknown(day.year)
        national = _national_kind(day)
        own = self._overrides.get(day)
        if own is None or own == (national in WORKED_KINDS):
            return national
        return DayKind.LOCAL_WORK if own else DayKind.LOCAL_REST

    def is_working(self, day: date) -> bool:
        """Whether offices work on ``day``."""
        return self.kind(day) in WORKED_KINDS

    def is_provisional(self, day: date) -> bool:
        """Whether the notice that decides about ``day`` has not been issued yet."""
        return day.year > LAST_ANNOUNCED_YEAR

    def count(self, first: date, last: date) -> int:
        """The working days from ``first`` to ``last``, both included."""
        return sum(self.is_working(day) for day in _span(first, last))

    def working_days_between(self, start: date, end: date) -> int:
        """The working days left from ``start``, which does not count, until ``end``.

        Negative when ``end`` is past: the working days since then (民法典 Art. 201).
        """
        if end < start:
            return -self.count(end + ONE_DAY, start)
        return self.count(start + ONE_DAY, end)

    def add_working_days(self, start: date, days: int) -> date:
        """The last day of a term of ``days`` that begins on ``start``, which does not count.

        No days at all is ``start`` itself, or the first working day after it (民法典 203).
        """
        if days < 1:
            return start if self.is_working(start) else self.add_working_days(start, 1)
        if start.year > LAST_YEAR:
            raise YearUnknown(start.year)
        day, left = start, days
        while left:
            day += ONE_DAY
            left -= self.is_working(day)
        return day

    def proof(self, start: date, days: int) -> tuple[CountedDay, ...]:
        """Day by day, what counts in a term of ``days`` after ``start`` and what does not."""
        if days < 1:
            raise ValueError("A term has at least one day.")
        if start.year > LAST_YEAR:
            raise YearUnknown(start.year)
        found: list[CountedDay] = []
        day, count = start, 0
        while count < days:
            day += ONE_DAY
            kind = self.kind(day)
            counts = kind in WORKED_KINDS
            count += counts
            found.append(CountedDay(day, kind, count if counts else None, self.is_provisional(day)))
        return tuple(found)

    def reaches_provisional(self, start: date, end: date) -> bool:
        """Whether a term from ``start`` to ``end`` rests on days not announced yet."""
        return self.is_provisional(max(start, end))


def _national_kind(day: date) -> DayKind:
    if day in _MAKE_UP_DAYS:
        return DayKind.MAKE_UP
    if day in _HOLIDAYS:
        return DayKind.HOLIDAY
    return DayKind.WORKING if day.weekday() <= FRIDAY else DayKind.WEEKEND


def _span(first: date, last: date) -> Iterator[date]:
    for number in range((last - first).days + 1):
        yield first + number * ONE_DAY
