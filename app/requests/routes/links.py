"""Answers that told where something is public, and it is so no longer."""

from uuid import UUID

from flask import flash, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.kit.db import transaction
from app.kit.htmx import go_to, show
from app.kit.paging import page_number
from app.kit.time import now
from app.people.access import Permission, current_person, requires
from app.requests import actions
from app.requests.forms import SettleLinkForm
from app.requests.queries.links import gone_links
from app.requests.routes.blueprint import bp


@bp.get("/requests/links")
@requires(Permission.RUN_REQUESTS)
def links() -> ResponseReturnValue:
    return _page()


@bp.post("/requests/links/<uuid:link_id>")
@requires(Permission.RUN_REQUESTS)
def settle_link(link_id: UUID) -> ResponseReturnValue:
    form = SettleLinkForm()
    if not form.validate_on_submit():
        return _page(status=422, wrong=form, wrong_id=link_id)
    with transaction():
        actions.settle_link(link_id, note=form.note.data or "", by=current_person(), at=now())
    flash(_("Noted."))
    return go_to("requests.links")


def _page(
    *, status: int = 200, wrong: SettleLinkForm | None = None, wrong_id: UUID | None = None
) -> ResponseReturnValue:
    page = gone_links(current_person(), number=page_number(request.args.get("page")))
    rows = []
    for row in page.rows:
        form = wrong if wrong and row.id == wrong_id else SettleLinkForm(formdata=None)
        form.note.id = form.note.label.field_id = f"note-{row.id}"
        rows.append((row, form))
    return show("requests/links.html", status=status, page=page, rows=rows)
