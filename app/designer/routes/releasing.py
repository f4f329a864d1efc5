"""The acts on a draft's page: 报批, 收回, 退回, 生效, a newer base, giving up."""

from collections.abc import Callable
from uuid import UUID

from flask import flash
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.designer import actions, checking
from app.designer.errors import StandsAgainst
from app.designer.forms import ActForm, ProposalForm, ReturnForm
from app.designer.models import ProcedureDraft
from app.designer.queries.drafts import source_of
from app.designer.routes.blueprint import bp
from app.designer.routes.drafts import page
from app.kit.db import transaction
from app.kit.errors import Conflict, Invalid
from app.kit.htmx import go_to
from app.kit.time import now
from app.people.access import Permission, current_person, requires


@bp.post("/admin/procedures/drafts/<uuid:draft_id>/proposal")
@requires(Permission.ADMIN_SYSTEM)
def propose(draft_id: UUID) -> ResponseReturnValue:
    """A diagram the check refuses goes to nobody; it is asked before anything is locked."""
    form = ProposalForm()
    if not form.validate_on_submit():
        return page(draft_id, form)
    if faults := checking.faults(checking.findings_of(source_of(draft_id))):
        return page(draft_id, form, refusal=StandsAgainst(count=faults))
    return _done(
        draft_id,
        form,
        lambda: actions.propose(
            draft_id, sent=form.sent(), why=form.note.data or "", by=current_person(), at=now()
        ),
        told=_("Sent for approval. Another person has to put it into force."),
    )


@bp.post("/admin/procedures/drafts/<uuid:draft_id>/taking-back")
@requires(Permission.ADMIN_SYSTEM)
def take_back(draft_id: UUID) -> ResponseReturnValue:
    form = ActForm()
    return _done(
        draft_id,
        form,
        lambda: actions.take_back(draft_id, sent=form.sent(), by=current_person(), at=now()),
        told=_("Taken back. You can go on drawing."),
    )


@bp.post("/admin/procedures/drafts/<uuid:draft_id>/return")
@requires(Permission.ADMIN_SYSTEM, Permission.APPROVE_PROCEDURES)
def send_back(draft_id: UUID) -> ResponseReturnValue:
    form = ReturnForm()
    if not form.validate_on_submit():
        return page(draft_id, form)
    return _done(
        draft_id,
        form,
        lambda: actions.send_back(
            draft_id, sent=form.sent(), reason=form.reason.data or "", by=current_person(), at=now()
        ),
        told=_("Returned to whoever drew it."),
    )


@bp.post("/admin/procedures/drafts/<uuid:draft_id>/force")
@requires(Permission.ADMIN_SYSTEM, Permission.APPROVE_PROCEDURES)
def put_into_force(draft_id: UUID) -> ResponseReturnValue:
    form = ActForm()
    return _done(
        draft_id,
        form,
        lambda: actions.put_into_force(draft_id, sent=form.sent(), by=current_person(), at=now()),
        told=_("In force. New cases run on it; running cases stay on their version."),
    )


@bp.post("/admin/procedures/drafts/<uuid:draft_id>/base")
@requires(Permission.ADMIN_SYSTEM)
def rebase(draft_id: UUID) -> ResponseReturnValue:
    form = ActForm()
    return _done(
        draft_id,
        form,
        lambda: actions.rebase(draft_id, sent=form.sent(), by=current_person(), at=now()),
        told=_("The draft now stands against the version in force. Look through the changes."),
    )


@bp.post("/admin/procedures/drafts/<uuid:draft_id>/giving-up")
@requires(Permission.ADMIN_SYSTEM)
def discard(draft_id: UUID) -> ResponseReturnValue:
    form = ActForm()
    return _done(
        draft_id,
        form,
        lambda: actions.discard(draft_id, sent=form.sent(), by=current_person(), at=now()),
        told=_("The draft has been given up."),
    )


def _done(
    draft_id: UUID, form: ActForm, act: Callable[[], ProcedureDraft], *, told: str
) -> ResponseReturnValue:
    """Do it and go on, or show the page again with the reason why not."""
    try:
        with transaction():
            act()
    except (Conflict, Invalid) as refusal:
        return page(draft_id, form, refusal=refusal)
    flash(told)
    return go_to("designer.draft", draft_id=draft_id)
