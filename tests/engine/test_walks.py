"""Random walks through random procedures: the engine and an independent interpreter agree.

Loops, nested parallel blocks, subprocesses, timers and returns; saved and loaded at every step.
"""

from datetime import UTC, datetime
from random import Random

import pytest

from app.engine import returning
from app.engine.check import check, faults_in_the_drawing
from app.engine.check.rehearsal import rehearse
from app.engine.errors import ReturnRefused
from app.engine.procedure import prepare
from app.engine.state import dump, load
from app.engine.walk import Walk, World
from tests.engine.blocks import Aside, Step
from tests.engine.random_blocks import WORDS, Drawing
from tests.engine.simulator import Simulation

WORLD = World("case", datetime(2026, 3, 2, tzinfo=UTC))
LONGEST_WALK = 22


def walk_at_random(seed: int, *, size: int) -> int:
    """One walk; returns how many decisions it took."""
    random, drawing = Random(seed * 7919), Drawing(seed, size)
    procedure = prepare(drawing.source)
    truth, walk = drawing.simulation(), Walk.begin(procedure, WORLD, {})
    for taken in range(LONGEST_WALK):
        walk = load(dump(walk), procedure, WORLD)
        compare(walk, truth, drawing)
        if walk.is_finished:
            return taken
        act(walk, truth, random)
    return LONGEST_WALK


def compare(walk: Walk, truth: Simulation, drawing: Drawing) -> None:
    expected = sorted((step.name for step in truth.open()), key=drawing.order.index)
    assert [task.task_spec.bpmn_id for task in walk.open_tasks()] == expected

    rings = sorted(name for name, blocks in truth.timers().items() for _ in blocks)
    assert sorted(task.task_spec.bpmn_id for task in walk.waiting_timers()) == rings

    assert walk.is_finished == (truth.whole.status == "done")
    for step in truth.open():
        legal = {each.name for each in truth.steps.values() if truth.may_return(step, each)}
        assert set(returning.targets(walk, step.name)) == legal


def act(walk: Walk, truth: Simulation, random: Random) -> None:
    """The same random act in both worlds."""
    step = random.choice(truth.open()) if truth.open() else None
    timers = sorted(truth.timers())
    if step is None or (timers and random.random() < 0.25):
        name = random.choice(timers)
        truth.ring(name)
        walk.ring(next(t for t in walk.waiting_timers() if t.task_spec.bpmn_id == name))
        return
    task = next(task for task in walk.open_tasks() if task.task_spec.bpmn_id == step.name)
    legal = [each for each in truth.steps.values() if truth.may_return(step, each)]
    if legal and random.random() < 0.35:
        target, straight = random.choice(legal), random.random() < 0.4
        truth.send_back(step, target, straight=straight)
        returning.send_back(walk, task, to=target.name, straight=straight, facts={})
        return
    refuse_illegal_return(walk, truth, step, random)
    verdict = random.choice(WORDS)
    walk.complete(task, verdict, {})
    truth.complete(step, verdict)


def refuse_illegal_return(walk: Walk, truth: Simulation, step: Step, random: Random) -> None:
    every = [each for each in truth.steps.values() if not isinstance(each, Aside)]
    target = random.choice(every)
    if not truth.may_return(step, target):
        with pytest.raises(ReturnRefused):
            returning.allowed(walk, step.name, target.name)


@pytest.mark.parametrize("part", range(8))
def test_the_engine_takes_the_steps_an_independent_interpreter_takes(part: int) -> None:
    taken = [walk_at_random(1000 * part + seed, size=4 + seed % 12) for seed in range(50)]

    assert sum(taken) > 300


@pytest.mark.slow
@pytest.mark.parametrize("part", range(8))
def test_the_engine_takes_the_same_steps_in_two_thousand_walks(part: int) -> None:
    taken = [walk_at_random(1000 * part + seed, size=4 + seed % 12) for seed in range(50, 250)]

    assert sum(taken) > 1500


def test_the_check_finds_the_random_procedures_sound() -> None:
    sources = [Drawing(seed, 4 + seed % 12).source for seed in range(60)]

    # The check tries a diagram in a process of its own; most are tried here, which is quicker.
    checked = [finding for source in sources[::6] for finding in check(source)]
    checked += [finding for source in sources for finding in faults_in_the_drawing(source)]
    assert [finding for finding in checked if finding.severity == "error"] == []
    assert [rehearse(source, seconds=0.4) for source in sources] == [None] * len(sources)
