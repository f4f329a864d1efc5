"""Entries are written by the commit they belong to, or not at all."""

import json
from datetime import UTC, date, datetime
from uuid import UUID, uuid4

import pytest
from flask import Flask
from sqlalchemy import func, select, text
from sqlalchemy.exc import DBAPIError

from app import audit
from app.audit.models import INSTALLATION, NOTHING, AuditEntry, AuditHead
from app.audit.record import digest_of_row
from app.kit.db import db, transaction

AT = datetime(2026, 3, 2, 16, 30, tzinfo=UTC)


def entries() -> list[AuditEntry]:
    order = (AuditEntry.chain, AuditEntry.sequence)
    return list(db.session.scalars(select(AuditEntry).order_by(*order)))


def note(act: str = "changed", *, organ_id=None, **details: object) -> None:
    audit.record(act, organ_id=organ_id, by=None, at=AT, subject="document 1", **details)


def test_a_chain_begins_at_nothing_and_links_its_rows(app: Flask) -> None:
    with transaction():
        note("first", title="关于开展检查的通知", count=3)
        note("second")

    first, second = entries()

    assert (first.chain, first.sequence, first.previous) == (INSTALLATION, 1, NOTHING)
    assert (second.sequence, second.previous) == (2, first.digest)
    assert first.details == '{"count":3,"title":"关于开展检查的通知"}'


def test_the_digest_covers_the_moment_in_beijing() -> None:
    columns = {"at": AT, "by_id": None}

    assert digest_of_row(columns) != digest_of_row(columns | {"at": AT.replace(second=1)})


def test_each_organ_has_its_own_chain(app: Flask) -> None:
    organs = sorted((uuid4(), uuid4()), key=str)
    with transaction():
        for organ in (organs[1], None, organs[0]):
            note(organ_id=organ)

    assert [(row.chain, row.sequence) for row in entries()] == [
        *((str(organ), 1) for organ in organs),
        (INSTALLATION, 1),
    ]


def test_what_is_rolled_back_leaves_no_entry(app: Flask) -> None:
    with pytest.raises(ZeroDivisionError), transaction():
        note()
        _ = 1 / 0
    with transaction():
        pass

    assert entries() == []
    assert audit.pending() == 0


def test_a_savepoint_takes_its_entries_with_it(app: Flask) -> None:
    with transaction():
        note("kept")
        outer = db.session.begin_nested()
        inner = db.session.begin_nested()
        note("gone with the outer")
        inner.commit()
        outer.rollback()
        with db.session.begin_nested():
            note("kept too")

    assert [row.act for row in entries()] == ["kept", "kept too"]


def test_when_the_trail_cannot_be_written_nothing_is(app: Flask) -> None:
    with transaction():
        note()
    row = entries()[0]

    # given a head that has lost its way, so that the next row stands there already
    with transaction():
        db.session.execute(text("UPDATE audit_head SET sequence = 0"))
        other = AuditHead(chain="other", sequence=0, digest=NOTHING)
        db.session.add(other)
    with pytest.raises(DBAPIError), transaction():
        db.session.add(AuditHead(chain="third", sequence=0, digest=NOTHING))
        note()

    assert [entry.digest for entry in entries()] == [row.digest]
    assert db.session.scalar(select(func.count()).where(AuditHead.chain == "third")) == 0


def test_text_no_database_can_hold_is_written_visibly(app: Flask) -> None:
    with transaction():
        audit.record(
            "refused", organ_id=None, by=None, at=AT, subject="a\0b\ud800", login="\0\udfff"
        )

    assert entries()[0].subject == "a\\0b\\ud800"


def test_details_may_be_days_moments_ids_and_sets(app: Flask) -> None:
    with transaction():
        note(on=date(2026, 3, 2), at_=AT, id=UUID(int=1), lanes={"b", "a"})

    assert json.loads(entries()[0].details) == {
        "on": "2026-03-02",
        "at_": "2026-03-03T00:30:00.000000+08:00",
        "id": "00000000-0000-0000-0000-000000000001",
        "lanes": ["a", "b"],
    }


def test_what_cannot_be_read_again_is_refused_at_once(app: Flask) -> None:
    with pytest.raises(TypeError):
        note(thing=object())


def test_an_entry_says_where_the_request_came_from(app: Flask) -> None:
    audit.came_from(address="192.0.2.7", request_id="r-1")
    with transaction():
        note()
    audit.came_from(address=None, request_id=None)

    assert (entries()[0].address, entries()[0].request_id) == ("192.0.2.7", "r-1")


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_entry SET act = 'other'",
        "DELETE FROM audit_entry",
    ],
)
def test_the_database_refuses_to_change_the_trail(app: Flask, statement: str) -> None:
    with transaction():
        note()

    with pytest.raises(DBAPIError, match="append-only"), transaction():
        db.session.execute(text(statement))

    assert [row.act for row in entries()] == ["changed"]


def test_the_database_refuses_to_replace_or_empty_the_trail(app: Flask) -> None:
    with transaction():
        note()
    statement = (
        "INSERT OR REPLACE INTO audit_entry SELECT * FROM audit_entry"
        if db.engine.dialect.name == "sqlite"
        else "TRUNCATE audit_entry"
    )

    with pytest.raises(DBAPIError, match="append-only"), transaction():
        db.session.execute(text(statement))
