"""The database's clock: leases and signs of life must mean the same to every machine."""

from datetime import timedelta
from typing import Any

from sqlalchemy import ColumnElement, func, type_coerce

from app.kit.db import UTCDateTime, db


def database_now(*, plus_seconds: int = 0) -> ColumnElement[Any]:
    """This moment, or one later, as the database sees it."""
    if db.session.get_bind().dialect.name == "postgresql":
        return func.clock_timestamp() + timedelta(seconds=plus_seconds)
    later = func.strftime("%Y-%m-%d %H:%M:%f", "now", f"{plus_seconds:+d} seconds")
    return type_coerce(later.concat("000"), UTCDateTime)
