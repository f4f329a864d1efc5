"""The case file as one download: asked for, made by the worker, taken."""

from uuid import UUID

from flask.typing import ResponseReturnValue

from app.files import queries as files
from app.kit.db import transaction
from app.kit.errors import NotFound
from app.kit.htmx import go_to, show
from app.kit.time import now
from app.people.access import Permission, current_person, requires
from app.requests.archive import actions, queries
from app.requests.archive.actions import Variant
from app.requests.archive.reasons import RETENTIONS
from app.requests.models import Retention
from app.requests.routes.blueprint import bp
from app.review import viewing
from app.review.models import Looked
from app.ui.downloads import download


@bp.app_template_filter("retention_word")
def retention_word(retention: str) -> str:
    """How long a file is kept, in words."""
    return str(RETENTIONS[Retention(retention)])


@bp.get("/requests/<uuid:request_id>/file")
@requires(Permission.RUN_REQUESTS)
def case_file(request_id: UUID) -> ResponseReturnValue:
    case = queries.whole_for(current_person(), request_id)
    made = queries.archives_of(request_id)
    rows = {each: made.get(each is Variant.MASKED) for each in Variant}
    return show(
        "requests/case_file.html",
        request=case.request,
        variants=list(Variant),
        rows=rows,
        current={each: queries.is_current(case, row) for each, row in rows.items()},
        is_waiting=any(row and not row.made_at and not row.failed_at for row in made.values()),
    )


@bp.post("/requests/<uuid:request_id>/file/<variant>")
@requires(Permission.RUN_REQUESTS)
def make_case_file(request_id: UUID, variant: str) -> ResponseReturnValue:
    with transaction():
        actions.ask_for_case_file(request_id, _variant(variant), by=current_person(), at=now())
    return go_to("requests.case_file", request_id=request_id)


@bp.post("/requests/<uuid:request_id>/file/<variant>.zip")
@requires(Permission.RUN_REQUESTS)
def take_case_file(request_id: UUID, variant: str) -> ResponseReturnValue:
    by, at = current_person(), now()
    with transaction():
        file = actions.take_case_file(request_id, _variant(variant), by=by, at=at)
    viewing.note(request_id, Looked.DOSSIER, by=by, at=at)
    return download(files.content_of(file), name=file.name, media_type=file.media_type)


def _variant(text: str) -> Variant:
    known = {each.value: each for each in Variant}
    if text not in known:
        raise NotFound
    return known[text]
