"""Which access tokens there are, and whose a token is."""

from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from app.kit.db import db
from app.kit.time import real
from app.people.models import AccessToken, Person
from app.people.queries import token_hash

MOST_LISTED = 1000


class TokenRow(NamedTuple):
    """One live token, for the command line."""

    id: UUID
    login: str
    note: str
    scopes: list[str]
    made_at: datetime
    expires_at: datetime
    used_at: datetime | None


def token_of(text: str, *, at: datetime) -> AccessToken | None:
    """The live token of an active person that ``text`` is, with the person's posts."""
    statement = (
        select(AccessToken)
        .join(AccessToken.person)
        .where(
            AccessToken.token_hash == token_hash(text),
            AccessToken.revoked_at.is_(None),
            AccessToken.expires_at > real(at),
            Person.is_active,
        )
        .options(joinedload(AccessToken.person).selectinload(Person.posts))
    )
    return db.session.scalar(statement)


def live_tokens(person: Person, *, at: datetime) -> list[AccessToken]:
    """The tokens with which programs can act for ``person``, youngest first."""
    statement = (
        select(AccessToken)
        .where(
            AccessToken.person_id == person.id,
            AccessToken.revoked_at.is_(None),
            AccessToken.expires_at > real(at),
        )
        .order_by(AccessToken.made_at.desc(), AccessToken.id)
    )
    return list(db.session.scalars(statement))


def token_rows(login: str | None, *, at: datetime) -> list[TokenRow]:
    """The live tokens of everybody, or of ``login``, for commands."""
    statement = (
        select(
            *(AccessToken.id, Person.login, AccessToken.note, AccessToken.scopes),
            *(AccessToken.made_at, AccessToken.expires_at, AccessToken.used_at),
        )
        .join(AccessToken.person)
        .where(AccessToken.revoked_at.is_(None), AccessToken.expires_at > real(at))
        .order_by(Person.login, AccessToken.made_at, AccessToken.id)
        .limit(MOST_LISTED)
    )
    if login is not None:
        statement = statement.where(Person.login == login)
    return [TokenRow(*row) for row in db.session.execute(statement)]
