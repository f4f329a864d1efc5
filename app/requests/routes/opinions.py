"""Seeking opinions: whom to ask, sending the letters, all of them at a glance, and their end."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from flask import flash
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.kit.db import transaction
from app.kit.errors import Invalid
from app.kit.htmx import go_to, show
from app.kit.time import now
from app.people.access import Permission, current_person, requires
from app.requests.forms import KeyedForm, SendBackForm
from app.requests.opinions import actions
from app.requests.opinions.forms import PartyForm
from app.requests.opinions.reasons import TONES
from app.requests.queries.opinions import letters_for
from app.requests.routes.blueprint import bp, fresh
from app.requests.routes.letter_acts import DrawForm
from app.requests.routes.steps import key_of
from app.ui.addresses import whole_address


@bp.get("/requests/<uuid:request_id>/opinions")
@requires(Permission.WORK)
def opinions(request_id: UUID) -> ResponseReturnValue:
    return _page(request_id)


@bp.post("/requests/<uuid:request_id>/opinions")
@requires(Permission.RUN_REQUESTS)
def prepare_opinion(request_id: UUID) -> ResponseReturnValue:
    by, form = current_person(), PartyForm()
    form.offer(letters_for(by, request_id).offered)
    return _done(
        request_id,
        form,
        lambda: actions.prepare(request_id, form.asking(), by=by, key=key_of(form), at=now()),
        told=_("The letter is prepared. Add further parties, or draw all letters up."),
    )


@bp.post("/requests/<uuid:request_id>/opinions/<uuid:opinion_id>/drop")
@requires(Permission.RUN_REQUESTS)
def drop_opinion(request_id: UUID, opinion_id: UUID) -> ResponseReturnValue:
    form = KeyedForm()
    return _done(
        request_id,
        form,
        lambda: actions.drop(
            request_id, opinion_id, by=current_person(), key=key_of(form), at=now()
        ),
        told=_("The letter was taken out."),
    )


@bp.post("/requests/<uuid:request_id>/opinions/letters")
@requires(Permission.RUN_REQUESTS)
def draw_opinions(request_id: UUID) -> ResponseReturnValue:
    form, answer_at = DrawForm(), whole_address("/opinion")
    return _done(
        request_id,
        form,
        lambda: actions.draw_letters(
            request_id, answer_at=answer_at, by=current_person(), key=key_of(form), at=now()
        ),
        told=_("The letters have their numbers and are being made as PDF."),
    )


@bp.post("/requests/<uuid:request_id>/opinions/none")
@requires(Permission.RUN_REQUESTS)
def seek_no_opinion(request_id: UUID) -> ResponseReturnValue:
    form = SendBackForm()
    return _done(
        request_id,
        form,
        lambda: actions.seek_none(
            request_id, reason=form.text.data or "", by=current_person(), key=key_of(form), at=now()
        ),
        told=_("Nobody is asked; the case is back with the unit that answers."),
    )


@bp.post("/requests/<uuid:request_id>/opinions/close")
@requires(Permission.RUN_REQUESTS)
def close_weighing(request_id: UUID) -> ResponseReturnValue:
    form = KeyedForm()
    return _done(
        request_id,
        form,
        lambda: actions.close_weighing(request_id, by=current_person(), key=key_of(form), at=now()),
        told=_("All opinions have been weighed; the case goes on."),
    )


def _done(
    request_id: UUID, form: Any, act: Callable[[], object], *, told: str
) -> ResponseReturnValue:
    if not form.validate_on_submit():
        return _page(request_id, status=422, wrong=form)
    try:
        with transaction():
            act()
    except Invalid as wrong:
        form.blame(wrong)
        return _page(request_id, status=422, wrong=form)
    flash(told)
    return go_to("requests.opinions", request_id=request_id)


def _page(request_id: UUID, *, status: int = 200, wrong: Any = None) -> ResponseReturnValue:
    found = letters_for(current_person(), request_id)
    party_form = wrong if isinstance(wrong, PartyForm) else PartyForm(formdata=None)
    return show(
        "requests/opinions.html",
        status=status,
        found=found,
        case=found.case,
        party_form=fresh(party_form.offer(found.offered), name="party"),
        draw_form=fresh(DrawForm(formdata=None), name="draw"),
        none_form=fresh(
            wrong if isinstance(wrong, SendBackForm) else SendBackForm(formdata=None), name="none"
        ),
        drop_form=fresh(KeyedForm(formdata=None), name="drop"),
        close_form=fresh(KeyedForm(formdata=None), name="close"),
        wrong=wrong,
        tones=TONES,
    )
