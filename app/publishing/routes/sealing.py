"""封存: the register for sealer and auditor, and the second look before an item disappears."""

from uuid import UUID, uuid4

from flask import current_app, flash, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.kit.db import transaction
from app.kit.errors import Invalid
from app.kit.htmx import go_to, show
from app.kit.paging import page_number
from app.kit.time import now
from app.people.access import Permission, current_person, may, requires
from app.publishing.routes.blueprint import bp
from app.publishing.sealing import actions, queries
from app.publishing.sealing.forms import SealForm


@bp.get("/seals")
@requires(Permission.SEAL, Permission.READ_TRAIL)
def seals() -> ResponseReturnValue:
    by, number = current_person(), page_number(request.args.get("page"))
    words = request.args.get("words", "").strip()[:100] if may(Permission.SEAL) else ""
    return show(
        "publishing/seals.html",
        page=queries.seals_for(by, number=number),
        words=words,
        found=queries.to_seal(by, words),
    )


@bp.get("/seals/<uuid:seal_id>")
@requires(Permission.SEAL, Permission.READ_TRAIL)
def seal(seal_id: UUID) -> ResponseReturnValue:
    found = queries.seal_for(current_person(), seal_id)
    number = page_number(request.args.get("page"))
    return show("publishing/seal.html", seal=found, page=queries.views_of(found, number=number))


@bp.get("/documents/<uuid:document_id>/seal")
@requires(Permission.SEAL)
def before_sealing(document_id: UUID) -> ResponseReturnValue:
    form = SealForm()
    form.key.data = uuid4().hex
    return _page(document_id, form)


@bp.post("/documents/<uuid:document_id>/seal")
@requires(Permission.SEAL)
def seal_away(document_id: UUID) -> ResponseReturnValue:
    form = SealForm()
    if not form.validate_on_submit():
        return _page(document_id, form, status=422)
    secret = current_app.config["SEAL_KEY"]
    try:
        with transaction():
            made = actions.seal(
                form.order(document_id), by=current_person(), secret=secret, at=now()
            )
    except Invalid as error:
        form.blame(error)
        return _page(document_id, form, status=422)
    flash(_("Sealed away. Nobody finds or opens the item any more."))
    return go_to("publishing.seal", seal_id=made.id)


def _page(document_id: UUID, form: SealForm, *, status: int = 200) -> ResponseReturnValue:
    actions.check_may_seal(current_person())
    extent = queries.extent_of(current_person(), document_id)
    form.key.data = form.key.data or uuid4().hex
    return show("publishing/before_sealing.html", status=status, form=form, extent=extent)
