"""Documents: found, read, written and submitted by their drafters."""

from typing import Any
from uuid import UUID

from flask import Response, url_for
from flask_babel import lazy_gettext as _l

from app.api.endpoints import changing, downloading, reading
from app.api.once import sent_key
from app.api.problems import FieldsWrong
from app.api.schemas.paging import paged
from app.api.schemas.publishing import (
    DocumentAnswer,
    DocumentPage,
    DocumentsAsked,
    DraftBody,
    SaveBody,
    SavedAnswer,
    SubmissionBody,
)
from app.files import queries as files
from app.kit.time import now
from app.people.access import Permission, Scope, current_person, requires
from app.publishing import access, actions, gate, queries, versions
from app.publishing.content import Draft
from app.publishing.errors import NotComplete
from app.publishing.models import Attachment, Document, DocumentVersion
from app.publishing.reasons import LACKS
from app.review import viewing
from app.review.models import Looked, Review
from app.ui.downloads import download


@reading("/documents", _l("The documents you draft"), query=DocumentsAsked, answer=DocumentPage)
@requires(Permission.DRAFT, scope=Scope.READ)
def documents(asked: dict[str, Any]) -> dict[str, Any]:
    number = asked.pop("page")
    return paged(queries.documents_for(current_person(), number=number, **asked))


@reading("/documents/<uuid:document_id>", _l("One document"), answer=DocumentAnswer)
@requires(Permission.DRAFT, scope=Scope.READ)
def document(document_id: UUID) -> dict[str, Any]:
    by = current_person()
    found = access.document_of(by, document_id)
    viewing.note(document_id, Looked.TEXT, by=by, at=now())
    version = versions.current_version(found)
    lacking = actions.lacking(found, at=now()) if found.is_editable else []
    return _saved(found) | {
        "is_editable": found.is_editable,
        "is_change": found.is_change,
        "deadline_on": found.deadline_on,
        "saved_at": found.saved_at,
        "text": _text(found.id, version),
        "lacking": [
            {"field": each.field, "lack": each.lack, "message": str(LACKS[each.lack])}
            for each in lacking
        ],
    }


@changing("/documents", _l("Begin a document"), body=DraftBody, answer=SavedAnswer, status=201)
@requires(Permission.DRAFT, scope=Scope.DRAFT)
def create(given: dict[str, Any]) -> dict[str, Any]:
    return _saved(actions.create_draft(by=current_person(), draft=Draft(**given), at=now()))


@changing(
    "/documents/<uuid:document_id>",
    _l("Save a document as a whole"),
    body=SaveBody,
    answer=SavedAnswer,
    method="PUT",
)
@requires(Permission.DRAFT, scope=Scope.DRAFT)
def save(given: dict[str, Any], document_id: UUID) -> dict[str, Any]:
    seen = given.pop("seen")
    return _saved(
        actions.save_draft(
            document_id, by=current_person(), draft=Draft(**given), seen=seen, at=now()
        )
    )


@changing(
    "/documents/<uuid:document_id>/submission",
    _l("Submit a document, or hand it on again"),
    body=SubmissionBody,
    answer=SavedAnswer,
)
@requires(Permission.DRAFT, scope=Scope.DRAFT)
def submit(given: dict[str, Any], document_id: UUID) -> dict[str, Any]:
    by, at = current_person(), now()
    try:
        found = actions.submit(document_id, by=by, seen=given["seen"], key=sent_key(), at=at)
    except NotComplete as error:
        lacking = actions.lacking(access.document_of(by, document_id), at=at)
        raise FieldsWrong(error, ((each.field, LACKS[each.lack]) for each in lacking)) from error
    return _saved(found)


@downloading(
    "/documents/<uuid:document_id>/attachments/<uuid:attachment_id>",
    _l("An attachment of a document you draft or review"),
)
@requires(Permission.DRAFT, Permission.WORK, scope=Scope.READ)
def attachment(document_id: UUID, attachment_id: UUID) -> Response:
    by = current_person()
    found = access.readable(by, document_id)
    viewing.note(document_id, Looked.FILE, by=by, at=now())
    attached = queries.attachment_of(document_id, attachment_id)
    stored = files.stored_file(attached.file_id, organ_id=found.organ_id)
    return download(files.content_of(stored), name=attached.name, media_type=attached.media_type)


def text_of(review: Review) -> dict[str, Any]:
    """The text that is decided about in ``review``."""
    return _text(review.subject_id, queries.version_signed(review.subject_id, review.digest))


def _text(document_id: UUID, version: DocumentVersion) -> dict[str, Any]:
    attached = queries.attachments_of(version.id)
    return {
        "title": version.content["title"],
        "metadata": version.content["metadata"],
        "html": version.content["text"],
        "version": version.number,
        "files": [_file(document_id, each) for each in attached],
        "hits": gate.hits_of(version),
    }


def _file(document_id: UUID, attached: Attachment) -> dict[str, Any]:
    names = ("id", "name", "media_type", "size", "sha256")
    address = url_for("api.attachment", document_id=document_id, attachment_id=attached.id)
    return {name: getattr(attached, name) for name in names} | {"url": address}


def _saved(document: Document) -> dict[str, Any]:
    return {
        "id": document.id,
        "state": document.state.value,
        "version": document.version_number,
        "digest": document.digest,
        "review_id": document.review_id,
    }
