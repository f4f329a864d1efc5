"""Days that people write down: they lie behind us, and not before what they follow."""

from datetime import date, datetime

from app.kit.time import legal_day
from app.requests.errors import DayInFuture, DayTooEarly


def check_day(on: date, *, not_before: date, at: datetime, field: str = "on") -> None:
    """Raise what is wrong with ``on``, which was written into ``field``."""
    if on > legal_day(at):
        raise DayInFuture(field=field)
    if on < not_before:
        raise DayTooEarly(day=not_before.isoformat(), field=field)
