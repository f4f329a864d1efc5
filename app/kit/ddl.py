"""Table parts that SQLAlchemy cannot describe (triggers, full-text tables), per database.

A models module names them beside its tables; they are made with the tables and stand in the
migration word for word.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import DDL, MetaData, Table, event


@dataclass(frozen=True, slots=True)
class Extra:
    """Statements to run after a table was created and before it is dropped, for one database."""

    table: str
    dialect: str
    up: tuple[str, ...]
    down: tuple[str, ...]


extras: list[Extra] = []


def on_create(table: Table, *, dialect: str, up: Sequence[str], down: Sequence[str] = ()) -> None:
    """Run ``up`` on ``dialect`` ("sqlite" or "postgresql") whenever ``table`` is created."""
    extras.append(Extra(table.name, dialect, tuple(up), tuple(down)))
    for statement in up:
        _listen(table, "after_create", statement, dialect)
    for statement in down:
        _listen(table, "before_drop", statement, dialect)


def _listen(table: Table, when: str, statement: str, dialect: str) -> None:
    text = statement.replace("%", "%%")
    ddl = DDL(text)  # type: ignore[no-untyped-call]
    event.listen(table, when, ddl.execute_if(dialect=dialect))


def extras_of(metadata: MetaData) -> list[Extra]:
    """All extras of the tables in ``metadata``, in the order they were named."""
    return [extra for extra in extras if extra.table in metadata.tables]
