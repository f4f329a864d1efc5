"""Signs of life, by the database's clock, so that pages can say when no worker is there."""

from typing import Any, cast

from sqlalchemy import CursorResult, delete, select, update

from app.jobs.clock import database_now
from app.jobs.models import WorkerHeartbeat
from app.kit.db import db
from app.kit.time import real_time

GOOD_FOR_SECONDS = 20
FORGOTTEN_AFTER_SECONDS = 86_400


def beat(owner: str, *, seconds: int = GOOD_FOR_SECONDS) -> None:
    """Say that ``owner`` is alive and will say so again within ``seconds``."""
    good_until = database_now(plus_seconds=seconds)
    known = (
        update(WorkerHeartbeat)
        .where(WorkerHeartbeat.owner == owner)
        .values(good_until=good_until)
        .execution_options(synchronize_session=False)
    )
    if cast("CursorResult[Any]", db.session.execute(known)).rowcount:
        return
    db.session.add(WorkerHeartbeat(owner=owner, started_at=real_time(), good_until=good_until))
    db.session.flush()
    long_ago = database_now(plus_seconds=-FORGOTTEN_AFTER_SECONDS)
    db.session.execute(
        delete(WorkerHeartbeat)
        .where(WorkerHeartbeat.good_until < long_ago)
        .execution_options(synchronize_session=False)
    )


def end(owner: str) -> None:
    """``owner`` stops on purpose."""
    db.session.execute(delete(WorkerHeartbeat).where(WorkerHeartbeat.owner == owner))


def is_alive() -> bool:
    """Whether any worker is there at this moment."""
    alive = select(WorkerHeartbeat.owner).where(WorkerHeartbeat.good_until > database_now())
    return db.session.execute(alive.limit(1)).first() is not None
