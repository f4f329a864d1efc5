"""On PostgreSQL the product itself has no right to change the trail (deploy/roles.sql)."""

import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select, text
from sqlalchemy.exc import ProgrammingError

from app import audit
from app.audit.models import AuditEntry
from app.kit.db import db, transaction

AT = datetime(2026, 3, 2, 16, 30, tzinfo=UTC)
ROLE = f"works_{os.environ.get('PYTEST_XDIST_WORKER', 'main')}"
SCRIPT = (Path(__file__).parents[2] / "deploy" / "roles.sql").read_text()
RIGHTS = SCRIPT.replace("TO mingchuang", f"TO {ROLE}").replace("FROM mingchuang", f"FROM {ROLE}")


@pytest.fixture
def as_the_product(app: Flask) -> Iterator[None]:
    """The session works with the rights that the script leaves; SQLite knows no roles."""
    if db.engine.dialect.name == "sqlite":
        yield
        return
    with db.engine.begin() as owner:
        owner.execute(text(f"CREATE ROLE {ROLE}"))
        owner.exec_driver_sql(RIGHTS)
    yield
    db.session.rollback()
    with db.engine.begin() as owner:
        owner.execute(text(f"DROP OWNED BY {ROLE}"))
        owner.execute(text(f"DROP ROLE {ROLE}"))


def note() -> None:
    with transaction():
        if db.engine.dialect.name == "postgresql":
            db.session.execute(text(f"SET LOCAL ROLE {ROLE}"))
        audit.record("changed", organ_id=None, by=None, at=AT, subject="paper")


def test_the_product_goes_on_writing_the_trail(as_the_product: None) -> None:
    note()
    note()

    sequences = db.session.scalars(select(AuditEntry.sequence).order_by(AuditEntry.sequence))
    assert list(sequences) == [1, 2]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_entry SET act = 'x'",
        "DELETE FROM audit_entry",
        "TRUNCATE audit_entry",
        "ALTER TABLE audit_entry DISABLE TRIGGER ALL",
        "SET session_replication_role = replica",
    ],
)
def test_the_product_has_no_right_to_change_it(as_the_product: None, statement: str) -> None:
    if db.engine.dialect.name == "sqlite":
        pytest.skip("SQLite knows no roles; its triggers are tested beside this.")
    note()

    db.session.execute(text(f"SET LOCAL ROLE {ROLE}"))
    with pytest.raises(ProgrammingError, match="permission denied|must be owner"):
        db.session.execute(text(statement))
