"""The items of the demonstration, as they stand in ``items.toml``."""

import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from app.admin.demonstration.days import back, filled
from app.law.working_days import WorkingCalendar

TABLE = Path(__file__).with_name("items.toml")
PAST = timedelta(days=60)
"""What happens on a certain day of the year is over when the demonstration is loaded."""


@dataclass(frozen=True, slots=True)
class DemoItem:
    """One item. ``story`` names how far it goes, counted from the day ``begun_on``."""

    story: str
    drafter: str
    kind: str
    title: str
    theme: str
    begun_on: date
    body: str
    number: str | None = None
    attribute: str = "proactive"
    basis: str = ""
    reason: str = ""
    info_kind: str = "general"
    reprint: tuple[str, str] | None = None
    section: str | None = None
    files: tuple[tuple[str, str], ...] = ()
    dated: date | None = None
    taken_over: bool = False

    @property
    def formed_on(self) -> date:
        """The day the paper bears: of old ones their own, else the day the story begins."""
        return self.dated or self.begun_on


def items(today: date, calendar: WorkingCalendar) -> list[DemoItem]:
    """All items, each begun so many working days before ``today``, with the years filled in."""
    rows: list[dict[str, Any]] = tomllib.loads(TABLE.read_text())["item"]
    return [_item(row, _begun_on(row, today, calendar)) for row in rows]


def _begun_on(row: dict[str, Any], today: date, calendar: WorkingCalendar) -> date:
    if (working_days := row.pop("working_days", None)) is not None:
        return back(today, working_days, calendar)
    month, day = map(int, row.pop("on").split("-"))
    this_year = date(today.year, month, day)
    return this_year if this_year + PAST <= today else date(today.year - 1, month, day)


def _item(row: dict[str, Any], begun_on: date) -> DemoItem:
    return DemoItem(begun_on=begun_on, **filled(row, begun_on))
