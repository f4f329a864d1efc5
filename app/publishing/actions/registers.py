"""What is recorded by hand after the case ended: yearly looks at what is withheld."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import select

from app import audit
from app.kit.db import db, locked
from app.kit.time import legal_day
from app.law.publishing import reexamine_on
from app.people.models import Person
from app.publishing.access import is_sealed
from app.publishing.errors import ExplanationMissing, NoSuchPublication
from app.publishing.models import WithheldEntry


def record_examination(entry_id: UUID, *, by: Person, note: str, at: datetime) -> WithheldEntry:
    """It was looked at again and stays withheld for another year (Art. 18)."""
    statement = locked(
        select(WithheldEntry).where(
            WithheldEntry.id == entry_id, WithheldEntry.organ_id == by.organ_id
        )
    )
    entry = db.session.scalars(statement).one_or_none()
    if entry is None or is_sealed([entry.document_id]):
        raise NoSuchPublication
    if not note.strip():
        raise ExplanationMissing

    entry.examined_on = legal_day(at)
    entry.examined_by_id = by.id
    entry.examination_note = note.strip()
    entry.re_examine_on = reexamine_on(entry.examined_on)
    db.session.flush()
    audit.record(
        "withheld item examined again",
        organ_id=entry.organ_id,
        by=by.id,
        at=at,
        subject=entry.document_id,
        words={"note": entry.examination_note},
        again_on=entry.re_examine_on,
    )
    return entry
