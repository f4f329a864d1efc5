"""Access tokens: issued on the machine itself, shown once, ended by time or by being revoked."""

import secrets
from collections.abc import Collection
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import delete, select, update

from app.kit.db import db, locked
from app.kit.time import legal_day, real
from app.people import queries, token_queries, trail
from app.people.errors import (
    AccountClosed,
    NoSuchToken,
    NoTokensForDuties,
    TokenLastsTooLong,
    TooManyTokens,
)
from app.people.models import AccessToken, Duty, Person, Scope

PREFIX = "mct_"
"""Lets programs that look for lost secrets recognise ours."""
BYTES = 32
MOST_DAYS = 365
AT_MOST = 10
LONGEST_NOTE = 100
KEPT_FOR = timedelta(days=180)


def issue_token(
    login: str, *, scopes: Collection[Scope], days: int, note: str, at: datetime
) -> tuple[AccessToken, str]:
    """A token for the programs of ``login``, and its text, which nobody can read again."""
    person = queries.locked_person(queries.person_by_login(login).id)
    if person.duty:
        raise NoTokensForDuties
    if not person.is_active:
        raise AccountClosed
    if not 1 <= days <= MOST_DAYS:
        raise TokenLastsTooLong(most=MOST_DAYS)
    if len(token_queries.live_tokens(person, at=at)) >= AT_MOST:
        raise TooManyTokens(most=AT_MOST)

    text = PREFIX + secrets.token_urlsafe(BYTES)
    token = AccessToken(
        token_hash=queries.token_hash(text),
        person_id=person.id,
        note=note.strip()[:LONGEST_NOTE],
        scopes=sorted({scope.value for scope in scopes}),
        made_at=real(at),
        expires_at=real(at) + timedelta(days=days),
    )
    db.session.add(token)
    db.session.flush()
    trail.record(
        "token issued", person, by=None, at=at, scopes=" ".join(token.scopes), note=token.note,
        ends_on=legal_day(token.expires_at),
    )  # fmt: skip
    return token, text


def revoke_token(token_id: UUID, *, by: Person, at: datetime) -> Person:
    """End a token of one's own or, as security administrator, of somebody one administers."""
    token = _locked(token_id)
    if token.person_id != by.id and not _is_administered(token.person, by=by):
        raise NoSuchToken
    return _revoke(token, by=by, at=at)


def revoke_by_command(token_id: UUID, *, at: datetime) -> Person:
    """End a token on the machine itself."""
    return _revoke(_locked(token_id), by=None, at=at)


def revoke_tokens_of(person: Person, *, at: datetime) -> None:
    """End every token of ``person``."""
    db.session.execute(
        update(AccessToken)
        .where(AccessToken.person_id == person.id, AccessToken.revoked_at.is_(None))
        .values(revoked_at=real(at))
    )


def forget_old(*, at: datetime) -> None:
    """Delete tokens that ended long ago, for the nightly job."""
    db.session.execute(delete(AccessToken).where(AccessToken.expires_at < real(at) - KEPT_FOR))


def _locked(token_id: UUID) -> AccessToken:
    token = db.session.scalar(locked(select(AccessToken).where(AccessToken.id == token_id)))
    if token is None:
        raise NoSuchToken
    return token


def _is_administered(person: Person, *, by: Person) -> bool:
    return by.duty is Duty.SECURITY and by.organ_id in (None, person.organ_id)


def _revoke(token: AccessToken, *, by: Person | None, at: datetime) -> Person:
    """One that was revoked stays as it is."""
    if token.revoked_at is None:
        token.revoked_at = real(at)
        trail.record("token revoked", token.person, by=by, at=at, note=token.note)
    return token.person
