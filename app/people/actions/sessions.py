"""Sessions: opened at sign-in, ended by their owner, by an administrator or by time."""

import secrets
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import delete, select, update

from app.kit.db import db, locked
from app.kit.time import real
from app.people import queries, trail
from app.people.errors import NoSuchSession
from app.people.models import AddressFailures, Person, SignInSession

LONGEST = timedelta(hours=12)
AT_MOST = 3
KEPT_FOR = timedelta(days=180)


def open_session(person: Person, *, address: str, agent: str, at: datetime) -> str:
    """A new session's token; the oldest ones end so that three are left.

    The caller holds the lock on ``person``.
    """
    live = queries.live_sessions(person, at=at)
    for oldest in live[AT_MOST - 1 :]:
        oldest.ended_at = real(at)
    token = secrets.token_urlsafe(32)
    db.session.add(
        SignInSession(
            token_hash=queries.token_hash(token),
            person_id=person.id,
            created_at=real(at),
            seen_at=real(at),
            expires_at=real(at) + LONGEST,
            address=address,
            agent=agent[:200],
        )
    )
    trail.record("signed in", person, by=person, at=at, address=address)
    return token


def end_session(session_id: UUID, *, by: Person, at: datetime) -> None:
    """End one of ``by``'s own sessions. One that has ended stays ended."""
    session = db.session.scalar(
        locked(
            select(SignInSession).where(
                SignInSession.id == session_id, SignInSession.person_id == by.id
            )
        )
    )
    if session is None:
        raise NoSuchSession
    if session.ended_at is None:
        session.ended_at = real(at)
        trail.record("session ended", by, by=by, at=at)


def end_sessions_of(person: Person, *, at: datetime) -> None:
    """End every session of ``person``."""
    db.session.execute(
        update(SignInSession)
        .where(SignInSession.person_id == person.id, SignInSession.ended_at.is_(None))
        .values(ended_at=real(at))
    )


def forget_old(*, at: datetime) -> None:
    """Delete what nobody needs any more, for the nightly job."""
    db.session.execute(delete(SignInSession).where(SignInSession.expires_at < real(at) - KEPT_FOR))
    db.session.execute(delete(AddressFailures).where(AddressFailures.since < real(at) - LONGEST))
