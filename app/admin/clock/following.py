"""Every process asks, before it begins anything, how far the office's time is from the real one."""

from datetime import timedelta

from flask import Flask, current_app
from sqlalchemy import select
from sqlalchemy.exc import OperationalError, ProgrammingError

from app.admin.clock.models import OfficeClock
from app.kit.db import db
from app.kit.time import keep_distance


def follow() -> None:
    """Take over what stands in the database; where the clock may not be set, nothing does.

    Over a connection of its own, so that nobody's transaction begins with it. A database that does
    not answer, or has no tables yet, leaves the clock as it is.
    """
    if not current_app.config["TIME_MACHINE"]:
        return
    try:
        with db.engine.connect() as connection:
            seconds = connection.scalar(select(OfficeClock.ahead_seconds))
    except (OperationalError, ProgrammingError):
        return
    keep_distance(timedelta(seconds=seconds or 0))


def of_context(_app: Flask, **_more: object) -> None:
    """A request or a command begins."""
    follow()
