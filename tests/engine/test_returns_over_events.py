"""Returns where something waits or has arrived: what is asked again, what happened, what stays."""

import pytest
from flask import Flask

from app.engine import EngineError
from tests.engine.cases import Case
from tests.engine.drawing import border, catch, chain, diagram, node, step, wait
from tests.engine.test_messages import LATER, asked, closed, code, handled, opened


def test_a_return_to_before_the_gateway_calls_the_events_off(app: Flask) -> None:
    source = diagram(
        node("startEvent", "begin") + step("a") + node("parallelGateway", "f") + step("b"),
        node("eventBasedGateway", "race") + catch("answer") + wait("silence", "P15D"),
        node("exclusiveGateway", "m") + node("parallelGateway", "j") + node("endEvent", "over"),
        chain("begin", "a", "f", "race", "answer", "m", "j", "over") + chain("f", "b", "j"),
        chain("race", "silence", "m"),
    )
    case = Case(source)
    case.complete("a")

    told = case.send_back("b", "a")

    assert (told.waits_gone, told.timers_gone) == (
        (case.waits["answer"],),
        (case.timers["silence"],),
    )
    assert [each.message for each in case.complete("a").waits_opened] == ["answer"]


def test_a_return_from_after_the_gateway_asks_again(app: Flask) -> None:
    case = asked()
    case.deliver("answer")

    told = case.send_back("weigh", "a")

    assert told.undone == ("a", "a-race", "race", "race-answer", "answer", "answer-weigh")
    again = case.complete("a")
    assert [each.message for each in again.waits_opened] == ["answer"] and again.timers_set


def test_straight_back_what_arrived_has_arrived_with_what_it_brought(app: Flask) -> None:
    case = asked()
    case.deliver("answer", {"agrees": True})
    case.complete("weigh", "heard")
    case.send_back("z", "a", straight=True)

    told = case.complete("a", facts={"agrees": None})

    assert (opened(told), [node_id for node_id, _ in told.replayed]) == (["z"], ["weigh"])
    assert (told.waits_opened, told.timers_set) == ((), ())
    assert told.passed[2:5] == ("race", "race-answer", "answer")


def test_straight_back_a_time_that_ran_out_is_not_granted_again(app: Flask) -> None:
    case = asked()
    case.wake("silence", LATER)
    case.complete("decide")
    case.send_back("z", "a", straight=True)

    assert opened(case.complete("a")) == ["z"]


def test_straight_back_an_interrupted_subprocess_is_interrupted_again(app: Flask) -> None:
    case = handled()
    case.deliver("withdrawn")
    case.send_back("closing", "a", straight=True)

    told = case.complete("a")

    assert (opened(told), closed(told), told.replayed) == (
        ["closing"],
        [("a", "completed")],
        (),
    )
    assert told.waits_opened == ()


def test_a_return_within_the_subprocess_leaves_its_messages_awaited(app: Flask) -> None:
    case = handled()
    case.deliver("extension")
    case.complete("x")

    told = case.send_back("y", "x", straight=True)

    assert (opened(told), told.waits_gone, told.timers_gone) == (["x"], (), ())
    assert "draft" in case.open and opened(case.complete("x")) == ["y"]
    assert opened(case.deliver("withdrawn")) == ["closing"]


def test_what_goes_on_beside_ends_with_a_return_to_before_its_host(app: Flask) -> None:
    case = handled()
    case.deliver("extension")

    told = case.send_back("x", "a")

    assert closed(told) == [("draft", "undone"), ("x", "undone")]
    assert set(told.waits_gone) == set(case.waits.values())


def test_what_goes_on_beside_outlives_an_interruption(app: Flask) -> None:
    case = handled()
    case.deliver("extension")

    case.deliver("withdrawn")

    assert set(case.open) == {"draft", "closing"}
    case.complete("closing")
    assert not case.complete("z").finished
    case.complete("draft")
    assert case.complete("approve").finished


def test_a_decision_beside_the_way_is_taken_back_alone(app: Flask) -> None:
    case = handled()
    case.deliver("extension")
    case.complete("draft")
    case.complete("approve")

    told = case.take_back("approve")

    assert (opened(told), closed(told)) == (["approve"], [])
    assert told.undone_beside == (case.closed["approve"],)
    assert case.complete("approve").passed == ("approve", "approve-told", "told")


def test_a_decision_is_not_taken_back_once_a_message_has_come(app: Flask) -> None:
    case = handled()
    case.deliver("extension")

    with pytest.raises(EngineError) as error:
        case.take_back("a")

    assert code(error) == "gone_further"


def test_a_decision_is_not_taken_back_over_what_came_before_it(app: Flask) -> None:
    source = diagram(
        node("startEvent", "begin") + step("a") + border("fee", "a", cancels=False) + step("bill"),
        node("endEvent", "told") + step("z") + node("endEvent", "over"),
        chain("begin", "a", "z", "over") + chain("fee", "bill", "told"),
    )
    case = Case(source)
    case.deliver("fee")
    case.complete("a")

    with pytest.raises(EngineError) as error:
        case.take_back("a")

    assert code(error) == "gone_further" and "bill" in case.open


def test_taking_back_a_decision_calls_the_waiting_off(app: Flask) -> None:
    case = asked()

    told = case.take_back("a")

    assert told.waits_gone == (case.waits["answer"],) and opened(told) == ["a"]
