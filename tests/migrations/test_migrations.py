"""The migrations make exactly the tables of the models, and take them away again."""

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from flask import Flask
from flask_migrate import downgrade, upgrade
from sqlalchemy import CheckConstraint, inspect, text

from app import create_app
from app.kit.db import Base, db
from app.kit.ddl import extras_of
from config import Testing
from tests.conftest import Database


@pytest.fixture
def untouched(database: Database, tmp_path: Path) -> Flask:
    """The product on a database without a single table."""
    settings = Testing()
    settings.DATA_DIR = tmp_path
    settings.SQLALCHEMY_DATABASE_URI = f"sqlite:///{tmp_path / 'migrations.db'}"
    if database.kind == "postgresql":
        settings.SQLALCHEMY_DATABASE_URI = Database.fresh_postgres(
            database.url.rsplit("/", 1)[1] + "_migrations"
        )
    return create_app(settings)


def differences() -> list[object]:
    with db.engine.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"compare_type": True, "include_object": _is_ours}
        )
        return list(compare_metadata(context, Base.metadata))


def _is_ours(_thing: object, name: str | None, kind: str, reflected: bool, _other: object) -> bool:
    return not (kind == "table" and reflected and name not in Base.metadata.tables)


def test_migrating_up_gives_the_tables_of_the_models(untouched: Flask) -> None:
    with untouched.app_context():
        upgrade()

        assert differences() == []
        db.engine.dispose()


def test_migrating_up_gives_the_triggers_of_the_models(untouched: Flask) -> None:
    with untouched.app_context():
        upgrade()

        dialect = db.engine.dialect.name
        stored = (
            "SELECT trim(sql) FROM sqlite_master WHERE type = 'trigger'"
            if dialect == "sqlite"
            else "SELECT DISTINCT tgname FROM pg_trigger WHERE NOT tgisinternal"
        )
        with db.engine.connect() as connection:
            there = set(connection.scalars(text(stored)))
        db.engine.dispose()
    wanted = {
        statement if dialect == "sqlite" else statement.split()[2]
        for extra in extras_of(Base.metadata)
        for statement in extra.up
        if extra.dialect == dialect and statement.startswith("CREATE TRIGGER")
    }
    assert there == wanted


def test_migrating_down_leaves_nothing_behind(untouched: Flask) -> None:
    with untouched.app_context():
        upgrade()
        downgrade(revision="base")

        assert set(inspect(db.engine).get_table_names()) <= {"alembic_version"}
        if db.engine.dialect.name == "postgresql":
            with db.engine.connect() as connection:
                functions = connection.execute(
                    text(
                        "SELECT proname FROM pg_proc JOIN pg_namespace n ON n.oid = pronamespace"
                        " WHERE n.nspname = 'public'"
                    )
                ).all()
            assert functions == []
        db.engine.dispose()


def test_migrating_twice_changes_nothing(untouched: Flask) -> None:
    with untouched.app_context():
        upgrade()
        upgrade()

        assert differences() == []
        db.engine.dispose()


def test_the_database_refuses_the_same_rows_as_the_models(untouched: Flask) -> None:
    with untouched.app_context():
        upgrade()

        inspector = inspect(db.engine)
        there = {
            (table, check["name"])
            for table in inspector.get_table_names()
            for check in inspector.get_check_constraints(table)
        }
        db.engine.dispose()
    wanted = {
        (table.name, check.name)
        for table in Base.metadata.sorted_tables
        for check in table.constraints
        if isinstance(check, CheckConstraint) and check.name
    }
    assert wanted - there == set()
