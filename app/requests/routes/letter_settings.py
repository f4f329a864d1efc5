"""What all letters of an organ say, and its blank application form."""

from uuid import UUID

from flask import flash
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.kit.db import transaction
from app.kit.errors import Invalid
from app.kit.htmx import go_to, show
from app.kit.time import now
from app.notices.letters import actions as letters
from app.notices.letters import queries
from app.people.access import Permission, current_person, requires
from app.people.errors import NoSuchOrgan
from app.requests.letter_forms import LetterSettingForm
from app.requests.routes.blueprint import bp
from app.requests.routes.letters import file_of


@bp.get("/requests/letters/settings")
@requires(Permission.RUN_REQUESTS)
def letter_settings() -> ResponseReturnValue:
    return _settings(LetterSettingForm.of(queries.setting_of(_organ_id())))


@bp.post("/requests/letters/settings")
@requires(Permission.RUN_REQUESTS)
def change_letter_settings() -> ResponseReturnValue:
    form = LetterSettingForm()
    if not form.validate_on_submit():
        return _settings(form, status=422)
    try:
        with transaction():
            letters.change_setting(form.given(), by=current_person(), at=now())
    except Invalid as wrong:
        form.blame(wrong)
        return _settings(form, status=422)
    flash(_("Saved. The blank form is being made anew."))
    return go_to("requests.letter_settings")


@bp.get("/requests/letters/blank-form")
@requires(Permission.RUN_REQUESTS)
def blank_form() -> ResponseReturnValue:
    """The organ's application form, to be printed."""
    setting = queries.setting_of(_organ_id())
    return file_of(setting.blank_form if setting else None)


def _settings(form: LetterSettingForm, *, status: int = 200) -> ResponseReturnValue:
    return show(
        "requests/letter_settings.html",
        status=status,
        form=form,
        setting=queries.setting_of(_organ_id()),
        office=queries.office_of(_organ_id()),
    )


def _organ_id() -> UUID:
    organ_id = current_person().organ_id
    if organ_id is None:
        raise NoSuchOrgan
    return organ_id
