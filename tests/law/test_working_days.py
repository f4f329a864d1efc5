"""The calendar agrees with the notices, and counting is what the law says it is."""

from datetime import date, timedelta

import chinese_calendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.law.working_days import DayKind, WorkingCalendar, YearUnknown

CALENDAR = WorkingCalendar()
KNOWN = st.dates(date(2004, 1, 1), date(2026, 12, 31))
ANY = st.dates(date(2004, 1, 1), date(2034, 12, 31))

# Working days per year, counted from the notices.
PER_YEAR = {
    2018: 250, 2019: 250, 2020: 249, 2021: 250, 2022: 249, 2023: 249, 2024: 251, 2025: 248,
    2026: 248,
}  # fmt: skip


def test_every_known_day_is_what_the_notices_say() -> None:
    day, different = date(2004, 1, 1), []
    while day <= date(2026, 12, 31):
        if CALENDAR.is_working(day) != chinese_calendar.is_workday(day):
            different.append(day)
        day += timedelta(1)

    assert different == []


@pytest.mark.parametrize(("year", "days"), PER_YEAR.items())
def test_each_year_has_its_working_days(year: int, days: int) -> None:
    assert CALENDAR.count(date(year, 1, 1), date(year, 12, 31)) == days


@pytest.mark.parametrize(
    ("day", "kind"),
    [
        (date(2026, 3, 2), DayKind.WORKING),
        (date(2026, 2, 14), DayKind.MAKE_UP),
        (date(2026, 3, 1), DayKind.WEEKEND),
        (date(2026, 2, 17), DayKind.HOLIDAY),
        (date(2027, 6, 9), DayKind.HOLIDAY),
        (date(2027, 2, 9), DayKind.WORKING),
    ],
)
def test_a_day_says_why_it_is_worked_or_not(day: date, kind: DayKind) -> None:
    assert CALENDAR.kind(day) is kind


def test_an_unannounced_year_has_only_its_statutory_holidays_and_no_make_up_days() -> None:
    days = [date(2027, 1, 1) + timedelta(n) for n in range(365)]

    assert all(day.weekday() < 5 for day in days if CALENDAR.is_working(day))
    holidays = [day for day in days if day.weekday() < 5 and not CALENDAR.is_working(day)]
    assert [f"{day:%m-%d}" for day in holidays] == [
        "01-01", "02-05", "02-08", "04-05", "06-09", "09-15", "10-01",
    ]  # fmt: skip


@pytest.mark.parametrize("year", [2003, 2036])
def test_a_year_nobody_knows_is_refused(year: int) -> None:
    with pytest.raises(YearUnknown) as caught:
        CALENDAR.is_working(date(year, 6, 1))

    assert caught.value.year == year


def test_a_term_from_the_last_day_of_all_is_refused_too() -> None:
    with pytest.raises(YearUnknown):
        CALENDAR.proof(date.max, 20)


def test_local_days_go_before_the_national_ones() -> None:
    local = WorkingCalendar(
        {date(2026, 3, 2): False, date(2026, 3, 7): True, date(2026, 3, 3): True}
    )

    kinds = [local.kind(date(2026, 3, day)) for day in (2, 7, 3)]

    assert kinds == [DayKind.LOCAL_REST, DayKind.LOCAL_WORK, DayKind.WORKING]


@given(KNOWN.filter(lambda day: day.year < 2026), st.integers(1, 60))
def test_a_term_ends_on_the_last_of_its_working_days(start: date, days: int) -> None:
    end = CALENDAR.add_working_days(start, days)

    between = [start + timedelta(n + 1) for n in range((end - start).days)]
    assert sum(chinese_calendar.is_workday(day) for day in between) == days
    assert chinese_calendar.is_workday(end)


@given(ANY, ANY)
def test_counting_forth_is_counting_back(one: date, other: date) -> None:
    assert CALENDAR.working_days_between(one, other) == -CALENDAR.working_days_between(other, one)


@given(ANY, st.integers(1, 30))
def test_adding_and_counting_agree(start: date, days: int) -> None:
    end = CALENDAR.add_working_days(start, days)

    assert CALENDAR.working_days_between(start, end) == days


@given(ANY, st.integers(1, 30))
def test_the_proof_numbers_its_counted_days(start: date, days: int) -> None:
    proof = CALENDAR.proof(start, days)

    assert [day.count for day in proof if day.count] == list(range(1, days + 1))
    assert [day.day for day in proof] == [start + timedelta(n + 1) for n in range(len(proof))]


def test_no_days_at_all_is_the_day_itself_or_the_next_that_is_worked() -> None:
    assert CALENDAR.add_working_days(date(2026, 3, 2), 0) == date(2026, 3, 2)
    assert CALENDAR.add_working_days(date(2026, 2, 15), 0) == date(2026, 2, 24)


def test_a_term_without_days_has_no_proof() -> None:
    with pytest.raises(ValueError, match="at least one day"):
        CALENDAR.proof(date(2026, 3, 2), 0)


def test_a_term_that_reaches_an_unannounced_year_is_provisional() -> None:
    assert not CALENDAR.reaches_provisional(date(2026, 12, 1), date(2026, 12, 31))
    assert CALENDAR.reaches_provisional(date(2026, 12, 1), date(2027, 1, 4))
    assert [day.is_provisional for day in CALENDAR.proof(date(2026, 12, 31), 1)] == [True] * 4
