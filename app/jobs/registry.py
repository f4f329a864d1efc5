"""Which function does which kind of job; filled by ``wiring.py``."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

Payload = Mapping[str, Any]
Handler = Callable[..., None]
Preparation = Callable[[Payload, datetime], Any]


@dataclass(frozen=True, slots=True)
class Duty:
    """How one kind of job is done."""

    handler: Handler
    before: Preparation | None = None


class UnknownKind(LookupError):
    """No function is registered for this kind; perhaps an older worker is still running."""


_duties: dict[str, Duty] = {}
_periods: dict[str, int] = {}
_before_each: list[Callable[[], None]] = []


def register(kind: str, handler: Handler, *, before: Preparation | None = None) -> None:
    """Let ``handler(payload, at)`` do jobs of ``kind`` within the transaction that ends them.

    What is slow (a child process, a mail server) belongs in ``before(payload, at)``, which runs
    outside the transaction; the handler then gets its result as third argument.
    """
    _duties[kind] = Duty(handler, before)


def schedule_every(kind: str, *, seconds: int) -> None:
    """Let one job of ``kind`` run every so often; missed turns are not made up for."""
    _periods[kind] = seconds


def before_each(ask: Callable[[], None]) -> None:
    """Call ``ask`` before a worker looks for a job, outside every transaction."""
    if ask not in _before_each:
        _before_each.append(ask)


def make_ready() -> None:
    """What was asked for by ``before_each``."""
    for ask in _before_each:
        ask()


def duty_of(kind: str) -> Duty:
    """How jobs of ``kind`` are done."""
    if kind not in _duties:
        raise UnknownKind(kind)
    return _duties[kind]


def periods() -> Mapping[str, int]:
    """The kinds that repeat, with their seconds."""
    return dict(_periods)
