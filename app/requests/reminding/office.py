"""What the office is reminded of: fees to be paid, and answers it owes in reconsiderations."""

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from flask_babel import lazy_gettext as _l
from sqlalchemy import select, true
from sqlalchemy.orm import joinedload

from app.kit.db import db
from app.notices.hooks import OVERDUE, SOON, TODAY, Asked, Due
from app.notices.kinds import Group, Kind
from app.notices.queries.reminders import is_to_be_told
from app.people import queries as people
from app.people.models import Lane
from app.requests.models import RequestFee, RequestRemedy

FEE, REMEDY = "fee", "remedy"
MOST_TOLD = 10
LOOK_AT_THE_ACCOUNT = _l("Look whether it was paid, and record the payment or the lapse.")
HAND_IT_IN = _l("Hand in the answer and the evidence, and record the day.")

KINDS = {
    f"{FEE} {SOON}": Kind(
        Group.DEADLINES, _l("The term to pay a fee ends on %(due_on)s"), LOOK_AT_THE_ACCOUNT
    ),
    f"{FEE} {TODAY}": Kind(
        Group.DEADLINES, _l("The term to pay a fee ends today"), LOOK_AT_THE_ACCOUNT
    ),
    f"{FEE} {OVERDUE}": Kind(
        Group.DEADLINES, _l("The term to pay a fee ended on %(due_on)s"), LOOK_AT_THE_ACCOUNT
    ),
    f"{REMEDY} {SOON}": Kind(
        Group.DEADLINES,
        _l("The answer to a reconsideration or suit is due by %(due_on)s"),
        HAND_IT_IN,
    ),
    f"{REMEDY} {TODAY}": Kind(
        Group.DEADLINES, _l("The answer to a reconsideration or suit is due today"), HAND_IT_IN
    ),
    f"{REMEDY} {OVERDUE}": Kind(
        Group.DEADLINES,
        _l("The answer to a reconsideration or suit is overdue: it was due by %(due_on)s"),
        HAND_IT_IN,
    ),
}


def fees_due(asked: Asked) -> list[Due]:
    """Fees whose notice has arrived and that nobody has paid."""
    statement = (
        select(RequestFee)
        .options(joinedload(RequestFee.request))
        .where(
            RequestFee.is_open == true(),
            RequestFee.noticed_on.is_not(None),
            is_to_be_told(asked, RequestFee.due_on, RequestFee.notice_event_id),
        )
        .order_by(RequestFee.due_on, RequestFee.notice_event_id)
        .limit(asked.limit)
    )
    return _told(statement, lambda fee: (fee.notice_event_id, f"/requests/{fee.request_id}/fee"))


def remedies_due(asked: Asked) -> list[Due]:
    """Reconsiderations and suits that the organ has not answered."""
    statement = (
        select(RequestRemedy)
        .options(joinedload(RequestRemedy.request))
        .where(
            RequestRemedy.is_open == true(),
            RequestRemedy.answered_on.is_(None),
            is_to_be_told(asked, RequestRemedy.due_on, RequestRemedy.id),
        )
        .order_by(RequestRemedy.due_on, RequestRemedy.id)
        .limit(asked.limit)
    )
    return _told(statement, lambda remedy: (remedy.id, f"/requests/remedies/{remedy.id}"))


def _told(statement: Any, named: Callable[[Any], tuple[UUID, str]]) -> list[Due]:
    """To the office of each organ; ``named``: the id that is told of, and where it is shown."""
    found = db.session.scalars(statement).all()
    offices = people.holders_in(
        {each.organ_id for each in found}, lane=Lane.DISCLOSURE_OFFICE, most=MOST_TOLD
    )
    return [_due(each, *named(each), offices[each.organ_id]) for each in found]


def _due(row: RequestFee | RequestRemedy, found_by: UUID, link: str, told: Sequence[UUID]) -> Due:
    assert row.due_on  # only those are found
    return Due(
        id=found_by,
        due_on=row.due_on,
        organ_id=row.organ_id,
        about=row.request_id,
        link=link,
        title=row.request.title,
        number=row.request.number,
        step="",
        people=told,
    )
