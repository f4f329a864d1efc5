"""Procedures (流程): what is in force, the versions of each, the drafts of the next."""

from io import BytesIO
from uuid import UUID

from flask import Response, request
from flask.typing import ResponseReturnValue

from app.designer import policy
from app.designer.errors import NoSuchProcedure
from app.designer.forms import ImportForm
from app.designer.queries import drafts
from app.designer.queries import procedures as queries
from app.designer.routes.blueprint import BPMN, bp, new_key
from app.engine.models import ProcedureVersion
from app.engine.queries import live_version, source_of
from app.engine.versions import procedure_of
from app.kit.htmx import show
from app.kit.paging import Page, page_number
from app.people import queries as people
from app.people.access import Permission, current_person, requires
from app.people.models import Person
from app.ui.downloads import download


@bp.get("/admin/procedures")
@requires(Permission.ADMIN_SYSTEM, Permission.APPROVE_PROCEDURES)
def procedures() -> ResponseReturnValue:
    return overview(ImportForm(formdata=None))


def overview(form: ImportForm, *, status: int = 200) -> Response:
    """The procedures in force, with the form for a file that was refused."""
    number = page_number(request.args.get("page"))
    page = queries.live_versions(number=number)
    return show(
        "designer/procedures.html",
        status=status,
        page=page,
        persons=_persons(page),
        running=queries.running_on(page.rows),
        drafts=drafts.open_drafts(number=page_number(request.args.get("drafts"))),
        may_draw=policy.may_draw(current_person()),
        form=form,
        key=new_key(),
    )


@bp.get("/admin/procedures/<process_id>")
@requires(Permission.ADMIN_SYSTEM, Permission.APPROVE_PROCEDURES)
def procedure(process_id: str) -> ResponseReturnValue:
    live = live_version(process_id)
    if live is None:
        raise NoSuchProcedure
    page = queries.versions_of(process_id, number=page_number(request.args.get("page")))
    return show(
        "designer/procedure.html",
        live=live,
        page=page,
        persons=_persons(page),
        running=queries.running_on(page.rows),
        drafts=drafts.drafts_of(process_id),
        may_draw=policy.may_draw(current_person()),
        key=new_key(),
    )


@bp.get("/admin/procedures/versions/<uuid:version_id>")
@requires(Permission.ADMIN_SYSTEM, Permission.APPROVE_PROCEDURES)
def procedure_version(version_id: UUID) -> ResponseReturnValue:
    version = queries.version(version_id)
    live = live_version(version.process_id)
    nodes = procedure_of(version_id).diagram.nodes.values()
    return show(
        "designer/procedure_version.html",
        version=version,
        is_live=live is not None and live.id == version.id,
        persons=_persons(Page([version], 1, has_next=False)),
        running=queries.running_on([version]).get(version_id, 0),
        findings=queries.findings_of(version_id),
        steps=[node.step for node in nodes if node.step],
        may_draw=policy.may_draw(current_person()),
        key=new_key(),
    )


@bp.get("/admin/procedures/versions/<uuid:version_id>/original.bpmn")
@requires(Permission.ADMIN_SYSTEM, Permission.APPROVE_PROCEDURES)
def procedure_source(version_id: UUID) -> Response:
    """The file as it was deployed, byte for byte."""
    version = queries.version(version_id)
    source = source_of(version_id) or b""
    name = f"{version.process_id}-v{version.number}.bpmn"
    return download(BytesIO(source), name=name, media_type=BPMN)


def _persons(page: Page[ProcedureVersion]) -> dict[UUID, Person]:
    ids = {each for row in page.rows for each in (row.deployed_by, row.approved_by) if each}
    return people.persons(ids)
