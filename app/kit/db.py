"""The declarative base, the session, and the one place that commits."""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime
from enum import StrEnum
from typing import Annotated, Any, TypeVar

from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import DateTime, Enum, MetaData, Select, event, inspect
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Connection, Dialect, Engine
from sqlalchemy.orm import DeclarativeBase, mapped_column, registry
from sqlalchemy.types import TypeDecorator

Statement = TypeVar("Statement", bound="Select[Any]")

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


class UTCDateTime(TypeDecorator[datetime]):
    """A moment in time. Refuses naive values; always returns UTC."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("A moment needs a time zone.")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


WORD = Enum(
    StrEnum,
    native_enum=False,
    length=40,
    create_constraint=False,
    values_callable=lambda words: [word.value for word in words],
)
Moment = Annotated[datetime, mapped_column(UTCDateTime)]


class Base(DeclarativeBase):
    """Every table's parent: constraint names by rule, words for enums, UTC for moments."""

    registry = registry(
        metadata=MetaData(naming_convention=NAMING), type_annotation_map={StrEnum: WORD}
    )


db = SQLAlchemy(model_class=Base, session_options={"expire_on_commit": False})

_writing: ContextVar[bool] = ContextVar("writing", default=False)


@contextmanager
def transaction() -> Iterator[None]:
    """Commit what the block did, or nothing of it. The only thing in the product that commits.

    What was read before the block belongs to an older snapshot: the block reads through
    ``locked`` what it decides on.
    """
    if _writing.get():
        raise RuntimeError("A transaction is already open.")
    if db.session.new or db.session.dirty or db.session.deleted:
        raise RuntimeError("Something was changed outside a transaction.")
    db.session.commit()  # ends the read snapshot; there is nothing to write
    token = _writing.set(True)
    try:
        yield
        db.session.commit()
    except BaseException:
        db.session.rollback()
        raise
    finally:
        _writing.reset(token)


def read_without_snapshot() -> None:
    """Spare PostgreSQL the BEGIN and ROLLBACK around a page that reads one row.

    Each statement sees what is committed when it runs. SQLite needs no round trips to spare.
    """
    session = db.session()
    if session.get_bind().dialect.name == "postgresql" and not session.in_transaction():
        session.connection(execution_options={"isolation_level": "AUTOCOMMIT"})


def locked(statement: Statement) -> Statement:
    """``statement`` with its rows locked until the commit and read afresh.

    On SQLite the transaction itself holds the only write lock (BEGIN IMMEDIATE).
    """
    return statement.with_for_update().execution_options(populate_existing=True)


def insert_unless_there(table: type[Base]) -> postgresql.Insert | sqlite.Insert:
    """An INSERT into ``table`` that does nothing where a key it would repeat is there already."""
    return _insert_into(table).on_conflict_do_nothing()


def _insert_into(table: type[Base]) -> postgresql.Insert | sqlite.Insert:
    is_postgresql = db.session.get_bind().dialect.name == "postgresql"
    return (postgresql.insert if is_postgresql else sqlite.insert)(table)


def insert_new(table: type[Base], rows: Sequence[Mapping[str, Any]]) -> int:
    """Insert ``rows`` in one statement, but for those whose key is taken; how many were new."""
    if not rows:
        return 0
    key = inspect(table).primary_key
    statement = insert_unless_there(table).values(list(rows)).returning(*key)
    return len(db.session.execute(statement).all())


def insert_or_update(table: type[Base], rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert ``rows`` in one statement; a row whose primary key is there gets the new values."""
    if not rows:
        return
    statement = _insert_into(table).values(list(rows))
    key = [column.name for column in inspect(table).primary_key]
    new = {name: statement.excluded[name] for name in rows[0] if name not in key}
    db.session.execute(statement.on_conflict_do_update(index_elements=key, set_=new))


@event.listens_for(Engine, "connect")
def _prepare_sqlite(connection: Any, _record: Any) -> None:
    """WAL, durable commits and foreign keys; transactions are begun by us, not by the driver."""
    if not isinstance(connection, sqlite3.Connection):
        return
    connection.isolation_level = None
    for pragma in ("journal_mode=WAL", "foreign_keys=ON", "busy_timeout=15000", "synchronous=FULL"):
        connection.execute(f"PRAGMA {pragma}")


@event.listens_for(Engine, "begin")
def _begin(connection: Connection) -> None:
    """SQLite writers take their lock at once, so that no reader has to be upgraded half-way."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("BEGIN IMMEDIATE" if _writing.get() else "BEGIN")
