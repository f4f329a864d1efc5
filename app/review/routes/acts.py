"""Claiming, giving back, forwarding, handing over, recalling, cancelling: one button each."""

from uuid import UUID

from flask import flash, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.kit.db import transaction
from app.kit.errors import Invalid
from app.kit.htmx import go_to
from app.kit.time import now
from app.people.access import Permission, current_person, requires
from app.review import actions, forms
from app.review.actions.writing import SHORTEST_REASON
from app.review.errors import ReasonMissing
from app.review.queries.casefile import casefile
from app.review.queries.visible import review_for, review_of_part, review_of_step
from app.review.routes import case as pages
from app.review.routes.blueprint import bp
from app.review.routes.opinions import step_of


@bp.post("/steps/<uuid:step_id>/claim")
@requires(Permission.WORK)
def claim(step_id: UUID) -> ResponseReturnValue:
    review_of_step(current_person(), step_id)
    with transaction():
        actions.claim(step_id, by=current_person(), at=now())
    flash(_("You have claimed this step."))
    return _back(step_id)


@bp.post("/steps/<uuid:step_id>/release-claim")
@requires(Permission.WORK)
def release_claim(step_id: UUID) -> ResponseReturnValue:
    review_of_step(current_person(), step_id)
    with transaction():
        actions.release_claim(step_id, by=current_person(), at=now())
    flash(_("The step is back in the pool."))
    return go_to("inbox.pool")


@bp.post("/steps/<uuid:step_id>/forward")
@requires(Permission.WORK)
def forward(step_id: UUID) -> ResponseReturnValue:
    case, step = step_of(step_id)
    form = pages.named(pages.with_choices(forms.ForwardForm(), step, case), name="forward")
    leader = form.leader()
    if not form.validate_on_submit() or leader is None:
        return pages.page(case, step=step, status=422, form=form)
    try:
        with transaction():
            actions.forward(
                step_id,
                to=leader,
                by=current_person(),
                reason=form.text.data or "",
                at=now(),
                key=str(form.key.data),
            )
    except Invalid as wrong:
        form.blame(wrong)
        return pages.page(step_of(step_id)[0], step=step, status=422, form=form)
    flash(_("The step has been forwarded."))
    return go_to("review.step", step_id=step_id)


@bp.post("/confirmations/<uuid:assignment_id>/hand-over")
@requires(Permission.WORK)
def hand_over(assignment_id: UUID) -> ResponseReturnValue:
    case = casefile(current_person(), review_of_part(current_person(), assignment_id))
    form = pages.named(forms.HandOverForm(), name="hand-over")
    is_offered = bool(case.left) and case.left[0].id == assignment_id
    if is_offered:
        pages.with_choices(form, case.left[0].step, case)
        if not form.validate_on_submit():
            return pages.page(case, status=422, form=form)
    try:
        with transaction():
            actions.hand_over(
                assignment_id,
                to=form.holder(),
                by=current_person(),
                reason=form.text.data or "",
                at=now(),
                key=str(form.key.data),
            )
    except Invalid as wrong:
        if not is_offered:
            raise
        form.blame(wrong)
        return pages.page(case, status=422, form=form)
    flash(_("Somebody else is asked to confirm now."))
    return go_to("review.review", review_id=case.review.id)


@bp.post("/steps/<uuid:step_id>/recall")
@requires(Permission.WORK)
def recall(step_id: UUID) -> ResponseReturnValue:
    review_id = review_of_step(current_person(), step_id)
    form = forms.ReasonForm()
    if not form.validate_on_submit():
        raise ReasonMissing(length=SHORTEST_REASON)
    with transaction():
        actions.recall_step(
            step_id,
            by=current_person(),
            reason=form.text.data or "",
            at=now(),
            key=str(form.key.data),
        )
    flash(_("Recalled. The step is yours again."))
    return go_to("review.review", review_id=review_id)


@bp.post("/reviews/<uuid:review_id>/cancel")
@requires(Permission.WORK)
def cancel(review_id: UUID) -> ResponseReturnValue:
    review_for(current_person(), review_id)
    form = forms.ReasonForm()
    if not form.validate_on_submit():
        raise ReasonMissing(length=SHORTEST_REASON)
    with transaction():
        actions.cancel_review(
            review_id,
            by=current_person(),
            reason=form.text.data or "",
            at=now(),
            key=str(form.key.data),
        )
    flash(_("The review was cancelled."))
    return go_to("review.review", review_id=review_id)


def _back(step_id: UUID) -> ResponseReturnValue:
    """To the inbox when the button stood there, else to the step."""
    if request.form.get("from") == "inbox":
        return go_to("inbox.mine")
    return go_to("review.step", step_id=step_id)
