"""What a light says of a day."""

from datetime import date

from app.law.working_days import WorkingCalendar
from app.review.lights import light

CALENDAR = WorkingCalendar()


def said(app, due: date, today: date) -> str:
    with app.test_request_context():
        return light(due, today=today, calendar=CALENDAR).text


def test_a_day_of_a_year_without_a_notice_is_provisional(app):
    assert "2027-01-08，暂定" in said(app, date(2027, 1, 8), date(2026, 12, 10))


def test_a_day_of_an_announced_year_is_certain(app):
    assert "暂定" not in said(app, date(2026, 12, 31), date(2026, 12, 10))


def test_make_up_days_count_and_holidays_do_not(app):
    assert "剩 5 个工作日" in said(app, date(2026, 2, 26), date(2026, 2, 12))
