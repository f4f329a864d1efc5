"""Keys of commands are kept for as long as somebody may send the command again."""

from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask

from app.kit import idempotency
from app.kit.db import transaction

AT = datetime(2026, 3, 2, 4, 0, tzinfo=UTC)
SENT = {"owner": "lixiaoyan", "key": "k", "body": {"text": "同意"}}


@pytest.mark.parametrize(("days", "answer"), [(90, "done"), (91, None)])
def test_a_command_is_known_for_ninety_days(app: Flask, days: int, answer: str | None) -> None:
    with transaction():
        idempotency.remember(**SENT, answer="done", at=AT)

    with transaction():
        idempotency.forget_old({}, AT + timedelta(days=days))

    assert idempotency.recall(**SENT) == answer
