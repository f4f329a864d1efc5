"""Many writers, several chains each: every row has its place and nobody waits for ever."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from uuid import UUID, uuid4

from flask import Flask
from sqlalchemy import event

from app import audit
from app.audit.verify import verify
from app.kit.db import db, transaction

AT = datetime(2026, 3, 2, 16, 30, tzinfo=UTC)


def test_writers_at_the_same_time_keep_every_chain_whole(app: Flask) -> None:
    organs: list[UUID | None] = [None, uuid4(), uuid4()]

    def write(number: int) -> None:
        with app.app_context():
            for n in range(5):
                with transaction():
                    # each writer names the chains in another order
                    for place in range(3):
                        organ = organs[(number + n + place) % 3]
                        audit.record("changed", organ_id=organ, by=None, at=AT, subject=str(n))

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(write, range(8)))

    result = verify()
    assert result.is_sound
    assert (result.rows, result.chains) == (120, 3)


def test_an_entry_costs_three_statements_however_many_there_are(app: Flask) -> None:
    with transaction():
        audit.record("first", organ_id=None, by=None, at=AT, subject="x")
    statements: list[str] = []

    def note(_connection, _cursor, statement: str, *_rest: object) -> None:
        statements.append(statement)

    event.listen(db.engine, "before_cursor_execute", note)
    try:
        with transaction():
            for n in range(10):
                audit.record("more", organ_id=None, by=None, at=AT, subject=str(n))
    finally:
        event.remove(db.engine, "before_cursor_execute", note)

    assert [text.split()[0] for text in statements if not text.startswith("BEGIN")] == [
        "SELECT",
        "INSERT",
        "UPDATE",
    ]
