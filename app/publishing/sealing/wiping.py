"""What was written over stays in the file of an embedded database for a while. Not after this.

PostgreSQL's files belong to its owner, who is not the product: the guide says what is left to do.
"""

from app.kit.db import db
from app.kit.errors import Conflict

STATEMENTS = (
    "INSERT INTO search_index(search_index) VALUES ('optimize')",
    "VACUUM",
    "PRAGMA wal_checkpoint(TRUNCATE)",
)


class StillBeingRead(Conflict):
    """Somebody reads an old state; the worker tries again."""


def wipe() -> None:
    """Rewrite the file and its log, on the driver's connection, which begins no transaction."""
    if db.engine.dialect.name != "sqlite":
        return
    connection = db.engine.raw_connection()
    try:
        cursor = connection.cursor()
        for statement in STATEMENTS:
            cursor.execute(statement)
        is_busy = any(row[0] for row in cursor.fetchall())
    finally:
        connection.close()
    if is_busy:
        raise StillBeingRead
