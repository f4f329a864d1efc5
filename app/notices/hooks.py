"""What slices above connect: what is due with them, and what the daily digest counts besides.

Connected in ``app/wiring.py`` and nowhere else.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol
from uuid import UUID

from flask_babel import LazyString

from app.people.models import Person


@dataclass(frozen=True, slots=True)
class Due:
    """Something with a last day: a part of a step, a case. ``people`` are told, nobody else."""

    id: UUID
    due_on: date
    organ_id: UUID
    about: UUID
    link: str
    title: str
    number: str
    step: str
    people: Sequence[UUID] = field(default=())


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked for: due by ``until``, behind the place ``after``, ``today`` not told yet."""

    today: date
    until: date
    after: tuple[date, UUID] | None
    limit: int


class Deadlines(Protocol):
    """One page of what is due, by ``due_on`` and ``id``; see ``queries.reminders.not_told``."""

    def __call__(self, asked: Asked) -> Sequence[Due]: ...


@dataclass(frozen=True, slots=True)
class Counted:
    """A line of the digest: how many of something wait, and where they are seen."""

    label: LazyString
    number: int
    link: str


deadlines: dict[str, Deadlines] = {}
counted: dict[str, Callable[[Person], Counted]] = {}

SOON, TODAY, OVERDUE = "soon", "today", "overdue"
STAGES: Mapping[str, int] = {SOON: 1, TODAY: 2, OVERDUE: 3}
