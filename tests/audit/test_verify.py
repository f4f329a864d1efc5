"""Whatever is done to the trail behind the product's back is found and named."""

import json
import random
from datetime import UTC, datetime
from uuid import UUID

import pytest
from flask import Flask
from sqlalchemy import select, text

from app import audit
from app.audit import verify as verifying
from app.audit.findings import sentence
from app.audit.models import INSTALLATION, AuditEntry
from app.audit.record import digest_of_row
from app.audit.verify import Fault, FaultKind, verify
from app.kit.db import db, transaction

AT = datetime(2026, 3, 2, 16, 30, tzinfo=UTC)
ORGAN = UUID("00000000-0000-4000-8000-000000000001")


def write(number: int, *, organ_id: UUID | None = None) -> None:
    with transaction():
        for n in range(number):
            audit.record("changed", organ_id=organ_id, by=None, at=AT, subject=f"s{n}", n=n)


def meddle(*statements: str, **values: object) -> None:
    """What somebody does who can switch the triggers off."""
    with transaction():
        if db.engine.dialect.name == "sqlite":
            for act in ("update", "delete", "replace"):
                db.session.execute(text(f"DROP TRIGGER audit_entry_no_{act}"))
        else:
            db.session.execute(text("SET LOCAL session_replication_role = replica"))
        for statement in statements:
            db.session.execute(text(statement), values)


def faults() -> list[tuple[int, FaultKind]]:
    db.session.rollback()
    return [(fault.sequence, fault.kind) for fault in verify().faults]


def test_a_trail_nobody_touched_is_sound(app: Flask) -> None:
    write(3)
    write(2, organ_id=ORGAN)

    result = verify()

    assert result.is_sound
    assert (result.rows, result.chains) == (5, 2)


def test_an_empty_trail_is_sound(app: Flask) -> None:
    assert verify().is_sound


@pytest.mark.parametrize(
    "change",
    [
        "act = 'other'",
        "subject = 'other'",
        "details = '{}'",
        "by_id = '00000000000040008000000000000001'",
        "address = '192.0.2.1'",
        "request_id = 'r'",
        "at = '2026-03-02 16:30:00.000001+00:00'",
        "digest = previous",
    ],
)
def test_any_change_of_a_row_names_it(app: Flask, change: str) -> None:
    if "at = " in change and db.engine.dialect.name == "sqlite":
        change = change.replace("+00:00", "")
    write(5)

    meddle(f"UPDATE audit_entry SET {change} WHERE sequence = 3")

    assert (3, FaultKind.CHANGED) in faults()
    assert faults()[0] == (3, FaultKind.CHANGED)


def test_a_row_that_was_changed_with_its_digest_is_found_by_the_next(app: Flask) -> None:
    write(5)
    row = db.session.scalars(select(AuditEntry).where(AuditEntry.sequence == 3)).one()
    columns = {column.name: getattr(row, column.name) for column in AuditEntry.__table__.columns}
    columns["act"] = "forged"
    del columns["digest"]

    meddle(
        "UPDATE audit_entry SET act = 'forged', digest = :digest WHERE sequence = 3",
        digest=digest_of_row(columns),
    )

    assert faults() == [(3, FaultKind.CHANGED)]


def test_a_forged_last_row_does_not_fit_the_head(app: Flask) -> None:
    write(1)
    meddle("UPDATE audit_entry SET previous = digest, digest = previous")

    assert faults()[0] == (1, FaultKind.CHANGED)


@pytest.mark.parametrize("sequence", [1, 3, 5])
def test_a_row_that_is_gone_is_named(app: Flask, sequence: int) -> None:
    write(5)

    meddle("DELETE FROM audit_entry WHERE sequence = :sequence", sequence=sequence)

    assert faults() == [(sequence, FaultKind.MISSING)]


def test_a_whole_chain_that_is_gone_is_named(app: Flask) -> None:
    write(5)
    write(1, organ_id=ORGAN)

    meddle("DELETE FROM audit_entry WHERE chain = :chain", chain=INSTALLATION)

    assert faults() == [(1, FaultKind.MISSING)]


def test_rows_the_head_does_not_know_are_named(app: Flask) -> None:
    write(5)

    meddle("UPDATE audit_head SET sequence = 3, digest = "
           "(SELECT digest FROM audit_entry WHERE sequence = 3)")  # fmt: skip

    assert faults() == [(4, FaultKind.ADDED)]


def test_twenty_of_twenty_changes_are_found(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verifying, "ROWS_AT_A_TIME", 64)
    write(1000)
    changed = sorted(random.Random(7).sample(range(1, 1001), 20))

    meddle(
        *(f"UPDATE audit_entry SET act = 'x' WHERE sequence = {sequence}" for sequence in changed)
    )

    assert faults() == [(sequence, FaultKind.CHANGED) for sequence in changed]


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (FaultKind.CHANGED, "第 3 条记录被改动"),
        (FaultKind.MISSING, "第 3 条记录缺失"),
        (FaultKind.ADDED, "第 3 条记录系外部添加"),
        (FaultKind.REWRITTEN, "截至第 3 条的记录与库外留存的链头不符"),
    ],
)
def test_a_fault_is_told_in_a_sentence(app: Flask, kind: FaultKind, words: str) -> None:
    assert words in sentence(Fault(INSTALLATION, 3, kind))


def test_the_command_says_so_and_ends_accordingly(app: Flask) -> None:
    write(2)
    sound = app.test_cli_runner().invoke(args=["audit", "verify"])

    meddle("UPDATE audit_entry SET act = 'x' WHERE sequence = 2")
    broken = app.test_cli_runner().invoke(args=["audit", "verify"])
    as_json = app.test_cli_runner().invoke(args=["audit", "verify", "--json"])

    assert (sound.exit_code, broken.exit_code, as_json.exit_code) == (0, 1, 1)
    assert "2 条记录" in sound.output
    assert broken.output == "链 installation 第 2 条记录被改动。\n"
    assert json.loads(as_json.output) == {
        "sound": False,
        "rows": 2,
        "chains": 1,
        "faults": [{"chain": "installation", "sequence": 2, "kind": "changed"}],
        "forged_heads": [],
        "heads_of_other_keys": 0,
    }
