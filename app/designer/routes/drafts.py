"""A draft's own page: where it stands, what the check says, what it changes, and its files."""

from io import BytesIO
from uuid import UUID

from flask import Response, flash, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.designer import actions, checking, comparing, policy
from app.designer.errors import NotADiagram
from app.designer.forms import ActForm, BeginForm, ImportForm, ProposalForm, ReturnForm
from app.designer.models import ProcedureDraft
from app.designer.queries import drafts as queries
from app.designer.queries import procedures
from app.designer.queries.drafts import OPEN
from app.designer.routes.blueprint import BPMN, bp, new_key
from app.designer.routes.procedures import overview
from app.engine.diagram import read
from app.engine.models import ProcedureVersion
from app.engine.queries import live_version, source_of
from app.kit.db import transaction
from app.kit.errors import Conflict, Invalid
from app.kit.htmx import go_to, show
from app.kit.paging import page_number
from app.kit.time import now
from app.people.access import Permission, current_person, requires
from app.ui.downloads import download
from app.ui.security import uploads


@bp.post("/admin/procedures/versions/<uuid:version_id>/draft")
@requires(Permission.ADMIN_SYSTEM)
def begin(version_id: UUID) -> ResponseReturnValue:
    form = BeginForm()
    with transaction():
        draft = actions.begin(version_id, by=current_person(), key=form.key.data or "", at=now())
    return go_to("designer.drawing", draft_id=draft.id)


@bp.post("/admin/procedures/import")
@requires(Permission.ADMIN_SYSTEM)
@uploads
def import_file() -> ResponseReturnValue:
    form = ImportForm()
    if not form.validate_on_submit():
        return overview(form, status=422)
    try:
        with transaction():
            draft = actions.import_file(
                form.read(),
                name=form.name,
                by=current_person(),
                key=form.key.data or "",
                at=now(),
            )
    except (NotADiagram, Invalid) as error:
        form.blame(error)
        return overview(form, status=422)
    flash(_("The file has been taken in as a draft."))
    return go_to("designer.draft", draft_id=draft.id)


@bp.get("/admin/procedures/drafts/<uuid:draft_id>")
@requires(Permission.ADMIN_SYSTEM, Permission.APPROVE_PROCEDURES)
def draft(draft_id: UUID) -> ResponseReturnValue:
    return page(draft_id, None)


@bp.get("/admin/procedures/drafts/<uuid:draft_id>/draft.bpmn")
@requires(Permission.ADMIN_SYSTEM, Permission.APPROVE_PROCEDURES)
def draft_source(draft_id: UUID) -> Response:
    """The file as it was saved, byte for byte."""
    found = queries.draft(draft_id)
    name = f"{found.process_id}-draft.bpmn"
    return download(BytesIO(queries.source_of(draft_id)), name=name, media_type=BPMN)


def page(
    draft_id: UUID, form: ActForm | None, *, refusal: Conflict | Invalid | None = None
) -> Response:
    """The page of a draft; ``form`` came back, or ``refusal`` says why an act was not done."""
    found, by = queries.draft(draft_id), current_person()
    source, live = queries.source_of(draft_id), live_version(found.process_id)
    compared = _compared_with(found, live)
    changes = _changes(source, compared)
    findings = checking.findings_of(source)
    return show(
        "designer/draft.html",
        status=_status(form, refusal),
        draft=found,
        live=live,
        compared=compared,
        is_outdated=found.state in OPEN and live is not None and live.id != found.base_id,
        findings=findings,
        faults=checking.faults(findings),
        changes=changes,
        marks=comparing.marks(changes),
        running=procedures.running_on_process(found.process_id),
        acts=queries.acts_on(draft_id, number=page_number(request.args.get("page"))),
        may_draw=policy.may_draw(by),
        refusal_to_decide=policy.refusal_to_decide(by, found),
        proposal=form if isinstance(form, ProposalForm) else ProposalForm(formdata=None),
        returning=form if isinstance(form, ReturnForm) else ReturnForm(formdata=None),
        refusal=refusal,
        key=new_key(),
    )


def _status(form: ActForm | None, refusal: Conflict | Invalid | None) -> int:
    if isinstance(refusal, Conflict):
        return 409
    return 422 if form or refusal else 200


def _compared_with(draft: ProcedureDraft, live: ProcedureVersion | None) -> ProcedureVersion | None:
    """What was replaced by a draft that is over, what would be by one that is not."""
    return draft.base if draft.version_id else live


def _changes(source: bytes, version: ProcedureVersion | None) -> list[comparing.Change]:
    before = source_of(version.id) if version else None
    return comparing.changes(read(before), read(source)) if before else []
