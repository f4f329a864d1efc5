"""What was written over stays in a database's files for a while. Not after this."""

from app.kit.db import Base, db
from app.kit.errors import Conflict

ON_SQLITE = ("VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)")


class StillBeingRead(Conflict):
    """Somebody reads an old state; the worker tries again."""


def wipe() -> None:
    """Rewrite what holds no live row. SQLite forgets at once; PostgreSQL's backups do not."""
    if db.engine.dialect.name == "sqlite":
        _wipe_sqlite()
        return
    tables = ", ".join(f'"{table.name}"' for table in Base.metadata.sorted_tables)
    with db.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql(f"VACUUM {tables}")


def _wipe_sqlite() -> None:
    """On the driver's connection, which begins no transaction."""
    connection = db.engine.raw_connection()
    try:
        cursor = connection.cursor()
        cursor.execute("INSERT INTO search_index(search_index) VALUES ('optimize')")
        for statement in ON_SQLITE:
            cursor.execute(statement)
        is_busy = any(row[0] for row in cursor.fetchall())
    finally:
        connection.close()
    if is_busy:
        raise StillBeingRead
