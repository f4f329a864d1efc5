"""Answers that lead to a page which is gone: the office is warned, and says what it did."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import String, cast, exists, select

from app import audit
from app.kit.db import db, locked
from app.law.decisions import Code
from app.people.models import Person
from app.requests.access import check_office
from app.requests.counter_errors import LinkSettled
from app.requests.errors import NoSuchRequest
from app.requests.models import Answer, AnswerState, DisclosureRequest, GoneLink

GIVEN = (AnswerState.SIGNED, AnswerState.SERVED)


def warn_of_gone_page(organ_code: str, public_id: str, at: datetime) -> None:
    """The page of this organ with this id is gone: every answer that led there is listed."""
    path = f"/{organ_code}/{public_id}"
    statement = (
        select(Answer.id, Answer.facts, DisclosureRequest.id, DisclosureRequest.organ_id)
        .join(DisclosureRequest, DisclosureRequest.id == Answer.request_id)
        .where(
            Answer.code == Code.A1.value,
            Answer.state.in_(GIVEN),
            ~exists().where(GoneLink.answer_id == Answer.id),
            cast(Answer.facts, String).contains(path, autoescape=True),
        )
    )
    for answer_id, facts, request_id, organ_id in db.session.execute(statement).all():
        link = GoneLink(
            organ_id=organ_id,
            request_id=request_id,
            answer_id=answer_id,
            link=str(facts.get("link", "")),
            gone_at=at,
        )
        db.session.add(link)
        audit.record(
            "link of an answer gone", organ_id=organ_id, by=None, at=at, subject=str(request_id)
        )
    db.session.flush()


def settle_link(link_id: UUID, *, note: str, by: Person, at: datetime) -> GoneLink:
    """The office did something about it: told the applicant, or provided the information."""
    check_office(by)
    statement = locked(
        select(GoneLink).where(GoneLink.id == link_id, GoneLink.organ_id == by.organ_id)
    )
    link = db.session.scalars(statement).one_or_none()
    if link is None:
        raise NoSuchRequest
    if link.settled_at is not None:
        raise LinkSettled

    link.note, link.settled_by_id, link.settled_at = note.strip(), by.id, at
    audit.record(
        "gone link settled", organ_id=link.organ_id, by=by.id, at=at,
        subject=str(link.request_id), words={"note": link.note},
    )  # fmt: skip
    return link
