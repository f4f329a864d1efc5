"""Letter numbers: one sequence for each organ, series and year, without gaps and never reused.

The counter's row is locked until the letter is committed; what is rolled back has taken nothing.
"""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.dialects import postgresql, sqlite

from app.kit.db import db, locked
from app.notices.letters.models import LetterCounter


def next_number(organ_id: UUID, *, series: str, year: int) -> int:
    """The next number, taken within the caller's transaction."""
    counter = _locked_counter(organ_id, series=series, year=year)
    counter.last += 1
    db.session.flush()
    return counter.last


def go_on_after(organ_id: UUID, *, series: str, year: int, last: int) -> bool:
    """Let no number up to ``last`` be given; False when the series is further already."""
    counter = _locked_counter(organ_id, series=series, year=year)
    if last <= counter.last:
        return False
    counter.last = last
    db.session.flush()
    return True


def _locked_counter(organ_id: UUID, *, series: str, year: int) -> LetterCounter:
    key = {"organ_id": organ_id, "series": series, "year": year}
    is_postgresql = db.session.get_bind().dialect.name == "postgresql"
    insert = postgresql.insert if is_postgresql else sqlite.insert
    db.session.execute(insert(LetterCounter).values(**key, last=0).on_conflict_do_nothing())
    return db.session.scalars(locked(select(LetterCounter).filter_by(**key))).one()
