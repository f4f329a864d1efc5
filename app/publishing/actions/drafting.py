"""Writing a document. Saving is lenient: what is missing is only refused at submission."""

from datetime import datetime
from uuid import UUID, uuid4

from app import audit
from app.kit import idempotency
from app.kit.db import db
from app.kit.time import BEIJING
from app.people import queries as people
from app.people.models import Person
from app.publishing import access, versions
from app.publishing.content import METADATA, Draft
from app.publishing.errors import AlreadyPublished, ChangedMeanwhile, TextTooLong, TooManyNames
from app.publishing.models import Document, DocumentState

LONGEST = {"title": 500, "body": 400_000, "summary": 2_000, "attribute_reason": 2_000}
LONGEST_FIELD = 300
MOST_NAMES = 20


def create_draft(
    *,
    by: Person,
    draft: Draft,
    at: datetime,
    unit_id: UUID | None = None,
    taken_over: bool = False,
) -> Document:
    """A new document of ``by``'s unit. ``taken_over`` (补录): it was public before this system."""
    unit = access.unit_to_draft_for(by, unit_id)
    _check_lengths(draft)

    document = Document(
        id=uuid4(),
        organ_id=by.organ_id,
        unit_id=unit,
        drafter_id=by.id,
        taken_over=taken_over,
        state=DocumentState.DRAFT,
        state_since=at,
        version_number=0,
        digest="",
        created_at=at,
        saved_at=at,
        saved_by_id=by.id,
    )
    versions.write(document, draft)
    db.session.add(document)
    versions.keep(document, by=by, at=at)
    _record("draft created", document, by=by, at=at)
    return document


def draft_once(*, by: Person, draft: Draft, key: str, at: datetime) -> Document:
    """A new document from a form. The form sent again, even at once, makes no second one."""
    people.locked_person(by.id)
    body = {"act": "draft"}
    if made := idempotency.recall(owner=str(by.id), key=key, body=body):
        return save_draft(UUID(made), by=by, draft=draft, seen=0, at=at)

    document = create_draft(by=by, draft=draft, at=at)
    idempotency.remember(owner=str(by.id), key=key, body=body, answer=str(document.id), at=at)
    return document


def save_draft(document_id: UUID, *, by: Person, draft: Draft, seen: int, at: datetime) -> Document:
    """Save ``draft`` over the state ``seen`` (its version number); refused when that is old.

    A form that says what is saved already, such as one sent twice, overwrites nothing.
    """
    document = access.locked_draft(document_id, by=by)
    if versions.says(document, draft):
        return document
    check_seen(document, seen)
    _check_lengths(draft)

    versions.write(document, draft)
    if versions.keep(document, by=by, at=at):
        _record("draft saved", document, by=by, at=at)
    return document


def discard(document_id: UUID, *, by: Person, at: datetime) -> Document:
    """Throw away a draft that was never submitted. Its versions stay."""
    document = access.locked_draft(document_id, by=by)
    if document.review_id is not None or document.is_change:
        raise AlreadyPublished

    document.enter(DocumentState.DISCARDED, at=at)
    db.session.flush()
    _record("draft discarded", document, by=by, at=at)
    return document


def check_seen(document: Document, seen: int) -> None:
    """Refuse what was based on an older state of the document."""
    if document.version_number != seen:
        raise ChangedMeanwhile(
            who=document.saved_by.label,
            at=document.saved_at.astimezone(BEIJING).strftime("%Y-%m-%d %H:%M"),
            document_id=document.id,
        )


def _check_lengths(draft: Draft) -> None:
    for name in (*METADATA, "title", "body"):
        most = LONGEST.get(name, LONGEST_FIELD)
        value = getattr(draft, name)
        if isinstance(value, str) and len(value) > most:
            raise TextTooLong(field=name, most=most)
    for name in ("issuers", "keywords"):
        names = getattr(draft, name)
        if len(names) > MOST_NAMES:
            raise TooManyNames(field=name, most=MOST_NAMES)
        if any(len(each) > LONGEST_FIELD for each in names):
            raise TextTooLong(field=name, most=LONGEST_FIELD)


def _record(act: str, document: Document, *, by: Person, at: datetime) -> None:
    audit.record(
        act,
        organ_id=document.organ_id,
        by=by.id,
        at=at,
        subject=document.id,
        version=document.version_number,
        digest=document.digest,
    )
