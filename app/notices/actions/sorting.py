"""Deciding by each reader's wishes what becomes of new messages by mail, and the daily digest."""

from collections.abc import Collection
from datetime import date, datetime, time
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import Select, or_, select, update

from app import jobs
from app.kit.db import db, insert_new
from app.kit.time import BEIJING, legal_day
from app.notices.actions.telling import SEND
from app.notices.kinds import kind_of
from app.notices.models import Mail, MailState, Notice, Way, Wishes
from app.people.models import Person
from app.workdays.queries import calendar

AT_A_TIME = 200
DIGEST_FROM = time(8, 30)


def sort_out(*, mail_is_on: bool, at: datetime) -> int:
    """Decide how each new message goes by mail; returns how many were waiting for that."""
    found = list(db.session.execute(_not_sorted()))
    ways: dict[Way, list[Notice]] = {way: [] for way in Way}
    for notice, wishes in found:
        wished = wishes.way_of(kind_of(notice.kind).group) if wishes else Way.OFF
        ways[wished if mail_is_on else Way.OFF].append(notice)

    _mail(ways[Way.AT_ONCE], at=at)
    for way, notices in ways.items():
        _set([notice.id for notice in notices], way=way)
    return len(found)


def begin_digests(*, at: datetime) -> int:
    """A mail to each who wants one every working day, from half past eight in Beijing."""
    today = legal_day(at)
    if at.astimezone(BEIJING).time() < DIGEST_FROM or not calendar().is_working(today):
        return 0

    wishing = list(db.session.execute(_not_digested(today)))
    _post(
        [
            _envelope(f"digest:{wishes.person_id}:{today}", at=at, person_id=wishes.person_id)
            | {"is_digest": True, "organ_id": organ_id}
            for wishes, organ_id in wishing
            if wishes.wants_digest
        ],
        at=at,
    )
    served = Wishes.person_id.in_([wishes.person_id for wishes, _ in wishing])
    db.session.execute(update(Wishes).where(served).values(digested_on=today))
    return len(wishing)


def _not_sorted() -> Select[Notice, Wishes]:
    """With the wishes of those who still have an account."""
    active = select(Person.id).where(Person.is_active)
    reader = (Wishes.person_id == Notice.person_id) & Wishes.person_id.in_(active)
    return (
        select(Notice, Wishes)
        .outerjoin(Wishes, reader)
        .where(Notice.way.is_(None))
        .order_by(Notice.made_at, Notice.id)
        .limit(AT_A_TIME)
    )


def _not_digested(today: date) -> Select[Wishes, UUID | None]:
    return (
        select(Wishes, Person.organ_id)
        .join(Person, Person.id == Wishes.person_id)
        .where(
            Person.is_active,
            Wishes.address != "",
            or_(Wishes.digested_on.is_(None), Wishes.digested_on < today),
        )
        .order_by(Wishes.person_id)
        .limit(AT_A_TIME)
    )


def _mail(notices: list[Notice], *, at: datetime) -> None:
    """A mail for each message, called and numbered as the message."""
    _post(
        [
            _envelope(notice.message_id, at=at, person_id=notice.person_id)
            | {"id": notice.id, "organ_id": notice.organ_id}
            for notice in notices
        ],
        at=at,
    )
    mailed = Notice.id.in_([notice.id for notice in notices])
    db.session.execute(update(Notice).where(mailed).values(mail_id=Notice.id))


def _set(notice_ids: Collection[UUID], *, way: Way) -> None:
    if notice_ids:
        db.session.execute(update(Notice).where(Notice.id.in_(notice_ids)).values(way=way))


def _envelope(message_id: str, *, at: datetime, person_id: UUID | None) -> dict[str, Any]:
    return {
        "id": uuid4(),
        "message_id": message_id,
        "person_id": person_id,
        "state": MailState.READY,
        "is_digest": False,
        "tries": 0,
        "doubts": 0,
        "answer": "",
        "made_at": at,
    }


def _post(rows: list[dict[str, Any]], *, at: datetime) -> None:
    """Mails, each with the job that hands it over."""
    insert_new(Mail, rows)
    jobs.enqueue_each(SEND, {f"{row['id']} 0": {"mail": str(row["id"])} for row in rows}, run_at=at)
