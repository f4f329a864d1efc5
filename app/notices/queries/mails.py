"""Mails: what the worker needs to send one, and what the administrators see of those given up."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, select, true

from app.kit.db import db
from app.kit.paging import PAGE_SIZE, Page
from app.notices.models import HAS_FAILED, Mail, Notice, Way, Wishes
from app.people.models import Organ, Person

MOST_IN_A_DIGEST = 30


@dataclass(frozen=True, slots=True)
class Said:
    """What a mail says of one message."""

    id: UUID
    kind: str
    link: str
    values: dict[str, Any]


@dataclass(frozen=True, slots=True)
class FailedMail:
    """A mail that was given up. ``reader``: None for somebody outside."""

    id: UUID
    organ: str | None
    reader: str | None
    made_at: datetime
    tries: int
    answer: str


def mail(mail_id: UUID) -> Mail | None:
    """The mail, read afresh."""
    statement = select(Mail).where(Mail.id == mail_id)
    return db.session.scalar(statement.execution_options(populate_existing=True))


def reader_of(mail: Mail) -> tuple[Person, Wishes] | None:
    """Who gets it and where, while there is an account and an address."""
    statement = (
        select(Person, Wishes)
        .join(Wishes, Wishes.person_id == Person.id)
        .where(Person.id == mail.person_id, Person.is_active, Wishes.address != "")
    )
    row = db.session.execute(statement).one_or_none()
    return (row[0], row[1]) if row else None


def said_by(mail: Mail) -> Sequence[Said]:
    """The messages a mail carries: its one, or for a digest what is unread and not mailed yet."""
    statement = (
        select(Notice.id, Notice.kind, Notice.link, Notice.values)
        .where(Notice.is_sealed.is_(False), _carried(mail))
        .order_by(Notice.made_at.desc(), Notice.id)
        .limit(MOST_IN_A_DIGEST)
    )
    return [Said(*row) for row in db.session.execute(statement)]


def _carried(mail: Mail) -> ColumnElement[bool]:
    if not mail.is_digest:
        return Notice.mail_id == mail.id
    waits = (Notice.way == Way.DIGEST) & Notice.mail_id.is_(None) & Notice.read_at.is_(None)
    return (Notice.person_id == mail.person_id) & waits


def failed_mails(organ_id: UUID | None = None, *, number: int = 1) -> Page[FailedMail]:
    """What was given up, of everyone or of one organ, the latest first."""
    statement = (
        select(Mail.id, Organ.short_name, Person.label, Mail.made_at, Mail.tries, Mail.answer)
        .outerjoin(Person, Person.id == Mail.person_id)
        .outerjoin(Organ, Organ.id == Mail.organ_id)
        .where(HAS_FAILED, true() if organ_id is None else Mail.organ_id == organ_id)
        .order_by(Mail.made_at.desc(), Mail.id)
        .offset((number - 1) * PAGE_SIZE)
        .limit(PAGE_SIZE + 1)
    )
    return Page.of([FailedMail(*row) for row in db.session.execute(statement)], number=number)
