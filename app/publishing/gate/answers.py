"""What the gate finds in a saved version, and who has answered for it."""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from sqlalchemy import select

from app import audit
from app.files import queries as files
from app.files.cleaning import CLEANERS
from app.files.copies import extract_of
from app.files.errors import named
from app.files.extraction import passage_of
from app.files.models import CleanedFile, Cleaning, FileText
from app.kit.db import db
from app.people.models import Person
from app.publishing import access, versions
from app.publishing.gate.errors import NoSuchHit, ReasonDoesNotFit, WordsMissing
from app.publishing.gate.hits import AttachedText, Copy, Hit
from app.publishing.gate.reasons import fitting
from app.publishing.gate.searching import hits
from app.publishing.models import (
    Attachment,
    Document,
    DocumentVersion,
    GateAnswer,
    GateReason,
    VersionAttachment,
)
from app.publishing.text import plain_text

PUBLIC_WORDS = ("summary", "change_explanation", "reprint_source", "original_index_number")
MOST_WORDS = 500


def hits_of(version: DocumentVersion) -> list[Hit]:
    """Everything found in ``version`` and its files, answered or not."""
    content = version.content
    metadata = content["metadata"]
    words = [*(metadata.get(name) or "" for name in PUBLIC_WORDS), *metadata.get("keywords", ())]
    found = hits(
        content["title"], plain_text(content["text"]), _attached_to(version), metadata=words
    )
    if not found:
        return []
    statement = select(GateAnswer).where(GateAnswer.document_id == version.document_id)
    answers = {answer.hit: answer for answer in db.session.scalars(statement)}
    return [_with(answers.get(hit.id), hit) for hit in found]


def unanswered(version: DocumentVersion) -> list[Hit]:
    """The hits nobody has answered for."""
    return [hit for hit in hits_of(version) if not hit.is_answered]


def answer(
    document_id: UUID, hit_id: str, *, by: Person, reason: GateReason, words: str, at: datetime
) -> GateAnswer:
    """Keep a find in the draft for ``reason``; the same find in later versions is kept too."""
    document = access.locked_draft(document_id, by=by)
    found = _hit(document, hit_id)
    if reason not in fitting(found.rule):
        raise ReasonDoesNotFit
    if not words.strip() or len(words) > MOST_WORDS:
        raise WordsMissing(most=MOST_WORDS)

    given = _given(document, hit_id) or GateAnswer(document_id=document.id, hit=hit_id)
    given.reason, given.words, given.by_id, given.at = reason, words.strip(), by.id, at
    db.session.add(given)
    db.session.flush()
    audit.record(
        "gate answered",
        organ_id=document.organ_id,
        by=by.id,
        at=at,
        subject=str(document.id),
        rule=found.rule.value,
        reason=reason.value,
    )
    return given


def withdraw_answer(document_id: UUID, hit_id: str, *, by: Person, at: datetime) -> None:
    """Take an answer back; the find blocks again."""
    document = access.locked_draft(document_id, by=by)
    given = _given(document, hit_id)
    if given is None:
        raise NoSuchHit

    db.session.delete(given)
    db.session.flush()
    audit.record(
        "gate answer withdrawn",
        organ_id=document.organ_id,
        by=by.id,
        at=at,
        subject=str(document.id),
    )


def _hit(document: Document, hit_id: str) -> Hit:
    for hit in hits_of(versions.current_version(document)):
        if hit.id == hit_id:
            return hit
    raise NoSuchHit


def _given(document: Document, hit_id: str) -> GateAnswer | None:
    statement = select(GateAnswer).where(
        GateAnswer.document_id == document.id, GateAnswer.hit == hit_id
    )
    return db.session.scalars(statement).one_or_none()


def _with(given: GateAnswer | None, hit: Hit) -> Hit:
    return replace(hit, reason=given.reason.value, words=given.words) if given else hit


def _attached_to(version: DocumentVersion) -> list[AttachedText]:
    statement = (
        select(Attachment)
        .join(VersionAttachment, VersionAttachment.attachment_id == Attachment.id)
        .where(VersionAttachment.version_id == version.id)
        .order_by(VersionAttachment.position)
    )
    attachments = list(db.session.scalars(statement))
    made = files.copies_of(each.sha256 for each in attachments)
    texts = files.texts_of(row.copy_sha256 for row in made.values() if row.copy_sha256)
    return [_text_of(each, made.get(each.sha256), texts) for each in attachments]


def _text_of(
    attachment: Attachment, made: CleanedFile | None, texts: dict[str, FileText]
) -> AttachedText:
    """The attachment as it is searched: what its copy says, and what the copy leaves out."""
    stands = AttachedText(attachment.name, attachment.sha256)
    if attachment.media_type not in CLEANERS:
        return replace(stands, copy=Copy.NONE)
    if made is None or made.state is Cleaning.WAITING:
        return replace(stands, copy=Copy.WAITING)
    if made.copy_sha256 is None:
        problem = str(named(made.problem, name=attachment.name))
        return replace(stands, copy=Copy.FAILED, problem=problem)
    stands = replace(stands, removed=tuple(map(passage_of, made.removed)))
    read = texts.get(made.copy_sha256)
    if read is None:
        return stands
    extract = extract_of(read)
    return replace(stands, passages=extract.passages, is_searched=extract.is_complete)
