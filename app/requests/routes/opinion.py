"""One letter that seeks an opinion: whether it arrived, what came back, and what follows."""

from collections.abc import Callable
from typing import Any, BinaryIO, cast
from uuid import UUID

from flask import flash, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.kit.db import transaction
from app.kit.errors import Invalid
from app.kit.htmx import go_to, show
from app.kit.time import now, today
from app.people.access import Permission, current_person, requires
from app.requests.forms import KeyedForm
from app.requests.opinions import actions, codes
from app.requests.opinions.forms import (
    CodeForm,
    DecisionForm,
    DecisionToldForm,
    RecordForm,
    ReopenForm,
    ServiceForm,
    UnreachableForm,
    WeighForm,
)
from app.requests.opinions.models import SoughtOpinion
from app.requests.opinions.reasons import TONES
from app.requests.opinions.words import Weighing
from app.requests.queries.opinions import OneLetter, letter_for
from app.requests.routes.blueprint import bp, fresh
from app.requests.routes.steps import key_of
from app.requests.values import Upload
from app.ui.addresses import whole_address
from app.ui.security import uploads

FORMS: dict[str, type[KeyedForm]] = {
    "service": ServiceForm,
    "unreachable": UnreachableForm,
    "answer": RecordForm,
    "reopen": ReopenForm,
    "code": CodeForm,
    "weigh": WeighForm,
    "decision": DecisionForm,
    "told": DecisionToldForm,
}


@bp.get("/opinions/<uuid:opinion_id>")
@requires(Permission.WORK)
def opinion(opinion_id: UUID) -> ResponseReturnValue:
    return _page(opinion_id)


@bp.post("/opinions/<uuid:opinion_id>/code")
@requires(Permission.RUN_REQUESTS)
def show_code(opinion_id: UUID) -> ResponseReturnValue:
    """A new code on a slip for printing. It is shown in this very answer and nowhere else."""
    form, by = CodeForm(), current_person()
    if not form.validate_on_submit():
        return _page(opinion_id, status=422, wrong=form)
    with transaction():
        actions.give_code(opinion_id, by=by, key=key_of(form), at=now())
    found = letter_for(by, opinion_id)
    return show(
        "requests/opinion_code.html",
        opinion=found.letter.opinion,
        party=found.letter.party,
        organ=found.request.organ,
        code=codes.code_of(found.letter.opinion),
        address=whole_address("/opinion"),
    )


@bp.post("/opinions/<uuid:opinion_id>/service")
@requires(Permission.RUN_REQUESTS)
def record_service(opinion_id: UUID) -> ResponseReturnValue:
    form = ServiceForm()
    return _done(
        opinion_id,
        form,
        lambda: actions.record_service(
            opinion_id,
            on=form.on.data or today(),
            how=form.how.data or "",
            by=current_person(),
            key=key_of(form),
            at=now(),
        ),
        told=_("The service has been recorded; the term of the party runs from it."),
    )


@bp.post("/opinions/<uuid:opinion_id>/unreachable")
@requires(Permission.RUN_REQUESTS)
def record_unreachable(opinion_id: UUID) -> ResponseReturnValue:
    form = UnreachableForm()
    return _done(
        opinion_id,
        form,
        lambda: actions.record_unreachable(
            opinion_id, why=form.why.data or "", by=current_person(), key=key_of(form), at=now()
        ),
        told=_("It has been recorded that the party could not be reached."),
    )


@bp.post("/opinions/<uuid:opinion_id>/answer")
@requires(Permission.RUN_REQUESTS)
@uploads
def record_opinion(opinion_id: UUID) -> ResponseReturnValue:
    form = RecordForm()
    sent = tuple(
        Upload(cast(BinaryIO, each.stream), each.filename or "")
        for each in request.files.getlist("files")
        if each.filename
    )
    return _done(
        opinion_id,
        form,
        lambda: actions.record_answer(
            opinion_id, form.reply(sent), by=current_person(), key=key_of(form), at=now()
        ),
        told=_("The answer of the party has been recorded."),
    )


@bp.post("/opinions/<uuid:opinion_id>/reopen")
@requires(Permission.RUN_REQUESTS)
def reopen_opinion(opinion_id: UUID) -> ResponseReturnValue:
    form = ReopenForm()
    return _done(
        opinion_id,
        form,
        lambda: actions.reopen(
            opinion_id,
            until=form.until.data or today(),
            by=current_person(),
            key=key_of(form),
            at=now(),
        ),
        told=_("The page is open again, by a new code: it is mailed, or shown once below."),
    )


@bp.post("/opinions/<uuid:opinion_id>/weigh")
@requires(Permission.RUN_REQUESTS)
def weigh_opinion(opinion_id: UUID) -> ResponseReturnValue:
    form = WeighForm()
    return _done(
        opinion_id,
        form,
        lambda: actions.weigh(
            opinion_id,
            Weighing(form.weighing.data),
            why=form.why.data or "",
            by=current_person(),
            key=key_of(form),
            at=now(),
        ),
        told=_("Weighed."),
    )


@bp.post("/opinions/<uuid:opinion_id>/decision")
@requires(Permission.RUN_REQUESTS)
def draw_decision(opinion_id: UUID) -> ResponseReturnValue:
    form = DecisionForm()
    return _done(
        opinion_id,
        form,
        lambda: actions.draw_decision(
            opinion_id, form.told(), by=current_person(), key=key_of(form), at=now()
        ),
        told=_("The letter has its number and is being made as PDF."),
    )


@bp.post("/opinions/<uuid:opinion_id>/told")
@requires(Permission.RUN_REQUESTS)
def tell_third_party(opinion_id: UUID) -> ResponseReturnValue:
    form = DecisionToldForm()
    return _done(
        opinion_id,
        form,
        lambda: actions.tell_decision(
            opinion_id,
            on=form.on.data or today(),
            how=form.how.data or "",
            by=current_person(),
            key=key_of(form),
            at=now(),
        ),
        told=_("It has been recorded that the third party was told."),
    )


def _done(
    opinion_id: UUID, form: Any, act: Callable[[], object], *, told: str
) -> ResponseReturnValue:
    if not form.validate_on_submit():
        return _page(opinion_id, status=422, wrong=form)
    try:
        with transaction():
            act()
    except Invalid as wrong:
        form.blame(wrong)
        return _page(opinion_id, status=422, wrong=form)
    flash(told)
    return go_to("requests.opinion", opinion_id=opinion_id)


def _page(opinion_id: UUID, *, status: int = 200, wrong: Any = None) -> ResponseReturnValue:
    found = letter_for(current_person(), opinion_id)
    return show(
        "requests/opinion.html",
        status=status,
        found=found,
        letter=found.letter,
        opinion=found.letter.opinion,
        forms={
            name: fresh(_form(kind, wrong, found.letter.opinion), name=name)
            for name, kind in FORMS.items()
            if _is_offered(name, found)
        },
        wrong=wrong,
        tones=TONES,
    )


def _form(kind: type[KeyedForm], wrong: Any, opinion: SoughtOpinion) -> KeyedForm:
    if type(wrong) is kind:
        return wrong
    given: dict[str, object] = {n: today() for n in ("on", "until") if hasattr(kind, n)}
    if kind is DecisionForm:
        given = {"contents": opinion.concerns, "reasons": opinion.weighed_why}
    return kind(formdata=None, **given)


def _is_offered(name: str, found: OneLetter) -> bool:
    """Whether the form has a use now; what it is sent for is checked again by its action."""
    opinion = found.letter.opinion
    if opinion.withdrawn_at:
        return False
    unserved = opinion.served_on is None and opinion.answered_on is None
    may_weigh = opinion.told_on is None and found.told_letter is None
    must_tell = bool(opinion.has_to_be_told and opinion.weighed_at)
    return {
        "service": unserved,
        "unreachable": unserved and not opinion.unreachable_why,
        "answer": True,
        "reopen": not found.is_open and not opinion.weighed_at and not found.is_decided,
        "weigh": found.is_weighing and found.letter.is_over and may_weigh,
        "code": found.is_open,
        "decision": must_tell and found.told_letter is None,
        "told": must_tell and found.told_letter is None,
    }[name]
