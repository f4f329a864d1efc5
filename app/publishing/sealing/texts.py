"""What of an item's rows goes into its box, and what stands in its place."""

import json
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Table, inspect, select, update

from app.audit.models import AuditWords
from app.files.models import StoredFile
from app.kit.db import Base, db
from app.kit.sealed import SIGN
from app.notices.models import Notice
from app.publishing.models import (
    Attachment,
    Document,
    DocumentIssuer,
    DocumentState,
    DocumentVersion,
    Filing,
    GateAnswer,
    ImportedFile,
    NumberTaken,
    OutletPosting,
    Publication,
    PublicationState,
    PublicationVersion,
    TakingDown,
    WithheldEntry,
)
from app.publishing.sealing.item import Item
from app.review.models import Opinion, Review, ReviewState, Trouble

Instead = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Share:
    """Rows of one table, and what their columns say from now on."""

    table: type[Base]
    where: ColumnElement[bool]
    instead: Instead


def _empty(*names: str) -> dict[str, Any]:
    return dict.fromkeys(names, "")


DOCUMENT: Instead = {
    **_empty("document_number", "formed_unknown_reason", "theme", "subtheme", "summary"),
    **_empty("legal_basis", "attribute_reason", "reprint_source", "reprint_url", "body_html"),
    **_empty("original_index_number", "change_explanation"),
    "title": SIGN,
    "keywords": [],
    "state": DocumentState.SEALED,
}
PUBLICATION: Instead = {
    **_empty("document_number", "theme", "subtheme", "summary", "reprint_source", "reprint_url"),
    **_empty("original_index_number", "body_html", "explanation"),
    "title": SIGN,
    "issuers": [],
    "keywords": [],
    "taken_down_at": None,
    "state": PublicationState.SEALED,
}


def shares(item: Item) -> Sequence[Share]:
    """Everything ``item`` says. Documents and reviews come first: triggers ask for their state."""
    return [
        Share(Document, Document.id == item.document_id, DOCUMENT),
        Share(
            Review,
            Review.id.in_(item.reviews),
            {"title": SIGN, "number": "", "state": ReviewState.SEALED},
        ),
        *_of_the_document(item),
        *_of_the_reviews(item),
        *_of_the_publication(item),
        Share(StoredFile, StoredFile.id.in_(item.files), {"name": SIGN}),
        Share(AuditWords, AuditWords.subject.in_(item.subjects), {"salt": "", "words": {}}),
    ]


def _of_the_document(item: Item) -> list[Share]:
    ours = item.document_id
    withheld = {
        **_empty("document_number", "legal_basis", "examination_note"),
        "title": SIGN,
        "reason": SIGN,
    }
    return [
        Share(DocumentIssuer, DocumentIssuer.document_id == ours, {"name": SIGN}),
        Share(DocumentVersion, DocumentVersion.document_id == ours, {"content": {"sealed": True}}),
        Share(Attachment, Attachment.document_id == ours, {"name": SIGN}),
        Share(GateAnswer, GateAnswer.document_id == ours, {"words": SIGN}),
        Share(WithheldEntry, WithheldEntry.document_id == ours, withheld),
        Share(NumberTaken, _is_void_for(ours), {"void_reason": "—"}),
        Share(
            ImportedFile,
            ImportedFile.id.in_(item.imports),
            {"name": SIGN, "doubtful": [], "values": {}},
        ),
    ]


def _is_void_for(document_id: UUID) -> ColumnElement[bool]:
    """By hand, with a reason in words; the numbers themselves stay in the register."""
    return (NumberTaken.document_id == document_id) & NumberTaken.voided_by_id.is_not(None)


def _of_the_reviews(item: Item) -> list[Share]:
    return [
        Share(Opinion, Opinion.review_id.in_(item.reviews), {"text": SIGN, "answers": {}}),
        Share(Trouble, Trouble.review_id.in_(item.reviews), {"details": {}}),
        Share(
            Notice,
            Notice.about.in_((*item.reviews, item.document_id)),
            {"title": SIGN, "values": {}, "is_sealed": True},
        ),
    ]


def _of_the_publication(item: Item) -> list[Share]:
    ours = item.publication_id
    former = {"title": SIGN, **_empty("body_html", "explanation")}
    return [
        Share(Publication, Publication.id == ours, PUBLICATION),
        Share(PublicationVersion, PublicationVersion.publication_id == ours, former),
        Share(TakingDown, TakingDown.publication_id == ours, {"explanation": SIGN, "note": ""}),
        Share(OutletPosting, OutletPosting.publication_id == ours, {"address": SIGN}),
        Share(Filing, Filing.publication_id == ours, _empty("means", "receipt_number")),
    ]


def taken_out(item: Item, **more: str) -> bytes:
    """What all rows of ``item`` say, with ``more``, as one packed text."""
    said: dict[str, Any] = {**more}
    for share in shares(item):
        table: Table = inspect(share.table).local_table  # type: ignore[assignment]
        names = [*(column.name for column in table.primary_key), *share.instead]
        statement = select(*(table.c[name] for name in names)).where(share.where)
        said[table.name] = [dict(row) for row in db.session.execute(statement).mappings()]
    text = json.dumps(said, default=_plain, ensure_ascii=False, sort_keys=True)
    return zlib.compress(text.encode())


def blank_out(item: Item) -> None:
    """Let the rows say nothing any more."""
    for share in shares(item):
        db.session.execute(
            update(share.table)
            .where(share.where)
            .values(**share.instead)
            .execution_options(synchronize_session=False)
        )
    db.session.expire_all()


def _plain(value: object) -> object:
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, UUID):
        return str(value)
    raise TypeError(f"A box cannot hold {type(value).__name__}.")
