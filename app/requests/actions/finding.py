"""Somebody who wanted to apply found that it is public already: counted, and nothing else."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import update

from app import audit
from app.kit import idempotency
from app.kit.db import db, insert_unless_there
from app.kit.time import legal_day
from app.people.models import Person
from app.requests.access import check_office
from app.requests.models import FoundInstead


def count_found_at_counter(organ_id: UUID, *, by: Person, key: str, at: datetime) -> None:
    """The clerk found it for somebody who had come to apply. Sent twice, it counts once."""
    check_office(by)
    owner, body = f"person:{by.id}", {"act": "found at the counter"}
    if idempotency.recall(owner=owner, key=key, body=body):
        return
    count_found(organ_id, by=by, at=at)
    idempotency.remember(owner=owner, key=key, body=body, answer="counted", at=at)


def count_found(organ_id: UUID, *, by: Person | None = None, at: datetime) -> None:
    """One person more on this day."""
    on = legal_day(at)
    db.session.execute(
        insert_unless_there(FoundInstead).values(organ_id=organ_id, on_day=on, times=0)
    )
    db.session.execute(
        update(FoundInstead)
        .where(FoundInstead.organ_id == organ_id, FoundInstead.on == on)
        .values(times=FoundInstead.times + 1)
    )
    audit.record(
        "found among what is public", organ_id=organ_id, by=by.id if by else None, at=at, subject=""
    )
