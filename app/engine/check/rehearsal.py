"""Walks a diagram at random through the real engine, each outcome in turn, saved and loaded.

Runs in the child process of ``trial``; everything here may be killed at any moment.
"""

import ast
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from random import Random
from typing import Any

from app.engine.check.truth import verdict_words
from app.engine.errors import DecisionRefused, EngineError, NotPossibleNow, ReturnRefused
from app.engine.facts import FLAGS, NUMBERS
from app.engine.procedure import Procedure, prepare
from app.engine.returning import give, send_back, targets
from app.engine.state import dump, load
from app.engine.values import RETURN
from app.engine.walk import Walk, World

Failure = tuple[str | None, str, dict[str, str]]  # the element, the engine's code, its values
Choice = tuple[str, str | None]  # a step and a verdict, or an event

LONGEST_WALK = 60
MOST_WALKS = 200
WORLD = World("", datetime(2026, 3, 2, 1, tzinfo=UTC))
ATTRIBUTES = ("proactive", "on_request", "withheld")
REFUSALS = (DecisionRefused, NotPossibleNow, ReturnRefused)  # the engine said no: nothing is wrong


def rehearse(source: bytes, *, seconds: float) -> Failure | None:
    """The first thing that goes wrong within ``seconds`` of work, if anything does."""
    rehearsal: Rehearsal | None = None
    try:
        rehearsal = Rehearsal(prepare(source), time.process_time() + seconds)
        rehearsal.run()
    except EngineError as error:
        values = {key: str(value)[:80] for key, value in error.values.items()}
        return rehearsal.chosen if rehearsal else None, error.code, values
    return None


class Rehearsal:
    """Many walks; each prefers what was chosen least so far."""

    def __init__(self, procedure: Procedure, until: float) -> None:
        self.procedure = procedure
        self.until = until
        self.random = Random(0)
        self.times: Counter[Choice] = Counter()
        self.chosen: str | None = None  # the step or event of the last choice
        conditions = [flow.condition for flow in procedure.diagram.flows.values() if flow.condition]
        self.words = sorted({word for each in conditions for word in verdict_words(each)}) or ["ok"]
        self.numbers = sorted({n for each in conditions for n in _numbers(each)}) or [1]

    def run(self) -> None:
        """Walk until every choice was made a few times, or the time is over."""
        walks = 0
        while walks < MOST_WALKS and time.process_time() < self.until:
            walks += 1
            before = len(self.times), min(self.times.values(), default=0)
            self._one_walk()
            if before[1] > 2 and len(self.times) == before[0]:
                return

    def _one_walk(self) -> None:
        self.chosen = None
        walk = Walk.begin(self.procedure, WORLD, self._facts())
        for _ in range(LONGEST_WALK):
            if walk.is_finished or time.process_time() > self.until:
                return
            choices = list(self._choices(walk))
            if not choices:
                raise NothingOpen
            choice = min(choices, key=lambda each: (self.times[each], self.random.random()))
            self.times[choice] += 1
            self.chosen = choice[0]
            state = dump(walk)
            walk = load(state, self.procedure, WORLD)
            try:
                self._make(walk, choice)
            except REFUSALS:
                walk = load(state, self.procedure, WORLD)

    def _choices(self, walk: Walk) -> Iterator[Choice]:
        for task in walk.open_tasks():
            node_id = task.task_spec.bpmn_id
            outcomes = self.procedure.step(node_id).outcomes
            for word in [outcome.id for outcome in outcomes] or self.words:
                yield node_id, word
        for event in (*walk.waiting_timers(), *walk.waiting_messages()):
            yield event.task_spec.bpmn_id, None

    def _make(self, walk: Walk, choice: Choice) -> None:
        node_id, word = choice
        if word is None:
            self._happen(walk, node_id)
            return
        task = next(each for each in walk.open_tasks() if each.task_spec.bpmn_id == node_id)
        back = targets(walk, task) if word == RETURN else ()
        if back and not self.procedure.diagram.draws(node_id, RETURN):
            facts = {**self._facts(), "verdict": word}
            send_back(walk, task, to=self.random.choice(back), straight=False, facts=facts)
        else:
            give(walk, task, word, self._facts())

    def _happen(self, walk: Walk, node_id: str) -> None:
        timer = next((t for t in walk.waiting_timers() if t.task_spec.bpmn_id == node_id), None)
        if timer is not None:
            walk.ring(timer)
            return
        messages = walk.waiting_messages()
        walk.deliver(next(m for m in messages if m.task_spec.bpmn_id == node_id), self._facts())

    def _facts(self) -> dict[str, Any]:
        values: Mapping[str, list[Any]] = {
            **dict.fromkeys(NUMBERS, self.numbers),
            **dict.fromkeys(FLAGS, [True, False]),
            "moment": [WORLD.at],
            "date": [WORLD.at.date()],
        }
        declared = self.procedure.diagram.facts.items()
        facts = {name: self.random.choice(values.get(kind, self.words)) for name, kind in declared}
        return {**facts, "attribute": self.random.choice(ATTRIBUTES)}


class NothingOpen(EngineError):
    """A walk that is not over, and in which nobody has a turn."""

    def __init__(self) -> None:
        super().__init__("leads_nowhere")


def _numbers(condition: str) -> Iterator[int | float]:
    for node in ast.walk(ast.parse(condition.strip().replace("\n", " "), mode="eval")):
        if isinstance(node, ast.Constant) and isinstance(node.value, int | float):
            yield from (node.value - 1, node.value, node.value + 1)
