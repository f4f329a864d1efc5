"""Reads for the office's lists: what is published, proposed to go, or withheld."""

from datetime import date
from typing import TypeVar
from uuid import UUID

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import joinedload

from app.kit.db import db
from app.kit.paging import PAGE_SIZE, Page
from app.people.models import Person
from app.publishing.content import normalised_number
from app.publishing.errors import NoSuchPublication
from app.publishing.models import (
    Document,
    DocumentState,
    OutletPosting,
    Publication,
    PublicationState,
    PublicationVersion,
    TakingDown,
    WithheldEntry,
)

Row = TypeVar("Row")
IS_THERE = Publication.state != PublicationState.SEALED


def publications_for(
    person: Person, *, words: str, state: PublicationState | None, number: int
) -> Page[Publication]:
    """What the person's organ has published, latest first; ``words`` in title or numbers."""
    statement = (
        select(Publication)
        .where(Publication.organ_id == person.organ_id, IS_THERE)
        .order_by(Publication.published_at.desc(), Publication.id)
    )
    if state is not None:
        statement = statement.where(Publication.state == state)
    if words:
        statement = statement.where(
            or_(
                Publication.title.contains(words, autoescape=True),
                Publication.index_number == words,
                Publication.document_number == normalised_number(words),
            )
        )
    return _page(statement, number)


def publication_for(person: Person, publication_id: UUID) -> Publication:
    """A publication of the person's organ."""
    statement = (
        select(Publication)
        .where(Publication.id == publication_id, Publication.organ_id == person.organ_id, IS_THERE)
        .options(
            joinedload(Publication.document),
            joinedload(Publication.replaced_by),
            joinedload(Publication.organ),
        )
    )
    publication = db.session.scalars(statement).one_or_none()
    if publication is None:
        raise NoSuchPublication
    return publication


def former_versions(publication: Publication) -> list[PublicationVersion]:
    """What the public could read before, latest first."""
    statement = (
        select(PublicationVersion)
        .where(PublicationVersion.publication_id == publication.id)
        .order_by(PublicationVersion.number.desc())
        .limit(PAGE_SIZE)
    )
    return list(db.session.scalars(statement))


def postings_of(publication: Publication) -> list[OutletPosting]:
    """Where it was put out beside the portal, latest first."""
    statement = (
        select(OutletPosting)
        .where(OutletPosting.publication_id == publication.id)
        .options(joinedload(OutletPosting.noted_by))
        .order_by(OutletPosting.posted_at.desc(), OutletPosting.noted_at.desc())
        .limit(100)
    )
    return list(db.session.scalars(statement))


def takings_down_of(publication: Publication) -> list[TakingDown]:
    """Every proposal to take it down, latest first."""
    statement = (
        select(TakingDown)
        .where(TakingDown.publication_id == publication.id)
        .options(joinedload(TakingDown.proposed_by))
        .order_by(TakingDown.proposed_at.desc())
        .limit(PAGE_SIZE)
    )
    return list(db.session.scalars(statement))


def open_takings_down(person: Person) -> list[TakingDown]:
    """What waits for a decision in the person's organ, oldest first."""
    statement = (
        select(TakingDown)
        .join(Publication, Publication.id == TakingDown.publication_id)
        .where(TakingDown.organ_id == person.organ_id, TakingDown.decided_at.is_(None), IS_THERE)
        .options(joinedload(TakingDown.proposed_by), joinedload(TakingDown.publication))
        .order_by(TakingDown.proposed_at)
        .limit(PAGE_SIZE)
    )
    return list(db.session.scalars(statement))


def withheld_for(person: Person, *, due_by: date | None, number: int) -> Page[WithheldEntry]:
    """The register of what is not published; what is to be examined again soonest comes first."""
    statement = (
        select(WithheldEntry)
        .join(Document, Document.id == WithheldEntry.document_id)
        .where(WithheldEntry.organ_id == person.organ_id, Document.state != DocumentState.SEALED)
        .options(joinedload(WithheldEntry.approver))
        .order_by(WithheldEntry.re_examine_on, WithheldEntry.id)
    )
    if due_by is not None:
        statement = statement.where(WithheldEntry.re_examine_on <= due_by)
    return _page(statement, number)


def withheld_entry_for(person: Person, entry_id: UUID) -> WithheldEntry:
    """An entry of the person's organ."""
    statement = (
        select(WithheldEntry)
        .join(Document, Document.id == WithheldEntry.document_id)
        .where(
            WithheldEntry.id == entry_id,
            WithheldEntry.organ_id == person.organ_id,
            Document.state != DocumentState.SEALED,
        )
    )
    entry = db.session.scalars(statement).one_or_none()
    if entry is None:
        raise NoSuchPublication
    return entry


def _page(statement: Select[Row], number: int) -> Page[Row]:
    limited = statement.offset((number - 1) * PAGE_SIZE).limit(PAGE_SIZE + 1)
    return Page.of(list(db.session.scalars(limited)), number=number)
