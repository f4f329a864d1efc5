"""Taking old papers over: handing files in, following them, seeing what is doubtful."""

from uuid import UUID, uuid4

from flask import flash, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.files.errors import BadFile
from app.kit.db import transaction
from app.kit.htmx import go_to, show
from app.kit.paging import page_number
from app.kit.time import now
from app.people.access import Permission, current_person, requires
from app.publishing.forms import ImportForm
from app.publishing.importing import actions, queries
from app.publishing.importing.errors import sentence
from app.publishing.importing.reasons import STATES, TONES, field_words, rule_words
from app.publishing.models import ImportedFile
from app.publishing.routes.blueprint import bp
from app.ui.security import uploads


@bp.app_template_filter("doubt_words")
def doubt_words(doubt: dict[str, str]) -> str:
    """Which field is doubtful, and why."""
    return f"{field_words(doubt['field'])}：{rule_words(doubt['rule'])}"


@bp.app_template_filter("import_problem")
def import_problem(file: ImportedFile) -> str:
    """Why a file was not taken."""
    return sentence(file.problem, file.values)


@bp.get("/documents/import")
@requires(Permission.DRAFT)
def imports() -> ResponseReturnValue:
    form = ImportForm()
    form.key.data = uuid4().hex
    return _page(form)


@bp.post("/documents/import")
@requires(Permission.DRAFT)
@uploads
def hand_in() -> ResponseReturnValue:
    form = ImportForm()
    if not form.validate_on_submit():
        return _page(form, status=422)
    try:
        with transaction():
            key = form.key.data or uuid4().hex
            batch_id = actions.hand_in(form.files(), by=current_person(), key=key, at=now())
    except BadFile as error:
        form.upload.errors = [*form.upload.errors, str(error)]
        return _page(form, status=422)
    flash(_("Handed in. The files are being read."))
    return go_to("publishing.batch", batch_id=batch_id)


@bp.get("/documents/import/<uuid:batch_id>")
@requires(Permission.DRAFT)
def batch(batch_id: UUID) -> ResponseReturnValue:
    by = current_person()
    number = page_number(request.args.get("page"))
    return show(
        "publishing/import_batch.html#import_progress",
        progress=queries.progress_of(batch_id, by=by),
        page=queries.files_in(batch_id, by=by, number=number),
        states=STATES,
        tones=TONES,
    )


def _page(form: ImportForm, *, status: int = 200) -> ResponseReturnValue:
    number = page_number(request.args.get("page"))
    page = queries.batches_of(current_person(), number=number)
    return show("publishing/imports.html", status=status, form=form, page=page)
