"""The items of the demonstration, as they stand in ``items.toml``."""

import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

TABLE = Path(__file__).with_name("items.toml")


@dataclass(frozen=True, slots=True)
class DemoItem:
    """One item. ``story`` names how far it goes; ``days`` is how many days ago it was formed."""

    story: str
    drafter: str
    kind: str
    title: str
    theme: str
    days: int
    body: str
    number: str | None = None
    attribute: str = "proactive"
    basis: str = ""
    reason: str = ""
    info_kind: str = "general"
    reprint: tuple[str, str] | None = None

    def formed_on(self, today: date) -> date:
        """The legal day on which it was formed, seen from ``today``."""
        return today - timedelta(days=self.days)


def items(today: date) -> list[DemoItem]:
    """All items, with the years in their texts filled in as seen from ``today``."""
    rows: list[dict[str, Any]] = tomllib.loads(TABLE.read_text())["item"]
    return [_item(row, today - timedelta(days=row["days"])) for row in rows]


def _item(row: dict[str, Any], formed_on: date) -> DemoItem:
    def filled(value: Any) -> Any:
        if isinstance(value, str):
            return value.format(Y=formed_on.year, N=formed_on.year + 1)
        return tuple(map(filled, value)) if isinstance(value, list) else value

    return DemoItem(**{name: filled(value) for name, value in row.items()})
