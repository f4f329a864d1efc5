"""The rows of the trail and the head of each chain; triggers refuse to change or delete them."""

import hashlib
import json
from collections.abc import Mapping
from datetime import datetime
from typing import cast
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, Index, Table, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.kit.db import Base, Moment
from app.kit.ddl import on_create
from app.kit.time import BEIJING

INSTALLATION = "installation"
NOTHING = "0" * 64


class AuditEntry(Base):
    """One act. ``digest`` covers every other column, ``previous`` the row before."""

    __tablename__ = "audit_entry"
    __table_args__ = (
        CheckConstraint("sequence > 0", name="counts_from_one"),
        Index("ix_audit_entry_subject_at", "subject", "at"),
        Index("ix_audit_entry_by_id_at", "by_id", "at"),
        Index("ix_audit_entry_chain_act", "chain", "act", "sequence"),
        Index("ix_audit_entry_chain_at", "chain", "at"),
    )

    chain: Mapped[str] = mapped_column(primary_key=True)
    sequence: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[Moment]
    act: Mapped[str]
    by_id: Mapped[UUID | None]
    address: Mapped[str | None]
    request_id: Mapped[str | None]
    subject: Mapped[str]
    details: Mapped[str] = mapped_column(Text)
    previous: Mapped[str]
    digest: Mapped[str]


class AuditWords(Base):
    """What somebody wrote in an act, beside its entry, which holds a digest of it.

    Unlike the entry it can be sealed away: ``words`` and ``salt`` go, the chain stays whole.
    """

    __tablename__ = "audit_words"

    chain: Mapped[str] = mapped_column(primary_key=True)
    sequence: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    subject: Mapped[str] = mapped_column(index=True)
    salt: Mapped[str]
    words: Mapped[dict[str, str]] = mapped_column(JSON)


class AuditHead(Base):
    """The last row of one chain: found when rows are cut off at the end."""

    __tablename__ = "audit_head"

    chain: Mapped[str] = mapped_column(primary_key=True)
    sequence: Mapped[int]
    digest: Mapped[str]


def digest_of_words(salt: str, words: Mapping[str, str]) -> str:
    """What an entry says of the words beside it. The salt keeps short ones from being guessed."""
    return digest_of((salt, json.dumps(words, ensure_ascii=False, sort_keys=True)))


def chain_of(organ_id: UUID | None) -> str:
    """The name of an organ's chain; ``None`` is the installation."""
    return INSTALLATION if organ_id is None else str(organ_id)


def beijing_text(moment: datetime) -> str:
    """A moment as the digest covers it: to the microsecond, with Beijing's offset."""
    return moment.astimezone(BEIJING).isoformat(timespec="microseconds")


def digest_of(values: tuple[str | int | None, ...]) -> str:
    """SHA-256 over the row's values in the order of the columns, as JSON."""
    text = json.dumps(values, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _never(table: str, act: str) -> str:
    return (
        f"CREATE TRIGGER {table}_no_{act.lower()} BEFORE {act} ON {table} "
        "BEGIN SELECT RAISE(ABORT, 'The trail is append-only.'); END"
    )


_REPLACED = (
    "CREATE TRIGGER audit_entry_no_replace BEFORE INSERT ON audit_entry WHEN EXISTS "
    "(SELECT 1 FROM audit_entry WHERE chain = NEW.chain AND sequence = NEW.sequence) "
    "BEGIN SELECT RAISE(ABORT, 'The trail is append-only.'); END"
)
_REFUSAL = (
    "CREATE FUNCTION audit_is_append_only() RETURNS trigger LANGUAGE plpgsql AS "
    "$$BEGIN RAISE EXCEPTION 'The trail is append-only.'; END$$"
)

on_create(
    cast(Table, AuditEntry.__table__),
    dialect="sqlite",
    up=(_never("audit_entry", "UPDATE"), _never("audit_entry", "DELETE"), _REPLACED),
    down=tuple(
        f"DROP TRIGGER IF EXISTS audit_entry_no_{act}" for act in ("update", "delete", "replace")
    ),
)
on_create(
    cast(Table, AuditEntry.__table__),
    dialect="postgresql",
    up=(
        _REFUSAL,
        "CREATE TRIGGER audit_entry_no_change BEFORE UPDATE OR DELETE ON audit_entry "
        "FOR EACH ROW EXECUTE FUNCTION audit_is_append_only()",
        "CREATE TRIGGER audit_entry_no_truncate BEFORE TRUNCATE ON audit_entry "
        "FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only()",
    ),
    down=(
        "DROP TRIGGER IF EXISTS audit_entry_no_truncate ON audit_entry",
        "DROP TRIGGER IF EXISTS audit_entry_no_change ON audit_entry",
        "DROP FUNCTION IF EXISTS audit_is_append_only()",
    ),
)
