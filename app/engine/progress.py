"""What the engine tells its callers: the frozen answers of every call."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal
from uuid import UUID

from app.engine.values import StepSpec

Why = Literal["completed", "undone", "cancelled"]


@dataclass(frozen=True, slots=True)
class OpenTask:
    """A step that waits for a person. ``targets`` are the nodes it may be returned to now."""

    task_id: UUID
    node_id: str
    spec: StepSpec
    targets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ClosedTask:
    """A step that waits no longer, and why."""

    task_id: UUID
    node_id: str
    why: Why


@dataclass(frozen=True, slots=True)
class TimerSet:
    """A timer that began to run; ``timer_id`` is what ``wake`` wants when it is due."""

    timer_id: UUID
    node_id: str
    due_at: datetime


@dataclass(frozen=True, slots=True)
class TimerMoved:
    """A timer that goes on waiting, for another moment than before."""

    timer_id: UUID
    before: datetime
    due_at: datetime


@dataclass(frozen=True, slots=True)
class WaitSet:
    """An event at which ``message`` may arrive from now on; ``deliver`` wants ``wait_id``.

    Where the event is on the border of something and does not interrupt it, the message may
    arrive again and again: the wait stays until it is among ``Progress.waits_gone``.
    """

    wait_id: UUID
    node_id: str
    message: str
    title: str
    is_boundary: bool
    is_interrupting: bool


@dataclass(frozen=True, slots=True)
class Progress:
    """What one call changed.

    ``passed`` are the elements walked over, or returned over, in order; those returned over stand
    in ``undone`` too. Steps that were completed again by themselves (straight back) are only in
    ``replayed``, as (node, task): they opened and closed within the call; ``repeats`` names the
    task whose decision each of them repeats. ``timers_gone`` were
    called off; the one that rang is not among them. ``waits_gone`` wait no more, whether their
    message arrived or they were called off. ``undone_beside`` is set by a return that stayed on the
    way of an event beside the main one: of what was decided in ``undone``, only these tasks, since
    others may go the same way.
    """

    instance_id: UUID
    opened: tuple[OpenTask, ...] = ()
    closed: tuple[ClosedTask, ...] = ()
    targets: Mapping[UUID, tuple[str, ...]] = field(default_factory=dict)
    passed: tuple[str, ...] = ()
    undone: tuple[str, ...] = ()
    undone_beside: tuple[UUID, ...] | None = None
    replayed: tuple[tuple[str, UUID], ...] = ()
    repeats: Mapping[UUID, UUID] = field(default_factory=dict)
    timers_set: tuple[TimerSet, ...] = ()
    timers_gone: tuple[UUID, ...] = ()
    waits_opened: tuple[WaitSet, ...] = ()
    waits_gone: tuple[UUID, ...] = ()
    finished: bool = False


@dataclass(frozen=True, slots=True)
class Preview:
    """What a return would do, in steps: open again, lose their result, keep it."""

    reopens: tuple[str, ...]
    undone: tuple[str, ...]
    kept: tuple[str, ...]
