"""What was saved stays as it was saved, whoever asks the database."""

from io import BytesIO

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from app.kit.db import db, transaction
from app.publishing import actions, queries
from tests.publishing.conftest import NOON

REFUSED = [
    "UPDATE document_version SET content = '{}'",
    "UPDATE document_version SET digest = 'other', submitted_at = saved_at",
    "DELETE FROM document_version",
    "DELETE FROM document",
    "UPDATE version_attachment SET position = 7",
    "DELETE FROM version_attachment",
]


@pytest.fixture
def kept(office):
    """A document with a file, as it was saved."""
    document = office.draft()
    file = BytesIO("甲\n乙".encode())
    actions.attach(document.id, by=office.drafter, stream=file, name="名单.txt", at=NOON)
    db.session.commit()
    return document


@pytest.mark.parametrize("statement", REFUSED)
def test_the_database_refuses_to_change_a_saved_version(kept, statement):
    with pytest.raises(DBAPIError, match="Saved versions are kept"), transaction():
        db.session.execute(text(statement))

    db.session.expire_all()
    saved = queries.version_numbered(kept, 2)
    assert saved.content["title"] == kept.title
    assert [each.name for each in queries.attachments_of(saved.id)] == ["名单.txt"]


@pytest.mark.parametrize("table", ["document_version", "version_attachment"])
def test_the_database_refuses_to_replace_or_empty_saved_versions(kept, table):
    statement = (
        f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}"
        if db.engine.dialect.name == "sqlite"
        else f"TRUNCATE {table} CASCADE"
    )

    with pytest.raises(DBAPIError, match="Saved versions are kept"), transaction():
        db.session.execute(text(statement))


def test_when_a_version_was_submitted_is_noted_later(kept):
    with transaction():
        queries.version_numbered(kept, 2).submitted_at = NOON

    assert [save.submitted_at for save in queries.versions_of(kept).rows] == [NOON, None]
