"""What may happen to a request at any time, as the office writes it down."""

from uuid import UUID

from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.kit.time import now, today
from app.people.access import Permission, current_person, requires
from app.requests import actions
from app.requests.move_forms import (
    CorrectedForm,
    CorrectionNoticeForm,
    ExtensionForm,
    NoticeReceivedForm,
    ReasonsAskedForm,
    ReasonsGivenForm,
    ToldForm,
    WithdrawForm,
)
from app.requests.routes.blueprint import bp
from app.requests.routes.steps import done, key_of
from app.requests.values import NoticeSent


@bp.post("/requests/<uuid:request_id>/correction")
@requires(Permission.RUN_REQUESTS)
def ask_correction(request_id: UUID) -> ResponseReturnValue:
    form = CorrectionNoticeForm()
    return done(
        request_id,
        form,
        lambda: actions.ask_correction(
            request_id,
            NoticeSent(form.points.data or "", form.on.data or today()),
            by=current_person(),
            key=key_of(form),
            at=now(),
        ),
        told=_("The notice of correction has been recorded; the term stands still."),
    )


@bp.post("/requests/<uuid:request_id>/notice-received")
@requires(Permission.RUN_REQUESTS)
def notice_received(request_id: UUID) -> ResponseReturnValue:
    form = NoticeReceivedForm()
    return done(
        request_id,
        form,
        lambda: actions.note_notice_received(
            request_id, on=form.on.data or today(), by=current_person(), key=key_of(form), at=now()
        ),
        told=_("The receipt has been recorded; the term of the applicant runs from it."),
    )


@bp.post("/requests/<uuid:request_id>/corrected")
@requires(Permission.RUN_REQUESTS)
def corrected(request_id: UUID) -> ResponseReturnValue:
    form = CorrectedForm()
    return done(
        request_id,
        form,
        lambda: actions.correct(
            request_id,
            text=form.text.data or "",
            on=form.on.data or today(),
            by=current_person(),
            key=key_of(form),
            at=now(),
        ),
        told=_("The correction has been recorded; the term begins anew."),
    )


@bp.post("/requests/<uuid:request_id>/extension")
@requires(Permission.WORK)
def propose_extension(request_id: UUID) -> ResponseReturnValue:
    form = ExtensionForm()
    return done(
        request_id,
        form,
        lambda: actions.propose_extension(
            request_id,
            days=form.days.data or 0,
            reason=form.reason.data or "",
            by=current_person(),
            key=key_of(form),
            at=now(),
        ),
        told=_("The extension has been proposed to the head of the office."),
    )


@bp.post("/requests/<uuid:request_id>/extension/told")
@requires(Permission.RUN_REQUESTS)
def tell_extension(request_id: UUID) -> ResponseReturnValue:
    form = ToldForm()
    return done(
        request_id,
        form,
        lambda: actions.tell_extension(
            request_id,
            on=form.on.data or today(),
            way=form.way.data or "",
            by=current_person(),
            key=key_of(form),
            at=now(),
        ),
        told=_("The applicant has been told; the extension counts."),
    )


@bp.post("/requests/<uuid:request_id>/reasons")
@requires(Permission.RUN_REQUESTS)
def ask_reasons(request_id: UUID) -> ResponseReturnValue:
    form = ReasonsAskedForm()
    return done(
        request_id,
        form,
        lambda: actions.ask_reasons(
            request_id,
            NoticeSent(form.words.data or "", form.on.data or today()),
            by=current_person(),
            key=key_of(form),
            at=now(),
        ),
        told=_("The letter asking for reasons has been recorded."),
    )


@bp.post("/requests/<uuid:request_id>/reasons/given")
@requires(Permission.RUN_REQUESTS)
def give_reasons(request_id: UUID) -> ResponseReturnValue:
    form = ReasonsGivenForm()
    return done(
        request_id,
        form,
        lambda: actions.give_reasons(
            request_id,
            text=form.text.data or "",
            on=form.on.data or today(),
            by=current_person(),
            key=key_of(form),
            at=now(),
        ),
        told=_("The reasons have been recorded."),
    )


@bp.post("/requests/<uuid:request_id>/withdrawal")
@requires(Permission.RUN_REQUESTS)
def withdraw(request_id: UUID) -> ResponseReturnValue:
    form = WithdrawForm()
    return done(
        request_id,
        form,
        lambda: actions.withdraw(
            request_id,
            on=form.on.data or today(),
            how=form.how.data or "",
            by=current_person(),
            key=key_of(form),
            at=now(),
        ),
        told=_("The withdrawal has been recorded."),
    )
