"""The one clock. Moments are UTC; legal days are days in Beijing, wherever the server stands.

For training the office's time may stand at a distance from the real one. What the law and people
see goes by the office's time; sessions, locks and evidence by the real one.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta, timezone

BEIJING = timezone(timedelta(hours=8), "Asia/Shanghai")


def _system_clock() -> datetime:
    return datetime.now(UTC)


_clock: Callable[[], datetime] = _system_clock
_distance = timedelta()


def now() -> datetime:
    """This moment as the office has it, in UTC."""
    return _clock() + _distance


def real_time() -> datetime:
    """This moment as the machine has it, in UTC."""
    return _clock()


def real(moment: datetime) -> datetime:
    """When it really is, while the office has ``moment``."""
    return moment - _distance


def distance() -> timedelta:
    """How far the office's time is ahead of the real one; nothing outside a rehearsal."""
    return _distance


def keep_distance(distance: timedelta) -> None:
    """Let the office's time stand ``distance`` ahead in this process.

    A distance rather than a moment, so that every process and every restart agrees.
    """
    global _distance
    _distance = distance


def legal_day(moment: datetime) -> date:
    """The day in Beijing on which ``moment`` falls."""
    return moment.astimezone(BEIJING).date()


def today() -> date:
    """The legal day it is."""
    return legal_day(now())


def set_clock(clock: Callable[[], datetime] | None) -> None:
    """Let ``clock`` be the machine's in this process; ``None`` gives the system's clock back."""
    global _clock
    _clock = clock or _system_clock


@contextmanager
def standing_at(moment: datetime) -> Iterator[None]:
    """Within the block it is always ``moment``."""
    before = _clock
    set_clock(lambda: moment.astimezone(UTC))
    try:
        yield
    finally:
        set_clock(before)
