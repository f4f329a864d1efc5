"""Which documents a person may see and change: those of the units the person drafts for."""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import ColumnElement, exists, or_, select

from app.kit.db import db, locked
from app.people import queries as people
from app.people.models import Lane, Person, Post
from app.publishing.errors import NoDrafterPost, NoSuchDocument, NotBeingEdited, NoUnit
from app.publishing.models import Document, DocumentState
from app.review.models import Review
from app.review.queries.visible import is_visible_to

GONE = (DocumentState.DISCARDED, DocumentState.SEALED)


def drafting_units(person: Person) -> frozenset[UUID | None]:
    """The units ``person`` drafts for; None stands for every unit of the organ."""
    statement = select(Post.unit_id).where(
        Post.person_id == person.id,
        Post.organ_id == person.organ_id,
        Post.lane == Lane.DRAFTER,
    )
    return frozenset(db.session.scalars(statement))


def is_mine_to_draft(person: Person) -> ColumnElement[bool]:
    """Restricts a statement on documents to those ``person`` may work on."""
    units = drafting_units(person)
    own_organ = (Document.organ_id == person.organ_id) & Document.state.not_in(GONE)
    if None in units:
        return own_organ
    return own_organ & or_(Document.unit_id.in_(units))


def document_of(person: Person, document_id: UUID) -> Document:
    """The document, if ``person`` may work on it."""
    statement = select(Document).where(Document.id == document_id, is_mine_to_draft(person))
    document = db.session.scalars(statement).one_or_none()
    if document is None:
        raise NoSuchDocument
    return document


def locked_document(document_id: UUID, *, by: Person) -> Document:
    """The document, locked, if ``by`` may work on it."""
    statement = locked(select(Document).where(Document.id == document_id, is_mine_to_draft(by)))
    document = db.session.scalars(statement).one_or_none()
    if document is None:
        raise NoSuchDocument
    return document


def locked_draft(document_id: UUID, *, by: Person) -> Document:
    """The document, locked, if ``by`` may edit it now."""
    document = locked_document(document_id, by=by)
    if not document.is_editable:
        raise NotBeingEdited
    return document


def is_sealed(document_ids: Iterable[UUID]) -> bool:
    """Whether one is. Asked under the lock of what hangs on it: sealing waits, or was first."""
    sealed = select(Document.id).where(
        Document.id.in_(set(document_ids)), Document.state == DocumentState.SEALED
    )
    return db.session.scalar(select(sealed.exists())) is True


def drafts_for(person: Person, unit_id: UUID) -> bool:
    """Whether ``person`` writes for the unit."""
    return bool(drafting_units(person) & {unit_id, None})


def readable(person: Person, document_id: UUID) -> Document:
    """The document, if ``person`` drafts for its unit or has work in a review of it."""
    statement = select(Document).where(
        Document.id == document_id, or_(is_mine_to_draft(person), _is_under_my_eyes(person))
    )
    document = db.session.scalars(statement).one_or_none()
    if document is None:
        raise NoSuchDocument
    return document


def _is_under_my_eyes(person: Person) -> ColumnElement[bool]:
    visible = is_visible_to(person, people.lanes_of(person))
    return exists().where(Review.subject_id == Document.id, visible)


def unit_to_draft_for(person: Person, unit_id: UUID | None) -> UUID:
    """The unit a new document belongs to: the one asked for, else the person's own."""
    units = drafting_units(person)
    wanted = unit_id or (person.unit_id if units & {person.unit_id, None} else None)
    if wanted is None:
        wanted = min((unit for unit in units if unit), key=str, default=None)
    if wanted is None and units:
        raise NoUnit
    if wanted is None or not units & {wanted, None}:
        raise NoDrafterPost
    return wanted
