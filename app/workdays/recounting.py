"""What all kept last days share when the calendar changes; each kind says only its own rule."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Generic, TypeVar
from uuid import UUID

from flask_babel import LazyString

from app.kit.db import db
from app.kit.paging import PAGE_SIZE, Page
from app.law.working_days import WorkingCalendar
from app.workdays.hooks import Batch, Calendars, Move, Reach

AT_ONCE = 50

Row = TypeVar("Row")


class Recounted(Generic[Row]):
    """One kind of case with a last day that is kept, found by a statement for ``Row``.

    ``order``: in which cases are shown; ``keys``: the columns they are locked by, the id first.
    """

    label: LazyString
    order: Sequence[Any]
    keys: Sequence[Any]

    def foreseen(self, reach: Reach, calendars: Calendars, *, number: int) -> Page[Move]:
        """What would move among the cases of a page."""
        cut = self.reached(reach).order_by(*self.order).offset((number - 1) * PAGE_SIZE)
        found = Page.of(self.read(cut.limit(PAGE_SIZE + 1)), number=number)
        days = {organ_id: calendars(organ_id) for organ_id in map(self.organ_of, found.rows)}
        return Page(self.moves(found.rows, days), number, found.has_next)

    def reckon(self, reach: Reach, *, after: UUID | None, at: datetime) -> Batch:
        """Some of them, each under its lock."""
        statement = self.reached(reach).with_only_columns(*self.keys)
        if after:
            statement = statement.where(self.keys[0] > after)
        found = db.session.execute(statement.order_by(self.keys[0]).limit(AT_ONCE)).all()
        moves = [move for keys in found if (move := self.reckoned(keys, at=at))]
        return Batch(moves, found[-1][0] if len(found) == AT_ONCE else None)

    def read(self, statement: Any) -> Sequence[Row]:
        """The rows of a page."""
        return db.session.scalars(statement).all()

    def organ_of(self, row: Row) -> UUID:
        """Whose calendar holds."""
        found: UUID = row.organ_id  # type: ignore[attr-defined]
        return found

    def moves(self, rows: Sequence[Row], days: Mapping[UUID, WorkingCalendar]) -> list[Move]:
        """What moves among ``rows``."""
        return [move for each in rows if (move := self.move(each, days[self.organ_of(each)]))]

    def reached(self, reach: Reach) -> Any:
        """The statement for all that may move."""
        raise NotImplementedError

    def move(self, row: Row, working_days: WorkingCalendar) -> Move | None:
        """How the last day of ``row`` moves, if it does."""
        raise NotImplementedError

    def reckoned(self, keys: Any, *, at: datetime) -> Move | None:
        """The last day is kept as it is now; how it moved."""
        raise NotImplementedError
