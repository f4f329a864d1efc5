"""Collecting entries during a transaction and writing them as its last act."""

import json
import secrets
from collections.abc import Mapping
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import groupby
from uuid import UUID

from sqlalchemy import event, insert, select, text, update
from sqlalchemy.orm import Session, SessionTransaction

from app.audit.models import (
    NOTHING,
    AuditEntry,
    AuditHead,
    AuditWords,
    beijing_text,
    chain_of,
    digest_of,
    digest_of_words,
)
from app.kit.db import db

PENDING = "audit entries"
Origin = tuple[str | None, str | None]

_origin: ContextVar[Origin] = ContextVar("origin", default=(None, None))


@dataclass(frozen=True, slots=True)
class Pending:
    """An entry that waits for its commit, with the savepoints and the transaction around it."""

    chain: str
    at: datetime
    act: str
    by_id: UUID | None
    origin: Origin
    subject: str
    details: str
    made_in: tuple[SessionTransaction, ...]
    words: Mapping[str, str] = field(default_factory=dict)
    salt: str = ""

    def words_row(self, sequence: int) -> dict[str, object]:
        """The row of its words when it stands at ``sequence``."""
        return {
            "chain": self.chain,
            "sequence": sequence,
            "subject": self.subject,
            "salt": self.salt,
            "words": dict(self.words),
        }

    def row(self, sequence: int, previous: str) -> dict[str, object]:
        """The columns of its row when it stands at ``sequence`` behind ``previous``."""
        address, request_id = self.origin
        columns: dict[str, object] = {
            "chain": self.chain,
            "sequence": sequence,
            "at": self.at,
            "act": self.act,
            "by_id": self.by_id,
            "address": address,
            "request_id": request_id,
            "subject": self.subject,
            "details": self.details,
            "previous": previous,
        }
        return columns | {"digest": digest_of_row(columns)}


def digest_of_row(columns: Mapping[str, object]) -> str:
    """The digest that belongs to a row's other columns."""
    texts = dict(columns)
    texts["at"] = beijing_text(columns["at"])  # type: ignore[arg-type]
    texts["by_id"] = str(columns["by_id"]) if columns["by_id"] else None
    return digest_of(tuple(texts.values()))  # type: ignore[arg-type]


def came_from(*, address: str | None, request_id: str | None) -> None:
    """Say where this thread's request comes from; every entry until the next call carries it."""
    _origin.set((_clean(address), _clean(request_id)))


def record(
    act: str,
    *,
    organ_id: UUID | None,
    by: UUID | None,
    at: datetime,
    subject: str | UUID,
    words: Mapping[str, str] | None = None,
    **details: object,
) -> None:
    """Write an entry together with what the caller commits; neither happens without the other.

    ``words`` is what people wrote: names, titles, reasons. It stands beside the entry, which holds
    its digest, so that it can be sealed away. ``details`` stand in the entry for ever.
    """
    session = db.session()
    said = {name: _clean(text_) or "" for name, text_ in (words or {}).items() if text_}
    salt = secrets.token_hex(16) if said else ""
    if said:
        details["words"] = digest_of_words(salt, said)
    session.info.setdefault(PENDING, []).append(
        Pending(
            chain=chain_of(organ_id),
            at=at,
            act=_clean(act) or "",
            by_id=by,
            origin=_origin.get(),
            subject=_clean(str(subject)) or "",
            details=_canonical(details),
            made_in=_transactions(session),
            words=said,
            salt=salt,
        )
    )


def pending() -> int:
    """How many entries wait for a commit that may never come."""
    return len(db.session().info.get(PENDING, ()))


def _clean(text_: str | None) -> str | None:
    """Without what a database or UTF-8 cannot hold."""
    if text_ is None:
        return None
    return text_.replace("\0", "\\0").encode("utf-8", "backslashreplace").decode()


def _canonical(details: Mapping[str, object]) -> str:
    written = json.dumps(
        details, default=_plain, ensure_ascii=False, sort_keys=True, separators=(",", ":")
    )
    return _clean(written) or ""


def _plain(value: object) -> object:
    if isinstance(value, datetime):
        return beijing_text(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, set | frozenset):
        return sorted(value)
    raise TypeError(f"The trail cannot hold {type(value).__name__}.")


def _transactions(session: Session) -> tuple[SessionTransaction, ...]:
    """From the innermost savepoint out; without one that is open, a rollback would not be heard."""
    if not session.in_transaction():
        session.begin()
    found: list[SessionTransaction] = []
    transaction = session.get_nested_transaction() or session.get_transaction()
    while transaction is not None:
        found.append(transaction)
        transaction = transaction.parent
    return tuple(found)


@event.listens_for(db.session, "before_commit")
def _write(session: Session) -> None:
    """Everything else first, then chain by chain in one order for all."""
    if not session.info.get(PENDING) or session.in_nested_transaction():
        return
    session.flush()
    here = session.get_transaction()
    waiting = [entry for entry in session.info.pop(PENDING) if here in entry.made_in]
    waiting.sort(key=lambda entry: entry.chain)
    for chain, entries in groupby(waiting, key=lambda entry: entry.chain):
        _append(session, chain, list(entries))


def _append(session: Session, chain: str, entries: list[Pending]) -> None:
    sequence, digest = _locked_head(session, chain)
    rows, words = [], []
    for entry in entries:
        sequence += 1
        rows.append(entry.row(sequence, digest))
        digest = str(rows[-1]["digest"])
        if entry.words:
            words.append(entry.words_row(sequence))

    session.connection().execute(insert(AuditEntry.__table__), rows)  # type: ignore[arg-type]
    if words:
        session.connection().execute(insert(AuditWords.__table__), words)  # type: ignore[arg-type]
    session.execute(
        update(AuditHead)
        .where(AuditHead.chain == chain)
        .values(sequence=sequence, digest=digest)
        .execution_options(synchronize_session=False)
    )


def _locked_head(session: Session, chain: str) -> tuple[int, str]:
    head = (
        select(AuditHead.sequence, AuditHead.digest)
        .where(AuditHead.chain == chain)
        .with_for_update()
    )
    if row := session.execute(head).one_or_none():
        return row.sequence, row.digest
    begin = "INSERT INTO audit_head (chain, sequence, digest) VALUES (:chain, 0, :digest)"
    session.execute(
        text(begin + " ON CONFLICT (chain) DO NOTHING"), {"chain": chain, "digest": NOTHING}
    )
    row = session.execute(head).one()
    return row.sequence, row.digest


@event.listens_for(db.session, "after_soft_rollback")
def _forget(session: Session, undone: SessionTransaction) -> None:
    """What was rolled back did not happen: drop the entries made in it."""
    if waiting := session.info.get(PENDING):
        session.info[PENDING] = [entry for entry in waiting if undone not in entry.made_in]
