"""What no sound procedure does, and what stands at the edges: still an answer, never a crash."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from flask import Flask
from SpiffWorkflow.exceptions import SpiffWorkflowException

from app.engine import EngineError, facts, play, returning, state
from app.engine.changes import stuck_told
from app.engine.errors import ProcedureStuck
from app.engine.procedure import prepare
from app.engine.queries import version
from app.engine.reasons import REASONS
from app.engine.specs import Engine
from app.engine.state import dump, load
from app.engine.walk import Walk, World
from tests.engine.cases import AT, CHAIN
from tests.engine.drawing import chain, diagram, flow, node, service, step, wait, watch

TRIAL = World("case", AT)


def answers(source: bytes, *decisions: dict[str, Any]) -> list[dict[str, Any]]:
    return list(play(source, decisions))


def refused(source: bytes, world: World) -> str:
    with pytest.raises(EngineError) as error:
        Walk.begin(prepare(source), world, {})
    return error.value.code


def test_a_procedure_that_only_waits_for_itself_is_stuck() -> None:
    source = diagram(
        node("startEvent", "begin") + node("parallelGateway", "split"),
        node("parallelGateway", "join") + node("endEvent", "over") + chain("begin", "split"),
        chain("split", "join", "over") + flow("never", "join") + node("userTask", "never"),
    )

    assert answers(source) == [{"open": [], "finished": False}]


def test_a_start_that_fails_is_told_like_a_decision_that_fails() -> None:
    source = diagram(
        node("startEvent", "begin") + node("exclusiveGateway", "g") + node("userTask", "a"),
        chain("begin", "g") + flow("g", "a", "unheard == 1"),
    )

    assert answers(source) == [{"error": "unknown_fact", "step": None}]


def test_tokens_too_many_before_a_join_wait_for_the_next_round() -> None:
    source = diagram(
        node("startEvent", "begin") + node("parallelGateway", "split") + node("userTask", "a"),
        node("userTask", "b") + node("userTask", "c") + node("exclusiveGateway", "m"),
        node("parallelGateway", "join") + node("userTask", "z") + node("endEvent", "over"),
        chain("begin", "split", "a", "m", "join", "z", "over") + chain("split", "b", "m"),
        chain("split", "c", "join"),
    )

    told = answers(source, {"step": "a"}, {"step": "b"}, {"step": "c"}, {"step": "z"})

    assert told[3]["open"] == ["z"]
    assert told[4] == {"open": [], "finished": False}


def test_two_flows_from_a_split_to_its_join_are_two_tokens() -> None:
    source = diagram(
        node("startEvent", "begin") + node("parallelGateway", "split"),
        node("parallelGateway", "join") + node("userTask", "a") + node("endEvent", "over"),
        chain("begin", "split") + flow("split", "join", flow_id="one"),
        flow("split", "join", flow_id="two") + chain("join", "a", "over"),
    )

    assert answers(source)[0]["open"] == ["a"]


@pytest.mark.parametrize(
    "inside",
    [
        node("exclusiveGateway", "g") + chain("begin", "g"),
        node("exclusiveGateway", "g")
        + node("userTask", "a")
        + node("userTask", "b")
        + chain("begin", "g", "a")
        + flow("g", "b"),
    ],
)
def test_a_gateway_without_a_clear_way_cannot_be_run(inside: str) -> None:
    with pytest.raises(EngineError):
        answers(diagram(node("startEvent", "begin") + inside))


def test_an_operation_nobody_registered_is_refused_when_it_is_reached() -> None:
    source = diagram(
        node("startEvent", "begin") + service("note", "note") + node("endEvent", "over"),
        chain("begin", "note", "over"),
    )

    assert refused(source, World("case", AT, {})) == "unknown_operation"


def test_a_deadline_needs_somebody_who_knows_the_law() -> None:
    source = diagram(
        node("startEvent", "begin") + wait("w", "deadline(since, 3)", "timeDate"),
        node("endEvent", "over") + chain("begin", "w", "over"),
        facts={"since": "moment"},
    )

    assert refused(source, World("case", AT, {})) == "unknown_function"


def test_a_timer_beyond_all_calendars_is_refused() -> None:
    source = diagram(
        node("startEvent", "begin") + wait("w", "P9999Y") + node("endEvent", "over"),
        chain("begin", "w", "over"),
    )

    assert refused(source, World("case", AT, {})) == "no_moment"
    assert answers(source) == [{"open": [], "finished": False}]


def test_facts_do_not_pile_up_without_end() -> None:
    first = {f"a{number}": number for number in range(facts.MOST_FACTS - 5)}
    second = {f"b{number}": number for number in range(facts.MOST_FACTS - 5)}
    third = {f"c{number}": number for number in range(facts.MOST_FACTS + 5)}

    told = answers(CHAIN, {"step": "a", "facts": first}, {"step": "b", "facts": second})
    assert told[-1] == {"error": "too_many_facts", "step": "b"}
    told = answers(CHAIN, {"step": "a", "facts": third})
    assert told[-1] == {"error": "too_many_facts", "step": "a"}


@pytest.mark.parametrize(
    ("kind", "value", "fits"),
    [
        *(("text", "文", True), ("text", "x" * 501, False), ("text", 5, False)),
        *(("number", 5, True), ("number", 1.5, True), ("number", float("nan"), False)),
        *(("number", 10**16, False), ("number", "5", False), ("number", True, False)),
        *(("flag", True, True), ("flag", 1, False), ("flag", "true", False)),
        *(("date", "2026-03-02", True), ("date", date(2026, 3, 2), True), ("date", "x", False)),
        *(("moment", "2026-03-02T09:00:00+08:00", True), ("moment", AT, True)),
        *(
            ("moment", "0001-01-01", False),
            ("moment", 5, False),
            ("moment", "later", False),
            ("text", AT, False),
        ),
        *(("text", None, True), ("number", [1], False), ("text", b"x", False)),
    ],
)
def test_a_fact_is_of_the_type_that_was_declared(kind: str, value: object, fits: bool) -> None:
    if fits:
        assert set(facts.checked({"x": value}, {"x": kind}, known={})) == {"x"}
        return
    with pytest.raises(EngineError) as error:
        facts.checked({"x": value}, {"x": kind}, known={})
    assert error.value.code == "wrong_fact"


def test_listed_targets_come_in_the_order_of_the_list() -> None:
    source = diagram(
        node("startEvent", "begin") + step("a") + step("b") + step("c", returns=("b", "a")),
        node("endEvent", "over") + chain("begin", "a", "b", "c", "over"),
    )
    procedure = prepare(source)
    walk = Walk.begin(procedure, TRIAL, {})
    for each in ("a", "b"):
        task = walk.open_tasks()[0]
        assert task.task_spec.bpmn_id == each
        walk.complete(task, "ok", {})

    assert returning.targets(walk, walk.open_tasks()[0]) == ("b", "a")


def test_a_script_is_never_run() -> None:
    with pytest.raises(EngineError):
        Engine(Walk.begin(prepare(CHAIN), TRIAL, {})).execute(None, "import os")


def test_what_spiffworkflow_cannot_do_is_an_error_of_ours() -> None:
    with pytest.raises(ProcedureStuck), stuck_told():
        raise SpiffWorkflowException("anything")


def test_a_walk_that_lost_its_tokens_is_stuck() -> None:
    procedure = prepare(CHAIN)
    walk = load(dump(Walk.begin(procedure, TRIAL, {})), procedure, TRIAL)
    walk.open_tasks()[0].cancel()

    with pytest.raises(EngineError) as error:
        walk.go_on()

    assert error.value.code == "leads_nowhere"


def test_every_code_has_a_sentence_with_its_values(app: Flask) -> None:
    error = EngineError("no_way", element="g")

    assert "g" in str(error)
    assert all(str(sentence) for sentence in REASONS.values())


def test_a_version_nobody_deployed_is_none(app: Flask) -> None:
    assert version(uuid4()) is None


def test_a_timer_may_be_due_at_once() -> None:
    source = diagram(
        node("startEvent", "begin")
        + wait("w", "2020-01-01", "timeDate")
        + node("endEvent", "over"),
        chain("begin", "w", "over"),
    )
    walk = Walk.begin(prepare(source), TRIAL, {})

    (timer,) = walk.waiting_timers()

    assert timer.internal_data["due_at"] < AT - timedelta(days=1)


def test_a_terminating_end_stops_what_was_about_to_run() -> None:
    stop = node("endEvent", "stop", "<terminateEventDefinition/>")
    source = diagram(
        node("startEvent", "begin") + node("userTask", "a") + node("parallelGateway", "split"),
        node("serviceTask", "u") + node("serviceTask", "v") + node("serviceTask", "w") + stop,
        node("userTask", "never") + node("endEvent", "over") + chain("begin", "a", "split"),
        chain("split", "u", "stop") + chain("split", "v", "w", "never", "over"),
    )

    assert answers(source, {"step": "a"})[-1] == {"open": [], "finished": True}


def test_a_value_no_fact_can_hold_is_never_saved() -> None:
    with pytest.raises(TypeError):
        state._packed(object())


def test_nothing_stands_in_a_subprocess_that_a_timer_interrupted() -> None:
    inner = node("startEvent", "in") + node("userTask", "x") + node("userTask", "y")
    inner += node("endEvent", "out") + chain("in", "x", "y", "out")
    source = diagram(
        node("startEvent", "begin") + node("userTask", "a") + node("subProcess", "sub", inner),
        watch("late", "sub") + node("userTask", "b") + node("endEvent", "over"),
        chain("begin", "a", "sub", "over") + chain("late", "b", "over"),
    )
    procedure = prepare(source)
    walk = Walk.begin(procedure, TRIAL, {})
    for _ in range(2):
        walk.complete(walk.open_tasks()[0], "ok", {})
    walk.ring(walk.waiting_timers()[0])

    returning.send_back(walk, walk.open_tasks()[0], to="a", straight=True, facts={})
    walk.complete(walk.open_tasks()[0], "ok", {})

    assert walk.replayed == []
    assert [task.task_spec.bpmn_id for task in walk.open_tasks()] == ["b"]
