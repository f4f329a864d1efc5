"""What the database may do to a case: rows that do not fit, and two people at once."""

from datetime import datetime, timedelta
from threading import Timer
from uuid import uuid4

import pytest
from flask import Flask
from sqlalchemy import insert

from app import engine
from app.engine import EngineError, registry
from app.engine.models import ProcedureTimer, ProcedureVersion
from app.kit.db import db, transaction
from tests.engine.cases import AT, CHAIN, Case
from tests.engine.drawing import chain, diagram, node, step, watch


def test_a_timer_the_state_knows_nothing_of_never_rings(app: Flask) -> None:
    case = Case(CHAIN)
    case.timers["stray"] = uuid4()
    with transaction():
        db.session.add(
            ProcedureTimer(id=case.timers["stray"], instance_id=case.id, node_id="a", due_at=AT)
        )

    with pytest.raises(EngineError) as error:
        case.wake("stray", AT)

    assert error.value.code == "damaged"
    assert case.timer_row("stray").is_waiting


def test_deadlines_are_worked_out_by_whom_wiring_names(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    def later(day: datetime, days: int) -> datetime:
        return day + timedelta(days=2 * days)

    source = diagram(
        node("startEvent", "begin") + step("a") + node("endEvent", "over"),
        watch("late", "a", "deadline(since, 5)").replace("timeDuration", "timeDate"),
        step("b") + chain("begin", "a", "over") + chain("late", "b", "over"),
        facts={"since": "moment"},
    )
    monkeypatch.setattr(registry, "_deadline", [])
    engine.use_deadline(later)

    case = Case(source, since=AT)

    assert case.timer_row("late").due_at == AT + timedelta(days=10)


def test_of_two_people_who_deploy_at_once_one_is_told(app: Flask) -> None:
    if db.engine.dialect.name != "postgresql":
        pytest.skip("SQLite lets only one of them write at a time.")
    other = db.engine.connect()
    row = {"process_id": "p", "number": 1, "name": "p", "digest": "", "note": "", "source": b""}
    other.execute(insert(ProcedureVersion).values(id=uuid4(), deployed_at=AT, **row))
    Timer(0.3, other.commit).start()

    with pytest.raises(EngineError) as error, transaction():
        engine.deploy(CHAIN, by=None, approved_by=None, note="", at=AT)

    other.close()
    assert error.value.code == "deployed_meanwhile"
