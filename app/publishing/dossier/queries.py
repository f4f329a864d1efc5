"""Whose the file of an item is, and how things stand with the item."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from app.audit import queries as trail
from app.audit.queries import Last
from app.kit.db import db
from app.people.models import Person
from app.people.queries import lanes_of
from app.publishing.errors import NoSuchDocument
from app.publishing.models import Document, Dossier
from app.publishing.subjects import KIND
from app.review.models import Review
from app.review.queries.visible import is_visible_to

MOST_REVIEWS = 200
PRINTING = frozenset(
    {
        "dossier asked for",
        "dossier made",
        "dossier downloaded",
        "filing paper asked for",
        "review sheet asked for",
    }
)


@dataclass(frozen=True, slots=True)
class Item:
    """A document with every review of it, the first one first."""

    document: Document
    reviews: list[Review]

    @property
    def subjects(self) -> list[str]:
        """Under which names the trail knows it."""
        return [str(self.document.id), *(str(review.id) for review in self.reviews)]


def item_for(person: Person, document_id: UUID) -> Item:
    """The item, if ``person`` may see the whole of it: every review, not one of several."""
    visible = select(Review.id).where(
        Review.subject_kind == KIND,
        Review.subject_id == document_id,
        is_visible_to(person, lanes_of(person)),
    )
    may_see = set(db.session.scalars(visible))
    found = item(document_id)
    if found is None or not may_see or {review.id for review in found.reviews} != may_see:
        raise NoSuchDocument
    return found


def item(document_id: UUID) -> Item | None:
    """The item, for the worker."""
    document = db.session.get(Document, document_id)
    if document is None:
        return None
    statement = (
        select(Review)
        .where(Review.subject_kind == KIND, Review.subject_id == document_id)
        .options(joinedload(Review.organ), joinedload(Review.unit), joinedload(Review.drafter))
        .order_by(Review.opened_at, Review.id)
        .limit(MOST_REVIEWS)
    )
    return Item(document, list(db.session.scalars(statement)))


def last_of(item: Item) -> Last | None:
    """The last thing that happened to the item; printing it is nothing that happens to it."""
    return trail.last_of(item.subjects, without=PRINTING)


def dossier_of(document_id: UUID) -> Dossier | None:
    """The file of the item as it was made last, if it was ever asked for."""
    statement = (
        select(Dossier).where(Dossier.document_id == document_id).options(joinedload(Dossier.file))
    )
    return db.session.scalars(statement).one_or_none()


def is_current(item: Item) -> bool:
    """Whether the file is there and nothing happened to the item since."""
    dossier, last = dossier_of(item.document.id), last_of(item)
    return bool(dossier and dossier.made_at and last and dossier.stand == last.digest)
