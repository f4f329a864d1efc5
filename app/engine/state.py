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
from app.engine.ledger import MAIN, Given, Ledger, Path, Straight, Strand
from app.engine.procedure import Procedure
from app.engine.specs import Gather, Inner, Parting, Wait, Watch
from app.engine.walk import Walk, World
from app.engine.workflow import FlatSubWorkflow, FlatWorkflow

FORMAT = 2
READABLE_FORMATS = frozenset((1, 2))  # 1: before anything happened beside the way more than once
ENGINE = version("SpiffWorkflow")
READABLE_ENGINES = frozenset(("3.2.0",))
MAGIC = b"mcs\x01"
DIGEST_BYTES = 16
LARGEST_STATE = 1_000_000
DAY, MOMENT = 1, 2

Row = list[Any]


def dump(walk: Walk) -> bytes:
    """``walk`` as it stands; only after everything automatic has run."""
    ledger = walk.ledger
    content = {
        "format": FORMAT,
        "engine": ENGINE,
        "procedure": bytes.fromhex(walk.procedure.digest)[:8],
        "facts": walk.facts,
        "over": bool(walk.workflow.completed),
        "clock": ledger.clock,
        "back": ledger.times_back,
        **_strand_saved(ledger.of(MAIN), walk.procedure),
        "alive": _rows(walk.workflow, walk),
    }
    beside = [
        {"path": path, **_strand_saved(strand, walk.procedure)}
        for path, strand in ledger.strands.items()
        if path
    ]
    if beside:
        content["beside"] = beside
    packed = zstandard.ZstdCompressor(level=3).compress(msgpack.packb(content, default=_packed))
    return MAGIC + _digest(packed) + packed


def load(state: bytes, procedure: Procedure, world: World) -> Walk:
    """The walk that ``dump`` saw; ``StateDamaged`` when these are not its bytes."""
    content = _content(state)
    if content["procedure"] != bytes.fromhex(procedure.digest)[:8]:
        raise StateDamaged("other_procedure")
    strands = {MAIN: _strand(content, procedure)}
    for each in content.get("beside", ()):
        strands[tuple(each["path"])] = _strand(each, procedure)
    ledger = Ledger(clock=content["clock"], times_back=content["back"], strands=strands)
    walk = Walk(procedure, world, content["facts"], ledger)
    specs = dict(procedure.specs)
    spec = specs.pop(procedure.diagram.process_id)
    walk.workflow = FlatWorkflow(spec, specs, host=walk, deserializing=True)
    walk.workflow.completed = content["over"]
    _restore(walk.workflow, content["alive"], walk)
    if content["over"] == bool(content["alive"]):
        raise StateDamaged("damaged")
    return walk


def _strand_saved(strand: Strand, procedure: Procedure) -> dict[str, Any]:
    places = procedure.places
    return {
        "done": [part for key, when in strand.done.items() for part in (places[key], when)],
        "given": [
            [places[key], each.task_id.bytes, each.when, each.facts]
            for key, each in strand.given.items()
        ],
        "straight": [
            [places[each.target], places[each.until], [places[step] for step in each.steps]]
            for each in strand.straight
        ],
    }


def _strand(content: dict[str, Any], procedure: Procedure) -> Strand:
    elements, done = procedure.elements, content["done"]
    return Strand(
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
    if content["format"] not in READABLE_FORMATS or content["engine"] not in READABLE_ENGINES:
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
    """One row for each living task: its node, its id, what it knows, the guard or gateway it waits
    behind together with others, and the strand it is on.
    """
    companies: dict[Any, int] = {}
    rows = []
    for task in workflow.alive():
        before = task.parent
        waits_together = isinstance(before.task_spec, Parting)
        number = companies.setdefault(before.id, len(companies) + 1) if waits_together else 0
        place = walk.procedure.places[task.task_spec.bpmn_id]
        rows.append([place, task.id.bytes, _knows(task, walk), number, *walk.strand(task)])
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
    companies: dict[int, Any] = {}
    for place, task_id, knows, number, *path in rows:
        spec = workflow.spec.task_specs[walk.procedure.elements[place]]
        parent = root
        if number:
            if number not in companies:
                before = next(each for each in spec.inputs if isinstance(each, Parting))
                companies[number] = Task(workflow, before, root, state=TaskState.COMPLETED)
            parent = companies[number]
        task = Task(workflow, spec, parent, state=TaskState.READY, id=UUID(bytes=task_id))
        task.triggered = True
        _wake_up(task, knows, tuple(path), walk)


def _wake_up(task: Any, knows: Any, path: Path, walk: Walk) -> None:
    spec = task.task_spec
    if path:
        task.internal_data["strand"] = path
    if isinstance(spec, Inner):
        task._state = TaskState.STARTED
        top = walk.workflow
        inner = FlatSubWorkflow(top.subprocess_specs[spec.spec], task.id, top, deserializing=True)
        top.subprocesses[task.id] = inner
        inner.completed_event.connect(spec._on_subworkflow_completed, task)
        _restore(inner, knows, walk)
    elif isinstance(spec, Gather):
        spec.hold(task, [walk.procedure.elements[place] for place in knows])
    elif isinstance(spec, Wait | Watch):
        task._state = TaskState.WAITING
        if knows is not None:
            task.internal_data["due_at"] = knows
