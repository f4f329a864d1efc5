"""Before and at submission: what lacks, what the gate found, who is due when."""

from uuid import UUID, uuid4

from flask import flash
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.kit.db import transaction
from app.kit.errors import Conflict, Invalid
from app.kit.htmx import go_to, show
from app.kit.time import now
from app.people.access import Permission, current_person, requires
from app.publishing import access, actions, gate, planning, queries, versions
from app.publishing.errors import NotBeingEdited
from app.publishing.forms import GateForm, SubmitForm
from app.publishing.gate.errors import WordsMissing
from app.publishing.gate.reasons import REASONS, fitting
from app.publishing.models.gate_answers import GateReason
from app.publishing.routes.blueprint import bp
from app.review import viewing
from app.review.models import Looked


@bp.get("/documents/<uuid:document_id>/submission")
@requires(Permission.DRAFT)
def submission(document_id: UUID) -> ResponseReturnValue:
    by = current_person()
    access.document_of(by, document_id)
    viewing.note(document_id, Looked.TEXT, by=by, at=now())
    form = SubmitForm()
    form.key.data = uuid4().hex
    return _page(document_id, form)


@bp.post("/documents/<uuid:document_id>/submission")
@requires(Permission.DRAFT)
def submit(document_id: UUID) -> ResponseReturnValue:
    form = SubmitForm()
    if not form.validate_on_submit():
        return _page(document_id, form, status=422)
    try:
        with transaction():
            actions.submit(
                document_id,
                by=current_person(),
                seen=form.seen.data or 0,
                key=form.key.data or "",
                at=now(),
            )
    except Invalid as error:
        return _page(document_id, form, status=422, refusal=error)
    except Conflict as error:
        return _page(document_id, form, status=409, refusal=error)
    flash(_("Submitted. You can follow it in your list and take it back until the next acts."))
    return go_to("publishing.document", document_id=document_id)


@bp.post("/documents/<uuid:document_id>/hits/<hit_id>")
@requires(Permission.DRAFT)
def answer_hit(document_id: UUID, hit_id: str) -> ResponseReturnValue:
    form = GateForm()
    if not form.validate_on_submit():
        return _reopened(document_id, WordsMissing(most=500))
    try:
        with transaction():
            gate.answer(
                document_id,
                hit_id,
                by=current_person(),
                reason=GateReason(form.reason.data),
                words=form.words.data or "",
                at=now(),
            )
    except Invalid as error:
        return _reopened(document_id, error)
    return go_to("publishing.submission", document_id=document_id)


@bp.post("/documents/<uuid:document_id>/hits/<hit_id>/withdrawal")
@requires(Permission.DRAFT)
def withdraw_answer(document_id: UUID, hit_id: str) -> ResponseReturnValue:
    with transaction():
        gate.withdraw_answer(document_id, hit_id, by=current_person(), at=now())
    return go_to("publishing.submission", document_id=document_id)


def _reopened(document_id: UUID, refusal: Exception) -> ResponseReturnValue:
    form = SubmitForm(formdata=None)
    form.key.data = uuid4().hex
    return _page(document_id, form, status=422, refusal=refusal)


def _page(
    document_id: UUID, form: SubmitForm, *, status: int = 200, refusal: Exception | None = None
) -> ResponseReturnValue:
    by, at = current_person(), now()
    document = access.document_of(by, document_id)
    if not document.is_editable:
        raise refusal or NotBeingEdited
    form.seen.data = document.version_number
    version = versions.current_version(document)
    lacking = actions.lacking(document, at=at)
    return show(
        "publishing/submission.html",
        status=status,
        form=form,
        document=document,
        lacking=lacking,
        hits=gate.hits_of(version),
        fitting=fitting,
        gate_reasons=REASONS,
        plan=planning.plan_for(document, by=by, at=at),
        twins=queries.others_numbered(document),
        refusal=refusal,
    )
