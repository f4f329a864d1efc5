"""An instance as bytes: what is alive, what stands done, the facts. Never specs, never history.

msgpack and zstd behind a format, the engine's version and a digest; anything else is refused.
"""

from datetime import UTC, date, datetime
from hashlib import blake2b
from importlib.metadata import version
from typing import Any
from uuid import UUID

import msgpack
import zstandard
from SpiffWorkflow.task import Task
from SpiffWorkflow.util.task import TaskState

from app.engine.errors import StateDamaged
from app.engine.ledger import Given, Ledger, Straight
from app.engine.procedure import Procedure
from app.engine.specs import Alarm, Gather, Guard, Inner
from app.engine.walk import Walk, World
from app.engine.workflow import FlatSubWorkflow, FlatWorkflow

FORMAT = 1
ENGINE = version("SpiffWorkflow")
READABLE_ENGINES = frozenset(("3.2.0",))
MAGIC = b"mcs\x01"
DIGEST_BYTES = 16
LARGEST_STATE = 1_000_000
DAY, MOMENT = 1, 2

Row = list[Any]


def dump(walk: Walk) -> bytes:
    """``walk`` as it stands; only after everything automatic has run."""
    ledger, places = walk.ledger, walk.procedure.places
    content = {
        "format": FORMAT,
        "engine": ENGINE,
        "procedure": bytes.fromhex(walk.procedure.digest)[:8],
        "facts": walk.facts,
        "over": bool(walk.workflow.completed),
        "clock": ledger.clock,
        "back": ledger.times_back,
        "done": [part for key, when in ledger.done.items() for part in (places[key], when)],
        "given": [
            [places[key], each.task_id.bytes, each.when, each.facts]
            for key, each in ledger.given.items()
        ],
        "straight": [
            [places[each.target], places[each.until], [places[step] for step in each.steps]]
            for each in ledger.straight
        ],
        "alive": _rows(walk.workflow, walk),
    }
    packed = zstandard.ZstdCompressor(level=3).compress(msgpack.packb(content, default=_packed))
    return MAGIC + _digest(packed) + packed


def load(state: bytes, procedure: Procedure, world: World) -> Walk:
    """The walk that ``dump`` saw; ``StateDamaged`` when these are not its bytes."""
    content = _content(state)
    if content["procedure"] != bytes.fromhex(procedure.digest)[:8]:
        raise StateDamaged("other_procedure")
    elements = procedure.elements
    done = content["done"]
    ledger = Ledger(
        clock=content["clock"],
        times_back=content["back"],
        done={elements[place]: when for place, when in zip(done[::2], done[1::2], strict=True)},
        given={
            elements[place]: Given(UUID(bytes=task_id), when, facts)
            for place, task_id, when, facts in content["given"]
        },
        straight=[
            Straight(elements[target], elements[until], tuple(elements[step] for step in steps))
            for target, until, steps in content["straight"]
        ],
    )
    walk = Walk(procedure, world, content["facts"], ledger)
    specs = dict(procedure.specs)
    spec = specs.pop(procedure.diagram.process_id)
    walk.workflow = FlatWorkflow(spec, specs, host=walk, deserializing=True)
    walk.workflow.completed = content["over"]
    _restore(walk.workflow, content["alive"], walk)
    if content["over"] == bool(content["alive"]):
        raise StateDamaged("damaged")
    return walk


def _digest(packed: bytes) -> bytes:
    return blake2b(packed, digest_size=DIGEST_BYTES).digest()


def _content(state: bytes) -> dict[str, Any]:
    start = len(MAGIC) + DIGEST_BYTES
    packed = state[start:]
    if state[: len(MAGIC)] != MAGIC or state[len(MAGIC) : start] != _digest(packed):
        raise StateDamaged("damaged")
    decompressor = zstandard.ZstdDecompressor()
    plain = decompressor.decompress(packed, max_output_size=LARGEST_STATE)
    content = msgpack.unpackb(plain, ext_hook=_unpacked)
    if content["format"] != FORMAT or content["engine"] not in READABLE_ENGINES:
        raise StateDamaged("other_format", format=content["format"], engine=content["engine"])
    return dict(content)


def _packed(value: Any) -> msgpack.ExtType:
    if isinstance(value, datetime):
        return msgpack.ExtType(MOMENT, value.astimezone(UTC).isoformat().encode())
    if isinstance(value, date):
        return msgpack.ExtType(DAY, value.isoformat().encode())
    raise TypeError(type(value).__name__)


def _unpacked(code: int, content: bytes) -> Any:
    text = content.decode()
    return datetime.fromisoformat(text) if code == MOMENT else date.fromisoformat(text)


def _rows(workflow: Any, walk: Walk) -> list[Row]:
    """One row for each living task: its node, its id, what it knows, the guard it stands behind."""
    guards: dict[Any, int] = {}
    rows = []
    for task in workflow.alive():
        guard = task.parent
        behind = isinstance(guard.task_spec, Guard)
        number = guards.setdefault(guard.id, len(guards) + 1) if behind else 0
        place = walk.procedure.places[task.task_spec.bpmn_id]
        rows.append([place, task.id.bytes, _knows(task, walk), number])
    return rows


def _knows(task: Any, walk: Walk) -> Any:
    spec = task.task_spec
    if isinstance(spec, Inner):
        return _rows(walk.workflow.subprocesses[task.id], walk)
    if isinstance(spec, Gather):
        return [walk.procedure.places[flow] for flow in task.internal_data["arrived"]]
    return task.internal_data.get("due_at")


def _restore(workflow: Any, rows: list[Row], walk: Walk) -> None:
    root = Task(workflow, workflow.spec.start, state=TaskState.COMPLETED)
    workflow.task_tree = workflow.last_task = root
    guards: dict[int, Any] = {}
    for place, task_id, knows, number in rows:
        spec = workflow.spec.task_specs[walk.procedure.elements[place]]
        parent = root
        if number:
            if number not in guards:
                guard = next(each for each in spec.inputs if isinstance(each, Guard))
                guards[number] = Task(workflow, guard, root, state=TaskState.COMPLETED)
            parent = guards[number]
        task = Task(workflow, spec, parent, state=TaskState.READY, id=UUID(bytes=task_id))
        task.triggered = True
        _wake_up(task, knows, walk)


def _wake_up(task: Any, knows: Any, walk: Walk) -> None:
    spec = task.task_spec
    if isinstance(spec, Inner):
        task._state = TaskState.STARTED
        top = walk.workflow
        inner = FlatSubWorkflow(top.subprocess_specs[spec.spec], task.id, top, deserializing=True)
        top.subprocesses[task.id] = inner
        inner.completed_event.connect(spec._on_subworkflow_completed, task)
        _restore(inner, knows, walk)
    elif isinstance(spec, Gather):
        spec.hold(task, [walk.procedure.elements[place] for place in knows])
    elif isinstance(getattr(spec, "event_definition", None), Alarm):
        task._state = TaskState.WAITING
        task.internal_data["due_at"] = knows
