"""Heads written down outside the database show when the whole trail was written anew."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import delete, text

from app import audit
from app.audit import heads
from app.audit.models import AuditHead
from app.audit.verify import FaultKind, verify
from app.kit.db import db, transaction

AT = datetime(2026, 3, 2, 16, 30, tzinfo=UTC)
LATER = AT + timedelta(hours=1)


def write(number: int, *, about: str = "paper") -> None:
    with transaction():
        for n in range(number):
            audit.record("changed", organ_id=None, by=None, at=AT, subject=about, n=n)


def forget_everything() -> None:
    """What somebody with all rights in the database can do: begin the trail anew."""
    with transaction():
        if db.engine.dialect.name == "sqlite":
            for act in ("update", "delete", "replace"):
                db.session.execute(text(f"DROP TRIGGER audit_entry_no_{act}"))
        else:
            db.session.execute(text("SET LOCAL session_replication_role = replica"))
        db.session.execute(text("DELETE FROM audit_entry"))
        db.session.execute(delete(AuditHead))


def written_down(folder: Path) -> heads.WrittenDown:
    return heads.read(folder, at=LATER)


def test_a_trail_that_went_on_agrees_with_what_was_written_down(app: Flask, tmp_path: Path) -> None:
    write(2)
    heads.write_down(tmp_path, at=AT)
    write(2)

    assert verify(against=written_down(tmp_path)).is_sound


def test_a_trail_written_anew_is_found(app: Flask, tmp_path: Path) -> None:
    # given a head that was written down
    write(3)
    heads.write_down(tmp_path, at=AT)

    # when somebody replaces the whole chain by another that holds in itself
    forget_everything()
    write(3, about="another paper")

    # then only the head outside gives it away
    assert verify().is_sound
    found = verify(against=written_down(tmp_path)).faults
    assert [(each.sequence, each.kind) for each in found] == [(3, FaultKind.REWRITTEN)]


def test_a_trail_cut_off_with_its_head_is_found(app: Flask, tmp_path: Path) -> None:
    write(3)
    heads.write_down(tmp_path, at=AT)

    forget_everything()

    found = verify(against=written_down(tmp_path)).faults
    assert [(each.sequence, each.kind) for each in found] == [(1, FaultKind.MISSING)]


@pytest.mark.parametrize("line", ["", "[]", "{}", "nonsense", '{"at": 1}'])
def test_a_line_that_is_not_ours_is_named(app: Flask, tmp_path: Path, line: str) -> None:
    write(1)
    heads.write_down(tmp_path, at=AT)
    file = tmp_path / "heads-2026-03.jsonl"
    file.write_text(file.read_text() + line + "\n")

    assert written_down(tmp_path).forged == ["heads-2026-03.jsonl:2"]


def test_a_changed_line_is_named(app: Flask, tmp_path: Path) -> None:
    write(1)
    heads.write_down(tmp_path, at=AT)
    file = tmp_path / "heads-2026-03.jsonl"
    head = json.loads(file.read_text())
    file.write_text(json.dumps(head | {"digest": "0" * 64}) + "\n")

    assert written_down(tmp_path).forged == ["heads-2026-03.jsonl:1"]


def test_after_a_change_of_key_older_heads_are_counted_not_blamed(
    app: Flask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(1)
    heads.write_down(tmp_path, at=AT)
    monkeypatch.setitem(app.config, "SECRET_KEY", "another key")

    found = written_down(tmp_path)

    assert (found.of_other_keys, found.forged, found.heads) == (1, [], {})


def test_what_was_written_down_this_minute_is_not_compared_yet(app: Flask, tmp_path: Path) -> None:
    write(1)
    heads.write_down(tmp_path, at=AT)

    assert heads.read(tmp_path, at=AT + timedelta(seconds=59)).heads == {}


def test_the_command_compares_with_the_folder_of_heads(app: Flask) -> None:
    folder = Path(app.config["DATA_DIR"]) / "trail"
    folder.mkdir()
    write(1)
    heads.write_down(folder, at=AT)
    forget_everything()
    write(1, about="another paper")

    told = app.test_cli_runner().invoke(args=["audit", "verify"])

    assert told.exit_code == 1
    assert "链被整体改写" in told.output
