"""直达: after a planned return, what lies between is repeated until the returner has his turn.

A step is decided as it was. An event on the way happens as it did, with the facts it brought: what
arrived has arrived, and a time that ran out is not granted again. What happened beside the way is
not repeated.
"""

from typing import TYPE_CHECKING, Any

from app.engine.ledger import Given, Path
from app.engine.specs import Step

if TYPE_CHECKING:
    from app.engine.walk import Walk


def go_back(walk: "Walk") -> None:
    """Repeat what can be repeated now, on every strand."""
    for path in list(walk.ledger.strands):
        while path in walk.ledger.strands and _repeats(walk, path):
            pass


def _repeats(walk: "Walk", path: Path) -> bool:
    """Repeat one thing on the latest straight way of the strand ``path``, or end that way."""
    strand = walk.ledger.of(path)
    if not strand.straight:
        return False
    straight = strand.straight[-1]
    if any(_is_turn_of(walk, straight.until, task, path) for task in walk.open_tasks()):
        strand.straight.pop()
        return True
    repeated = strand.given.keys() & set(straight.steps)
    again = (task for task in walk.alive() if task.task_spec.bpmn_id in repeated)
    task = next((each for each in again if walk.strand(each) == path), None)
    if task is None or straight.target not in strand.done:
        return False
    _repeat(walk, task, strand.given[task.task_spec.bpmn_id])
    return True


def _is_turn_of(walk: "Walk", node_id: str, task: Any, path: Path) -> bool:
    return task.task_spec.bpmn_id == node_id and walk.strand(task)[: len(path)] == path


def _repeat(walk: "Walk", task: Any, given: Given) -> None:
    if isinstance(task.task_spec, Step):
        walk.replayed.append((task.task_spec.bpmn_id, task.id))
        walk.repeats[task.id] = given.task_id
        walk.decide(task, given.facts.get("verdict"), given.facts)
    else:
        walk.happen(task, given.facts)
    walk.go_on()
