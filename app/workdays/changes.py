"""The calendar changes: every open case that hangs on it is reckoned anew, some at a time."""

from datetime import date, datetime
from uuid import UUID

from app import jobs
from app.kit.db import db
from app.people.models import Person
from app.workdays import hooks
from app.workdays.hooks import Reach
from app.workdays.models import MovedTerm, TermChange

RECKON = "workdays.reckon"
DAY_SET, DAY_REMOVED, EXCLUSION = "day set", "day removed", "exclusion"


def begin(
    why: str, *, organ_id: UUID | None, day: date | None, by: Person, at: datetime
) -> TermChange | None:
    """Have the worker reckon anew what hangs on it; None where nothing ever does."""
    kinds = sorted(hooks.terms)
    if not kinds:
        return None
    change = TermChange(organ_id=organ_id, day=day, why=why, by_id=by.id, at=at)
    db.session.add(change)
    db.session.flush()
    _go_on(change, kinds[0], None, at=at)
    return change


def reckon_some(change_id: UUID, kind: str, *, after: UUID | None, at: datetime) -> None:
    """Some cases of one kind; then the rest of them, then the next kind."""
    change = db.session.get_one(TermChange, change_id)
    reach = Reach(change.organ_id, change.day)
    batch = hooks.terms[kind].reckon(reach, after=after, at=at)
    db.session.add_all(
        MovedTerm(
            change_id=change.id,
            organ_id=each.organ_id,
            subject_kind=each.subject_kind,
            subject_id=each.subject_id,
            number=each.number,
            before_on=each.before,
            after_on=each.after,
            at=at,
        )
        for each in batch.moves
    )
    following = [other for other in sorted(hooks.terms) if other > kind]
    if batch.last:
        _go_on(change, kind, batch.last, at=at)
    elif following:
        _go_on(change, following[0], None, at=at)
    else:
        change.done_at = at
    db.session.flush()


def _go_on(change: TermChange, kind: str, after: UUID | None, *, at: datetime) -> None:
    jobs.enqueue(
        RECKON,
        key=f"{change.id} {kind} {after or ''}",
        payload={"change": str(change.id), "kind": kind, "after": str(after) if after else None},
        run_at=at,
        organ_id=change.organ_id,
    )
