"""The same command sent twice is done once: keys, and what was answered the first time."""

import hashlib
import json
from collections.abc import Mapping
from datetime import datetime, timedelta

from flask_babel import lazy_gettext as _l
from sqlalchemy import delete, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Mapped, mapped_column

from app.kit.db import Base, Moment, db
from app.kit.errors import Conflict
from app.kit.time import real

KEEP_DAYS = 90


class KeyUsedForSomethingElse(Conflict):
    """One key stands for one command."""

    message = _l("This form was already sent with other contents. Open it again.")


class TwinWasFaster(Exception):
    """The same key came twice at once. Roll back and ask again: ``recall`` has the answer now."""


class IdempotencyKey(Base):
    """A command that was carried out, by owner and key."""

    __tablename__ = "idempotency_key"

    owner: Mapped[str] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(primary_key=True)
    fingerprint: Mapped[str]
    answer: Mapped[str]
    made_at: Mapped[Moment] = mapped_column(index=True)


def fingerprint(body: Mapping[str, object]) -> str:
    """What was asked, as a digest that does not depend on the order of names."""
    text = json.dumps(body, sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(text.encode()).hexdigest()


def recall(*, owner: str, key: str, body: Mapping[str, object]) -> str | None:
    """The first answer to this command, or None when it is new.

    Raises ``KeyUsedForSomethingElse`` when the key came with another body.
    """
    statement = select(IdempotencyKey.fingerprint, IdempotencyKey.answer).where(
        IdempotencyKey.owner == owner, IdempotencyKey.key == key
    )
    row = db.session.execute(statement).one_or_none()
    if row is None:
        return None
    if row.fingerprint != fingerprint(body):
        raise KeyUsedForSomethingElse
    return str(row.answer)


def remember(
    *, owner: str, key: str, body: Mapping[str, object], answer: str, at: datetime
) -> None:
    """Keep the answer in the transaction of the command itself."""
    db.session.add(
        IdempotencyKey(
            owner=owner, key=key, fingerprint=fingerprint(body), answer=answer, made_at=real(at)
        )
    )


def reserve(*, owner: str, key: str, body: Mapping[str, object], at: datetime) -> IdempotencyKey:
    """Keep the key before the command is carried out: a twin waits here until that is done.

    The caller fills in the answer. Raises ``TwinWasFaster`` when the other one was carried out.
    """
    kept = IdempotencyKey(
        owner=owner, key=key, fingerprint=fingerprint(body), answer="", made_at=real(at)
    )
    db.session.add(kept)
    try:
        db.session.flush()
    except IntegrityError as error:
        raise TwinWasFaster from error
    return kept


def forget_old(_payload: Mapping[str, object], at: datetime) -> None:
    """Delete the keys of commands so old that nobody sends them again."""
    long_ago = real(at) - timedelta(days=KEEP_DAYS)
    db.session.execute(
        delete(IdempotencyKey)
        .where(IdempotencyKey.made_at < long_ago)
        .execution_options(synchronize_session=False)
    )
