"""Before a local day is set or removed: every last day that moves. Afterwards: what moved."""

from uuid import UUID

from flask import request
from flask.typing import ResponseReturnValue

from app.admin.forms import LocalDayForm
from app.admin.queries import calendar_changes as queries
from app.admin.queries.working_days import local_day_for
from app.admin.routes.blueprint import bp
from app.admin.routes.working_days import organ_asked_for
from app.kit.htmx import go_to, show
from app.kit.paging import page_number
from app.people.access import Permission, current_person, requires
from app.workdays.queries import moved


@bp.get("/admin/working-days/preview")
@requires(Permission.ADMIN_SYSTEM)
def preview_working_day() -> ResponseReturnValue:
    """What setting the day in the address would move."""
    organ_id = organ_asked_for()
    form = LocalDayForm(formdata=request.args, meta={"csrf": False})
    if not form.validate():
        return go_to("admin.working_days", organ=organ_id)
    number = page_number(request.args.get("page"))
    page = queries.with_rule(form.rule(), organ_id, number=number)
    return show(
        "admin/calendar_preview.html",
        page=page,
        rule=form.rule(),
        kept=form.kept(),
        organ_id=organ_id,
        local_day=None,
    )


@bp.get("/admin/working-days/<uuid:local_day_id>/remove")
@requires(Permission.ADMIN_SYSTEM)
def preview_removal(local_day_id: UUID) -> ResponseReturnValue:
    """What removing the day would move."""
    local_day = local_day_for(current_person(), local_day_id)
    page = queries.without(local_day, number=page_number(request.args.get("page")))
    return show(
        "admin/calendar_preview.html",
        page=page,
        rule=local_day,
        kept={},
        organ_id=local_day.organ_id,
        local_day=local_day,
    )


@bp.get("/admin/working-days/moved")
@requires(Permission.ADMIN_SYSTEM)
def moved_days() -> ResponseReturnValue:
    """The last days that moved, the latest first."""
    number = page_number(request.args.get("page"))
    page = moved(None, current_person().organ_id, number=number)
    return show("admin/moved_days.html", page=page)
