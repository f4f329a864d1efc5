"""Keeping every save: from a document's columns to canonical content, digest and version row."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import select

from app.files import queries as files
from app.kit.db import db
from app.people.models import Person
from app.publishing import deadlines
from app.publishing.content import METADATA, Draft, digest_of, normalised_number
from app.publishing.errors import NoSuchDocument
from app.publishing.models import (
    Attachment,
    Attribute,
    Document,
    DocumentIssuer,
    DocumentVersion,
    InfoKind,
    Kind,
    Origin,
    Validity,
    VersionAttachment,
)
from app.publishing.text import html_from


def attached_to(document: Document) -> list[Attachment]:
    """The attachments the document has now, in their order."""
    statement = (
        select(Attachment)
        .where(Attachment.document_id == document.id, Attachment.position.is_not(None))
        .order_by(Attachment.position)
    )
    return list(db.session.scalars(statement))


def content_of(document: Document, attached: Sequence[Attachment]) -> dict[str, Any]:
    """What the document says now, as the value that is stored, compared and signed."""
    metadata = {name: _plain(getattr(document, name)) for name in METADATA}
    metadata["issuers"] = [issuer.name for issuer in document.issuers]
    metadata["keywords"] = list(document.keywords)
    metadata["taken_over"] = document.taken_over
    return {
        "title": document.title,
        "metadata": metadata,
        "text": document.body_html,
        "attachments": [_attachment(each) for each in attached],
    }


def _attachment(attached: Attachment) -> dict[str, str]:
    """A file as it counts for the digest: what was handed in, and the copy the public gets."""
    said = {"name": attached.name, "sha256": attached.sha256}
    return said | {"copy": attached.copy_sha256} if attached.copy_sha256 else said


def _plain(value: object) -> object:
    """Words as text, days in ISO form: what JSON can hold."""
    if value is None or isinstance(value, bool):
        return value
    return str(value)


def draft_of(document: Document) -> Draft:
    """The document as its drafter would type it."""
    written = {name: getattr(document, name) for name in METADATA}
    return Draft(
        title=document.title,
        issuers=tuple(issuer.name for issuer in document.issuers),
        keywords=tuple(document.keywords),
        body=document.body_html,
        **written,
    )


def write(document: Document, draft: Draft) -> None:
    """Put what was typed into the document's columns, in its one form."""
    for name in METADATA:
        setattr(document, name, getattr(draft, name))
    document.title = " ".join(draft.title.split())
    document.document_number = normalised_number(draft.document_number)
    document.has_no_number = draft.has_no_number and not document.document_number
    document.keywords = [word for word in draft.keywords if word]
    document.body_html = html_from(draft.body)
    document.issuers = [
        DocumentIssuer(position=place, name=name)
        for place, name in enumerate(dict.fromkeys(filter(None, draft.issuers)))
    ]


def content_typed(
    draft: Draft, document: Document, attached: Sequence[Attachment]
) -> dict[str, Any]:
    """What ``document`` would say if ``draft`` were saved; nothing is."""
    typed = Document(taken_over=document.taken_over)
    write(typed, draft)
    return content_of(typed, attached)


def says(document: Document, draft: Draft) -> bool:
    """Whether ``draft`` is what ``document`` says already."""
    return digest_of(content_typed(draft, document, attached_to(document))) == document.digest


def draft_in(content: Mapping[str, Any]) -> Draft:
    """The draft that a stored version says."""
    written = {name: content["metadata"][name] for name in METADATA}
    kinds = {"kind": Kind, "validity": Validity, "info_kind": InfoKind, "origin": Origin}
    written |= {name: kind(written[name]) for name, kind in kinds.items()}
    formed_on, attribute = written["formed_on"], written["attribute"]
    written["formed_on"] = date.fromisoformat(formed_on) if formed_on else None
    written["attribute"] = Attribute(attribute) if attribute else None
    return Draft(
        title=content["title"],
        issuers=tuple(content["metadata"]["issuers"]),
        keywords=tuple(content["metadata"]["keywords"]),
        body=content["text"],
        **written,
    )


def keep(document: Document, *, by: Person, at: datetime) -> DocumentVersion | None:
    """A version row of what the document says now; None when it says what it said before."""
    attached = attached_to(document)
    _bind_copies(attached)
    content = content_of(document, attached)
    digest = digest_of(content)
    if digest == document.digest:
        return None

    deadlines.set_deadline(document)
    document.digest = digest
    document.version_number += 1
    document.saved_at = at
    document.saved_by_id = by.id
    version = DocumentVersion(
        document_id=document.id,
        number=document.version_number,
        content=content,
        digest=digest,
        saved_at=at,
        saved_by_id=by.id,
    )
    db.session.add(version)
    db.session.flush()
    db.session.add_all(
        VersionAttachment(version_id=version.id, position=place, attachment_id=each.id)
        for place, each in enumerate(attached)
    )
    db.session.flush()
    return version


def _bind_copies(attached: Sequence[Attachment]) -> None:
    """From now on the attachment is released as the copy that has been made of it."""
    unbound = [each for each in attached if each.copy_sha256 is None]
    made = files.copies_of(each.sha256 for each in unbound) if unbound else {}
    for each in unbound:
        if each.sha256 in made:
            each.copy_sha256 = made[each.sha256].copy_sha256
            each.copy_size = made[each.sha256].copy_size
    db.session.flush()


def current_version(document: Document) -> DocumentVersion:
    """The version the document's columns hold."""
    statement = select(DocumentVersion).where(
        DocumentVersion.document_id == document.id,
        DocumentVersion.number == document.version_number,
    )
    version = db.session.scalars(statement).one()
    if version.is_sealed:
        raise NoSuchDocument
    return version
