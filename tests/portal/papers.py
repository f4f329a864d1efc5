"""Publications for tests, made the short way: as if they had gone through the whole chain."""

import io
from datetime import UTC, datetime, timedelta
from itertools import count
from uuid import uuid4

from app.files import storage
from app.files.models import StoredFile
from app.kit.db import db
from app.people.models import Organ
from app.publishing import search
from app.publishing.models import (
    Attachment,
    Document,
    DocumentVersion,
    Kind,
    Publication,
    PublicationState,
    PublicationVersion,
    Validity,
    VersionAttachment,
)
from tests import factories

NOON = datetime(2026, 3, 2, 4, 0, tzinfo=UTC)
_numbers = count(1)


def paper(organ: Organ, title: str, **columns: object) -> Publication:
    """A published paper of ``organ``; ``columns`` replace what it would hold."""
    number = next(_numbers)
    version = _version(organ, title)
    values: dict[str, object] = {
        "organ_id": organ.id,
        "unit_id": version.unit_id,
        "document_id": version.document_id,
        "version_id": version.id,
        "index_number": f"{organ.code}/2026-{number:05d}",
        "public_id": uuid4().hex[:12],
        "kind": Kind.PAPER,
        "title": title,
        "document_number": "",
        "issuers": [organ.name],
        "theme": "综合政务",
        "subtheme": "政务公开",
        "year": 2026,
        "formed_on": NOON.date(),
        "keywords": [],
        "summary": "",
        "reprint_source": "",
        "reprint_url": "",
        "original_index_number": "",
        "body_html": f"<p>{title}已经局务会议通过，现予公布。</p>",
        "digest": "0" * 64,
        "published_at": NOON + timedelta(minutes=number),
        "changed_at": NOON + timedelta(minutes=number),
        "validity": Validity.IN_FORCE,
    }
    publication = Publication(**{**values, **columns})
    db.session.add(publication)
    db.session.flush()
    if publication.state is PublicationState.PUBLISHED:
        search.index_publication(publication)
    return publication


def changed(publication: Publication, *, explanation: str, body: str) -> PublicationVersion:
    """``publication`` with new contents; returns the version it had before."""
    former = PublicationVersion(
        publication_id=publication.id,
        version_id=publication.version_id,
        number=publication.version_number,
        title=publication.title,
        body_html=publication.body_html,
        digest=publication.digest,
        shown_from=publication.changed_at,
        shown_until=publication.changed_at + timedelta(days=30),
        explanation=explanation,
    )
    publication.version_number += 1
    publication.changed_at = former.shown_until
    publication.body_html = body
    publication.explanation = explanation
    db.session.add(former)
    db.session.flush()
    search.index_publication(publication)
    return former


def taken_down(publication: Publication, *, explanation: str) -> Publication:
    """``publication``, no longer public."""
    taken_down_at = publication.changed_at + timedelta(days=1)
    publication.state, publication.taken_down_at = PublicationState.TAKEN_DOWN, taken_down_at
    publication.explanation = explanation
    search.forget_publication(publication)
    db.session.flush()
    return publication


class _Made:
    """The rows a publication stands on."""

    def __init__(self, version: DocumentVersion, document: Document) -> None:
        self.id = version.id
        self.document_id = document.id
        self.unit_id = document.unit_id


def _version(organ: Organ, title: str) -> _Made:
    unit = factories.unit(organ)
    drafter = factories.person("drafter", organ=organ, unit=unit)
    document = Document(
        organ_id=organ.id,
        unit_id=unit.id,
        drafter_id=drafter.id,
        title=title,
        created_at=NOON,
        saved_at=NOON,
        saved_by_id=drafter.id,
    )
    db.session.add(document)
    db.session.flush()
    version = DocumentVersion(
        document_id=document.id,
        number=1,
        content={},
        digest="0" * 64,
        saved_at=NOON,
        saved_by_id=drafter.id,
    )
    db.session.add(version)
    db.session.flush()
    return _Made(version, document)


def attached(publication: Publication, name: str, content: bytes) -> Attachment:
    """A file of what is published now."""
    with storage.received(io.BytesIO(content), most=1000) as received:
        storage.keep(received)
        sha256 = received.sha256
    stored = StoredFile(
        organ_id=publication.organ_id,
        sha256=sha256,
        name=name,
        media_type="text/plain",
        size=len(content),
        made_by_id=publication.version.saved_by_id,
        made_at=NOON,
    )
    db.session.add(stored)
    db.session.flush()
    file = Attachment(
        document_id=publication.document_id,
        file_id=stored.id,
        name=name,
        sha256=sha256,
        media_type="text/plain",
        size=len(content),
        position=1,
        added_at=NOON,
        added_by_id=publication.version.saved_by_id,
    )
    db.session.add(file)
    db.session.flush()
    db.session.add(
        VersionAttachment(version_id=publication.version_id, position=1, attachment_id=file.id)
    )
    db.session.flush()
    return file
