"""Deciding: an opinion on a step, a confirmation, and what a return would do."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from flask import flash, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app import engine
from app.kit.db import transaction
from app.kit.errors import Invalid
from app.kit.htmx import go_to, show
from app.kit.time import now
from app.people.access import Permission, current_person, requires
from app.review import actions, answers, forms
from app.review.actions.confirming import check_confirming, way_back
from app.review.errors import NoSuchStep, NothingToReturnTo, UnknownTarget
from app.review.models import Assignment, Step
from app.review.opinion import RETURN
from app.review.policy import Act, can
from app.review.queries.casefile import CaseFile, casefile
from app.review.queries.visible import confirmation_for, review_of_step
from app.review.routes import case as pages
from app.review.routes.blueprint import bp


@dataclass(frozen=True, slots=True)
class ReturnPreview:
    """What a return would do, in the titles of the steps; ``form`` asks for it."""

    reopens: str
    undone: str
    kept: str
    form: str
    straight: bool = False


@bp.post("/steps/<uuid:step_id>/opinion")
@requires(Permission.WORK)
def decide(step_id: UUID) -> ResponseReturnValue:
    case, step = step_of(step_id)
    _refuse_what_is_over(case, step)
    form = pages.named(pages.build_form(case, step), name="opinion")
    if "preview" in request.form:  # a browser without scripts asks within the page
        return pages.page(case, step=step, form=form, preview=_preview(case, step, request.form))
    if not form.validate_on_submit() or not _is_answered(form, step):
        return pages.page(case, step=step, status=422, form=form)
    try:
        with transaction():
            actions.complete_step(step_id, by=current_person(), opinion=form.opinion(), at=now())
    except Invalid as wrong:
        form.blame(wrong)
        return pages.page(step_of(step_id)[0], step=step, status=422, form=form)
    flash(_("Your opinion has been recorded."))
    return go_to("inbox.mine")


@bp.get("/steps/<uuid:step_id>/return-preview")
@requires(Permission.WORK)
def return_preview(step_id: UUID) -> ResponseReturnValue:
    case, step = step_of(step_id)
    preview = _preview(case, step, request.args)
    return show("review/return_preview.html#return_preview", case=case, step=step, preview=preview)


@bp.post("/confirmations/<uuid:assignment_id>")
@requires(Permission.WORK)
def confirm(assignment_id: UUID) -> ResponseReturnValue:
    case, part = _confirmation(assignment_id)
    form = pages.named(pages.build_confirm_form(case), name="confirm")
    if "preview" in request.form:  # a browser without scripts asks within the page
        preview = _preview_instead(case, part, request.form)
        return pages.page(case, form=form, preview=preview)
    if not form.validate_on_submit():
        check_confirming(part, by=current_person())
        return pages.page(case, status=422, form=form)
    try:
        with transaction():
            opinion = form.opinion()
            actions.confirm(assignment_id, by=current_person(), opinion=opinion, at=now())
    except Invalid as wrong:
        form.blame(wrong)
        case, part = _confirmation(assignment_id)
        check_confirming(part, by=current_person())
        return pages.page(case, status=422, form=form)
    flash(_("Your opinion has been recorded."))
    return go_to("inbox.mine")


@bp.get("/confirmations/<uuid:assignment_id>/return-preview")
@requires(Permission.WORK)
def return_instead_preview(assignment_id: UUID) -> ResponseReturnValue:
    case, part = _confirmation(assignment_id)
    preview = _preview_instead(case, part, request.args)
    return show(
        "review/return_preview.html#return_preview", case=case, step=part.step, preview=preview
    )


def step_of(step_id: UUID) -> tuple[CaseFile, Step]:
    """The case file and the step, if the reader may see them."""
    case = casefile(current_person(), review_of_step(current_person(), step_id))
    step = case.step(step_id)
    if step is None:
        raise NoSuchStep
    return case, step


def _preview(case: CaseFile, step: Step, asked: Mapping[str, str]) -> ReturnPreview:
    """What the return that is asked for would do; it is done on a copy."""
    if refusal := can(case.person, Act.RETURN, step, known=case.known):
        raise refusal
    if not step.targets:
        raise NothingToReturnTo
    to = asked.get("return_to") or step.targets[0]
    if to not in step.targets:
        raise UnknownTarget
    straight = asked.get("after") == "straight"
    return _told(case, step, to=to, form="opinion", straight=straight)


def _preview_instead(case: CaseFile, part: Assignment, asked: Mapping[str, str]) -> ReturnPreview:
    """What a return instead of the confirmation would do."""
    check_confirming(part, by=case.person)
    here, to = way_back(case.open_steps, asked.get("return_to") or None)
    return _told(case, here, to=to, form="confirm")


def _told(
    case: CaseFile, step: Step, *, to: str, form: str, straight: bool = False
) -> ReturnPreview:
    found = engine.preview(case.review.instance_id, step.task_id, to=to)
    reopens, undone, kept = (
        "、".join(case.titles.get(node, node) for node in nodes)
        for nodes in (found.reopens, found.undone, found.kept)
    )
    return ReturnPreview(reopens, undone, kept, form=form, straight=straight)


def _confirmation(assignment_id: UUID) -> tuple[CaseFile, Assignment]:
    """The part in which the reader is, or was, asked to confirm, and its case file."""
    part = confirmation_for(current_person(), assignment_id)
    return casefile(current_person(), part.review_id), part


def _refuse_what_is_over(case: CaseFile, step: Step) -> None:
    """A second attempt is told who was first, whatever else the form says."""
    returns = request.form.get("verdict") == RETURN
    act = Act.RETURN if returns else Act.DECIDE
    refusal = can(case.person, act, step, known=case.known)
    if refusal and not isinstance(refusal, Invalid) and not _is_replay(step, case):
        raise refusal


def _is_replay(step: Step, case: CaseFile) -> bool:
    """The reader has decided this very step: the action knows whether it is the same command."""
    return step.closed_by_id == case.person.id


def _is_answered(form: forms.OpinionForm, step: Step) -> bool:
    """All questions left open are named at once."""
    given = form.opinion()
    wrong = answers.problems(step.form, given.verdict, given.answers, at=now())
    for problem in wrong:
        form.blame(problem)
    return not wrong
