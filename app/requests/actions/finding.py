"""Somebody who wanted to apply found that it is public already: counted, and nothing else."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import update

from app import audit
from app.kit.db import db, insert_unless_there
from app.kit.time import legal_day
from app.requests.models import FoundInstead


def count_found(organ_id: UUID, *, at: datetime) -> None:
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
    audit.record("found among what is public", organ_id=organ_id, by=None, at=at, subject="")
