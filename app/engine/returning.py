"""退回 and 撤回: undoing the latest passage of a step and everything beyond it (DESIGN §3.12)."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from SpiffWorkflow.util.task import TaskState

from app.engine.errors import DecisionRefused, NotPossibleNow, ReturnRefused
from app.engine.ledger import Straight
from app.engine.specs import Gather
from app.engine.values import RETURN
from app.engine.walk import Walk

WORK = frozenset(("userTask", "serviceTask", "boundaryEvent", "intermediateCatchEvent"))


def targets(walk: Walk, node_id: str) -> tuple[str, ...]:
    """Where the open step ``node_id`` may be returned to now: its own order, else the diagram's."""
    step = walk.procedure.step(node_id)
    candidates = step.returns
    if candidates is None:
        nodes = walk.procedure.diagram.nodes.values()
        candidates = tuple(node.id for node in nodes if node.kind == "userTask")
    return tuple(each for each in candidates if obstacle(walk, node_id, each) is None)


def obstacle(walk: Walk, node_id: str, target: str) -> str | None:
    """The code of what stands against a return from ``node_id`` to ``target``, if anything."""
    node = walk.procedure.diagram.nodes.get(target)
    if node is None or node.kind != "userTask":
        return "no_such_step"
    if target not in walk.ledger.done:
        return "not_finished"
    graph = walk.procedure.graph
    if target == node_id or node_id not in graph.beyond(target):
        return "not_reachable"
    if not graph.lies_within(node_id, node.scope):
        return "inside_finished"
    return None


def allowed(walk: Walk, node_id: str, target: str) -> None:
    """Refuse a target that is not legal, or that the step's own list leaves out."""
    step = walk.procedure.step(node_id)
    reason = obstacle(walk, node_id, target)
    of_outcome = {outcome.returns_to for outcome in step.outcomes}
    if reason is None and step.returns is not None and target not in {*step.returns, *of_outcome}:
        reason = "not_listed"
    if reason:
        raise ReturnRefused(reason, element=target)


def give(walk: Walk, task: Any, verdict: str | None, facts: Mapping[str, Any]) -> None:
    """Let ``task`` be decided; an outcome that is a return by its nature returns."""
    node_id = task.task_spec.bpmn_id
    outcome = walk.procedure.step(node_id).outcome(verdict) if verdict is not None else None
    if outcome is None or outcome.returns_to is None:
        if _is_an_act(walk, node_id, verdict):
            raise DecisionRefused("return_is_an_act", element=node_id)
        walk.complete(task, verdict, facts)
        return
    facts = {**facts, "verdict": verdict}
    send_back(walk, task, to=outcome.returns_to, straight=outcome.straight, facts=facts)


def _is_an_act(walk: Walk, node_id: str, verdict: str | None) -> bool:
    """A ``return`` that no gateway asks for never moves a case on (the legal rules rely on it)."""
    return (
        verdict == RETURN
        and not walk.world.is_trial
        and not walk.procedure.diagram.draws(node_id, RETURN)
    )


def send_back(walk: Walk, task: Any, *, to: str, straight: bool, facts: Mapping[str, Any]) -> None:
    """Return from the open ``task`` to the finished step ``to``."""
    node_id = task.task_spec.bpmn_id
    allowed(walk, node_id, to)
    walk.learn(facts)
    walk.come_back()
    undo(walk, to, task.workflow)
    if straight:
        again = walk.procedure.graph.between(to, node_id)
        steps = tuple(each for each in walk.undone if each in again and each in walk.ledger.given)
        walk.ledger.straight.append(Straight(to, node_id, steps))
    else:
        walk.ledger.forget_decisions(walk.procedure.graph.beyond(to))
    walk.go_on()


def take_back(walk: Walk, task_id: UUID) -> None:
    """Undo one's own decision while nothing it led to was decided, done or set off."""
    given = walk.ledger.given
    node_id = next((node for node, each in given.items() if each.task_id == task_id), None)
    if node_id is None or node_id not in walk.ledger.done:
        raise NotPossibleNow("not_closed")
    nodes, done = walk.procedure.diagram.nodes, walk.ledger.done
    for element in walk.procedure.graph.beyond(node_id) - {node_id}:
        is_work = element in nodes and nodes[element].kind in WORK
        if is_work and done.get(element, 0) > given[node_id].when:
            raise NotPossibleNow("gone_further", element=element)
    home = next(
        (each for each in walk.workflow.running() if each.spec.name == nodes[node_id].scope), None
    )
    if home is None:
        raise NotPossibleNow("inside_finished", element=node_id)
    undo(walk, node_id, home)
    del walk.ledger.given[node_id]
    walk.go_on()


def undo(walk: Walk, target: str, where: Any) -> None:
    """Take back ``target`` and what lies beyond it, and open ``target`` again.

    A service task in the stretch runs again when it is passed again; what it did is not undone
    (the legal rules of a procedure allow no way back over a publication).
    """
    beyond = walk.procedure.graph.beyond(target)
    for each in list(walk.workflow.running()):
        for task in each.alive():
            if task.task_spec.bpmn_id in beyond and task.has_state(TaskState.NOT_FINISHED_MASK):
                walk.called_off.add(task.id)
                task.cancel()
    done = walk.ledger.done
    walk.undone = sorted(beyond & done.keys(), key=done.__getitem__)
    walk.passed_over.extend(walk.undone)
    walk.ledger.forget(beyond)

    scope = walk.procedure.diagram.nodes[target].scope
    while where.spec.name != scope:
        where = where.parent_workflow
    _restore_arrivals(walk, beyond, where)
    entry = walk.procedure.entry(target)
    task = where.task_tree._add_child(entry, TaskState.FUTURE)
    task.triggered = True
    entry._update(task)


def _restore_arrivals(walk: Walk, beyond: frozenset[str], where: Any) -> None:
    """Sister branches keep their results: their tokens wait before the joins again.

    A subprocess that goes on running has not reached the joins round it, but others may have.
    """
    while where is not None:
        for spec in where.spec.task_specs.values():
            if isinstance(spec, Gather) and spec.bpmn_id in beyond and len(spec.flow_ids) > 1:
                arrived = sorted(spec.flow_ids & walk.ledger.done.keys())
                if arrived:
                    spec.hold(where.task_tree._add_child(spec, TaskState.WAITING), arrived)
        where = where.parent_workflow
