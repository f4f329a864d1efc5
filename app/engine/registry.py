"""What higher slices lend the engine: operations a procedure may call, and legal deadlines."""

from collections.abc import Mapping
from datetime import datetime

from app.engine.timers import Deadline
from app.engine.walk import Operate, World

_operations: dict[str, Operate] = {}
_deadline: list[Deadline] = []


def use_operations(operations: Mapping[str, Operate]) -> None:
    """Let procedures call ``operations`` by name; called once, by ``wiring``."""
    _operations.clear()
    _operations.update(operations)


def use_deadline(deadline: Deadline) -> None:
    """Let ``deadline(fact, days)`` in a timer be worked out by ``deadline``."""
    _deadline[:] = [deadline]


def operation_names() -> frozenset[str]:
    return frozenset(_operations)


def world(subject: str, at: datetime) -> World:
    return World(subject, at, _operations, _deadline[0] if _deadline else None)
