"""How days, moments and sizes are written on pages. Days are legal days: Beijing time."""

from datetime import date, datetime

from app.kit.time import BEIJING, distance, now

KILOBYTE = 1024


def day(value: date | datetime | None) -> str:
    """2026-11-24, the way official metadata writes a day; nothing for no day."""
    if value is None:
        return ""
    return (value.astimezone(BEIJING) if isinstance(value, datetime) else value).strftime(
        "%Y-%m-%d"
    )


def moment(value: datetime | None) -> str:
    """2026-11-24 09:30 in Beijing; nothing for no moment."""
    return "" if value is None else value.astimezone(BEIJING).strftime("%Y-%m-%d %H:%M")


def rehearsal_time() -> datetime | None:
    """The office's time while its clock is not at the real one."""
    return now() if distance() else None


def size(count: int) -> str:
    """A number of bytes as people say it: 830 B, 12 KB, 3.4 MB."""
    if count < KILOBYTE:
        return f"{count} B"
    if count < KILOBYTE**2:
        return f"{count / KILOBYTE:.0f} KB"
    return f"{count / KILOBYTE**2:.1f} MB"
