"""What people wrote stands beside its entry: shown, verified, and sealed away without a break."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import select, text, update

from app import audit
from app.audit.models import AuditEntry, AuditWords
from app.audit.queries import of_subject
from app.audit.verify import FaultKind, verify
from app.kit.db import db, transaction

AT = datetime(2026, 3, 2, 16, 30, tzinfo=UTC)


@pytest.fixture
def written(app):
    with transaction():
        audit.record(
            "review cancelled", organ_id=None, by=None, at=AT, subject="case", round=2,
            words={"reason": "起草人要求撤销", "note": ""},
        )  # fmt: skip


def faults():
    db.session.rollback()
    return [(fault.sequence, fault.kind) for fault in verify().faults]


def test_a_reader_of_the_trail_sees_the_words_among_the_details(written):
    assert of_subject("case").rows[0].details == {"round": 2, "reason": "起草人要求撤销"}


def test_the_entry_itself_holds_none_of_them(written):
    entry = db.session.scalars(select(AuditEntry)).one()

    assert "起草人" not in entry.details
    assert faults() == []


def test_words_that_were_sealed_away_leave_the_chain_sound(written):
    with transaction():
        db.session.execute(update(AuditWords).values(salt="", words={}))

    assert faults() == []
    assert of_subject("case").rows[0].details == {"round": 2}


@pytest.mark.parametrize(
    "meddling",
    ['UPDATE audit_words SET words = \'{"reason": "other"}\'', "DELETE FROM audit_words"],
)
def test_words_that_were_changed_or_lost_are_found(written, meddling):
    with transaction():
        db.session.execute(text(meddling))

    assert faults() == [(1, FaultKind.CHANGED)]
