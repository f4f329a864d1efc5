"""A document as the subject of a review: what review is told of it, and what follows from it.

``wiring.py`` connects these with the hooks of ``review``.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from flask import url_for
from sqlalchemy import select

from app.kit.db import db, locked
from app.people.models import Person
from app.publishing import gate, queries, versions
from app.publishing.differences import between
from app.publishing.errors import GateUnanswered, NotWhatWasSigned
from app.publishing.models import (
    Attachment,
    Document,
    DocumentState,
    DocumentVersion,
    Publication,
)
from app.publishing.numbering import actions as numbering
from app.publishing.released import released
from app.review.hooks import Panel
from app.review.models import Review, ReviewState, Step
from app.review.subject import Subject

KIND = "document"
PROCEDURE = "proactive_review"
SCHEDULE = "schedule"


def subject_of(document: Document, *, by: Person) -> Subject:
    """What review mirrors of ``document`` as ``by`` submits it."""
    return Subject(
        kind=KIND,
        id=document.id,
        organ_id=document.organ_id,
        unit_id=document.unit_id,
        title=document.title,
        number=document.document_number,
        digest=document.digest,
        attribute=document.attribute.value if document.attribute else "",
        editors=frozenset({by.id, *_editors_since_publication(document)}),
        deadline_on=document.deadline_on,
        no_light=document.taken_over,
    )


def _editors_since_publication(document: Document) -> list[UUID]:
    published = (
        select(DocumentVersion.number)
        .join(Publication, Publication.version_id == DocumentVersion.id)
        .where(Publication.document_id == document.id)
        .scalar_subquery()
    )
    statement = (
        select(DocumentVersion.saved_by_id)
        .where(
            DocumentVersion.document_id == document.id,
            (published.is_(None)) | (DocumentVersion.number > published),
        )
        .distinct()
    )
    return list(db.session.scalars(statement))


@dataclass(frozen=True, slots=True)
class PublicPage:
    """A version as the public would read it: the names are those of a ``Publication``."""

    title: str
    metadata: Mapping[str, object]
    body_html: str
    version_number: int
    attachments: list[Attachment]
    index_number: str = ""
    published_at: datetime | None = None

    def __getattr__(self, name: str) -> object:
        if name in self.metadata:
            return self.metadata[name]
        raise AttributeError(name)

    @property
    def formed_on(self) -> date | None:
        written = self.metadata["formed_on"]
        return date.fromisoformat(str(written)) if written else None


def public_page(version: DocumentVersion) -> PublicPage:
    """The exact preview of ``version``: a number once given, and the day, stay what they are."""
    publication = queries.publication_of(version.document_id)
    return PublicPage(
        title=version.content["title"],
        metadata=version.content["metadata"],
        body_html=version.content["text"],
        version_number=version.number,
        attachments=queries.attachments_of(version.id),
        index_number=publication.index_number if publication else "",
        published_at=publication.published_at if publication else None,
    )


def files_of(document_id: UUID, attachments: list[Attachment]) -> list[dict[str, object]]:
    """The attachments as ``ui``'s list shows them to staff: what is released, and the original."""
    how = released(attachments)
    shown: list[dict[str, object]] = []
    for each in attachments:
        original, copy = (
            url_for(endpoint, document_id=document_id, attachment_id=each.id)
            for endpoint in ("publishing.attachment", "publishing.attachment_copy")
        )
        state = how[each.id]
        file = {"name": each.name, "size": each.size, "url": original, "released": state}
        if state.is_copy:
            file |= {"size": state.size, "url": copy, "original": original}
        shown.append(file)
    return shown


class DocumentPages:
    """What the review page shows of a document."""

    def text(self, review: Review, *, digest: str) -> Panel:
        """The text with metadata, attachments and gate hits, as it was signed."""
        version = queries.version_signed(review.subject_id, digest)
        page = public_page(version)
        context = {
            "page": page,
            "files": files_of(review.subject_id, page.attachments),
            "version": version,
            "document_id": review.subject_id,
            "hits": gate.hits_of(version),
        }
        return Panel("publishing/_review_text.html", context)

    def differences(self, review: Review, *, before: str, after: str) -> Panel:
        """What changed since the reader's last opinion."""
        old = queries.version_signed(review.subject_id, before)
        new = queries.version_signed(review.subject_id, after)
        context = {"found": between(old.content, new.content), "old": old, "new": new}
        return Panel("publishing/_differences.html", context)

    def editor_url(self, review: Review) -> str:
        """Where the drafter edits the text and hands it on again."""
        return url_for("publishing.edit", document_id=review.subject_id)

    def dossier_url(self, review: Review) -> str:
        """Where the whole file of the item is asked for."""
        return url_for("publishing.dossier", document_id=review.subject_id)


class DocumentFollows:
    """What happens to the document while its review moves."""

    def opened_for_change(self, review: Review, *, at: datetime) -> None:
        """It came back to its drafter."""
        _locked_subject(review).enter(DocumentState.RETURNED, at=at)

    def closed_for_change(self, review: Review, *, at: datetime) -> None:
        """Nobody edits while others decide."""
        _locked_subject(review).enter(DocumentState.IN_REVIEW, at=at)

    def may_leave(self, review: Review, *, step: Step, verdict: str, at: datetime) -> None:
        """Nothing is put off to a later hour that could not be published now.

        What is released at once is looked at by ``publish`` in the same transaction.
        """
        if step.duty != "release" or verdict != SCHEDULE:
            return
        document = _locked_subject(review)
        version = versions.current_version(document)
        if not review.digest == document.digest == version.digest:
            raise NotWhatWasSigned
        if found := gate.unanswered(version):
            raise GateUnanswered(count=len(found))
        document.enter(DocumentState.SCHEDULED, at=at)

    def decided(self, review: Review, *, step: Step, by: Person, at: datetime) -> None:
        """The leader's signature gives the document its number."""
        if step.duty == "sign":
            numbering.sign(review.subject_id, by=by.id, at=at)

    def ended(self, review: Review, *, at: datetime) -> None:
        """A cancelled review gives the document back; a finished one left its mark already."""
        if review.state is ReviewState.CANCELLED:
            _locked_subject(review).enter(DocumentState.DRAFT, at=at)


def _locked_subject(review: Review) -> Document:
    statement = locked(select(Document).where(Document.id == review.subject_id))
    return db.session.scalars(statement).one()
