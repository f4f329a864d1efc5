"""Migrating an installation that is at work loses nothing, up or down."""

import pytest
from flask import Flask
from flask_migrate import downgrade, upgrade
from sqlalchemy import func, select

from app.audit.verify import verify
from app.kit.db import Base, db, transaction
from app.requests.models import RequestSettings
from tests.migrations.test_migrations import untouched
from tests.publishing.conftest import office_of
from tests.publishing.way import Way

__all__ = ["untouched"]

FIRST = "0001"
KEPT = frozenset(
    {
        *("organ", "person", "post", "document", "document_version", "review", "review_step"),
        *("review_opinion", "publication", "filing_authority", "filing", "audit_entry"),
    }
)


def counted() -> dict[str, int]:
    tables = (Base.metadata.tables[name] for name in sorted(KEPT))
    found = {
        table.name: db.session.scalar(select(func.count()).select_from(table)) for table in tables
    }
    db.session.rollback()
    return found


@pytest.fixture
def at_work(untouched: Flask):
    """An office that has published a paper and filed it with two authorities."""
    with untouched.app_context():
        upgrade()
        with transaction():
            way = Way(office_of("云川市商务局"))
            document = way.office.draft()
            way.submit(document)
            way.walk(document)
            way.decide(document, "office_release", "release")
        yield untouched
        db.session.remove()
        db.engine.dispose()


def test_nothing_is_lost_on_the_way_to_the_first_release_and_back(at_work: Flask) -> None:
    before = counted()
    assert min(before.values()) > 0, before

    downgrade(revision=FIRST)
    upgrade()

    assert counted() == before
    assert verify().is_sound


def test_what_an_office_decided_about_requests_survives_both_ways(untouched: Flask) -> None:
    with untouched.app_context():
        upgrade()
        with transaction():
            organ = office_of("云川市商务局").organ
            db.session.add(RequestSettings(organ_id=organ.id, correction_days=12))

        downgrade(revision="0017_opinions")
        upgrade()

        assert db.session.scalars(select(RequestSettings.correction_days)).all() == [12]
        db.session.remove()
        db.engine.dispose()
