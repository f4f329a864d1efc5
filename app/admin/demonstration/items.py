"""The items of the demonstration, as they stand in ``items.toml``."""

import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

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
    term: str = "ordinary"
    reprint: tuple[str, str] | None = None

    def formed_on(self, today: date) -> date:
        """The legal day on which it was formed, seen from ``today``."""
        return today - timedelta(days=self.days)


def items(today: date) -> list[DemoItem]:
    """All items, with the years in their texts filled in as seen from ``today``."""
    found = []
    for row in tomllib.loads(TABLE.read_text())["item"]:
        year = (today - timedelta(days=row["days"])).year
        texts = {
            name: value.format(Y=year, N=year + 1) if isinstance(value, str) else value
            for name, value in row.items()
        }
        if "reprint" in texts:
            source, address = texts["reprint"]
            texts["reprint"] = (source, address.format(Y=year))
        found.append(DemoItem(**texts))
    return found
