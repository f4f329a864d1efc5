"""A reader's own messages: counted for the bell, listed a page at a time, and what is wished."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import func, literal, select

from app.kit.db import db
from app.kit.paging import PAGE_SIZE, Page
from app.notices.errors import NoSuchMessage
from app.notices.kinds import Group, words_of
from app.notices.models import UNREAD, Mail, MailState, Notice, Wishes
from app.people.models import Person

MOST_COUNTED = 99


@dataclass(frozen=True, slots=True)
class MessageRow:
    """One message as its reader sees it, with what became of its mail."""

    id: UUID
    kind: str
    title: str
    link: str
    values: dict[str, Any]
    made_at: datetime
    read_at: datetime | None
    mail: MailState | None
    answer: str | None


def count_unread(person: Person) -> int:
    """How many messages ``person`` has not read, counted up to a hundred."""
    unread = (
        select(literal(1))
        .select_from(Notice)
        .where(Notice.person_id == person.id, UNREAD)
        .limit(MOST_COUNTED + 1)
        .subquery()
    )
    return db.session.scalar(select(func.count()).select_from(unread)) or 0


def messages(
    person: Person, *, group: Group | None, unread_only: bool, number: int
) -> Page[MessageRow]:
    """The messages of ``person``, the latest first."""
    statement = (
        select(
            Notice.id,
            Notice.kind,
            Notice.title,
            Notice.link,
            Notice.values,
            Notice.made_at,
            Notice.read_at,
            Mail.state,
            Mail.answer,
        )
        .outerjoin(Mail, Mail.id == Notice.mail_id)
        .where(Notice.person_id == person.id, Notice.is_sealed.is_(False))
        .order_by(Notice.made_at.desc(), Notice.id)
        .offset((number - 1) * PAGE_SIZE)
        .limit(PAGE_SIZE + 1)
    )
    if unread_only:
        statement = statement.where(UNREAD)
    if group:
        statement = statement.where(Notice.kind.in_(words_of(group)))
    return Page.of([MessageRow(*row) for row in db.session.execute(statement)], number=number)


def link_of(person: Person, notice_id: UUID) -> str:
    """Where a message of ``person`` leads to."""
    statement = select(Notice.link).where(
        Notice.id == notice_id, Notice.person_id == person.id, Notice.is_sealed.is_(False)
    )
    link = db.session.scalar(statement)
    if link is None:
        raise NoSuchMessage
    return link


def wishes_of(person: Person) -> Wishes | None:
    """What ``person`` wishes about mail; None when nothing was said yet."""
    return db.session.get(Wishes, person.id)
