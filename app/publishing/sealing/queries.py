"""Reads for the sealer and the auditor: what can be sealed, what is, and who had opened it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import joinedload

from app.files.models import StoredFile
from app.kit.db import db
from app.kit.paging import PAGE_SIZE, Page
from app.people.models import Duty, Organ, Person
from app.people.queries import organs_visible_to
from app.publishing.access import GONE
from app.publishing.content import normalised_number
from app.publishing.errors import NoSuchDocument
from app.publishing.models import Document, Publication, Seal
from app.publishing.sealing.errors import NoSuchSeal
from app.publishing.sealing.item import item_of
from app.review.models import Looked, View

MOST_FOUND = 20


@dataclass(frozen=True, slots=True)
class Extent:
    """What goes away with a document."""

    document: Document
    publication: Publication | None
    reviews: int
    files: int
    elsewhere: int


@dataclass(frozen=True, slots=True)
class ViewRow:
    """How often somebody opened one kind of thing of an item."""

    person: str
    looked: Looked
    times: int
    first_at: datetime
    last_at: datetime


def to_seal(person: Person, words: str) -> list[tuple[Document, Publication | None]]:
    """Items of the person's organ by title, number or public address, latest saved first."""
    typed = words.strip()
    public_id = typed.rstrip("/").rsplit("/", 1)[-1]
    statement = (
        select(Document, Publication)
        .outerjoin(Publication, Publication.document_id == Document.id)
        .where(Document.organ_id == person.organ_id, Document.state.not_in(GONE))
        .where(
            or_(
                Document.title.contains(typed, autoescape=True),
                Document.document_number == normalised_number(typed),
                Publication.index_number == typed,
                Publication.public_id == public_id,
            )
        )
        .order_by(Document.saved_at.desc(), Document.id)
        .limit(MOST_FOUND)
    )
    return [(row[0], row[1]) for row in db.session.execute(statement)] if typed else []


def extent_of(person: Person, document_id: UUID) -> Extent:
    """The item and all that would go with it."""
    statement = select(Document, Publication).outerjoin(
        Publication, Publication.document_id == Document.id
    )
    ours = (Document.id == document_id) & (Document.organ_id == person.organ_id)
    row = db.session.execute(statement.where(ours, Document.state.not_in(GONE))).one_or_none()
    if row is None:
        raise NoSuchDocument
    document, publication = row
    item = item_of(document)
    shared = select(func.count()).where(
        StoredFile.organ_id == document.organ_id,
        StoredFile.sha256.in_(item.contents),
        StoredFile.id.not_in(item.files),
    )
    elsewhere = db.session.scalar(shared) or 0
    return Extent(document, publication, len(item.reviews), len(item.files), elsewhere)


def seals_for(person: Person, *, number: int) -> Page[Seal]:
    """The sealer's own entries, or for an auditor those of the organs he audits; latest first."""
    statement = (
        _visible_to(person)
        .order_by(Seal.at.desc(), Seal.id)
        .offset((number - 1) * PAGE_SIZE)
        .limit(PAGE_SIZE + 1)
    )
    return Page.of(db.session.scalars(statement).all(), number=number)


def seal_for(person: Person, seal_id: UUID) -> Seal:
    """One entry."""
    found = db.session.scalars(_visible_to(person).where(Seal.id == seal_id)).one_or_none()
    if found is None:
        raise NoSuchSeal
    return found


def views_of(seal: Seal, *, number: int) -> Page[ViewRow]:
    """Who had opened what of it before it was sealed, the latest first."""
    last_at = func.max(View.at)
    statement = (
        select(Person.label, View.looked, func.count(), func.min(View.at), last_at)
        .join(Person, Person.id == View.person_id)
        .where(View.subject_id == seal.document_id)
        .group_by(Person.id, View.looked)
        .order_by(last_at.desc(), Person.id, View.looked)
        .offset((number - 1) * PAGE_SIZE)
        .limit(PAGE_SIZE + 1)
    )
    return Page.of([ViewRow(*row) for row in db.session.execute(statement)], number=number)


def _visible_to(person: Person) -> Select[Seal]:
    statement = select(Seal).options(joinedload(Seal.by), joinedload(Seal.organ))
    if person.duty is Duty.AUDIT:
        return statement.join(Organ, Organ.id == Seal.organ_id).where(organs_visible_to(person))
    return statement.where(Seal.by_id == person.id, Seal.organ_id == person.organ_id)
