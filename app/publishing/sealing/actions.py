"""Sealing an item away: one transaction, after which no page, list, search or file has it."""

from collections.abc import Collection
from dataclasses import asdict, dataclass
from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import delete, func, select

from app import audit, jobs
from app.files import storage
from app.files.copies import CLEAN
from app.files.models import CleanedFile, FileText, StoredFile
from app.kit import box, idempotency
from app.kit.db import db, locked
from app.people import queries as people
from app.people.errors import NotPermitted
from app.people.models import Lane, Organ, Person
from app.publishing import hooks
from app.publishing.errors import NoSuchDocument
from app.publishing.importing.actions import IMPORT, give_up
from app.publishing.models import (
    Document,
    DocumentState,
    Dossier,
    FilingPaper,
    Publication,
    Seal,
)
from app.publishing.models.search_entries import SearchEntry
from app.publishing.models.words import SealReason
from app.publishing.sealing import texts
from app.publishing.sealing.errors import AlreadySealed, SealReasonMissing
from app.publishing.sealing.item import Item, item_of, kept_by_others, locked_imports
from app.review.actions import stopping
from app.review.actions.sheets import MAKE_SHEET

PUT_AWAY = "publishing.put_away"
SHORTEST_REASON = 4


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be sealed away and why. ``text`` goes into the box with the rest."""

    document_id: UUID
    reason: SealReason
    text: str
    key: str

    @property
    def body(self) -> dict[str, object]:
        """What a repeated order has to be the same in."""
        return {"act": "seal", **asdict(self)}


def seal(order: Order, *, by: Person, secret: bytes, at: datetime) -> Seal:
    """Take the item away from everyone; ``secret`` locks the box."""
    if answer := idempotency.recall(owner=str(by.id), key=order.key, body=order.body):
        return db.session.get_one(Seal, UUID(answer))
    check_may_seal(by)
    document = _locked(order.document_id, by=by)
    if len(order.text.strip()) < SHORTEST_REASON:
        raise SealReasonMissing(least=SHORTEST_REASON)

    for row in locked_imports(document):
        give_up(row, document_id=document.id, at=at)
    item = item_of(document)
    _stop(item, at=at)
    made = _boxed(item, order, by=by, secret=secret, at=at)
    _tell(item, at=at)
    texts.blank_out(item)
    _forget_prints(item)
    forget_texts(item.contents)

    # Under the locks: while the sealer waited for them, files may have come.
    payload = {"seal": str(made.id), "written_until": storage.last_written(item.contents)}
    jobs.enqueue(PUT_AWAY, key=str(made.id), payload=payload, run_at=at, organ_id=item.organ_id)
    audit.record(
        "sealed", organ_id=item.organ_id, by=by.id, at=at, subject=item.document_id,
        number=made.number, reason=order.reason.value,
    )  # fmt: skip
    idempotency.remember(
        owner=str(by.id), key=order.key, body=order.body, answer=str(made.id), at=at
    )
    db.session.flush()
    return made


def check_may_seal(by: Person) -> None:
    """Raise unless ``by`` is a secrecy reviewer of the whole organ."""
    if not people.fills(people.lanes_of(by), lane=Lane.SECRECY_REVIEWER, unit_id=None):
        raise NotPermitted


def _locked(document_id: UUID, *, by: Person) -> Document:
    """The document, after the locks of everybody who decides on it: reviews, text, publication."""
    stopping.locked_reviews(document_id)
    statement = locked(
        select(Document).where(Document.id == document_id, Document.organ_id == by.organ_id)
    )
    document = db.session.scalars(statement).one_or_none()
    if document is None or document.state is DocumentState.DISCARDED:
        raise NoSuchDocument
    if document.state is DocumentState.SEALED:
        raise _sealed_before(document_id, by=by)
    db.session.scalars(locked(select(Publication).where(Publication.document_id == document_id)))
    return document


def _sealed_before(document_id: UUID, *, by: Person) -> Exception:
    found = db.session.scalars(select(Seal).where(Seal.document_id == document_id)).one()
    return AlreadySealed(number=found.number) if found.by_id == by.id else NoSuchDocument()


def _tell(item: Item, *, at: datetime) -> None:
    """Whoever leads readers to its page."""
    if item.publication_id:
        hooks.page_gone(db.session.get_one(Publication, item.publication_id), at=at)


def _stop(item: Item, *, at: datetime) -> None:
    """Nothing goes on with it: reviews, timers, sheets, readings, search."""
    stopping.stop(stopping.locked_reviews(item.document_id), at=at)
    forget_jobs(item)
    db.session.execute(delete(SearchEntry).where(SearchEntry.publication_id == item.publication_id))


def _forget_prints(item: Item) -> None:
    """What was printed of it can be printed from nothing any more; its files follow."""
    for gone in (
        delete(Dossier).where(Dossier.document_id == item.document_id),
        delete(FilingPaper).where(FilingPaper.id.in_(item.papers)),
        delete(StoredFile).where(StoredFile.id.in_(item.prints)),
    ):
        db.session.execute(gone.execution_options(synchronize_session=False))


def forget_jobs(item: Item) -> None:
    """Nor does a job, done or not, keep a name of its files."""
    jobs.forget(CLEAN, keys=item.contents)
    jobs.forget(IMPORT, keys=[str(each) for each in item.imports])
    jobs.forget(MAKE_SHEET, keys=[str(each) for each in item.sheets])


def forget_texts(contents: Collection[str]) -> None:
    """The text of its files and what their copies leave out go, unless another item has them."""
    gone = set(contents) - kept_by_others(contents)
    db.session.execute(
        delete(CleanedFile)
        .where(CleanedFile.sha256.in_(gone))
        .execution_options(synchronize_session=False)
    )
    db.session.execute(
        delete(FileText)
        .where(FileText.sha256.in_(gone))
        .execution_options(synchronize_session=False)
    )


def _boxed(item: Item, order: Order, *, by: Person, secret: bytes, at: datetime) -> Seal:
    number = _next_number(item.organ_id)
    seal_id = uuid4()
    plain = texts.taken_out(item, why=order.text.strip())
    made = Seal(
        id=seal_id,
        organ_id=item.organ_id,
        document_id=item.document_id,
        number=number,
        reason=order.reason,
        by_id=by.id,
        at=at,
        key_id=box.key_id(secret),
        box=box.locked_up(plain, key=secret, about=str(seal_id)),
        contents=list(item.contents),
    )
    db.session.add(made)
    db.session.flush()
    return made


def _next_number(organ_id: UUID) -> int:
    """Counted under the organ's lock."""
    db.session.scalars(locked(select(Organ).where(Organ.id == organ_id))).one()
    last = db.session.scalar(select(func.max(Seal.number)).where(Seal.organ_id == organ_id))
    return (last or 0) + 1
