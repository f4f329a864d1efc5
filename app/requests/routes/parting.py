"""Splitting a request into its items, or merging it with the one it repeats."""

from uuid import UUID

from flask import flash
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.kit.db import transaction
from app.kit.errors import Invalid
from app.kit.htmx import go_to, show
from app.kit.time import now
from app.people.access import Permission, current_person, requires
from app.requests.access import request_for
from app.requests.routes.blueprint import bp, fresh
from app.requests.supervision import merging, splitting
from app.requests.supervision.forms import MergeForm, SplitForm
from app.requests.supervision.parting import may_be_parted


@bp.get("/requests/<uuid:request_id>/parting")
@requires(Permission.RUN_REQUESTS)
def parting(request_id: UUID) -> ResponseReturnValue:
    return _page(request_id)


@bp.post("/requests/<uuid:request_id>/split")
@requires(Permission.RUN_REQUESTS)
def split(request_id: UUID) -> ResponseReturnValue:
    form = SplitForm()
    if not form.validate_on_submit():
        return _page(request_id, split_form=form, status=422)
    try:
        with transaction():
            splitting.split(form.order(request_id), by=current_person(), at=now())
    except Invalid as wrong:
        form.blame(wrong)
        return _page(request_id, split_form=form, status=422)
    flash(_("Split. Give the applicant the receipts of the new requests."))
    return go_to("requests.case", request_id=request_id)


@bp.post("/requests/<uuid:request_id>/merge")
@requires(Permission.RUN_REQUESTS)
def merge(request_id: UUID) -> ResponseReturnValue:
    form = MergeForm()
    if not form.validate_on_submit():
        return _page(request_id, merge_form=form, status=422)
    try:
        with transaction():
            merging.merge(form.order(request_id), by=current_person(), at=now())
    except Invalid as wrong:
        form.blame(wrong)
        return _page(request_id, merge_form=form, status=422)
    flash(_("Merged. The other request goes on."))
    return go_to("requests.case", request_id=request_id)


def _page(
    request_id: UUID,
    *,
    split_form: SplitForm | None = None,
    merge_form: MergeForm | None = None,
    status: int = 200,
) -> ResponseReturnValue:
    found = request_for(current_person(), request_id)
    return show(
        "requests/parting.html",
        status=status,
        request=found,
        early=may_be_parted(found),
        split_form=fresh(split_form or SplitForm(formdata=None), name="split"),
        merge_form=fresh(merge_form or MergeForm(formdata=None), name="merge"),
    )
