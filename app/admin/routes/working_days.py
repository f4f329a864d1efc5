"""Working calendar (工作日历): local days beside the State Council's notices."""

from uuid import UUID

from flask import flash, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.admin import actions
from app.admin.forms import LocalDayForm
from app.admin.queries import calendar_changes
from app.admin.queries import trail as chains
from app.admin.queries import working_days as queries
from app.admin.routes.blueprint import bp
from app.kit.db import transaction
from app.kit.errors import Conflict, Invalid
from app.kit.htmx import go_to, show
from app.kit.paging import page_number
from app.kit.time import now
from app.law.working_days import LAST_ANNOUNCED_YEAR, LAST_YEAR
from app.people import queries as people
from app.people.access import Permission, current_person, requires
from app.people.errors import NoSuchOrgan
from app.workdays.actions import set_local_day


@bp.get("/admin/working-days")
@requires(Permission.ADMIN_SYSTEM)
def working_days() -> ResponseReturnValue:
    return _page(LocalDayForm(formdata=None), status=200)


@bp.post("/admin/working-days")
@requires(Permission.ADMIN_SYSTEM)
def add_working_day() -> ResponseReturnValue:
    form, organ_id = LocalDayForm(), organ_asked_for()
    if not form.validate_on_submit():
        return _page(form, status=422)
    if "confirm" not in request.form and calendar_changes.with_rule(form.rule(), organ_id).rows:
        return go_to("admin.preview_working_day", organ=organ_id, **form.kept())
    try:
        with transaction():
            set_local_day(form.rule(), organ_id=organ_id, by=current_person(), at=now())
    except (Conflict, Invalid) as error:
        form.blame(error)
        return _page(form, status=409 if isinstance(error, Conflict) else 422)
    flash(_("The day has been set."))
    return go_to("admin.working_days", organ=organ_id)


@bp.post("/admin/working-days/<uuid:local_day_id>/remove")
@requires(Permission.ADMIN_SYSTEM)
def remove_working_day(local_day_id: UUID) -> ResponseReturnValue:
    organ_id = organ_asked_for()
    local_day = queries.local_day_for(current_person(), local_day_id)
    if "confirm" not in request.form and calendar_changes.without(local_day).rows:
        return go_to("admin.preview_removal", local_day_id=local_day_id, organ=organ_id)
    with transaction():
        actions.remove_local_day(local_day_id, by=current_person(), at=now())
    flash(_("The day has been removed; the national calendar holds again."))
    return go_to("admin.working_days", organ=organ_id)


def _page(form: LocalDayForm, *, status: int) -> ResponseReturnValue:
    organ_id = organ_asked_for()
    return show(
        "admin/working_days.html",
        status=status,
        form=form,
        page=queries.local_days(organ_id, number=page_number(request.args.get("page"))),
        organ_id=organ_id,
        organs=chains.chains(current_person()),
        is_bound=current_person().organ_id is not None,
        announced=LAST_ANNOUNCED_YEAR,
        known=LAST_YEAR,
    )


def organ_asked_for() -> UUID | None:
    """The organ whose days are asked for; None for everyone's."""
    by, text = current_person(), request.args.get("organ", "")
    if not text:
        return by.organ_id
    try:
        return people.organ_for(by, UUID(text)).id
    except ValueError as error:
        raise NoSuchOrgan from error
