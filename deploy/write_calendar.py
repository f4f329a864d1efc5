"""Writes app/law/calendar_days.py: the days known from the yearly notices, and expected holidays.

Run it when a new year has been announced and chinese_calendar knows it:
    .venv/bin/python deploy/write_calendar.py
"""

import textwrap
from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path

import chinese_calendar
import holidays

FIRST, LAST_ANNOUNCED, LAST_EXPECTED = 2004, 2026, 2035
TARGET = Path(__file__).parents[1] / "app" / "law" / "calendar_days.py"
HEAD = '''"""Working days that are not what the week says. Written by deploy/write_calendar.py.

OFF: days off from Monday to Friday; WORKED: Saturdays and Sundays worked (State Council notices).
EXPECTED: statutory holidays of years without a notice, lunar ones computed, without make-up days.
"""

'''


def days_of(year: int) -> Iterable[date]:
    day = date(year, 1, 1)
    while day.year == year:
        yield day
        day += timedelta(1)


def off(year: int) -> list[date]:
    return [
        day for day in days_of(year) if day.weekday() < 5 and not chinese_calendar.is_workday(day)
    ]


def worked(year: int) -> list[date]:
    return [day for day in days_of(year) if day.weekday() >= 5 and chinese_calendar.is_workday(day)]


def expected(year: int) -> list[date]:
    """The 13 statutory days (fewer when two fall on one), never an observed or swapped day."""
    named = holidays.China(years=year, observed=False)
    return sorted(day for day, name in named.items() if "substituted" not in name)


def table(name: str, rows: dict[int, list[date]]) -> str:
    lines = [f"{name}: dict[int, str] = {{"]
    for year, days in rows.items():
        text = " ".join(f"{day:%m-%d}" for day in days)
        parts = textwrap.wrap(text, 82)
        if len(parts) <= 1:
            lines.append(f'    {year}: "{text}",')
            continue
        lines.append(f"    {year}: (")
        lines += [f'        "{part} "' for part in parts[:-1]]
        lines += [f'        "{parts[-1]}"', "    ),"]
    return "\n".join([*lines, "}"]) + "\n"


def main() -> None:
    announced = range(FIRST, LAST_ANNOUNCED + 1)
    TARGET.write_text(
        HEAD
        + table("OFF", {year: off(year) for year in announced})
        + "\n"
        + table("WORKED", {year: worked(year) for year in announced})
        + "\n"
        + table(
            "EXPECTED",
            {year: expected(year) for year in range(LAST_ANNOUNCED + 1, LAST_EXPECTED + 1)},
        )
    )


if __name__ == "__main__":
    main()
