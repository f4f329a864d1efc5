"""That somebody looked: the one thing a GET may write, at most once a minute, on its own."""

import logging
from contextvars import ContextVar
from datetime import datetime, timedelta

from sqlalchemy.exc import OperationalError
from sqlalchemy.sql.dml import Insert, Update

from app.kit.db import db, transaction

AT_MOST_EVERY = timedelta(minutes=1)

log = logging.getLogger(__name__)
noting: ContextVar[bool] = ContextVar("noting", default=False)


def note(*changes: Update | Insert, last: datetime | None, at: datetime) -> None:
    """Run ``changes`` in their own transaction unless ``last`` was less than a minute ago.

    A busy database is no reason to refuse a reader his page.
    """
    if last is not None and abs(at - last) < AT_MOST_EVERY:  # the clock may have been set back
        return
    token = noting.set(True)
    try:
        with transaction():
            for change in changes:
                db.session.execute(change)
    except OperationalError:
        log.warning("It could not be noted that somebody looked: the database is busy.")
    finally:
        noting.reset(token)
