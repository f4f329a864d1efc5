"""Writing a document: the form, its attachments, and what happens when two people save."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID, uuid4

from flask import flash, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.kit.db import transaction
from app.kit.errors import Invalid
from app.kit.htmx import go_to, show
from app.kit.time import now
from app.people import queries as people
from app.people.access import Permission, current_person, requires
from app.people.models import Person
from app.publishing import access, actions, versions
from app.publishing.content import Draft
from app.publishing.differences import between
from app.publishing.errors import ChangedMeanwhile, NotBeingEdited
from app.publishing.forms import BASES, DraftForm
from app.publishing.importing.queries import doubts_about
from app.publishing.models import Document, DocumentState
from app.publishing.released import released
from app.publishing.routes.blueprint import bp
from app.review import viewing
from app.review.models import Looked
from app.review.queries.visible import last_return
from app.review.reading import Told, sent_back
from app.ui.security import uploads


@bp.get("/documents/new")
@requires(Permission.DRAFT)
def new() -> ResponseReturnValue:
    by = current_person()
    access.unit_to_draft_for(by, None)  # told before anything was typed
    form = DraftForm()
    organ = people.organ(by.organ_id) if by.organ_id else None
    form.show(Draft(issuers=(organ.name,) if organ else ()))
    form.key.data = uuid4().hex
    return _editor(form)


@bp.post("/documents/new")
@requires(Permission.DRAFT)
@uploads
def create() -> ResponseReturnValue:
    form = DraftForm()
    if not form.validate_on_submit():
        return _editor(form, status=422)
    by, at = current_person(), now()
    try:
        with transaction():
            key = form.key.data or uuid4().hex
            document = actions.draft_once(by=by, draft=form.draft(), key=key, at=at)
            _change_attachments(form, document.id, by=by, at=at)
    except ChangedMeanwhile as error:
        return _conflict(
            form, access.document_of(by, _identity(str(error.values["document_id"]))), error
        )
    except Invalid as error:
        return _editor(_blamed(form, error), status=422)
    flash(_("Saved."))
    return _onward(document)


@bp.get("/documents/<uuid:document_id>/edit")
@requires(Permission.DRAFT)
def edit(document_id: UUID) -> ResponseReturnValue:
    by = current_person()
    document = access.document_of(by, document_id)
    viewing.note(document_id, Looked.TEXT, by=by, at=now())
    if not document.is_editable:
        raise NotBeingEdited
    form = DraftForm()
    form.show(versions.draft_of(document))
    form.name(actions.lacking(document, at=now()))
    return _editor(form, document)


@bp.post("/documents/<uuid:document_id>/edit")
@requires(Permission.DRAFT)
@uploads
def save(document_id: UUID) -> ResponseReturnValue:
    by, at, form = current_person(), now(), DraftForm()
    if not form.validate_on_submit():
        return _editor(form, access.document_of(by, document_id), status=422)
    try:
        with transaction():
            document = actions.save_draft(
                document_id, by=by, draft=form.draft(), seen=form.seen.data or 0, at=at
            )
            _change_attachments(form, document_id, by=by, at=at)
    except ChangedMeanwhile as error:
        return _conflict(form, access.document_of(by, document_id), error)
    except Invalid as error:
        return _editor(_blamed(form, error), access.document_of(by, document_id), status=422)
    flash(_("Saved."))
    return _onward(document)


def _change_attachments(form: DraftForm, document_id: UUID, *, by: Person, at: datetime) -> None:
    """Whatever button was pressed and whichever files came with the form."""
    buttons: dict[str, Callable[..., object]] = {
        "take_out": actions.detach,
        "move_up": actions.move_up,
    }
    for name, act in buttons.items():
        if pressed := request.form.get(name):
            act(document_id, _identity(pressed), by=by, at=at)
    for file in form.upload.data or []:
        if getattr(file, "filename", ""):
            actions.attach(document_id, by=by, stream=file.stream, name=file.filename, at=at)


def _identity(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise Invalid from None


def _blamed(form: DraftForm, error: Invalid) -> DraftForm:
    """The form with the error beside the field it belongs to."""
    name = str(error.values.get("field") or error.field or "")
    if name in form:
        form[name].errors = [*form[name].errors, str(error)]
    else:
        form.form_errors = [*form.form_errors, str(error)]
    return form


def _conflict(form: DraftForm, document: Document, error: ChangedMeanwhile) -> ResponseReturnValue:
    """Both texts: what was saved meanwhile, and what was typed, which stays in the form."""
    attached = versions.attached_to(document)
    theirs = versions.content_of(document, attached)
    mine = versions.content_typed(form.draft(), document, attached)
    form.seen.data = document.version_number
    return _editor(form, document, status=409, conflict=error, found=between(theirs, mine))


def _editor(
    form: DraftForm, document: Document | None = None, *, status: int = 200, **context: object
) -> ResponseReturnValue:
    if document is not None and form.seen.data is None:
        form.seen.data = document.version_number
    attached = versions.attached_to(document) if document else []
    return show(
        "publishing/edit.html",
        status=status,
        form=form,
        document=document,
        attached=attached,
        released=released(attached),
        bases=BASES,
        sent_back=_sent_back(document) if document else None,
        doubts=doubts_about(document.id) if document and document.taken_over else [],
        **context,
    )


def _sent_back(document: Document) -> Told | None:
    """What reviewers asked for, beside the text it is about."""
    if document.state is not DocumentState.RETURNED or document.review_id is None:
        return None
    opinion = last_return(document.review_id)
    return sent_back(opinion) if opinion else None


def _onward(document: Document) -> ResponseReturnValue:
    if request.form.get("next") == "submission":
        return go_to("publishing.submission", document_id=document.id)
    return go_to("publishing.edit", document_id=document.id)
