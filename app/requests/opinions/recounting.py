"""The calendar changed: the procedure waits for opinions as long as their terms run now.

The term of each party is computed from the calendar whenever it is asked for; what is kept is until
when the procedure waits for all of them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from flask_babel import lazy_gettext as _l
from sqlalchemy import select, true

from app.kit.db import db
from app.kit.time import legal_day
from app.law.working_days import WorkingCalendar
from app.requests import cases
from app.requests.models import DisclosureRequest
from app.requests.opinions.models import SoughtOpinion
from app.requests.opinions.rules import opinions_due
from app.requests.opinions.standing import awaited_until
from app.review import actions as review
from app.review.models import Wait
from app.workdays.hooks import Move, Reach
from app.workdays.queries import calendar
from app.workdays.recounting import Recounted

KIND = "opinion"
MESSAGE = "opinions_in"
COLUMNS = (
    Wait.id, DisclosureRequest.id, DisclosureRequest.organ_id, DisclosureRequest.number
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Waiting:
    """A request that waits for opinions."""

    wait_id: UUID
    request_id: UUID
    organ_id: UUID
    number: str


class OpinionTerms(Recounted[_Waiting]):
    """How long procedures wait for opinions, as it hangs on the calendar."""

    label = _l("Opinions sought")
    order = (Wait.opened_at, Wait.id)
    keys = COLUMNS

    def reached(self, reach: Reach) -> Any:
        """Procedures that wait for opinions; those first that wait longest."""
        statement = (
            select(*COLUMNS)
            .select_from(Wait)
            .join(DisclosureRequest, DisclosureRequest.review_id == Wait.review_id)
            .where(
                Wait.closed_at.is_(None),
                Wait.message == MESSAGE,
                DisclosureRequest.is_open == true(),
            )
        )
        if reach.organ_id:
            statement = statement.where(DisclosureRequest.organ_id == reach.organ_id)
        return statement

    def read(self, statement: Any) -> Sequence[_Waiting]:
        """They are no rows of one table."""
        return [_Waiting(*row) for row in db.session.execute(statement)]

    def moves(self, rows: Sequence[_Waiting], days: Mapping[UUID, WorkingCalendar]) -> list[Move]:
        """What the longest term of each is now, and what it will be."""
        letters = _letters_of({each.request_id for each in rows})
        now = {organ_id: calendar(organ_id) for organ_id in days}
        return [
            Move(KIND, each.wait_id, each.organ_id, each.number, before, after)
            for each in rows
            if (before := _last(letters[each.request_id], now[each.organ_id]))
            != (after := _last(letters[each.request_id], days[each.organ_id]))
        ]

    def reckoned(self, keys: Any, *, at: datetime) -> Move | None:
        """The procedure waits as long as the terms run now."""
        found = _Waiting(*keys)
        disclosure_request = cases.locked_by_itself(found.request_id)
        wait = db.session.get_one(Wait, found.wait_id, populate_existing=True)
        if wait.closed_at is not None or disclosure_request.review_id != wait.review_id:
            return None
        facts = opinions_due(disclosure_request)
        for before, after in review.retime(wait.review_id, facts=facts, at=at):
            return Move(KIND, wait.id, found.organ_id, found.number, _day(before), _day(after))
        return None


def _letters_of(request_ids: set[UUID]) -> Mapping[UUID, list[SoughtOpinion]]:
    """What was sent, and neither weighed yet nor taken back, in one statement."""
    found: dict[UUID, list[SoughtOpinion]] = {each: [] for each in request_ids}
    statement = select(SoughtOpinion).where(
        SoughtOpinion.request_id.in_(found),
        SoughtOpinion.sent_on.is_not(None),
        SoughtOpinion.weighed_at.is_(None),
        SoughtOpinion.withdrawn_at.is_(None),
    )
    for letter in db.session.scalars(statement.order_by(SoughtOpinion.made_at)):
        found[letter.request_id].append(letter)
    return found


def _last(letters: list[SoughtOpinion], working_days: WorkingCalendar) -> date | None:
    return max((awaited_until(each, working_days) for each in letters), default=None)


def _day(end: datetime) -> date:
    """The last day of which ``end`` is the end."""
    return legal_day(end) - timedelta(days=1)
