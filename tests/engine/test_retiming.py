"""A moment that a timer waits for becomes another one: it rings then, and nothing else moves."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from flask import Flask

from app import engine
from app.engine.errors import NotPossibleNow
from app.kit.db import transaction
from tests.engine.cases import AT, CHAIN, Case
from tests.engine.drawing import TIMER, chain, diagram, node, step, wait
from tests.engine.test_messages import INNER
from tests.workflows import SHIPPED

FIRST = datetime(2026, 3, 10, tzinfo=UTC)
LATER = datetime(2026, 3, 20, tzinfo=UTC)
LATEST = datetime(2026, 4, 20, tzinfo=UTC)
TO_CONSIDER = (
    *(("register", "register"), ("examine", "accept"), ("assign", "assign"), ("collect", "done")),
)
ENDS = TIMER.format(kind="timeDate", text="term_ends")
WAITING = diagram(
    node("startEvent", "begin") + step("a") + node("parallelGateway", "split"),
    wait("term", "term_ends", "timeDate") + wait("five", "P5D"),
    node("parallelGateway", "join") + step("b") + node("endEvent", "over"),
    chain("begin", "a", "split", "term", "join", "b", "over") + chain("split", "five", "join"),
    facts={"term_ends": "moment"},
)
WATCHED = diagram(
    node("startEvent", "begin") + step("a") + step("b"),
    node("subProcess", "sub", INNER) + node("boundaryEvent", "term", ENDS, attachedToRef="sub"),
    step("late") + node("exclusiveGateway", "m") + node("endEvent", "over"),
    chain("begin", "a", "b", "sub", "m", "over") + chain("term", "late", "m"),
    facts={"term_ends": "moment"},
)


@pytest.fixture
def case(app: Flask) -> Case:
    found = Case(WAITING)
    found.complete("a", facts={"term_ends": FIRST})
    return found


def retimed(case: Case, moment: datetime) -> Any:
    with transaction():
        return engine.retime(case.id, facts={"term_ends": moment}, at=AT)


def test_a_timer_rings_at_the_new_moment(case: Case) -> None:
    moved = retimed(case, LATER)

    assert [(each.before, each.due_at) for each in moved] == [(FIRST, LATER)]
    with pytest.raises(NotPossibleNow):
        case.wake("term", FIRST)
    assert "term" in case.wake("term", LATER).passed


def test_a_timer_that_waits_for_something_else_stays(case: Case) -> None:
    retimed(case, LATER)

    assert case.timer_row("five").due_at == AT + timedelta(days=5)


def test_the_same_moment_again_moves_nothing(case: Case) -> None:
    assert retimed(case, FIRST) == ()


def test_the_new_moment_outlives_the_next_step_of_the_case(case: Case) -> None:
    retimed(case, LATER)

    case.wake("five", AT + timedelta(days=5))

    assert case.timer_row("term").due_at == LATER
    assert "b" in {task.node_id for task in case.wake("term", LATER).opened}


def test_a_case_that_has_ended_has_no_timers_to_move(app: Flask) -> None:
    case = Case(CHAIN)
    case.cancel()

    with pytest.raises(NotPossibleNow):
        engine.retime(case.id, facts={}, at=AT)


def test_straight_back_a_timer_rings_at_the_moment_that_holds_now(app: Flask) -> None:
    # given a term that was moved while what it watches was being done
    case = Case(WATCHED)
    case.complete("a")
    case.complete("b", facts={"term_ends": FIRST})
    case.complete("x")
    retimed(case, LATER)

    # when the work goes back to before the step that had set the term, and straight on again
    case.send_back("y", "a", straight=True)
    told = case.complete("a")

    # then the timer that begins anew waits for the term as it was moved
    assert [node_id for node_id, _ in told.replayed] == ["b", "x"]
    assert [each.due_at for each in told.timers_set] == [LATER]


def test_opinions_that_are_sought_anew_have_a_term_of_their_own(app: Flask) -> None:
    # given opinions that were waited for longer than at first, and weighed
    case = Case(SHIPPED["request_handling"])
    for each, verdict in [*TO_CONSIDER, ("consider", "seek")]:
        case.complete(each, verdict)
    case.complete("seek_opinions", "sent", {"opinions_due": FIRST})
    with transaction():
        engine.retime(case.id, facts={"opinions_due": LATER}, at=AT)
    case.wake("opinions_expired", LATER)
    case.complete("weigh_opinions", "weighed")
    case.complete("consider", "draft")
    case.complete("draft_answer", "submit", {"decision": "D5", "needs_legal": True})

    # when the lawyer sends the case straight back, and others are asked
    case.send_back("legal_review", "consider", straight=True)
    case.complete("consider", "seek")
    told = case.complete("seek_opinions", "sent", {"opinions_due": LATEST})

    # then they are waited for as long as they have
    assert [each.due_at for each in told.timers_set] == [LATEST]
