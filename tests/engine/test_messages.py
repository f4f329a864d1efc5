"""Messages: what waits for them, what their arrival leads to, calls off or leaves alone."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from flask import Flask

from app import engine
from app.engine import EngineError, Progress
from app.kit.db import transaction
from tests.engine.cases import AT, Case
from tests.engine.drawing import border, catch, chain, diagram, flow, node, step, wait, watch

LATER = AT + timedelta(days=20)
INNER = node("startEvent", "in") + step("x") + step("y") + node("endEvent", "out")
INNER += chain("in", "x", "y", "out")
HANDLED = diagram(
    node("startEvent", "begin") + step("a") + node("subProcess", "sub", INNER),
    border("withdrawn", "sub") + border("extension", "sub", cancels=False) + watch("late", "sub"),
    step("closing") + step("draft") + step("approve") + node("endEvent", "told"),
    step("chase") + node("exclusiveGateway", "m") + step("z") + node("endEvent", "over"),
    chain("begin", "a", "sub", "m", "z", "over") + chain("withdrawn", "closing", "m"),
    chain("extension", "draft", "approve", "told") + chain("late", "chase", "m"),
)
ASKED = diagram(
    node("startEvent", "begin") + step("a") + node("eventBasedGateway", "race"),
    catch("answer") + wait("silence", "P15D") + step("weigh") + step("decide"),
    node("exclusiveGateway", "m") + step("z") + node("endEvent", "over"),
    chain("begin", "a", "race", "answer", "weigh", "m", "z", "over"),
    chain("race", "silence", "decide", "m"),
    facts={"agrees": "flag"},
)


def opened(told: Progress) -> list[str]:
    return [task.node_id for task in told.opened]


def closed(told: Progress) -> list[tuple[str, str]]:
    return sorted((task.node_id, task.why) for task in told.closed)


def code(error: pytest.ExceptionInfo[EngineError]) -> str:
    return error.value.code


def handled() -> Case:
    case = Case(HANDLED)
    case.complete("a")
    return case


def asked() -> Case:
    case = Case(ASKED)
    case.complete("a")
    return case


def test_what_may_arrive_is_told_when_it_begins_to_be_awaited(app: Flask) -> None:
    told = Case(HANDLED).complete("a")

    said = {w.message: (w.node_id, w.is_boundary, w.is_interrupting) for w in told.waits_opened}
    assert said == {
        "withdrawn": ("withdrawn", True, True),
        "extension": ("extension", True, False),
    }
    (answer,) = Case(ASKED).complete("a").waits_opened
    assert (answer.title, answer.is_boundary, answer.is_interrupting) == ("answer", False, True)


def test_a_message_that_interrupts_calls_off_all_that_is_inside(app: Flask) -> None:
    case = handled()
    waits = set(case.waits.values())

    told = case.deliver("withdrawn")

    assert (opened(told), closed(told)) == (["closing"], [("x", "cancelled")])
    assert set(told.waits_gone) == waits and told.timers_gone == (case.timers["late"],)
    assert told.passed == ("withdrawn", "withdrawn-closing")


def test_a_message_beside_the_way_may_arrive_again_and_again(app: Flask) -> None:
    case = handled()

    first, second = case.deliver("extension"), case.deliver("extension")

    assert (opened(first), opened(second)) == (["draft"], ["draft"])
    assert (first.waits_gone, second.waits_opened, second.waits_gone) == ((), (), ())
    assert first.opened[0].task_id != second.opened[0].task_id
    assert case.complete("x").closed and set(case.open) == {"draft", "y"}


def test_each_arrival_goes_its_own_way(app: Flask) -> None:
    case = handled()
    case.deliver("extension")
    kept = case.complete("draft").opened[0].task_id
    case.deliver("extension")
    case.complete("draft")

    told = case.send_back("approve", "draft")

    assert (opened(told), closed(told)) == (["draft"], [("approve", "undone")])
    assert told.undone_beside == (case.closed["draft"],)
    assert {kept, case.open["x"], case.open["draft"]} == case.tasks


def test_two_arrivals_do_not_meet_in_one_join(app: Flask) -> None:
    source = diagram(
        node("startEvent", "begin") + step("a") + border("more", "a", cancels=False),
        node("parallelGateway", "f") + step("b") + step("c") + node("parallelGateway", "j"),
        step("last") + node("endEvent", "told") + node("endEvent", "over") + chain("begin", "a"),
        chain("a", "over") + chain("more", "f", "b", "j", "last", "told") + chain("f", "c", "j"),
    )
    case = Case(source)
    case.deliver("more")
    case.complete("b")
    case.deliver("more")

    assert opened(case.complete("c")) == []


def test_the_first_event_behind_the_gateway_calls_the_others_off(app: Flask) -> None:
    case = asked()

    told = case.deliver("answer", {"agrees": True})

    assert (opened(told), told.timers_gone) == (["weigh"], (case.timers["silence"],))
    assert told.passed == ("race-answer", "answer", "answer-weigh")
    assert case.wake("silence", LATER) == Progress(case.id)


def test_a_message_after_the_time_ran_out_is_refused(app: Flask) -> None:
    case = asked()
    told = case.wake("silence", LATER)
    state = case.row.state

    with pytest.raises(EngineError) as error:
        case.deliver("answer")

    assert (opened(told), told.waits_gone) == (["decide"], (case.waits["answer"],))
    assert (code(error), case.row.state) == ("not_awaited", state)


def test_of_a_message_and_a_timer_at_one_moment_the_first_wins(app: Flask) -> None:
    case = handled()

    told = case.deliver("withdrawn")

    assert case.wake("late", LATER) == Progress(case.id)
    assert case.timer_row("late").gone_at == AT and opened(told) == ["closing"]


def test_a_message_that_arrived_does_not_arrive_twice(app: Flask) -> None:
    case = asked()
    case.deliver("answer")

    with pytest.raises(EngineError) as error:
        case.deliver("answer")

    assert code(error) == "not_awaited"


def test_nothing_arrives_after_the_end(app: Flask) -> None:
    case = asked()
    case.cancel()

    with pytest.raises(EngineError) as error:
        case.deliver("answer")
    assert code(error) == "finished"
    with pytest.raises(EngineError) as error, transaction():
        engine.deliver(uuid4(), uuid4(), at=AT)
    assert code(error) == "no_such_instance"


@pytest.mark.parametrize(
    ("facts", "refusal"), [({"agrees": "yes"}, "wrong_fact"), ({"other": 1}, "undeclared_fact")]
)
def test_what_a_message_brings_is_of_the_declared_type(
    app: Flask, facts: dict[str, Any], refusal: str
) -> None:
    with pytest.raises(EngineError) as error:
        asked().deliver("answer", facts)

    assert code(error) == refusal


def test_not_without_end_can_things_go_on_beside(app: Flask) -> None:
    case = handled()
    for _ in range(100):
        case.deliver("extension")

    with pytest.raises(EngineError) as error:
        case.deliver("extension")

    assert code(error) == "too_many_beside"
    assert len(case.row.state) < 6000


def test_a_gateway_may_ask_again_until_there_is_an_answer(app: Flask) -> None:
    source = diagram(
        node("startEvent", "begin") + node("exclusiveGateway", "m"),
        node("eventBasedGateway", "race") + catch("answer") + wait("silence", "P15D"),
        node("endEvent", "over") + chain("begin", "m", "race", "answer", "over"),
        chain("race", "silence") + flow("silence", "m"),
    )
    case = Case(source)
    first = case.waits["answer"]

    told = case.wake("silence", LATER)

    assert told.waits_gone == (first,) and [w.message for w in told.waits_opened] == ["answer"]
    assert case.deliver("answer").finished
