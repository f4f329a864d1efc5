"""The file of an item as one download: asked for, made by the worker, taken."""

from uuid import UUID

from flask.typing import ResponseReturnValue

from app.files import queries as files
from app.kit.db import transaction
from app.kit.htmx import go_to, show
from app.kit.time import now
from app.people.access import Permission, current_person, requires
from app.publishing.dossier import actions, queries
from app.publishing.routes.blueprint import bp
from app.review import viewing
from app.review.models import Looked
from app.ui.downloads import download


@bp.get("/documents/<uuid:document_id>/dossier")
@requires(Permission.WORK)
def dossier(document_id: UUID) -> ResponseReturnValue:
    item = queries.item_for(current_person(), document_id)
    return show(
        "publishing/dossier.html#dossier",
        item=item,
        dossier=queries.dossier_of(document_id),
        is_current=queries.is_current(item),
    )


@bp.post("/documents/<uuid:document_id>/dossier")
@requires(Permission.WORK)
def make_dossier(document_id: UUID) -> ResponseReturnValue:
    with transaction():
        actions.ask_for_dossier(document_id, by=current_person(), at=now())
    return go_to("publishing.dossier", document_id=document_id)


@bp.post("/documents/<uuid:document_id>/dossier.zip")
@requires(Permission.WORK)
def take_dossier(document_id: UUID) -> ResponseReturnValue:
    by, at = current_person(), now()
    with transaction():
        file = actions.take_dossier(document_id, by=by, at=at)
    viewing.note(document_id, Looked.DOSSIER, by=by, at=at)
    return download(files.content_of(file), name=file.name, media_type=file.media_type)
