"""Playing a diagram: one answer a decision, and a clear end at the first impossible one."""

from collections.abc import Mapping
from typing import Any

import pytest

from app.engine import EngineError, play
from tests.engine.drawing import catch, chain, diagram, flow, node, service, step, wait, watch

GATE = node("exclusiveGateway", "gate", default="on")
PLAIN = diagram(
    node("startEvent", "begin") + node("userTask", "a") + node("userTask", "b") + GATE,
    node("userTask", "c") + node("endEvent", "over"),
    chain("begin", "a", "b", "gate") + flow("gate", "a", "verdict == 'return'"),
    flow("gate", "c", flow_id="on") + chain("c", "over"),
)
PARALLEL = diagram(
    node("startEvent", "begin") + node("userTask", "a") + node("parallelGateway", "split"),
    node("userTask", "later") + node("userTask", "sooner") + node("parallelGateway", "join"),
    node("userTask", "z") + node("endEvent", "over"),
    chain("begin", "a", "split") + chain("split", "sooner", "join"),
    chain("split", "later", "join", "z", "over"),
)


def played(source: bytes, *decisions: Mapping[str, Any]) -> list[dict[str, Any]]:
    return list(play(source, decisions))


def did(step_id: str, verdict: str | None = "ok", **more: Any) -> dict[str, Any]:
    return {"step": step_id, "verdict": verdict, "facts": {}, "return_to": None, **more}


def opened(answers: list[dict[str, Any]]) -> list[list[str]]:
    return [answer["open"] for answer in answers]


def test_a_plain_diagram_plays_with_any_verdict() -> None:
    answers = played(
        PLAIN, did("a"), did("b", "return"), did("a"), did("b", "fine"), did("c", None)
    )

    assert opened(answers) == [["a"], ["b"], ["a"], ["b"], ["c"], []]
    assert [answer["finished"] for answer in answers] == [False] * 5 + [True]


def test_open_steps_come_in_document_order() -> None:
    assert opened(played(PARALLEL, did("a")))[-1] == ["later", "sooner"]


def test_a_return_opens_one_branch_again_and_keeps_its_sister() -> None:
    answers = played(
        PARALLEL,
        *(did("a"), did("later"), did("sooner"), did("z", "return", return_to="later")),
        *(did("later"), did("z", None, return_to="a"), did("a")),
    )

    assert opened(answers)[4:] == [["later"], ["z"], ["a"], ["later", "sooner"]]


@pytest.mark.parametrize(
    ("decision", "code"),
    [
        (did("b"), "not_open"),
        (did("nothing"), "not_open"),
        ({"timer": "a"}, "not_open"),
        (did("later", return_to="sooner"), "not_finished"),
        (did("later", return_to="z"), "not_finished"),
        (did("later", return_to="later"), "not_finished"),
        (did("later", return_to="split"), "no_such_step"),
        (did("later", facts=[1]), "unreadable_decision"),
        (did("later", facts=""), "unreadable_decision"),
        (did("later", "\ud800"), "unreadable_decision"),
        (did("later", facts={"x": "\ud800"}), "wrong_fact"),
        (did("later", facts={"attribute": 5}), "wrong_fact"),
        (did("later", facts={"_x": 1}), "undeclared_fact"),
        ({"step": "later", "timer": "a"}, "unreadable_decision"),
        (did("later", facts={"x": [1]}), "wrong_fact"),
        ({"step": ["later"]}, "not_open"),
        ({"step": "later", "verdict": 5}, "unreadable_decision"),
        ({}, "not_open"),
        ("later", "unreadable_decision"),
        (None, "unreadable_decision"),
    ],
)
def test_an_impossible_decision_ends_the_play(decision: Any, code: str) -> None:
    answers = played(PARALLEL, did("a"), decision, did("later"))

    named = decision if isinstance(decision, dict) else {}
    assert answers[2:] == [{"error": code, "step": named.get("step", named.get("timer"))}]


def test_a_return_within_the_other_branch_is_refused() -> None:
    answers = played(PARALLEL, did("a"), did("sooner"), did("later", return_to="sooner"))

    assert answers[-1] == {"error": "not_reachable", "step": "later"}


def test_an_outcome_that_is_a_return_goes_back_and_comes_straight_back() -> None:
    source = diagram(
        node("startEvent", "begin") + step("draft", 'id="submit"') + step("check", 'id="approve"'),
        step("secrecy", 'id="open"', 'id="change" returnsTo="draft" straight="true"'),
        node("endEvent", "over") + chain("begin", "draft", "check", "secrecy", "over"),
    )

    answers = played(
        source,
        *(did("draft", "submit"), did("check", "approve"), did("secrecy", "change")),
        *(did("draft", "submit"), did("secrecy", "open")),
    )

    assert opened(answers) == [["draft"], ["check"], ["secrecy"], ["draft"], ["secrecy"], []]


def test_return_goes_to_the_first_listed_target_and_to_no_other_than_listed() -> None:
    source = diagram(
        node("startEvent", "begin") + step("a") + step("b"),
        step("c", 'id="approve"', 'id="return"', returns=("b",)),
        node("endEvent", "over") + chain("begin", "a", "b", "c", "over"),
    )

    assert opened(played(source, did("a"), did("b"), did("c", "return")))[-1] == ["b"]
    refused = played(source, did("a"), did("b"), did("c", "return", return_to="a"))
    assert refused[-1] == {"error": "not_listed", "step": "c"}
    unknown = played(source, did("a"), did("b"), did("c", "perhaps"))
    assert unknown[-1] == {"error": "unknown_verdict", "step": "c"}


def test_who_agrees_does_not_return_at_the_same_time() -> None:
    source = diagram(
        node("startEvent", "begin") + step("a"),
        step("b", 'id="approve"', 'id="change" returnsTo="a"'),
        node("endEvent", "over") + chain("begin", "a", "b", "over"),
    )

    refused = [
        played(source, did("a"), did("b", word, return_to="a"))[-1] for word in ("approve", "x")
    ]
    returned = [
        played(source, did("a"), did("b", word, return_to="a"))[-1] for word in ("change", "return")
    ]

    assert [each["error"] for each in refused] == ["not_a_return", "unknown_verdict"]
    assert [each["open"] for each in returned] == [["a"], ["a"]]


def test_timers_ring_when_told_even_without_their_moment() -> None:
    source = diagram(
        node("startEvent", "begin") + node("userTask", "a") + watch("late", "a"),
        wait("release", "release_at", "timeDate") + service("publish", "publish"),
        node("userTask", "b") + node("endEvent", "over"),
        chain("begin", "a", "release", "publish", "over") + chain("late", "b", "over"),
        facts={"release_at": "moment"},
    )

    assert opened(played(source, {"timer": "late"}, did("b")))[1:] == [["b"], []]
    on_time = played(source, did("a", facts={"release_at": "soon"}))
    assert on_time[-1] == {"error": "wrong_fact", "step": "a"}
    published = played(source, did("a"), {"timer": "release"})
    assert published[-1] == {"open": [], "finished": True}


def test_a_subprocess_may_be_left_backwards_but_not_entered_after_its_end() -> None:
    inner = node("startEvent", "in") + node("userTask", "x") + node("userTask", "y")
    inner += node("endEvent", "out") + chain("in", "x", "y", "out")
    source = diagram(
        node("startEvent", "begin") + node("userTask", "a") + node("subProcess", "sub", inner),
        node("userTask", "z") + node("endEvent", "over") + chain("begin", "a", "sub", "z", "over"),
    )

    inside = played(source, did("a"), did("x"), did("y", return_to="x"), did("x"), did("y"))
    assert opened(inside)[3:] == [["x"], ["y"], ["z"]]
    outwards = played(source, did("a"), did("x"), did("y", return_to="a"), did("a"))
    assert opened(outwards)[3:] == [["a"], ["x"]]
    over = played(source, did("a"), did("x"), did("y"), did("z", return_to="x"))
    assert over[-1] == {"error": "inside_finished", "step": "z"}


def test_a_terminating_end_ends_everything_in_its_scope() -> None:
    stop = node("endEvent", "stop", "<terminateEventDefinition/>")
    source = diagram(
        node("startEvent", "begin") + node("parallelGateway", "split") + node("userTask", "a"),
        node("userTask", "b") + stop + node("endEvent", "over"),
        chain("begin", "split", "a", "stop") + chain("split", "b", "over"),
    )

    assert played(source, did("a"))[-1] == {"open": [], "finished": True}
    assert played(source, did("b"))[-1] == {"open": ["a"], "finished": False}


@pytest.mark.parametrize(
    ("condition", "code"),
    [
        ("unheard == 1", "unknown_fact"),
        ("verdict < 3", "wrong_type"),
        ("verdict.upper() == 'A'", "not_allowed"),
        ("later(verdict)", "unknown_function"),
    ],
)
def test_a_condition_that_cannot_be_worked_out_is_an_error(condition: str, code: str) -> None:
    source = PLAIN.replace(b"verdict == 'return'", condition.replace("<", "&lt;").encode())

    assert played(source, did("a"), did("b"))[-1] == {"error": code, "step": "b"}


def test_no_way_out_of_a_gateway_is_an_error() -> None:
    source = PLAIN.replace(b' default="on"', b"").replace(
        b'targetRef="c">',
        b"targetRef=\"c\"><conditionExpression>verdict == 'x'</conditionExpression>",
    )

    assert played(source, did("a"), did("b"))[-1] == {"error": "no_way", "step": "b"}


@pytest.mark.parametrize(
    "source",
    [
        b"",
        b"<a/>",
        b"not xml",
        diagram(node("userTask", "a")),
        diagram(node("startEvent", "begin") + node("task", "a") + chain("begin", "a")),
        diagram(node("startEvent", "begin") + node("userTask", "End") + chain("begin", "End")),
        diagram(node("startEvent", "begin") + flow("begin", "nowhere")),
        PLAIN.replace(b'id="a"', b'id="p.EndJoin"').replace(b'="a"', b'="p.EndJoin"'),
        diagram(
            node("startEvent", "begin") + wait("w", "R3/P1D", "timeCycle") + chain("begin", "w")
        ),
    ],
)
def test_what_cannot_be_run_is_an_engine_error(source: bytes) -> None:
    with pytest.raises(EngineError):
        played(source, did("a"))


def test_a_case_that_never_stops_coming_back_is_stopped() -> None:
    rounds = [did("a"), did("b", "return")] * 101

    answers = played(PLAIN, *rounds)

    assert answers[-1] == {"error": "too_many_rounds", "step": "b"}
    assert len(answers) == 203


def test_a_case_that_is_returned_without_end_is_stopped() -> None:
    back = [did("a"), did("b", return_to="a")] * 101

    assert played(PLAIN, *back)[-1] == {"error": "too_many_rounds", "step": "b"}


def test_the_fact_round_counts_how_often_a_case_came_back() -> None:
    source = PLAIN.replace(b"verdict == 'return'", b"round &lt; 3")

    answers = played(source, *[did("a"), did("b")] * 3)

    assert opened(answers)[-3:] == [["a"], ["b"], ["c"]]


def test_too_many_automatic_steps_in_one_call_are_stopped() -> None:
    machines = [f"v{number}" for number in range(20)]
    source = diagram(
        node("startEvent", "begin") + node("userTask", "a"),
        "".join(node("serviceTask", each) for each in machines) + GATE + node("endEvent", "over"),
        chain("begin", "a", *machines, "gate") + flow("gate", "v0", "verdict == 'x'"),
        flow("gate", "over", flow_id="on"),
    )

    assert played(source, did("a", "y"))[-1]["finished"]
    assert played(source, did("a", "x"))[-1] == {"error": "too_many_steps", "step": "a"}


def test_messages_are_decisions_too() -> None:
    source = diagram(
        node("startEvent", "begin") + node("eventBasedGateway", "race") + catch("answer"),
        wait("late", "P1D") + GATE + node("userTask", "a") + node("userTask", "b"),
        node("endEvent", "over") + chain("begin", "race", "answer", "gate") + chain("race", "late"),
        chain("late", "b", "over") + flow("gate", "a", "attribute == 'x'") + chain("a", "over"),
        flow("gate", "b", flow_id="on"),
    )
    brought = {"message": "answer", "facts": {"attribute": "x"}}

    assert opened(played(source, brought)) == [[], ["a"]]
    assert opened(played(source, {"message": "answer"})) == [[], ["b"]]
    assert played(source, {"timer": "late"}, brought)[-1] == {"error": "not_open", "step": "answer"}
    both = {"message": "answer", "timer": "late"}
    assert played(source, both)[-1] == {"error": "unreadable_decision", "step": "late"}
