"""退回 and 撤回: undoing the latest passage of a step and everything beyond it (DESIGN §3.12)."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from SpiffWorkflow.util.task import TaskState

from app.engine.errors import DecisionRefused, NotPossibleNow, ReturnRefused
from app.engine.ledger import Path, Straight
from app.engine.specs import Gather, new_token
from app.engine.values import RETURN
from app.engine.walk import Walk

WORK = frozenset(("userTask", "serviceTask", "boundaryEvent", "intermediateCatchEvent"))


def targets(walk: Walk, task: Any) -> tuple[str, ...]:
    """Where the open step ``task`` may be returned to now: its own order, else the diagram's."""
    step = walk.procedure.step(task.task_spec.bpmn_id)
    candidates = step.returns
    if candidates is None:
        nodes = walk.procedure.diagram.nodes.values()
        candidates = tuple(node.id for node in nodes if node.kind == "userTask")
    return tuple(each for each in candidates if obstacle(walk, task, each) is None)


def obstacle(walk: Walk, task: Any, target: str) -> str | None:
    """The code of what stands against a return from ``task`` to ``target``, if anything."""
    node_id = task.task_spec.bpmn_id
    node = walk.procedure.diagram.nodes.get(target)
    if node is None or node.kind != "userTask":
        return "no_such_step"
    if target not in walk.ledger.of(_strand_of(walk, task, target)).done:
        return "not_finished"
    graph = walk.procedure.graph
    if target == node_id or node_id not in graph.beyond(target):
        return "not_reachable"
    if not graph.lies_within(node_id, node.scope):
        return "inside_finished"
    return None


def _strand_of(walk: Walk, task: Any, target: str) -> Path:
    """The strand on which ``task`` came past ``target``: its own, or the one that began on."""
    return walk.strand(task)[: walk.procedure.graph.level(target)]


def allowed(walk: Walk, task: Any, target: str) -> None:
    """Refuse a target that is not legal, or that the step's own list leaves out."""
    step = walk.procedure.step(task.task_spec.bpmn_id)
    reason = obstacle(walk, task, target)
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
    allowed(walk, task, to)
    walk.learn(facts)
    walk.come_back()
    path = _strand_of(walk, task, to)
    undo(walk, to, task.workflow, path)
    if straight:
        node_id, strand = task.task_spec.bpmn_id, walk.ledger.of(path)
        again = walk.procedure.graph.between(to, node_id) & strand.given.keys()
        steps = tuple(each for each in walk.undone if each in again)
        strand.straight.append(Straight(to, node_id, steps))
    else:
        for strand in walk.ledger.within(path):
            strand.forget_decisions(walk.procedure.graph.beyond(to))
    walk.go_on()


def take_back(walk: Walk, task_id: UUID) -> None:
    """Undo one's own decision while nothing it led to was decided, done or set off."""
    path, node_id = _decided(walk, task_id)
    nodes, beyond = walk.procedure.diagram.nodes, walk.procedure.graph.beyond(node_id)
    when = walk.ledger.of(path).given[node_id].when
    for strand in walk.ledger.within(path):
        for element in beyond & strand.done.keys() & nodes.keys() - {node_id}:
            is_later = nodes[element].kind in WORK and strand.done[element] > when
            if is_later or (nodes[element].message and nodes[element].attached_to == node_id):
                raise NotPossibleNow("gone_further", element=element)
    home = next(
        (each for each in walk.workflow.running() if _is_home(walk, each, node_id, path)), None
    )
    if home is None:
        raise NotPossibleNow("inside_finished", element=node_id)
    path = _strand_again(walk, node_id, path)
    undo(walk, node_id, home, path)
    del walk.ledger.of(path).given[node_id]
    walk.go_on()


def _decided(walk: Walk, task_id: UUID) -> tuple[Path, str]:
    """The strand and the step of a decision that stands."""
    for path, strand in walk.ledger.strands.items():
        for node_id, given in strand.given.items():
            if given.task_id == task_id and node_id in strand.done:
                return path, node_id
    raise NotPossibleNow("not_closed")


def _is_home(walk: Walk, workflow: Any, node_id: str, path: Path) -> bool:
    """Whether the step stands in this running scope, on the strand ``path``."""
    outer = walk.strand(workflow.task_tree)
    is_scope = workflow.spec.name == walk.procedure.diagram.nodes[node_id].scope
    return bool(is_scope) and path[: len(outer)] == outer


def _strand_again(walk: Walk, node_id: str, path: Path) -> Path:
    """The strand of a decision: one that ended with it begins again."""
    graph = walk.procedure.graph
    is_over = graph.level(node_id) > len(path) and not any(
        each.task_spec.bpmn_id in graph.beyond(node_id) and walk.strand(each) == path
        for each in walk.alive()
    )
    return walk.ledger.reopen(path, graph.beyond(node_id)) if is_over else path


def undo(walk: Walk, target: str, where: Any, path: Path) -> None:
    """Take back ``target`` and what lies beyond it on the strand ``path``, and open it again.

    A service task in the stretch runs again when it is passed again; what it did is not undone
    (the legal rules of a procedure allow no way back over a publication).
    """
    beyond = walk.procedure.graph.beyond(target)
    alive = [task for each in walk.workflow.running() for task in each.alive()]
    called_off = [
        task for task in alive if task.task_spec.bpmn_id in beyond and _is_on(walk, task, path)
    ]
    walk.called_off.update(task.id for task in called_off)
    for task in called_off:
        if task.has_state(TaskState.NOT_FINISHED_MASK):  # its subprocess was not called off before
            task.cancel()
    _forget(walk, beyond, path)

    scope = walk.procedure.diagram.nodes[target].scope
    while where.spec.name != scope:
        where = where.parent_workflow
    _restore_arrivals(walk, beyond, where, path)
    entry = walk.procedure.entry(target)
    entry._update(new_token(where, entry, path))


def _is_on(walk: Walk, task: Any, path: Path) -> bool:
    return walk.strand(task)[: len(path)] == path


def _forget(walk: Walk, beyond: frozenset[str], path: Path) -> None:
    """What lies beyond is not done any more. Beside the way, only these decisions are undone."""
    strands = walk.ledger.within(path)
    done = {
        element: strand.done[element]
        for strand in strands
        for element in beyond & strand.done.keys()
    }
    walk.undone = sorted(done, key=done.__getitem__)
    walk.passed_over.extend(walk.undone)
    if path:
        walk.undone_beside = tuple(
            given.task_id
            for strand in strands
            for node_id, given in strand.given.items()
            if node_id in done
        )
    for strand in strands:
        strand.forget(beyond)


def _restore_arrivals(walk: Walk, beyond: frozenset[str], where: Any, path: Path) -> None:
    """Sister branches keep their results: their tokens wait before the joins again.

    A subprocess that goes on running has not reached the joins round it, but others may have.
    """
    graph, done = walk.procedure.graph, walk.ledger.of(path).done
    while where is not None:
        for spec in where.spec.task_specs.values():
            is_join = isinstance(spec, Gather) and len(spec.flow_ids) > 1
            if is_join and spec.bpmn_id in beyond and graph.level(spec.bpmn_id) == len(path):
                arrived = sorted(spec.flow_ids & done.keys())
                if arrived:
                    spec.hold(new_token(where, spec, path), arrived)
        where = where.parent_workflow
