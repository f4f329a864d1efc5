"""What the clock is asked to do."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class To(StrEnum):
    """Where to set it."""

    DAY = "day"
    WORKING_DAY = "working day"
    DEADLINE = "deadline"
    MOMENT = "moment"
    REAL = "real"


@dataclass(frozen=True, slots=True)
class Wish:
    """``moment`` belongs to ``To.MOMENT``; ``knows`` is what going back means, and says so."""

    to: To
    moment: datetime | None = None
    knows: bool = False

    def said(self) -> dict[str, object]:
        """The command as its key keeps it."""
        return {"act": "set the clock", "to": self.to, "moment": self.moment, "knows": self.knows}
