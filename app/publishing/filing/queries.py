"""Reads about filings: of the organ that sends, and of the authority they were sent to."""

from datetime import date, datetime, time, timedelta
from typing import TypeVar
from uuid import UUID

from sqlalchemy import Select, func, select
from sqlalchemy.orm import joinedload

from app.kit.db import db
from app.kit.paging import PAGE_SIZE, Page
from app.kit.time import BEIJING
from app.people.models import FilingAuthority, Person
from app.publishing.errors import NoSuchFiling, TooManyListed
from app.publishing.filing.values import Wanted
from app.publishing.models import (
    DocumentVersion,
    Filing,
    FilingPaper,
    FilingState,
    Publication,
    PublicationVersion,
)
from app.publishing.registers import IS_THERE

Row = TypeVar("Row")
MOST_LISTED = 1000


def filings_for(person: Person, wanted: Wanted, *, number: int) -> Page[Filing]:
    """The filings of the person's organ: what waits longest first, what is done latest first."""
    return _page(_listed(person.organ_id, wanted), number)


def whole_list(organ_id: UUID | None, wanted: Wanted) -> list[Filing]:
    """Every filing that is asked for, for a list that goes out."""
    found = list(db.session.scalars(_listed(organ_id, wanted).limit(MOST_LISTED + 1)))
    if len(found) > MOST_LISTED:
        raise TooManyListed(most=MOST_LISTED)
    return found


def authorities_of(organ_id: UUID | None) -> list[FilingAuthority]:
    """Whom an organ files with, in its order."""
    statement = (
        select(FilingAuthority)
        .where(FilingAuthority.organ_id == organ_id)
        .order_by(FilingAuthority.position)
        .limit(100)
    )
    return list(db.session.scalars(statement))


def filing_for(person: Person, filing_id: UUID) -> Filing:
    """A filing of the person's organ."""
    return _one(_with_names().where(Filing.id == filing_id, Filing.organ_id == person.organ_id))


def filing(filing_id: UUID) -> Filing:
    """Any filing, for the worker."""
    return _one(_with_names().where(Filing.id == filing_id))


def sent_to(person: Person, *, state: FilingState | None, number: int) -> Page[Filing]:
    """What other organs sent to the person's organ; what waits longest first."""
    statement = _with_names().where(Filing.receiver_id == person.organ_id)
    if state is not None:
        statement = statement.where(Filing.state == state)
    if state is FilingState.SENT:
        return _page(statement.order_by(Filing.sent_on, Filing.id), number)
    return _page(statement.order_by(Filing.sent_on.desc(), Filing.id), number)


def sent_to_us(person: Person, filing_id: UUID) -> Filing:
    """A filing that was sent to the person's organ."""
    return _one(_with_names().where(Filing.id == filing_id, Filing.receiver_id == person.organ_id))


def number_to_confirm(person: Person) -> int:
    """How many filings wait for the person's organ to confirm them."""
    statement = (
        select(func.count())
        .select_from(Filing)
        .join(Publication, Publication.id == Filing.publication_id)
        .where(Filing.receiver_id == person.organ_id, Filing.state == FilingState.SENT, IS_THERE)
    )
    return db.session.scalar(statement) or 0


def version_filed(filing: Filing) -> DocumentVersion:
    """The saved version that was public when the filing was opened."""
    publication = filing.publication
    version_id = publication.version_id
    if filing.version_number != publication.version_number:
        version_id = db.session.scalars(
            select(PublicationVersion.version_id).where(
                PublicationVersion.publication_id == publication.id,
                PublicationVersion.number == filing.version_number,
            )
        ).one()
    return db.session.get_one(DocumentVersion, version_id)


def paper_for(person: Person, paper_id: UUID) -> FilingPaper:
    """A paper of the person's organ with its file."""
    statement = (
        select(FilingPaper)
        .where(FilingPaper.id == paper_id, FilingPaper.organ_id == person.organ_id)
        .options(joinedload(FilingPaper.file))
    )
    paper = db.session.scalars(statement).one_or_none()
    if paper is None:
        raise NoSuchFiling
    return paper


def _listed(organ_id: UUID | None, wanted: Wanted) -> Select[Filing]:
    statement = _with_names().where(Filing.organ_id == organ_id)
    if wanted.state is not None:
        statement = statement.where(Filing.state == wanted.state)
    if wanted.authority_id is not None:
        statement = statement.where(Filing.authority_id == wanted.authority_id)
    if wanted.since is not None:
        statement = statement.where(Filing.opened_at >= _midnight(wanted.since))
    if wanted.until is not None and wanted.until < date.max:
        after = _midnight(wanted.until + timedelta(days=1))
        statement = statement.where(Filing.opened_at < after)
    if wanted.state in (FilingState.DUE, FilingState.SENT):
        return statement.order_by(Filing.opened_at, Filing.id)
    return statement.order_by(Filing.opened_at.desc(), Filing.id)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), BEIJING)


def _with_names() -> Select[Filing]:
    return (
        select(Filing)
        .join(Publication, Publication.id == Filing.publication_id)
        .where(IS_THERE)
        .options(
            joinedload(Filing.publication),
            joinedload(Filing.organ),
            joinedload(Filing.receiver),
            joinedload(Filing.sent_by),
            joinedload(Filing.confirmed_by),
        )
    )


def _one(statement: Select[Filing]) -> Filing:
    filing = db.session.scalars(statement).one_or_none()
    if filing is None:
        raise NoSuchFiling
    return filing


def _page(statement: Select[Row], number: int) -> Page[Row]:
    limited = statement.offset((number - 1) * PAGE_SIZE).limit(PAGE_SIZE + 1)
    return Page.of(list(db.session.scalars(limited)), number=number)
