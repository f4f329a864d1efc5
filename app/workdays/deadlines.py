"""What ``deadline(fact, days)`` in a procedure's timer means: the end of a legal day."""

from datetime import datetime, time, timedelta

from app.kit.time import BEIJING, legal_day
from app.workdays.queries import calendar


def end_of_working_day(moment: datetime, days: int) -> datetime:
    """Midnight in Beijing after the ``days``-th working day from the day after ``moment``.

    The day itself is never counted (民法典 Art. 201). Raises ``YearUnknown`` outside the calendar.
    """
    last = calendar().add_working_days(legal_day(moment), days)
    return datetime.combine(last + timedelta(days=1), time(), tzinfo=BEIJING)
