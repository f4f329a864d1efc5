"""What hangs on the calendar: slices above say whose last day moves; connected in ``wiring``."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol
from uuid import UUID

from flask_babel import LazyString

from app.kit.paging import Page
from app.law.working_days import WorkingCalendar

Calendars = Callable[[UUID], WorkingCalendar]


@dataclass(frozen=True, slots=True)
class Reach:
    """Whom a change touches: one organ or everyone; terms that run over ``day``, or all."""

    organ_id: UUID | None
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Move:
    """A last day that moves. ``number`` is all an administrator sees of the case."""

    subject_kind: str
    subject_id: UUID
    organ_id: UUID
    number: str
    before: date | None
    after: date | None


@dataclass(frozen=True, slots=True)
class Batch:
    """What moved among some; ``last`` is where the next batch goes on, None after the last."""

    moves: Sequence[Move]
    last: UUID | None


class Terms(Protocol):
    """One kind of case with a last day. ``label``: what it is called."""

    @property
    def label(self) -> LazyString: ...

    def foreseen(self, reach: Reach, calendars: Calendars, *, number: int) -> Page[Move]:
        """What would move under ``calendars``; pages of the cases that may."""

    def reckon(self, reach: Reach, *, after: UUID | None, at: datetime) -> Batch:
        """Reckon some cases anew, in the order of their ids, and say what moved."""


terms: dict[str, Terms] = {}
