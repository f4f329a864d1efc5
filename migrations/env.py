"""Runs the migrations on the database of the current application."""

from logging.config import fileConfig
from pathlib import Path

from alembic import context
from flask import current_app

config = context.config
if config.config_file_name and Path(config.config_file_name).exists():
    fileConfig(config.config_file_name, disable_existing_loggers=False)


def run() -> None:
    """One transaction for all of it, on both databases."""
    engine = current_app.extensions["migrate"].db.engine
    with engine.connect() as connection:
        context.configure(
            connection=connection,
            target_metadata=current_app.extensions["metadata"],
            compare_type=True,
            transaction_per_migration=True,
        )
        with context.begin_transaction():
            context.run_migrations()
        connection.commit()


run()
