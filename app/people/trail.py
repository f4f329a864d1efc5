"""What this slice writes into the trail: the one place that calls ``audit``."""

from datetime import datetime

from app import audit
from app.people.models import Organ, Person


def record(
    act: str, subject: Person, *, by: Person | None, at: datetime, **details: object
) -> None:
    """Record what happened to ``subject``'s account; without ``by``, on the machine itself."""
    audit.record(
        act,
        organ_id=subject.organ_id,
        by=by.id if by else None,
        at=at,
        subject=subject.id,
        words=None,
        **details,
    )


def record_organ(act: str, organ: Organ, *, by: Person, at: datetime, **details: object) -> None:
    """Record what happened to an organ or its units."""
    audit.record(act, organ_id=organ.id, by=by.id, at=at, subject=organ.id, words=None, **details)


def record_denial(person: Person, *, at: datetime, asked: str, reason: str) -> None:
    """Record that ``person`` asked for something he may not have."""
    audit.record(
        "denied", organ_id=person.organ_id, by=person.id, at=at, subject=asked, reason=reason
    )


def record_failed_sign_in(person: Person | None, *, login: str, at: datetime) -> None:
    """Record a sign-in that failed; an unknown name goes to the installation's chain."""
    audit.record(
        "sign-in failed",
        organ_id=person.organ_id if person else None,
        by=None,
        at=at,
        subject=person.id if person else login[:100],
        is_locked=bool(person and person.is_locked(at)),
    )
