"""Random walks through random procedures: the engine and an independent interpreter agree.

Loops, nested parallel blocks, subprocesses, timers, messages, event-based gateways and returns;
saved and loaded at every step.
"""

from datetime import UTC, datetime
from random import Random
from typing import Any

import pytest

from app.engine import returning
from app.engine.check import check, faults_in_the_drawing
from app.engine.check.rehearsal import rehearse
from app.engine.errors import ReturnRefused
from app.engine.procedure import prepare
from app.engine.state import dump, load
from app.engine.walk import Walk, World
from tests.engine.blocks import Block, Host, Race, Step, Wait
from tests.engine.random_blocks import WORDS, Drawing
from tests.engine.simulator import Event, Simulation

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
    assert [name_of(task) for task in walk.open_tasks()] == expected

    events = truth.events()
    messages = sorted(name for name, block in events if block.is_a_message(name))
    timers = sorted(name for name, block in events if not block.is_a_message(name))
    assert sorted(map(name_of, walk.waiting_timers())) == timers
    assert sorted(map(name_of, walk.waiting_messages())) == messages

    assert walk.is_finished == (truth.whole.status == "done")
    for step in truth.open():
        task = of(walk, walk.open_tasks(), step.name, step, truth)
        assert set(returning.targets(walk, task)) == {each.name for each in legal(truth, step)}


def name_of(task: Any) -> str:
    return str(task.task_spec.bpmn_id)


def of(walk: Walk, tasks: list[Any], name: str, block: Block, truth: Simulation) -> Any:
    """The task that stands for ``block``, which may stand there in several copies."""
    blocks = [*truth.open(), *(each for called, each in truth.events() if called == name)]
    copies = sorted({truth.rank(b) for b in blocks if name in names_in(b)})
    same = sorted((task for task in tasks if name_of(task) == name), key=walk.strand)
    assert len(copies) == len(same)
    return same[copies.index(truth.rank(block))]


def names_in(block: Block) -> list[str]:
    own = [block.name] if isinstance(block, Step) and block.status == "active" else []
    return [*own, *(block.awaited() if isinstance(block, Wait | Race | Host) else [])]


def legal(truth: Simulation, step: Step) -> list[Step]:
    return [each for each in truth.steps() if truth.may_return(step, each)]


def act(walk: Walk, truth: Simulation, random: Random) -> None:
    """The same random act in both worlds."""
    step = random.choice(truth.open()) if truth.open() else None
    events = sorted(truth.events(), key=lambda event: (event[0], truth.rank(event[1])))
    if step is None or (events and random.random() < 0.3):
        happen(walk, truth, *random.choice(events), random)
        return
    task = of(walk, walk.open_tasks(), step.name, step, truth)
    targets = legal(truth, step)
    if targets and random.random() < 0.35:
        target, straight = random.choice(targets), random.random() < 0.4
        truth.send_back(step, target, straight=straight)
        returning.send_back(walk, task, to=target.name, straight=straight, facts={})
        return
    refuse_illegal_return(walk, task, truth, step, random)
    verdict = random.choice(WORDS)
    walk.complete(task, verdict, {})
    truth.complete(step, verdict)


def happen(walk: Walk, truth: Simulation, name: str, block: Event, random: Random) -> None:
    if not block.is_a_message(name):
        task = of(walk, walk.waiting_timers(), name, block, truth)
        truth.happen(name, block)
        walk.ring(task)
        return
    task = of(walk, walk.waiting_messages(), name, block, truth)
    verdict = random.choice([None, *WORDS])
    truth.happen(name, block, verdict)
    walk.deliver(task, {"verdict": verdict} if verdict else {})


def refuse_illegal_return(
    walk: Walk, task: Any, truth: Simulation, step: Step, random: Random
) -> None:
    name = random.choice([each.name for each in truth.steps()])
    if name not in {each.name for each in legal(truth, step)}:
        with pytest.raises(ReturnRefused):
            returning.allowed(walk, task, name)


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
