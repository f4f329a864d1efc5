"""Walking a diagram with given decisions: no database, no operations, save and load in between."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from SpiffWorkflow.exceptions import SpiffWorkflowException

from app.engine.errors import DecisionRefused, EngineError, NotPossibleNow
from app.engine.facts import is_word
from app.engine.procedure import prepare
from app.engine.returning import give, send_back
from app.engine.state import dump, load
from app.engine.values import RETURN, StepSpec
from app.engine.walk import Walk, World

LONGEST_WORD = 200
NAMES = ("step", "timer", "message")  # a decision has one of them


def play(
    source: bytes, decisions: Iterable[Mapping[str, Any]], *, at: datetime | None = None
) -> Iterator[dict[str, Any]]:
    """The state after the start, then after each decision; ends with the first impossible one.

    A decision is ``{"step", "verdict", "facts", "return_to"}``, ``{"timer"}`` or ``{"message",
    "facts"}``. Raises ``EngineError`` when the diagram cannot be run at all.
    """
    procedure = prepare(source)
    world = World("", at or datetime.now(UTC))
    try:
        walk = Walk.begin(procedure, world, {})
    except (EngineError, SpiffWorkflowException) as error:
        yield _impossible(error, None)
        return
    yield _shown(walk)
    for decision in decisions:
        walk = load(dump(walk), procedure, world)
        try:
            _follow(walk, decision)
        except (EngineError, SpiffWorkflowException) as error:
            yield _impossible(error, decision)
            return
        yield _shown(walk)


def _shown(walk: Walk) -> dict[str, Any]:
    open_steps = [task.task_spec.bpmn_id for task in walk.open_tasks()]
    return {"open": open_steps, "finished": walk.is_finished}


def _impossible(error: Exception, decision: Any) -> dict[str, Any]:
    code = error.code if isinstance(error, EngineError) else "stuck"
    named = decision if isinstance(decision, Mapping) else {}
    return {"error": code, "step": next((named[key] for key in NAMES if key in named), None)}


def _follow(walk: Walk, decision: Any) -> None:
    if not isinstance(decision, Mapping):
        raise DecisionRefused("unreadable_decision")
    if sum(decision.get(key) is not None for key in NAMES) > 1:
        raise DecisionRefused("unreadable_decision")
    facts = {} if decision.get("facts") is None else decision["facts"]
    if not isinstance(facts, Mapping):
        raise DecisionRefused("unreadable_decision")
    if decision.get("timer") is not None:
        walk.ring(_named(walk.waiting_timers(), decision["timer"]))
    elif decision.get("message") is not None:
        walk.deliver(_named(walk.waiting_messages(), decision["message"]), facts)
    else:
        _decide(walk, decision, facts)


def _decide(walk: Walk, decision: Mapping[str, Any], facts: Mapping[str, Any]) -> None:
    task = _named(walk.open_tasks(), decision.get("step"))
    verdict, to = _word(decision, "verdict"), _word(decision, "return_to")
    step = walk.procedure.step(task.task_spec.bpmn_id)
    listed = step.returns
    if to is None and verdict == RETURN and listed:
        to = listed[0]
    if to is None:
        give(walk, task, verdict, facts)
    else:
        if verdict is not None:
            _may_return(step, verdict)
            facts = {**facts, "verdict": verdict}
        send_back(walk, task, to=to, straight=False, facts=facts)


def _may_return(step: StepSpec, verdict: str) -> None:
    """Who agrees does not send back at the same time."""
    outcome = step.outcome(verdict)
    if step.outcomes and verdict != RETURN and (outcome is None or not outcome.returns_to):
        code = "unknown_verdict" if outcome is None else "not_a_return"
        raise DecisionRefused(code, verdict=verdict, element=step.node_id)


def _named(tasks: list[Any], name: Any) -> Any:
    found = next((task for task in tasks if task.task_spec.bpmn_id == name), None)
    if found is None:
        raise NotPossibleNow("not_open")
    return found


def _word(decision: Mapping[str, Any], key: str) -> str | None:
    word = decision.get(key)
    if word is not None and not (isinstance(word, str) and is_word(word, longest=LONGEST_WORD)):
        raise DecisionRefused("unreadable_decision")
    return word or None
