"""The one clock. Moments are UTC; legal days are days in Beijing, wherever the server stands."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta, timezone

BEIJING = timezone(timedelta(hours=8), "Asia/Shanghai")


def _system_clock() -> datetime:
    return datetime.now(UTC)


_clock: Callable[[], datetime] = _system_clock


def now() -> datetime:
    """This moment, in UTC."""
    return _clock()


def legal_day(moment: datetime) -> date:
    """The day in Beijing on which ``moment`` falls."""
    return moment.astimezone(BEIJING).date()


def today() -> date:
    """The legal day it is."""
    return legal_day(now())


def set_clock(clock: Callable[[], datetime] | None) -> None:
    """Let ``clock`` tell the time in this process; ``None`` gives the system's clock back."""
    global _clock
    _clock = clock or _system_clock


def run_ahead(days: int) -> None:
    """Let the clock of this process run ``days`` ahead (or behind), for training and trying out.

    A distance rather than a moment, so that every process and every restart agrees.
    """
    distance = timedelta(days=days)
    set_clock(lambda: _system_clock() + distance)


@contextmanager
def standing_at(moment: datetime) -> Iterator[None]:
    """Within the block it is always ``moment``."""
    before = _clock
    set_clock(lambda: moment.astimezone(UTC))
    try:
        yield
    finally:
        set_clock(before)
