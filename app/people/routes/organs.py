"""Organs and units: kept by the system administrator, read by the security administrator too."""

from uuid import UUID

from flask import flash, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.kit.db import transaction
from app.kit.errors import Conflict, Invalid
from app.kit.htmx import go_to, show
from app.kit.paging import page_number
from app.kit.time import now
from app.people import queries
from app.people.access import Permission, current_person, requires
from app.people.actions import organs as actions
from app.people.forms import AuthorityForm, OrganForm, UnitForm
from app.people.models import FilingAuthority, Organ
from app.people.routes.blueprint import bp


@bp.get("/admin/organs")
@requires(Permission.ADMIN_SYSTEM, Permission.ADMIN_SECURITY)
def organs() -> ResponseReturnValue:
    by = current_person()
    page = queries.organs_for(by, number=page_number(request.args.get("page")))
    return show("people/organs.html", page=page, may_add=by.organ_id is None)


@bp.get("/admin/organs/new")
@requires(Permission.ADMIN_SYSTEM)
def new_organ() -> ResponseReturnValue:
    return show("people/new_organ.html", form=OrganForm())


@bp.post("/admin/organs/new")
@requires(Permission.ADMIN_SYSTEM)
def add_organ() -> ResponseReturnValue:
    form = OrganForm()
    if not form.validate_on_submit():
        return show("people/new_organ.html", status=422, form=form)
    try:
        with transaction():
            organ = actions.add_organ(form.organ(), by=current_person(), at=now())
    except Conflict as error:
        form.blame(error)
        return show("people/new_organ.html", status=409, form=form)
    flash(_("Saved."))
    return go_to("people.organ", organ_id=organ.id)


@bp.get("/admin/organs/<uuid:organ_id>")
@requires(Permission.ADMIN_SYSTEM, Permission.ADMIN_SECURITY)
def organ(organ_id: UUID) -> ResponseReturnValue:
    return _organ_page(organ_id)


@bp.post("/admin/organs/<uuid:organ_id>")
@requires(Permission.ADMIN_SYSTEM)
def change_organ(organ_id: UUID) -> ResponseReturnValue:
    form = OrganForm()
    if not form.validate_on_submit():
        return _organ_page(organ_id, status=422, form=form)
    try:
        with transaction():
            actions.change_organ(organ_id, form.organ(), by=current_person(), at=now())
    except Conflict as error:
        form.blame(error)
        return _organ_page(organ_id, status=409, form=form)
    flash(_("Saved."))
    return go_to("people.organ", organ_id=organ_id)


@bp.post("/admin/organs/<uuid:organ_id>/units")
@requires(Permission.ADMIN_SYSTEM)
def add_unit(organ_id: UUID) -> ResponseReturnValue:
    form = UnitForm()
    if not form.validate_on_submit():
        return _organ_page(organ_id, status=422, unit_form=form)
    name = form.text()
    try:
        with transaction():
            actions.add_unit(organ_id, by=current_person(), name=name, at=now())
    except Conflict as error:
        form.blame(error)
        return _organ_page(organ_id, status=409, unit_form=form)
    flash(_("The unit has been added."))
    return go_to("people.organ", organ_id=organ_id)


@bp.post("/admin/organs/<uuid:organ_id>/units/<uuid:unit_id>")
@requires(Permission.ADMIN_SYSTEM)
def rename_unit(organ_id: UUID, unit_id: UUID) -> ResponseReturnValue:
    form = UnitForm()
    if not form.validate_on_submit():
        return _organ_page(organ_id, status=422, renaming=(unit_id, form))
    name, by = form.text(), current_person()
    try:
        with transaction():
            actions.rename_unit(organ_id, unit_id, by=by, name=name, at=now())
    except Conflict as error:
        form.blame(error)
        return _organ_page(organ_id, status=409, renaming=(unit_id, form))
    flash(_("Saved."))
    return go_to("people.organ", organ_id=organ_id)


@bp.post("/admin/organs/<uuid:organ_id>/authorities/<uuid:authority_id>")
@requires(Permission.ADMIN_SYSTEM)
def link_authority(organ_id: UUID, authority_id: UUID) -> ResponseReturnValue:
    by = current_person()
    organ = queries.organ_for(by, organ_id)
    form = AuthorityForm(prefix=str(authority_id)).offer(queries.organs_to_file_with(organ))
    if not form.validate_on_submit():
        return _organ_page(organ_id, status=422, linking=(authority_id, form))
    try:
        with transaction():
            actions.link_authority(
                organ_id, authority_id, by=by, receiver_id=form.receiver_id(), at=now()
            )
    except Invalid as error:
        form.blame(error)
        return _organ_page(organ_id, status=422, linking=(authority_id, form))
    flash(_("Saved."))
    return go_to("people.organ", organ_id=organ_id)


def _organ_page(
    organ_id: UUID,
    *,
    status: int = 200,
    form: OrganForm | None = None,
    unit_form: UnitForm | None = None,
    renaming: tuple[UUID, UnitForm] | None = None,
    linking: tuple[UUID, AuthorityForm] | None = None,
) -> ResponseReturnValue:
    organ = queries.organ_for(current_person(), organ_id)
    return show(
        "people/organ.html",
        status=status,
        organ=organ,
        units=queries.units_of(organ.id),
        form=form or _form_about(organ),
        unit_form=unit_form or UnitForm(formdata=None),
        renaming=renaming,
        linking=_link_forms(organ, linking),
    )


def _link_forms(
    organ: Organ, returned: tuple[UUID, AuthorityForm] | None
) -> list[tuple[FilingAuthority, AuthorityForm]]:
    """Every authority with its form as it came back, or as it stands."""
    organs = queries.organs_to_file_with(organ)
    forms = dict([returned] if returned else [])
    for each in organ.authorities:
        standing = AuthorityForm(
            formdata=None, prefix=str(each.id), receiver=str(each.receiver_id or "")
        )
        forms.setdefault(each.id, standing.offer(organs))
    return [(each, forms[each.id]) for each in organ.authorities]


def _form_about(organ: Organ) -> OrganForm:
    names = "\n".join(authority.name for authority in organ.authorities)
    form = OrganForm(formdata=None, obj=organ)
    form.authorities.data = names
    return form
