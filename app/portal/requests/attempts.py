"""Counting attempts of the public, so that nobody guesses numbers and codes or floods an office."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, select, update
from sqlalchemy.exc import IntegrityError

from app.kit.db import db, locked
from app.kit.time import BEIJING
from app.portal.requests.errors import TriedTooOften
from app.portal.requests.models import Attempted, PublicAttempt

KEPT_FOR = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Limit:
    """So many, and then the rest of the span has to pass."""

    most: int
    within: timedelta


LIMITS = {
    Attempted.FOLLOWING_A_NUMBER: Limit(5, timedelta(minutes=15)),
    Attempted.FOLLOWING_FROM_A_PLACE: Limit(20, timedelta(minutes=15)),
    Attempted.OPENING_A_LETTER: Limit(5, timedelta(minutes=15)),
    Attempted.OPENING_FROM_A_PLACE: Limit(20, timedelta(minutes=15)),
    Attempted.APPLYING_FROM_A_PLACE: Limit(10, timedelta(hours=1)),
    Attempted.APPLYING_BY_AN_IDENTITY: Limit(10, timedelta(hours=1)),
    Attempted.FOUND_FROM_A_PLACE: Limit(20, timedelta(hours=1)),
}


def count(kind: Attempted, key: str, *, at: datetime) -> None:
    """One attempt more; raises when there were too many of late."""
    limit, row = LIMITS[kind], _row(kind, key, at=at)
    if row.since + limit.within <= at:
        row.tries, row.since = 0, at
    if row.tries >= limit.most:
        again = (row.since + limit.within + timedelta(minutes=1)).astimezone(BEIJING)
        raise TriedTooOften(time=f"{again:%H:%M}")
    row.tries += 1
    db.session.flush()


def forgive(kind: Attempted, key: str) -> None:
    """The last attempt was none: it succeeded."""
    db.session.execute(
        update(PublicAttempt)
        .where(PublicAttempt.kind == kind, PublicAttempt.key == key, PublicAttempt.tries > 0)
        .values(tries=PublicAttempt.tries - 1)
    )


def forget_old(*, at: datetime) -> None:
    """Nothing is kept about who tried longer than it is needed."""
    db.session.execute(
        delete(PublicAttempt)
        .where(PublicAttempt.since < at - KEPT_FOR)
        .execution_options(synchronize_session=False)
    )


def _row(kind: Attempted, key: str, *, at: datetime) -> PublicAttempt:
    statement = locked(
        select(PublicAttempt).where(PublicAttempt.kind == kind, PublicAttempt.key == key)
    )
    if found := db.session.scalar(statement):
        return found
    try:
        with db.session.begin_nested():
            db.session.add(PublicAttempt(kind=kind, key=key, tries=0, since=at))
    except IntegrityError:
        pass  # the same was tried in this moment
    return db.session.scalars(statement).one()
