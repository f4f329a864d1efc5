"""The drafters' list, and a document with its versions, differences and files."""

from enum import StrEnum
from typing import TypeVar
from uuid import UUID

from flask import flash, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.files import queries as files
from app.kit.db import transaction
from app.kit.htmx import go_to, show
from app.kit.paging import page_number
from app.kit.time import now
from app.people.access import Permission, current_person, requires
from app.publishing import access, actions, queries, subjects, versions
from app.publishing.differences import between
from app.publishing.models import Attachment, Document, DocumentState, DocumentVersion
from app.publishing.queries import Whose
from app.publishing.released import content_of
from app.publishing.routes.blueprint import bp
from app.review import viewing
from app.review.models import Looked
from app.ui.downloads import download
from app.workdays.queries import calendar

Word = TypeVar("Word", bound=StrEnum)
SHOWN_STATES = tuple(state for state in DocumentState if state not in access.GONE)


@bp.get("/documents")
@requires(Permission.DRAFT)
def documents() -> ResponseReturnValue:
    whose = chosen(Whose, request.args.get("whose")) or Whose.MINE
    state = chosen(DocumentState, request.args.get("state"))
    title = request.args.get("title", "").strip()[:100]
    number = page_number(request.args.get("page"))
    page = queries.documents_for(
        current_person(), whose=whose, state=state, title=title, number=number
    )
    return show(
        "publishing/documents.html",
        page=page,
        whose=whose,
        state=state,
        title=title,
        states=SHOWN_STATES,
        working_days=calendar(current_person().organ_id),
    )


@bp.get("/documents/<uuid:document_id>")
@requires(Permission.DRAFT)
def document(document_id: UUID) -> ResponseReturnValue:
    found = _opened(document_id)
    page = subjects.public_page(versions.current_version(found))
    return show(
        "publishing/document.html",
        document=found,
        page=page,
        files=subjects.files_of(found.id, page.attachments),
        saves=queries.versions_of(found, number=page_number(request.args.get("page"))),
        publication=queries.publication_of(found.id),
        working_days=calendar(found.organ_id),
    )


@bp.get("/documents/<uuid:document_id>/versions/<int:number>")
@requires(Permission.DRAFT)
def version(document_id: UUID, number: int) -> ResponseReturnValue:
    found = _opened(document_id)
    saved = queries.version_numbered(found, number)
    page = subjects.public_page(saved)
    return show(
        "publishing/version.html",
        document=found,
        version=saved,
        page=page,
        files=subjects.files_of(found.id, page.attachments),
    )


@bp.get("/documents/<uuid:document_id>/differences")
@requires(Permission.DRAFT)
def differences(document_id: UUID) -> ResponseReturnValue:
    found = _opened(document_id)
    after = _asked("after", found.version_number)
    before = _asked("before", max(after - 1, 1))
    old: DocumentVersion = queries.version_numbered(found, before)
    new: DocumentVersion = queries.version_numbered(found, after)
    return show(
        "publishing/differences.html",
        document=found,
        old=old,
        new=new,
        found=between(old.content, new.content),
    )


@bp.post("/documents/<uuid:document_id>/discard")
@requires(Permission.DRAFT)
def discard(document_id: UUID) -> ResponseReturnValue:
    with transaction():
        actions.discard(document_id, by=current_person(), at=now())
    flash(_("The draft was discarded."))
    return go_to("publishing.documents")


@bp.post("/documents/<uuid:document_id>/give-up")
@requires(Permission.DRAFT)
def give_up(document_id: UUID) -> ResponseReturnValue:
    with transaction():
        actions.give_up_change(document_id, by=current_person(), at=now())
    flash(_("The change was given up. What is published stays as it is."))
    return go_to("publishing.document", document_id=document_id)


@bp.post("/documents/<uuid:document_id>/draft-again")
@requires(Permission.DRAFT)
def draft_again(document_id: UUID) -> ResponseReturnValue:
    with transaction():
        actions.draft_again(document_id, by=current_person(), at=now())
    flash(_("The document is a draft again. Decide its attribute anew."))
    return go_to("publishing.edit", document_id=document_id)


@bp.get("/documents/<uuid:document_id>/attachments/<uuid:attachment_id>")
@requires(Permission.DRAFT, Permission.WORK)
def attachment(document_id: UUID, attachment_id: UUID) -> ResponseReturnValue:
    by = current_person()
    access.readable(by, document_id)
    viewing.note(document_id, Looked.FILE, by=by, at=now())
    return sent(queries.attachment_of(document_id, attachment_id), organ_id=by.organ_id)


@bp.get("/documents/<uuid:document_id>/attachments/<uuid:attachment_id>/copy")
@requires(Permission.DRAFT, Permission.WORK)
def attachment_copy(document_id: UUID, attachment_id: UUID) -> ResponseReturnValue:
    """Exactly what the public gets."""
    by = current_person()
    access.readable(by, document_id)
    viewing.note(document_id, Looked.FILE, by=by, at=now())
    found = queries.attachment_of(document_id, attachment_id)
    return download(content_of(found), name=found.name, media_type=found.media_type)


def sent(attachment: Attachment, *, organ_id: UUID | None) -> ResponseReturnValue:
    """What was handed in, as a download under its own name, never shown by the browser."""
    stored = files.stored_file(attachment.file_id, organ_id=organ_id or attachment.file_id)
    place = files.content_of(stored)
    return download(place, name=attachment.name, media_type=attachment.media_type)


def _opened(document_id: UUID) -> Document:
    """The document, if the reader may work on it; that it was opened is noted."""
    by = current_person()
    found = access.document_of(by, document_id)
    viewing.note(document_id, Looked.TEXT, by=by, at=now())
    return found


def chosen(kind: type[Word], text: str | None) -> Word | None:
    """The word a URL names, None for anything else."""
    return kind(text) if text in list(kind) else None


def _asked(name: str, otherwise: int) -> int:
    text = request.args.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else otherwise
