"""A moment that a timer waits for becomes another one: it rings then, and nothing else moves."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from flask import Flask

from app import engine
from app.engine.errors import NotPossibleNow
from app.kit.db import transaction
from tests.engine.cases import AT, CHAIN, Case
from tests.engine.drawing import chain, diagram, node, step, wait

FIRST = datetime(2026, 3, 10, tzinfo=UTC)
LATER = datetime(2026, 3, 20, tzinfo=UTC)
WAITING = diagram(
    node("startEvent", "begin") + step("a") + node("parallelGateway", "split"),
    wait("term", "term_ends", "timeDate") + wait("five", "P5D"),
    node("parallelGateway", "join") + step("b") + node("endEvent", "over"),
    chain("begin", "a", "split", "term", "join", "b", "over") + chain("split", "five", "join"),
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
