"""The items of the demonstration, as they stand in ``items.toml``."""

import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from app.law.working_days import WorkingCalendar

TABLE = Path(__file__).with_name("items.toml")


@dataclass(frozen=True, slots=True)
class DemoItem:
    """One item. ``story`` names how far it goes."""

    story: str
    drafter: str
    kind: str
    title: str
    theme: str
    formed_on: date
    body: str
    number: str | None = None
    attribute: str = "proactive"
    basis: str = ""
    reason: str = ""
    info_kind: str = "general"
    reprint: tuple[str, str] | None = None


def items(today: date, calendar: WorkingCalendar) -> list[DemoItem]:
    """All items, formed so many working days before ``today``, with the years filled in."""
    rows: list[dict[str, Any]] = tomllib.loads(TABLE.read_text())["item"]
    return [_item(row, _back(today, row.pop("working_days"), calendar)) for row in rows]


def _back(day: date, working_days: int, calendar: WorkingCalendar) -> date:
    """The working day that lies ``working_days`` before ``day``."""
    while working_days:
        day -= timedelta(days=1)
        working_days -= calendar.is_working(day)
    return day


def _item(row: dict[str, Any], formed_on: date) -> DemoItem:
    def filled(value: Any) -> Any:
        if isinstance(value, str):
            return value.format(Y=formed_on.year, N=formed_on.year + 1)
        return tuple(map(filled, value)) if isinstance(value, list) else value

    return DemoItem(formed_on=formed_on, **{name: filled(value) for name, value in row.items()})
