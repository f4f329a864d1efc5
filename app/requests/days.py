"""Days that people write down: they lie behind us, and not before what they follow."""

from datetime import date, datetime

from app.kit.time import legal_day
from app.requests.errors import DayInFuture, DayTooEarly


def check_day(on: date, *, not_before: date, at: datetime) -> None:
    """Raise what is wrong with ``on``."""
    if on > legal_day(at):
        raise DayInFuture
    if on < not_before:
        raise DayTooEarly(day=not_before.isoformat())
