"""The office's register of what is withheld."""

from uuid import UUID

from flask import flash, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.kit.db import transaction
from app.kit.htmx import go_to, show
from app.kit.paging import page_number
from app.kit.time import now, today
from app.people.access import Permission, current_person, requires
from app.publishing import actions, registers
from app.publishing.forms import ExaminationForm
from app.publishing.routes.blueprint import bp
from app.workdays.queries import calendar


@bp.get("/withheld")
@requires(Permission.RELEASE)
def withheld() -> ResponseReturnValue:
    due_by = today() if request.args.get("due") else None
    number = page_number(request.args.get("page"))
    page = registers.withheld_for(current_person(), due_by=due_by, number=number)
    return show(
        "publishing/withheld.html",
        page=page,
        due_only=due_by is not None,
        working_days=calendar(current_person().organ_id),
    )


@bp.get("/withheld/<uuid:entry_id>")
@requires(Permission.RELEASE)
def withheld_entry(entry_id: UUID) -> ResponseReturnValue:
    entry = registers.withheld_entry_for(current_person(), entry_id)
    return show("publishing/withheld_entry.html", entry=entry, form=ExaminationForm())


@bp.post("/withheld/<uuid:entry_id>")
@requires(Permission.RELEASE)
def examine(entry_id: UUID) -> ResponseReturnValue:
    form = ExaminationForm()
    if not form.validate_on_submit():
        entry = registers.withheld_entry_for(current_person(), entry_id)
        return show("publishing/withheld_entry.html", status=422, entry=entry, form=form)
    with transaction():
        actions.record_examination(
            entry_id, by=current_person(), note=form.note.data or "", at=now()
        )
    flash(_("Examination recorded."))
    return go_to("publishing.withheld")
