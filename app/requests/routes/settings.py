"""What the organ decides about its requests."""

from flask import flash
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.kit.db import transaction
from app.kit.errors import Invalid
from app.kit.htmx import go_to, show
from app.kit.time import now
from app.people.access import Permission, current_person, may, requires
from app.people.errors import NoSuchOrgan
from app.requests import ledger
from app.requests.routes.blueprint import bp
from app.requests.supervision import settings as actions
from app.requests.supervision.forms import SettingsForm
from app.ui import navigation


@bp.get("/requests/settings")
@requires(Permission.SUPERVISE_REQUESTS)
def settings() -> ResponseReturnValue:
    organ_id = current_person().organ_id
    if organ_id is None:
        raise NoSuchOrgan
    return _page(SettingsForm(formdata=None).fill(ledger.settings_of(organ_id)))


@bp.post("/requests/settings")
@requires(Permission.SUPERVISE_REQUESTS)
def decide_settings() -> ResponseReturnValue:
    form = SettingsForm()
    if not form.validate_on_submit():
        return _page(form, status=422)
    try:
        with transaction():
            actions.decide(form.terms(), by=current_person(), at=now())
    except Invalid as wrong:
        form.blame(wrong)
        return _page(form, status=422)
    flash(_("The settings hold from now on."))
    return go_to("requests.settings")


def _page(form: SettingsForm, *, status: int = 200) -> ResponseReturnValue:
    return show("requests/settings.html", status=status, form=form)


def _may_decide() -> bool:
    return may(Permission.SUPERVISE_REQUESTS)


navigation.register(
    "requests", "requests.settings", _l("Settings of requests"), _may_decide, icon="organs"
)
