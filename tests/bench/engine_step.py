"""The engine's part of an opinion (load, step, dump) beside a stock step kept in memory."""

import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from lxml import etree
from SpiffWorkflow.bpmn import BpmnWorkflow
from SpiffWorkflow.bpmn.parser import BpmnParser
from SpiffWorkflow.util.task import TaskState

from app.engine import returning
from app.engine.procedure import Procedure, prepare
from app.engine.reading import BPMN, DI
from app.engine.state import dump, load
from app.engine.walk import Walk, World
from tests.bench.figures import Figure, against, below, in_turn

SOURCE = Path("workflows/proactive_review.bpmn").read_bytes()
PATH = (
    ("draft", "submit"),
    ("unit_review", "approve"),
    ("office_review", "approve"),
    ("sign", "approve"),
    ("secrecy_review", "open"),
)
WORLD = World("bench", datetime(2026, 3, 2, tzinfo=UTC))
INSTANCES = 40
ROUNDS = 10


def figures() -> list[Figure]:
    """Three figures: a step, the state in the middle of the chain, the tenth round."""
    ours, stock = in_turn(our_steps, stock_steps, runs=15)
    tenth, first = round_costs()
    return [
        against("engine.step", "ms", ours, stock, limit=4),
        below("engine.state_in_the_middle", "bytes", float(state_in_the_middle()), limit=2000),
        against("engine.tenth_round", "ms", tenth, first, limit=1.5),
    ]


def our_steps() -> float:
    """Milliseconds for one step, over whole chains, saved and loaded each time."""
    procedure = prepare(SOURCE)
    states = [dump(Walk.begin(procedure, WORLD, {"attribute": "proactive"}))] * INSTANCES
    begun = time.perf_counter()
    for node_id, verdict in PATH:
        for place, state in enumerate(states):
            states[place] = step(procedure, state, node_id, verdict)
    return (time.perf_counter() - begun) * 1000 / INSTANCES / len(PATH)


def step(procedure: Procedure, state: bytes, node_id: str, verdict: str) -> bytes:
    walk = load(state, procedure, WORLD)
    task = next(task for task in walk.open_tasks() if task.task_spec.bpmn_id == node_id)
    if verdict == "return":
        returning.send_back(walk, task, to="draft", straight=False, facts={"verdict": verdict})
    else:
        returning.give(walk, task, verdict, {})
    return dump(walk)


def stock_steps() -> float:
    """The same chains with the library as it comes, never saved."""
    spec, inner = stock_spec()
    workflows = [BpmnWorkflow(spec, inner) for _ in range(INSTANCES)]
    for workflow in workflows:
        workflow.do_engine_steps()
    begun = time.perf_counter()
    for node_id, verdict in PATH:
        for workflow in workflows:
            stock_step(workflow, node_id, verdict)
    return (time.perf_counter() - begun) * 1000 / INSTANCES / len(PATH)


def stock_spec() -> Any:
    root = etree.fromstring(SOURCE)
    for diagram in root.findall(f"{{{DI}}}BPMNDiagram"):
        root.remove(diagram)
    for task in list(root.iter(f"{{{BPMN}}}serviceTask")):
        task.tag = f"{{{BPMN}}}manualTask"  # never reached here; the plain parser knows no other
    parser = BpmnParser()
    parser.add_bpmn_xml(root, "proactive_review.bpmn")
    return parser.get_spec("proactive_review"), parser.get_subprocess_specs("proactive_review")


def stock_step(workflow: BpmnWorkflow, node_id: str, verdict: str) -> None:
    task = next(
        task
        for task in workflow.get_tasks(state=TaskState.READY, manual=True)
        if task.task_spec.bpmn_id == node_id
    )
    task.data.update(verdict=verdict, attribute="proactive")
    task.run()
    workflow.do_engine_steps()


def state_in_the_middle() -> int:
    """Bytes of an instance that waits for secrecy review after two returns."""
    procedure = prepare(SOURCE)
    state = dump(Walk.begin(procedure, WORLD, {"attribute": "proactive"}))
    for node_id, verdict in (*PATH[:2], ("office_review", "return"), *PATH[:4]):
        state = step(procedure, state, node_id, verdict)
    return len(state)


def round_costs() -> tuple[float, float]:
    """Milliseconds of a step in the tenth round and in the first."""
    procedure = prepare(SOURCE)
    there = (*PATH[:3], ("sign", "return"))
    costs: list[list[float]] = [[] for _ in range(ROUNDS)]
    for _ in range(INSTANCES):
        state = dump(Walk.begin(procedure, WORLD, {"attribute": "proactive"}))
        for cost in costs:
            begun = time.perf_counter()
            for node_id, verdict in there:
                state = step(procedure, state, node_id, verdict)
            cost.append((time.perf_counter() - begun) * 1000 / len(there))
    return sorted(costs[-1])[INSTANCES // 2], sorted(costs[0])[INSTANCES // 2]
