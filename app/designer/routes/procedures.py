"""Procedures (流程): the versions of each, read only."""

from io import BytesIO
from uuid import UUID

from flask import Response, request
from flask.typing import ResponseReturnValue

from app.designer.errors import NoSuchProcedure
from app.designer.queries import procedures as queries
from app.designer.routes.blueprint import bp
from app.engine.models import ProcedureVersion
from app.engine.queries import live_version, source_of
from app.engine.versions import procedure_of
from app.kit.htmx import show
from app.kit.paging import Page, page_number
from app.people import queries as people
from app.people.access import Permission, requires
from app.people.models import Person
from app.ui.downloads import download

BPMN = "application/xml"


@bp.get("/admin/procedures")
@requires(Permission.ADMIN_SYSTEM)
def procedures() -> ResponseReturnValue:
    page = queries.live_versions(number=page_number(request.args.get("page")))
    return show("designer/procedures.html", page=page, persons=_persons(page))


@bp.get("/admin/procedures/<process_id>")
@requires(Permission.ADMIN_SYSTEM)
def procedure(process_id: str) -> ResponseReturnValue:
    live = live_version(process_id)
    if live is None:
        raise NoSuchProcedure
    page = queries.versions_of(process_id, number=page_number(request.args.get("page")))
    return show("designer/procedure.html", live=live, page=page, persons=_persons(page))


@bp.get("/admin/procedures/versions/<uuid:version_id>")
@requires(Permission.ADMIN_SYSTEM)
def procedure_version(version_id: UUID) -> ResponseReturnValue:
    version = queries.version(version_id)
    live = live_version(version.process_id)
    nodes = procedure_of(version_id).diagram.nodes.values()
    return show(
        "designer/procedure_version.html",
        version=version,
        is_live=live is not None and live.id == version.id,
        persons=_persons(Page([version], 1, has_next=False)),
        running=queries.running_cases(version_id),
        findings=queries.findings_of(version_id),
        steps=[node.step for node in nodes if node.step],
    )


@bp.get("/admin/procedures/versions/<uuid:version_id>/original.bpmn")
@requires(Permission.ADMIN_SYSTEM)
def procedure_source(version_id: UUID) -> Response:
    """The file as it was deployed, byte for byte."""
    version = queries.version(version_id)
    source = source_of(version_id) or b""
    name = f"{version.process_id}-v{version.number}.bpmn"
    return download(BytesIO(source), name=name, media_type=BPMN)


def _persons(page: Page[ProcedureVersion]) -> dict[UUID, Person]:
    ids = {each for row in page.rows for each in (row.deployed_by, row.approved_by) if each}
    return people.persons(ids)
