"""Accounts and posts: the security administrator's pages."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from flask import flash, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.kit.db import transaction
from app.kit.errors import Conflict, Invalid
from app.kit.htmx import go_to, show
from app.kit.paging import page_number
from app.kit.time import now
from app.people import queries, token_queries
from app.people.access import Permission, current_person, requires
from app.people.actions import persons as actions
from app.people.actions import tokens
from app.people.errors import NoSuchOrgan
from app.people.forms import NewPersonForm, PostForm, optional_id, person_form
from app.people.models import Organ
from app.people.routes.blueprint import bp

DONE = {
    "disable": _l("The account is closed; every session of it has ended."),
    "enable": _l("The account is open again."),
    "unlock": _l("The account is unlocked."),
}
ACTS: dict[str, Callable[..., Any]] = {
    "disable": actions.disable,
    "enable": actions.enable,
    "unlock": actions.unlock,
}


@bp.get("/admin/persons")
@requires(Permission.ADMIN_SECURITY)
def persons() -> ResponseReturnValue:
    text = request.args.get("text", "").strip()[:100]
    number = page_number(request.args.get("page"))
    page = queries.persons_for(current_person(), text=text, number=number)
    return show("people/persons.html#persons", page=page, text=text, at=now())


@bp.get("/admin/persons/new")
@requires(Permission.ADMIN_SECURITY)
def new_person() -> ResponseReturnValue:
    by = current_person()
    if by.organ_id is None and "organ" not in request.args:
        page = queries.organs_for(by, number=page_number(request.args.get("page")))
        return show("people/choose_organ.html", page=page)
    organ = _organ_asked_for()
    return show("people/new_person.html", form=_new_form(organ), organ=organ)


@bp.post("/admin/persons/new")
@requires(Permission.ADMIN_SECURITY)
def add_person() -> ResponseReturnValue:
    organ = _organ_asked_for()
    form = _new_form(organ)
    if not form.validate_on_submit():
        return show("people/new_person.html", status=422, form=form, organ=organ)
    try:
        with transaction():
            given = form.person(organ)
            person, password = actions.add_person(given, by=current_person(), at=now())
    except (Conflict, Invalid) as error:
        form.blame(error)
        status = 409 if isinstance(error, Conflict) else 422
        return show("people/new_person.html", status=status, form=form, organ=organ)
    return show("people/one_time_password.html", person=person, password=password)


@bp.get("/admin/persons/<uuid:person_id>")
@requires(Permission.ADMIN_SECURITY)
def person(person_id: UUID) -> ResponseReturnValue:
    return _person_page(person_id)


@bp.post("/admin/persons/<uuid:person_id>")
@requires(Permission.ADMIN_SECURITY)
def change_person(person_id: UUID) -> ResponseReturnValue:
    by = current_person()
    person = queries.person_for(by, person_id)
    form = person_form(person, queries.units_of(person.organ_id))
    if not form.validate_on_submit():
        return _person_page(person_id, status=422, form=form)
    try:
        with transaction():
            actions.change_person(
                person_id,
                by=by,
                name=form.name.data or "",
                staff_number=form.staff_number.data or "",
                unit_id=form.unit_id.data,
                at=now(),
            )
    except Conflict as error:
        form.blame(error)
        return _person_page(person_id, status=409, form=form)
    flash(_("Saved."))
    return go_to("people.person", person_id=person_id)


@bp.post("/admin/persons/<uuid:person_id>/posts")
@requires(Permission.ADMIN_SECURITY)
def give_post(person_id: UUID) -> ResponseReturnValue:
    by = current_person()
    person = queries.person_for(by, person_id)
    form = PostForm().offer(queries.units_of(person.organ_id))
    if not form.validate_on_submit():
        return _person_page(person_id, status=422, post_form=form)
    try:
        with transaction():
            actions.give_post(person_id, form.post(), by=by, at=now())
    except Conflict as error:
        form.blame(error)
        return _person_page(person_id, status=409, post_form=form)
    flash(_("The post has been given."))
    return go_to("people.person", person_id=person_id)


@bp.post("/admin/persons/<uuid:person_id>/posts/<uuid:post_id>/take")
@requires(Permission.ADMIN_SECURITY)
def take_post(person_id: UUID, post_id: UUID) -> ResponseReturnValue:
    with transaction():
        actions.take_post(person_id, post_id, by=current_person(), at=now())
    flash(_("The post has been taken away."))
    return go_to("people.person", person_id=person_id)


@bp.post("/admin/persons/<uuid:person_id>/<any(disable, enable, unlock):act>")
@requires(Permission.ADMIN_SECURITY)
def act_on_person(person_id: UUID, act: str) -> ResponseReturnValue:
    with transaction():
        ACTS[act](person_id, by=current_person(), at=now())
    flash(str(DONE[act]))
    return go_to("people.person", person_id=person_id)


@bp.post("/admin/persons/<uuid:person_id>/reset")
@requires(Permission.ADMIN_SECURITY)
def reset_password(person_id: UUID) -> ResponseReturnValue:
    with transaction():
        person, password = actions.reset_password(person_id, by=current_person(), at=now())
    return show("people/one_time_password.html", person=person, password=password)


@bp.post("/admin/persons/<uuid:person_id>/tokens/<uuid:token_id>/revoke")
@requires(Permission.ADMIN_SECURITY)
def revoke_token_of(person_id: UUID, token_id: UUID) -> ResponseReturnValue:
    with transaction():
        tokens.revoke_token(token_id, by=current_person(), at=now())
    flash(_("The access token has been revoked."))
    return go_to("people.person", person_id=person_id)


def _organ_asked_for() -> Organ | None:
    """The organ a new account is for; None for the installation itself."""
    by = current_person()
    try:
        organ_id = by.organ_id or optional_id(request.args.get("organ"))
    except ValueError as error:
        raise NoSuchOrgan from error
    return queries.organ_for(by, organ_id) if organ_id else None


def _new_form(organ: Organ | None) -> NewPersonForm:
    form = NewPersonForm()
    form.offer(queries.units_of(organ.id) if organ else [])
    if organ is None:
        form.offer_duties_only()
    return form


def _person_page(person_id: UUID, *, status: int = 200, **forms: Any) -> ResponseReturnValue:
    by = current_person()
    person = queries.person_for(by, person_id)
    units = queries.units_of(person.organ_id)
    return show(
        "people/person.html",
        status=status,
        person=person,
        is_oneself=person.id == by.id,
        is_locked=person.is_locked(now()),
        tokens=token_queries.live_tokens(person, at=now()),
        form=forms.get("form") or person_form(person, units),
        post_form=forms.get("post_form") or PostForm(formdata=None).offer(units),
    )
