"""What the procedure does by itself: publish, file with authorities, register what is withheld.

Each runs in the transaction of the step (or timer) that reached it.
"""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import Uuid, bindparam, exists, select, text

from app import audit
from app.kit.db import db, locked
from app.kit.time import legal_day
from app.law.index_number import index_number
from app.law.publishing import reexamine_on
from app.people.models import FilingAuthority, Organ
from app.publishing import gate, search, sections, versions
from app.publishing.content import digest_of
from app.publishing.errors import GateUnanswered, NotPublished, NotWhatWasSigned, OnlyProactive
from app.publishing.models import (
    Attribute,
    Document,
    DocumentState,
    DocumentVersion,
    Filing,
    Publication,
    PublicationState,
    PublicationVersion,
    WithheldEntry,
)
from app.publishing.numbering import actions as numbering
from app.review.models import Opinion, Review, Step

Facts = Mapping[str, object]
COPIED = (
    *("kind", "title", "document_number", "theme", "subtheme", "formed_on", "summary"),
    *("validity", "reprint_source", "reprint_url", "original_index_number", "body_html"),
)
DECIDING = ("conclude", "sign")
COUNT_ON = text(
    "INSERT INTO index_counter (organ_id, year, last) VALUES (:organ, :year, 1) "
    "ON CONFLICT (organ_id, year) DO UPDATE SET last = index_counter.last + 1 RETURNING last"
).bindparams(bindparam("organ", type_=Uuid()))


def publish(review: Review, facts: Facts, at: datetime) -> None:
    """Put exactly what was signed on the portal; raises and publishes nothing when it differs."""
    document = _locked_document(review)
    version = versions.current_version(document)
    if {document.attribute, facts.get("attribute", Attribute.PROACTIVE)} != {Attribute.PROACTIVE}:
        raise OnlyProactive
    _check_digest(document, version, review)
    if found := gate.unanswered(version):
        raise GateUnanswered(count=len(found))

    numbering.take(document, by=None, at=at)
    publication = _publication_of(document.id)
    if publication is None:
        publication = _first_publication(document, at=at)
        db.session.add(publication)
    else:
        _keep_former(publication, document, at=at)
    _show(publication, document, version)
    document.enter(DocumentState.PUBLISHED, at=at)
    db.session.flush()

    search.index_publication(publication)
    audit.record(
        "published",
        organ_id=document.organ_id,
        by=None,
        at=at,
        subject=document.id,
        index_number=publication.index_number,
        version=publication.version_number,
        digest=publication.digest,
    )


def file_with_authority(review: Review, facts: Facts, at: datetime) -> None:
    """Open one filing for each authority the organ files with."""
    publication = _publication_of(review.subject_id)
    if publication is None:
        raise NotPublished
    version = publication.version_number
    is_open = exists().where(
        Filing.publication_id == publication.id,
        Filing.version_number == version,
        Filing.authority_id == FilingAuthority.id,
    )
    authorities = (
        select(FilingAuthority)
        .where(FilingAuthority.organ_id == publication.organ_id, ~is_open)
        .order_by(FilingAuthority.position)
    )
    db.session.add_all(
        Filing(
            organ_id=publication.organ_id,
            publication_id=publication.id,
            version_number=version,
            authority_id=authority.id,
            authority_name=authority.name,
            opened_at=at,
        )
        for authority in db.session.scalars(authorities)
    )
    db.session.flush()
    audit.record(
        "filing opened",
        organ_id=publication.organ_id,
        by=None,
        at=at,
        subject=review.subject_id,
        version=version,
        round=facts.get("round"),
    )


def register_withheld(review: Review, facts: Facts, at: datetime) -> None:
    """Enter what is not published, with ground, approver and the day it is looked at again."""
    document = _locked_document(review)
    version = versions.current_version(document)
    _check_digest(document, version, review)
    opinion = _deciding_opinion(review)
    attribute, basis, reason = _ground(document, facts, opinion)

    decided_on = legal_day(opinion.at if opinion else at)
    entry = WithheldEntry(
        organ_id=document.organ_id,
        unit_id=document.unit_id,
        document_id=document.id,
        version_id=version.id,
        title=document.title,
        document_number=document.document_number,
        attribute=attribute,
        legal_basis=basis,
        reason=reason,
        approver_id=opinion.person_id if opinion else None,
        decided_on=decided_on,
        re_examine_on=reexamine_on(decided_on),
    )
    db.session.add(entry)
    document.enter(_state_when_withheld(document), at=at)
    db.session.flush()

    audit.record(
        "registered as not published",
        organ_id=document.organ_id,
        by=entry.approver_id,
        at=at,
        subject=document.id,
        attribute=attribute.value,
        words={"legal_basis": basis},
    )


def _locked_document(review: Review) -> Document:
    statement = locked(select(Document).where(Document.id == review.subject_id))
    return db.session.scalars(statement).one()


def _check_digest(document: Document, version: DocumentVersion, review: Review) -> None:
    """The signed digest, the stored one, and the one computed afresh are the same."""
    afresh = digest_of(versions.content_of(document, versions.attached_to(document)))
    if {review.digest, document.digest, version.digest, digest_of(version.content)} != {afresh}:
        raise NotWhatWasSigned


def _publication_of(document_id: UUID) -> Publication | None:
    statement = locked(select(Publication).where(Publication.document_id == document_id))
    return db.session.scalars(statement).one_or_none()


def _first_publication(document: Document, *, at: datetime) -> Publication:
    return Publication(
        id=uuid4(),
        organ_id=document.organ_id,
        unit_id=document.unit_id,
        document_id=document.id,
        version_number=1,
        index_number=_next_index_number(document.organ, legal_day(at).year),
        public_id=uuid4().hex[:12],
        section=sections.usual(document.kind, document.subtheme),
        year=(document.formed_on or legal_day(at)).year,
        published_at=at,
        changed_at=at,
    )


def _keep_former(publication: Publication, document: Document, *, at: datetime) -> None:
    db.session.add(
        PublicationVersion(
            publication_id=publication.id,
            version_id=publication.version_id,
            number=publication.version_number,
            title=publication.title,
            body_html=publication.body_html,
            digest=publication.digest,
            shown_from=publication.changed_at,
            shown_until=at,
            explanation=document.change_explanation,
        )
    )
    publication.version_number += 1
    publication.changed_at = at
    publication.year = (document.formed_on or legal_day(publication.published_at)).year


def _show(publication: Publication, document: Document, version: DocumentVersion) -> None:
    """Copy what the public reads. The address and the index number stay what they are."""
    for name in COPIED:
        setattr(publication, name, getattr(document, name))
    publication.issuers = [issuer.name for issuer in document.issuers]
    publication.keywords = list(document.keywords)
    publication.version_id = version.id
    publication.digest = version.digest
    publication.explanation = document.change_explanation
    publication.state = PublicationState.PUBLISHED
    publication.taken_down_at = None


def _next_index_number(organ: Organ, year: int) -> str:
    """``<organ code>/<year>-<5 digits>``: counted in one statement, never used again."""
    serial = db.session.scalar(COUNT_ON, {"organ": organ.id, "year": year})
    return index_number(organ.code, year=year, serial=int(serial or 0))


def _state_when_withheld(document: Document) -> DocumentState:
    """A change that was not approved leaves what the public reads as it is."""
    publication = _publication_of(document.id)
    if publication is not None and publication.state is PublicationState.PUBLISHED:
        return DocumentState.PUBLISHED
    return DocumentState.WITHHELD


def _deciding_opinion(review: Review) -> Opinion | None:
    statement = (
        select(Opinion)
        .join(Step, Step.id == Opinion.step_id)
        .where(Opinion.review_id == review.id, Step.duty.in_(DECIDING))
        .order_by(Opinion.at.desc())
        .limit(1)
    )
    return db.session.scalars(statement).one_or_none()


def _ground(
    document: Document, facts: Facts, opinion: Opinion | None
) -> tuple[Attribute, str, str]:
    """The document's own ground, or the leader's who closed it after secrecy review."""
    if document.attribute in (Attribute.ON_REQUEST, Attribute.WITHHELD):
        return document.attribute, document.legal_basis, document.attribute_reason
    verdict = str(opinion.verdict if opinion else facts.get("verdict"))
    attribute = Attribute.ON_REQUEST if verdict == Attribute.ON_REQUEST else Attribute.WITHHELD
    answers = opinion.answers if opinion else {}
    return attribute, str(answers.get("legal_basis", "")), opinion.text if opinion else ""
