"""Running instances in the database: what every call tells, and what it refuses."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from flask import Flask
from sqlalchemy import update

from app import engine
from app.engine import EngineError, registry
from app.engine.models import ProcedureInstance
from app.engine.queries import due_timers, live_version
from app.kit.db import db, transaction
from tests.engine.cases import AT, BRANCHES, CHAIN, Case
from tests.engine.drawing import chain, diagram, flow, node, service, step, wait, watch

LATER = AT + timedelta(days=3)
TIMED = diagram(
    node("startEvent", "begin") + step("a") + watch("remind", "a", "P2D", cancels=False),
    step("reminded") + node("endEvent", "told") + chain("remind", "reminded", "told"),
    wait("release", "release_at", "timeDate") + service("note", "note") + step("b"),
    node("endEvent", "over") + chain("begin", "a", "release", "note", "b", "over"),
    facts={"release_at": "moment", "noted": "text"},
)


@pytest.fixture
def notes(app: Flask) -> Iterator[list[Any]]:
    """The calls of the operation ``note``."""
    calls: list[Any] = []

    def note(subject: str, facts: dict[str, Any], at: datetime) -> dict[str, Any]:
        calls.append((subject, facts["verdict"], at))
        return {"noted": "yes"}

    before = dict(registry._operations)
    engine.use_operations({"note": note})
    yield calls
    engine.use_operations(before)


def refusal(error: pytest.ExceptionInfo[EngineError]) -> str:
    return error.value.code


def test_a_start_tells_what_opened(app: Flask) -> None:
    with transaction():
        version = engine.deploy(CHAIN, by=None, approved_by=None, note="", at=AT)
        told = engine.start(version.id, subject="document", facts={"attribute": "x"}, at=AT)

    assert [(task.node_id, task.spec.lane, task.targets) for task in told.opened] == [
        ("a", "leader", ())
    ]
    assert told.passed == ("begin", "begin-a")
    assert (told.closed, told.timers_set, told.finished) == ((), (), False)


def test_what_goes_well_is_not_told_to_who_keeps_house(
    app: Flask, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO")

    Case(CHAIN).complete("a")

    assert [each.name for each in caplog.records if each.name.startswith("spiff")] == []


def test_a_decision_tells_what_closed_opened_and_was_passed(app: Flask) -> None:
    case = Case(CHAIN)
    first = case.open["a"]

    told = case.complete("a")

    assert [(each.task_id, each.node_id, each.why) for each in told.closed] == [
        (first, "a", "completed")
    ]
    assert [(each.node_id, each.targets) for each in told.opened] == [("b", ("a",))]
    assert told.targets == {case.open["b"]: ("a",)}
    assert told.passed == ("a", "a-b")


def test_the_last_decision_ends_the_case(app: Flask) -> None:
    case = Case(CHAIN)
    case.complete("a")
    case.complete("b")

    told = case.complete("c")

    assert told.finished and told.passed == ("c", "c-over", "over")
    assert case.row.ended_at == AT


def test_a_step_is_decided_once(app: Flask) -> None:
    case = Case(CHAIN)
    first = case.open["a"]
    case.complete("a")

    with pytest.raises(EngineError) as error, transaction():
        engine.complete(case.id, first, verdict="ok", at=AT)

    assert refusal(error) == "not_open"


def test_nothing_happens_after_the_end(app: Flask) -> None:
    case = Case(CHAIN)
    told = case.cancel()
    task = case.closed["a"]

    assert [each.why for each in told.closed] == ["cancelled"] and told.finished
    for act in (
        lambda: engine.complete(case.id, task, verdict="ok", at=AT),
        lambda: engine.take_back(case.id, task, at=AT),
        lambda: engine.cancel(case.id, at=AT),
    ):
        with pytest.raises(EngineError) as error, transaction():
            act()
        assert refusal(error) == "finished"


def test_a_failed_call_leaves_the_case_as_it_was(app: Flask) -> None:
    case = Case(CHAIN)
    before = case.row.state

    with pytest.raises(EngineError) as error:
        case.complete("a", facts={"undeclared": 1})

    assert refusal(error) == "undeclared_fact"
    assert case.row.state == before


def test_a_damaged_state_is_refused(app: Flask) -> None:
    case = Case(CHAIN)
    state = case.row.state
    for place in (0, 10, len(state) // 2, len(state) - 1):
        damaged = bytes([*state[:place], state[place] ^ 1, *state[place + 1 :]])
        with transaction():
            db.session.execute(update(ProcedureInstance).values(state=damaged))

        with pytest.raises(EngineError) as error:
            case.complete("a")

        assert refusal(error) == "damaged"


def test_an_operation_runs_in_the_transaction_of_the_step(notes: list[Any]) -> None:
    case = Case(TIMED)
    case.complete("a", "ok", {"release_at": LATER})

    told = case.wake("release", LATER)

    assert notes == [("document", "ok", LATER)]
    assert [task.node_id for task in told.opened] == ["b"]
    assert "note" in told.passed


def test_timers_are_rows_that_ring_once(notes: list[Any]) -> None:
    case = Case(TIMED)
    assert case.timer_row("remind").due_at == AT + timedelta(days=2)
    assert [row.node_id for row in due_timers(LATER)] == ["remind"]

    first, again = case.wake("remind", LATER), case.wake("remind", LATER)

    assert [task.node_id for task in first.opened] == ["reminded"]
    assert (again.opened, again.passed, first.timers_gone) == ((), (), ())
    assert case.timer_row("remind").fired_at == LATER
    assert due_timers(LATER) == []


def test_a_timer_that_is_not_needed_any_more_goes_and_never_rings(notes: list[Any]) -> None:
    case = Case(TIMED)

    told = case.complete("a", facts={"release_at": LATER})

    assert told.timers_gone == (case.timers["remind"],)
    assert [each.due_at for each in told.timers_set] == [LATER]
    assert case.wake("remind", LATER).opened == ()


def test_a_return_sets_the_timers_of_the_step_again(notes: list[Any]) -> None:
    case = Case(TIMED)
    first = case.timers["remind"]
    case.complete("a", facts={"release_at": LATER})
    case.wake("release", LATER)

    told = case.send_back("b", "a")

    assert [each.node_id for each in told.timers_set] == ["remind"]
    assert case.timers["remind"] != first


def test_a_timer_does_not_ring_early(notes: list[Any]) -> None:
    case = Case(TIMED)

    with pytest.raises(EngineError) as error:
        case.wake("remind", AT + timedelta(days=1))

    assert refusal(error) == "not_due"


def test_a_timer_without_its_moment_is_refused(notes: list[Any]) -> None:
    case = Case(TIMED)

    with pytest.raises(EngineError) as error:
        case.complete("a")

    assert refusal(error) == "no_moment"


def test_a_version_is_live_until_the_next_one(app: Flask) -> None:
    changed = CHAIN.replace(b'name="b"', b'name="Second"')
    with transaction():
        first = engine.deploy(CHAIN, by=None, approved_by=None, note="", at=AT)
        same = engine.deploy(CHAIN, by=None, approved_by=None, note="", at=AT)
        second = engine.deploy(changed, by=uuid4(), approved_by=uuid4(), note="b", at=AT)

    assert same.id == first.id
    assert (first.number, second.number) == (1, 2)
    assert live_version("p") is second


def test_a_case_stays_on_its_version(app: Flask) -> None:
    case = Case(CHAIN)
    Case(CHAIN.replace(b'name="b"', b'name="Second"'))

    told = case.complete("a")

    assert [task.spec.title for task in told.opened] == ["b"]


def test_a_second_version_needs_a_second_person(app: Flask) -> None:
    person = uuid4()
    changed = CHAIN.replace(b'name="b"', b'name="Second"')
    with transaction():
        engine.deploy(CHAIN, by=person, approved_by=None, note="", at=AT)

    for approved_by in (None, person):
        with pytest.raises(EngineError) as error, transaction():
            engine.deploy(changed, by=person, approved_by=approved_by, note="", at=AT)
        assert refusal(error) == "second_person"


@pytest.mark.parametrize(
    ("source", "code"),
    [
        (b"<a/>", "findings"),
        (CHAIN.replace(b' lane="leader"', b""), "findings"),
        (CHAIN.replace(b' form="f"', b""), "findings"),
        (CHAIN.replace(b'isExecutable="true"', b'isExecutable="false"'), "findings"),
        (TIMED.replace(b'operation="note"', b""), "findings"),
        (TIMED.replace(b'operation="note"', b'operation="unheard"'), "unknown_operation"),
        (TIMED.replace(b">release_at<", b">soon<"), "findings"),
    ],
)
def test_what_is_not_ready_is_not_deployed(notes: list[Any], source: bytes, code: str) -> None:
    with pytest.raises(EngineError) as error, transaction():
        engine.deploy(source, by=None, approved_by=None, note="", at=AT)

    assert refusal(error) == code
    assert live_version("p") is None


def test_unknown_ids_are_refused(app: Flask) -> None:
    case = Case(CHAIN)
    stranger = uuid4()
    for act, code in (
        (lambda: engine.start(stranger, subject="", facts={}, at=AT), "no_such_version"),
        (lambda: engine.cancel(stranger, at=AT), "no_such_instance"),
        (lambda: engine.complete(case.id, stranger, verdict="ok", at=AT), "not_open"),
        (lambda: engine.wake(case.id, stranger, at=AT), "no_such_timer"),
        (lambda: engine.take_back(case.id, stranger, at=AT), "not_closed"),
        (lambda: engine.preview(case.id, stranger, to=None), "not_open"),
        (lambda: engine.preview(stranger, stranger, to=None), "no_such_instance"),
    ):
        with pytest.raises(EngineError) as error, transaction():
            act()
        assert refusal(error) == code


def test_return_is_no_way_forwards_unless_it_is_drawn(app: Flask) -> None:
    case = Case(BRANCHES)
    with pytest.raises(EngineError) as error:
        case.complete("a", "return")
    assert refusal(error) == "return_is_an_act"

    gate = node("exclusiveGateway", "gate", default="on")
    drawn = CHAIN.replace(b'targetRef="c"', b'targetRef="gate"').replace(b"</process>", b"")
    drawn = drawn.replace(
        b"</definitions>",
        (gate + flow("gate", "a", "verdict == 'return'") + flow("gate", "c", flow_id="on")).encode()
        + b"</process></definitions>",
    )
    case = Case(drawn)
    case.complete("a")
    assert [task.node_id for task in case.complete("b", "return").opened] == ["a"]
