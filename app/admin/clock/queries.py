"""Reads for the clock: what is due next, whoever it concerns."""

from datetime import datetime, time, timedelta
from typing import Any

from sqlalchemy import ColumnElement, func, select, true, union_all
from sqlalchemy.orm import InstrumentedAttribute

from app.engine.models import ProcedureTimer
from app.kit.db import db
from app.kit.time import BEIJING, legal_day
from app.publishing.models import Document, DocumentState, WithheldEntry
from app.review.models import Review, ReviewState, Step

OFFICES_OPEN = time(9)
DRAFTED = (DocumentState.DRAFT, DocumentState.RETURNED)
Day = tuple[InstrumentedAttribute[Any], ColumnElement[bool]]
DAYS: tuple[Day, ...] = (
    (Step.due_on, Step.closed_at.is_(None)),
    (Review.deadline_on, Review.state == ReviewState.RUNNING),
    (Document.deadline_on, Document.state.in_(DRAFTED)),
    (WithheldEntry.re_examine_on, true()),
)
"""The last days that can come, each while something still waits for it."""


def next_deadline(at: datetime) -> datetime | None:
    """The morning of the next last day, or the moment of a timer, whichever comes first."""
    today = legal_day(at)
    begin = today if at < _morning(today) else today + timedelta(days=1)
    days = [
        select(func.min(column).label("day")).where(column >= begin, waits)
        for column, waits in DAYS
    ]
    day = db.session.scalar(select(func.min(union_all(*days).subquery().c.day)))
    timers = select(func.min(ProcedureTimer.due_at)).where(
        ProcedureTimer.due_at > at,
        ProcedureTimer.fired_at.is_(None),
        ProcedureTimer.gone_at.is_(None),
    )
    timer = db.session.scalar(timers)
    found = [moment for moment in (timer, _morning(day) if day else None) if moment]
    return min(found, default=None)


def _morning(day: Any) -> datetime:
    return datetime.combine(day, OFFICES_OPEN, tzinfo=BEIJING)
