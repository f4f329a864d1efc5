"""Days and years of the demonstration, counted back from the day on which it is loaded."""

from datetime import date, timedelta
from typing import Any

from app.law.working_days import WorkingCalendar


def back(day: date, working_days: int, calendar: WorkingCalendar) -> date:
    """The working day that lies ``working_days`` before ``day``."""
    while working_days:
        day -= timedelta(days=1)
        working_days -= calendar.is_working(day)
    return day


def filled(value: Any, begun_on: date) -> Any:
    """``value`` with the years, quarters and months its texts leave open, seen from that day."""
    if isinstance(value, str):
        return value.format(**_words_of_time(begun_on))
    if isinstance(value, dict):
        return {name: filled(each, begun_on) for name, each in value.items()}
    if isinstance(value, list):
        return tuple(filled(each, begun_on) for each in value)
    return value


def _words_of_time(day: date) -> dict[str, object]:
    """What the texts say of years, quarters and months around ``day``."""
    month_before = day.replace(day=1) - timedelta(days=1)
    quarter_before = day.replace(month=day.month - (day.month - 1) % 3, day=1) - timedelta(days=1)
    return {
        **{"Y": day.year, "N": day.year + 1, "L": day.year - 1},
        **{"M": month_before.month, "MY": month_before.year},
        **{"Q": "一二三四"[(quarter_before.month - 1) // 3], "QY": quarter_before.year},
    }
