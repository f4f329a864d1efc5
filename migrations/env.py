"""Runs the migrations on the database of the current application."""

from alembic import context
from flask import current_app


def run() -> None:
    """One transaction for each migration, on both databases."""
    with current_app.extensions["migrate"].db.engine.connect() as connection:
        context.configure(
            connection=connection,
            target_metadata=current_app.extensions["metadata"],
            compare_type=True,
        )
        with context.begin_transaction():
            context.run_migrations()
        connection.commit()


run()
