from datetime import UTC, datetime

import pytest
from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.exc import StatementError

from app.kit.db import db, read_without_snapshot, transaction
from app.kit.idempotency import IdempotencyKey, KeyUsedForSomethingElse, recall, remember

NOW = datetime(2026, 3, 2, 1, tzinfo=UTC)


def key(name: str, made_at: datetime = NOW) -> IdempotencyKey:
    return IdempotencyKey(owner="wang", key=name, fingerprint="", answer="", made_at=made_at)


def rows() -> int:
    return db.session.scalar(select(func.count()).select_from(IdempotencyKey)) or 0


def test_a_transaction_keeps_all_of_it(app: Flask) -> None:
    with transaction():
        db.session.add(key("1"))
        db.session.add(key("2"))

    db.session.expire_all()
    assert rows() == 2


def test_a_transaction_that_fails_keeps_nothing(app: Flask) -> None:
    with pytest.raises(RuntimeError, match="power cut"), transaction():
        db.session.add(key("1"))
        db.session.flush()
        raise RuntimeError("power cut")

    assert rows() == 0


def test_transactions_do_not_nest(app: Flask) -> None:
    with transaction(), pytest.raises(RuntimeError), transaction():
        pass


def test_changes_outside_a_transaction_are_an_error(app: Flask) -> None:
    db.session.add(key("1"))

    with pytest.raises(RuntimeError), transaction():
        pass


def test_a_moment_without_a_zone_is_refused(app: Flask) -> None:
    db.session.add(key("1", made_at=NOW.replace(tzinfo=None)))

    with pytest.raises(StatementError, match="time zone"):
        db.session.flush()


def test_a_moment_comes_back_in_utc(app: Flask) -> None:
    with transaction():
        db.session.add(key("1"))
    db.session.expire_all()

    assert db.session.scalars(select(IdempotencyKey)).one().made_at == NOW


def test_the_same_command_twice_gives_the_first_answer(app: Flask) -> None:
    command = {"owner": "wang", "key": "k", "body": {"verdict": "approve"}}
    assert recall(**command) is None

    with transaction():
        remember(**command, answer="step 7", at=NOW)

    assert recall(**command) == "step 7"


def test_a_key_with_another_body_is_refused(app: Flask) -> None:
    with transaction():
        remember(owner="wang", key="k", body={"verdict": "approve"}, answer="7", at=NOW)

    with pytest.raises(KeyUsedForSomethingElse):
        recall(owner="wang", key="k", body={"verdict": "return"})


def test_after_reading_without_a_snapshot_a_transaction_still_fails_as_a_whole(app: Flask) -> None:
    db.session.remove()
    read_without_snapshot()
    assert rows() == 0

    with pytest.raises(RuntimeError, match="power cut"), transaction():
        db.session.add(key("1"))
        db.session.flush()
        raise RuntimeError("power cut")

    assert rows() == 0
