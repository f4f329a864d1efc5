"""退回, 直达 and 撤回: what is undone, what stands, what is repeated, what is refused."""

from datetime import timedelta
from typing import Any

import pytest
from flask import Flask

from app import engine
from app.engine import EngineError, Progress
from app.kit.db import transaction
from tests.engine.cases import AT, BRANCHES, CHAIN, Case
from tests.engine.drawing import chain, diagram, flow, node, step, watch
from tests.engine.test_runtime import TIMED, notes

__all__ = ["notes"]


def opened(told: Progress) -> list[str]:
    return [task.node_id for task in told.opened]


def closed(told: Progress) -> list[tuple[str, str]]:
    return [(task.node_id, task.why) for task in told.closed]


def repeated(told: Progress) -> list[str]:
    return [node_id for node_id, _ in told.replayed]


def at_the_join() -> Case:
    case = Case(BRANCHES)
    for each in ("a", "b1", "b2"):
        case.complete(each, f"said {each}")
    return case


def test_a_return_from_after_the_join_opens_one_branch_only(app: Flask) -> None:
    case = at_the_join()

    told = case.send_back("z", "b1")

    assert (opened(told), closed(told)) == (["b1"], [("z", "undone")])
    assert told.undone == told.passed == ("b1", "b1-join", "join", "join-z")
    assert opened(case.complete("b1")) == ["z"]


def test_a_return_to_before_the_split_closes_both_branches(app: Flask) -> None:
    case = Case(BRANCHES)
    case.complete("a")
    case.complete("b1")

    told = case.send_back("b2", "a")

    assert (opened(told), closed(told)) == (["a"], [("b2", "undone")])
    assert opened(case.complete("a")) == ["b1", "b2"]


def test_straight_back_repeats_the_recorded_verdicts(app: Flask) -> None:
    case = at_the_join()
    case.send_back("z", "a", straight=True)

    told = case.complete("a", "new")

    assert repeated(told) == ["b1", "b2"]
    assert (opened(told), closed(told)) == (["z"], [("a", "completed")])
    assert told.targets[case.open["z"]] == ("a", "b1", "b2")


def test_straight_back_repeats_only_what_lies_between(app: Flask) -> None:
    case = Case(BRANCHES)
    case.complete("a")
    case.complete("b1")
    case.send_back("b2", "a", straight=True)

    told = case.complete("a")

    assert (repeated(told), opened(told)) == ([], ["b1", "b2"])


def test_straight_back_within_straight_back_comes_back_twice(app: Flask) -> None:
    case = Case(CHAIN)
    case.complete("a")
    case.complete("b")
    case.send_back("c", "b", straight=True)
    case.send_back("b", "a", straight=True)

    assert (opened(case.complete("a"))) == ["b"]
    assert (opened(case.complete("b"))) == ["c"]


def test_a_step_by_step_return_ends_going_straight_back(app: Flask) -> None:
    case = Case(CHAIN)
    case.complete("a")
    case.complete("b")
    case.send_back("c", "b", straight=True)
    case.send_back("b", "a")

    told = case.complete("a")

    assert (repeated(told), opened(told)) == ([], ["b"])


def test_straight_back_stops_where_the_way_has_become_another(app: Flask) -> None:
    source = diagram(
        node("startEvent", "begin") + step("a") + node("exclusiveGateway", "g", default="on"),
        step("b") + step("other") + node("exclusiveGateway", "m") + step("c"),
        node("endEvent", "over") + chain("begin", "a", "g") + flow("g", "b", flow_id="on"),
        flow("g", "other", "attribute == 'withheld'") + chain("b", "m", "c", "over"),
        flow("other", "m"),
    )
    case = Case(source, attribute="proactive")
    case.complete("a")
    case.complete("b")
    case.send_back("c", "a", straight=True)

    told = case.complete("a", facts={"attribute": "withheld"})

    assert (repeated(told), opened(told)) == ([], ["other"])
    assert opened(case.complete("other")) == ["c"]


@pytest.mark.parametrize(
    ("step_id", "to", "code"),
    [
        ("b2", "b1", "not_reachable"),
        ("b2", "b2", "not_finished"),
        ("b2", "z", "not_finished"),
        ("b2", "join", "no_such_step"),
        ("b2", "nothing", "no_such_step"),
    ],
)
def test_an_impossible_return_changes_nothing(app: Flask, step_id: str, to: str, code: str) -> None:
    case = Case(BRANCHES)
    case.complete("a")
    case.complete("b1")
    before = case.row.state

    with pytest.raises(EngineError) as error:
        case.send_back(step_id, to)

    assert error.value.code == code
    assert case.row.state == before


def test_a_preview_tells_and_changes_nothing(app: Flask) -> None:
    case = at_the_join()
    before = case.row.state

    told = engine.preview(case.id, case.open["z"], to="b2")
    first = engine.preview(case.id, case.open["z"], to=None)

    assert (told.reopens, told.undone, told.kept) == (("b2",), ("z",), ("a", "b1"))
    assert (first.reopens, first.undone, first.kept) == (("a",), ("b1", "b2", "z"), ())
    assert case.row.state == before


def test_a_preview_without_any_target_is_refused(app: Flask) -> None:
    case = Case(CHAIN)

    with pytest.raises(EngineError):
        engine.preview(case.id, case.open["a"], to=None)


def test_one_takes_back_what_nobody_has_followed(app: Flask) -> None:
    case = Case(CHAIN)
    case.complete("a")

    told = case.take_back("a")

    assert (opened(told), closed(told)) == (["a"], [("b", "undone")])
    assert told.undone == ("a", "a-b")
    assert opened(case.complete("a")) == ["b"]


def test_one_cannot_take_back_what_somebody_has_followed(app: Flask) -> None:
    case = Case(CHAIN)
    case.complete("a")
    case.complete("b")

    with pytest.raises(EngineError) as error:
        case.take_back("a")

    assert error.value.code == "gone_further"


def test_one_takes_back_across_a_join_and_the_sister_keeps_her_result(app: Flask) -> None:
    case = at_the_join()

    assert opened(case.take_back("b1")) == ["b1"]
    assert opened(case.complete("b1")) == ["z"]


def test_a_decision_is_taken_back_once(app: Flask) -> None:
    case = Case(CHAIN)
    case.complete("a")
    case.take_back("a")

    with pytest.raises(EngineError) as error:
        case.take_back("a")

    assert error.value.code == "not_closed"


def test_nothing_is_taken_back_after_a_timer_or_an_operation(notes: list[Any]) -> None:
    case = Case(TIMED)
    case.complete("a", facts={"release_at": AT})
    case.wake("release", AT)

    with pytest.raises(EngineError) as error:
        case.take_back("a")

    assert error.value.code == "gone_further"


def test_taking_back_calls_a_timer_off_that_has_not_rung(notes: list[Any]) -> None:
    case = Case(TIMED)
    case.complete("a", facts={"release_at": AT + timedelta(days=1)})

    told = case.take_back("a")

    assert told.timers_gone == (case.timers["release"],)
    assert [timer.node_id for timer in told.timers_set] == ["remind"]


def test_the_last_step_of_a_subprocess_is_not_taken_back(app: Flask) -> None:
    inner = node("startEvent", "in") + step("x") + node("endEvent", "out") + chain("in", "x", "out")
    source = diagram(
        node("startEvent", "begin") + node("subProcess", "sub", inner) + step("z"),
        node("endEvent", "over") + chain("begin", "sub", "z", "over"),
    )
    case = Case(source)
    case.complete("x")

    with pytest.raises(EngineError) as error:
        case.take_back("x")

    assert error.value.code == "inside_finished"


def test_a_reminder_may_be_returned_to_the_step_that_was_reminded_of(app: Flask) -> None:
    source = diagram(
        node("startEvent", "begin") + step("a") + watch("late", "a", cancels=False) + step("n"),
        step("b") + node("endEvent", "over") + node("endEvent", "told"),
        chain("begin", "a", "b", "over") + chain("late", "n", "told"),
    )
    case = Case(source)
    case.wake("late", AT + timedelta(days=2))
    with pytest.raises(EngineError):
        case.send_back("n", "a")
    case.complete("a")

    told = case.send_back("n", "a")

    assert (opened(told), sorted(closed(told))) == (["a"], [("b", "undone"), ("n", "undone")])


def test_an_outcome_that_returns_is_a_return_when_it_is_given(app: Flask) -> None:
    source = diagram(
        node("startEvent", "begin") + step("a") + step("b"),
        step("c", 'id="ok" label="ok"', 'id="change" label="x" returnsTo="a" straight="true"'),
        node("endEvent", "over") + chain("begin", "a", "b", "c", "over"),
    )
    case = Case(source)
    case.complete("a")
    case.complete("b")

    assert opened(case.complete("c", "change")) == ["a"]
    told = case.complete("a")
    assert (repeated(told), opened(told)) == (["b"], ["c"])


def test_two_callers_of_one_step_do_not_both_decide(app: Flask) -> None:
    case = Case(CHAIN)
    task = case.open["a"]
    with transaction():
        engine.complete(case.id, task, verdict="ok", at=AT)

    with pytest.raises(EngineError) as error, transaction():
        engine.send_back(case.id, task, to="a", straight=False, at=AT)

    assert error.value.code == "not_open"
