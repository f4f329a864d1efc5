"""A case in the database that tests can lead through a procedure by the names of its steps."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import select

from app import engine
from app.engine import Progress
from app.engine.models import ProcedureInstance, ProcedureTimer
from app.kit.db import db, transaction
from tests.engine.drawing import chain, diagram, node, step

AT = datetime(2026, 3, 2, 1, tzinfo=UTC)

CHAIN = diagram(
    node("startEvent", "begin") + step("a") + step("b") + step("c") + node("endEvent", "over"),
    chain("begin", "a", "b", "c", "over"),
)
BRANCHES = diagram(
    node("startEvent", "begin") + step("a") + node("parallelGateway", "split"),
    step("b1")
    + step("b2")
    + node("parallelGateway", "join")
    + step("z")
    + node("endEvent", "over"),
    chain("begin", "a", "split", "b1", "join", "z", "over") + chain("split", "b2", "join"),
)


class Case:
    """Remembers what the engine told, as the review does."""

    def __init__(self, source: bytes, **facts: Any) -> None:
        with transaction():
            version = engine.deploy(source, by=uuid4(), approved_by=uuid4(), note="", at=AT)
            told = engine.start(version.id, subject="document", facts=facts, at=AT)
        self.id = told.instance_id
        self.open: dict[str, UUID] = {}
        self.tasks: set[UUID] = set()  # all that are open, of which several may have one name
        self.closed: dict[str, UUID] = {}
        self.timers: dict[str, UUID] = {}
        self.waits: dict[str, UUID] = {}
        self._remember(told)

    def complete(
        self, step: str, verdict: str = "ok", facts: Mapping[str, Any] | None = None
    ) -> Progress:
        with transaction():
            return self._remember(
                engine.complete(self.id, self.open[step], verdict=verdict, facts=facts, at=AT)
            )

    def send_back(self, step: str, to: str, *, straight: bool = False) -> Progress:
        with transaction():
            return self._remember(
                engine.send_back(self.id, self.open[step], to=to, straight=straight, at=AT)
            )

    def take_back(self, step: str) -> Progress:
        with transaction():
            return self._remember(engine.take_back(self.id, self.closed[step], at=AT))

    def wake(self, timer: str, at: datetime) -> Progress:
        with transaction():
            return self._remember(engine.wake(self.id, self.timers[timer], at=at))

    def deliver(self, message: str, facts: Mapping[str, Any] | None = None) -> Progress:
        with transaction():
            return self._remember(engine.deliver(self.id, self.waits[message], facts=facts, at=AT))

    def cancel(self) -> Progress:
        with transaction():
            return self._remember(engine.cancel(self.id, at=AT))

    @property
    def row(self) -> ProcedureInstance:
        statement = select(ProcedureInstance).where(ProcedureInstance.id == self.id)
        return db.session.scalars(statement, execution_options={"populate_existing": True}).one()

    def timer_row(self, timer: str) -> ProcedureTimer:
        statement = select(ProcedureTimer).where(ProcedureTimer.id == self.timers[timer])
        return db.session.scalars(statement, execution_options={"populate_existing": True}).one()

    def _remember(self, told: Progress) -> Progress:
        for task in told.closed:
            if self.open.get(task.node_id) == task.task_id:
                del self.open[task.node_id]
            self.closed[task.node_id] = task.task_id
        self.open.update({task.node_id: task.task_id for task in told.opened})
        self.tasks -= {task.task_id for task in told.closed}
        self.tasks |= {task.task_id for task in told.opened}
        assert set(told.targets) == (self.tasks if told.targets else set())
        self.timers.update({timer.node_id: timer.timer_id for timer in told.timers_set})
        self.waits.update({wait.message: wait.wait_id for wait in told.waits_opened})
        return told
