"""What follows an answer that somebody does not accept."""

from collections.abc import Iterator
from uuid import UUID

from sqlalchemy import select

from app.admin.demonstration.desk import Desk
from app.admin.demonstration.stories.requests.answering import answered
from app.kit.db import db
from app.requests.models import Instance, RemedyKind, RemedyOutcome, RequestRemedy
from app.requests.remedies import actions
from app.requests.remedies.values import Filed, Ruling

CLAIMS = "请求撤销答复，责令重新答复。"


def in_reconsideration(desk: Desk) -> Iterator[float]:
    """The applicant asked for reconsideration; the organ has yet to answer it."""
    yield from answered(desk)
    yield desk.asked.then
    _file(desk, RemedyKind.RECONSIDERATION, desk.organ.review_organ, number="政复〔受〕31号")


def in_court(desk: Desk) -> Iterator[float]:
    """Upheld in reconsideration, and now before the court of first instance."""
    yield from in_reconsideration(desk)
    yield desk.asked.then + 6
    actions.answer_remedy(_running(desk), on=desk.today, by=desk.clerk, key=desk.key(), at=desk.at)
    yield desk.asked.then + 30
    ruling = Ruling(
        RemedyOutcome.UPHELD, desk.today, desk.today, "政复决〔维〕31号", "维持原答复。"
    )
    actions.settle_remedy(_running(desk), ruling, by=desk.clerk, key=desk.key(), at=desk.at)
    yield desk.asked.then + 38
    _file(desk, RemedyKind.SUIT_AFTER, desk.office.court, number="行初58号")


def _file(desk: Desk, kind: RemedyKind, body: str, *, number: str) -> None:
    instance = None if kind is RemedyKind.RECONSIDERATION else Instance.FIRST
    filed = Filed(kind, body, CLAIMS, desk.today, number, instance)
    actions.add_remedy(desk.request_id, filed, by=desk.clerk, key=desk.key(), at=desk.at)


def _running(desk: Desk) -> UUID:
    statement = select(RequestRemedy.id).where(
        RequestRemedy.request_id == desk.request_id, RequestRemedy.is_open
    )
    return db.session.scalars(statement).one()
