"""Runs the migrations on the database of the current application."""

from alembic import context
from flask import current_app
from sqlalchemy import Connection


def run() -> None:
    """All in one transaction, on both databases.

    SQLite changes a table by making it anew: what refers to it must be let be for so long, and is
    looked at before the commit.
    """
    with current_app.extensions["migrate"].db.engine.connect() as connection:
        mind_references(connection, "OFF")
        try:
            migrate(connection)
        finally:
            connection.rollback()
            mind_references(connection, "ON")


def migrate(connection: Connection) -> None:
    context.configure(
        connection=connection,
        target_metadata=current_app.extensions["metadata"],
        compare_type=True,
    )
    with context.begin_transaction():
        context.run_migrations()
        refuse_what_refers_to_nothing(connection)
    connection.commit()


def mind_references(connection: Connection, how: str) -> None:
    """Takes effect only outside a transaction, so before SQLAlchemy begins one.

    While they are off, a table that is written anew may take the name that triggers elsewhere know.
    """
    if connection.dialect.name == "sqlite":
        driver = connection.connection.driver_connection
        driver.execute(f"PRAGMA foreign_keys={how}")
        driver.execute(f"PRAGMA legacy_alter_table={'OFF' if how == 'ON' else 'ON'}")


def refuse_what_refers_to_nothing(connection: Connection) -> None:
    """A row that lost what it refers to ends the migration; nothing of it stays."""
    if connection.dialect.name == "sqlite":
        lost = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
        if lost:
            raise RuntimeError(f"Rows refer to what is not there: {lost[:10]}")


run()
