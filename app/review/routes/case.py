"""The review page: everything about one case, and what its reader may do."""

from typing import Any, TypeVar
from uuid import UUID, uuid4

from flask import request
from flask.typing import ResponseReturnValue

from app.kit.htmx import show
from app.kit.time import now, today
from app.people.access import Permission, current_person, requires
from app.review import buttons, diagram, forms, hooks, lights, reading, viewing
from app.review.models import Step
from app.review.policy import Act, can
from app.review.queries import standing
from app.review.queries.casefile import CaseFile, casefile
from app.review.queries.visible import review_for, review_of_step
from app.review.routes.blueprint import bp
from app.workdays import queries as workdays

Shown = TypeVar("Shown", bound=forms.KeyedForm)
Choosing = TypeVar("Choosing", forms.ForwardForm, forms.HandOverForm)


@bp.get("/reviews/<uuid:review_id>")
@requires(Permission.WORK)
def review(review_id: UUID) -> ResponseReturnValue:
    return page(_opened(review_id))


@bp.get("/steps/<uuid:step_id>")
@requires(Permission.WORK)
def step(step_id: UUID) -> ResponseReturnValue:
    case = _opened(review_of_step(current_person(), step_id))
    return page(case, step=case.step(step_id))


@bp.get("/reviews/<uuid:review_id>/differences")
@requires(Permission.WORK)
def differences(review_id: UUID) -> ResponseReturnValue:
    case = _opened(review_id)
    before = request.args.get("before") or getattr(case.my_last_opinion, "digest", None)
    known = {opinion.digest for opinion in case.opinions}
    panel = None
    if before in known and before != case.review.digest:
        pages = hooks.pages[case.review.subject_kind]
        panel = pages.differences(case.review, before=before, after=case.review.digest)
    return show("review/differences.html", case=case, panel=panel)


def _opened(review_id: UUID) -> CaseFile:
    """The case file, if the reader may see it; that it was opened is noted."""
    by = current_person()
    viewing.note_case(review_for(by, review_id), by=by, at=now())
    return casefile(by, review_id)


def page(
    case: CaseFile,
    *,
    step: Step | None = None,
    status: int = 200,
    form: forms.KeyedForm | None = None,
    preview: object = None,
) -> ResponseReturnValue:
    """The review page with ``form`` as it came back, or with a fresh one."""
    chosen = buttons.step_in_question(case, step)
    context = _context(case, chosen, form)
    return show("review/review.html", status=status, preview=preview, **context)


def _context(case: CaseFile, step: Step | None, form: forms.KeyedForm | None) -> dict[str, Any]:
    review, pages = case.review, hooks.pages[case.review.subject_kind]
    calendar = workdays.calendar(review.organ_id)
    offered = buttons.buttons(case, step)
    return {
        "case": case,
        "step": step,
        "sentence": reading.state_sentence(case),
        "legal_light": _legal_light(case, calendar),
        "step_light": lights.light(step.due_on, today=today(), calendar=calendar)
        if step and step.is_open
        else None,
        "panel": pages.text(review, digest=review.digest),
        "history": reading.history(case),
        "stops": diagram.stops(case),
        "diagram_state": diagram.state(case),
        "buttons": offered,
        "editor_url": pages.editor_url(review),
        "work_url": _work_url(step),
        "dossier_url": pages.dossier_url(review),
        "changed_since": _changed_since(case),
        "sent_back": _sent_back(case, step),
        "form": _returned(form, forms.OpinionForm) or opinion_form(case, step, offered),
        "confirm_form": _returned(form, forms.ConfirmForm) or confirm_form(case),
        "forward_form": _returned(form, forms.ForwardForm) or forward_form(case, step, offered),
        "hand_over_form": _returned(form, forms.HandOverForm) or hand_over_form(case),
        "recall_form": fresh(forms.ReasonForm(formdata=None), name="recall"),
        "cancel_form": fresh(forms.ReasonForm(formdata=None), name="cancel"),
        "wrong": [str(each) for each in form.form_errors] if form else [],
    }


def _work_url(step: Step | None) -> str | None:
    """Where the step is worked on, when that is not this page."""
    if step is None or not step.is_open:
        return None
    place = hooks.work_places.get(step.review.subject_kind)
    return place(step) if place else None


def _returned(form: forms.KeyedForm | None, kind: type[Shown]) -> Shown | None:
    """``form`` as it was sent, if it is of ``kind``."""
    if not isinstance(form, kind):
        return None
    form.key.data = form.key.data or uuid4().hex
    return form


def _legal_light(case: CaseFile, calendar: Any) -> lights.Light | None:
    review = case.review
    if review.no_light or review.deadline_on is None or not review.is_running:
        return None
    return lights.light(review.deadline_on, today=today(), calendar=calendar)


def _sent_back(case: CaseFile, step: Step | None) -> reading.Told | None:
    """Why the step the reader has is there again."""
    if step is None or step.claimed_by_id != case.person.id:
        return None
    opinion = case.sent_back_to(step)
    return reading.sent_back(opinion) if opinion else None


def _changed_since(case: CaseFile) -> bool:
    mine = case.my_last_opinion
    return bool(mine and mine.digest != case.review.digest)


def opinion_form(
    case: CaseFile, step: Step | None, offered: dict[str, buttons.Button]
) -> forms.OpinionForm | None:
    """The form for the step in question, when the reader may decide or return it."""
    acts = [offered.get(act.name.lower()) for act in (Act.DECIDE, Act.RETURN)]
    if step is None or not any(button and button.is_open for button in acts):
        return None
    form = build_form(case, step)
    form.digest.data = case.review.digest
    return fresh(form, name="opinion")


def build_form(case: CaseFile, step: Step) -> forms.OpinionForm:
    """The form of ``step``, filled with what was sent if something was."""
    leaders = (
        standing.leaders_to_choose(step.organ_id, case.known.parts) if step.form == "office" else []
    )
    return forms.opinion_form(step, leaders=leaders, titles=dict(case.titles))


def confirm_form(case: CaseFile) -> forms.ConfirmForm | None:
    """The form to confirm with, when the reader is asked to."""
    if case.my_confirmation is None:
        return None
    form = fresh(build_confirm_form(case), name="confirm")
    form.digest.data = case.review.digest
    return form


def build_confirm_form(case: CaseFile) -> forms.ConfirmForm:
    """The form to confirm with, filled with what was sent if something was."""
    return forms.confirm_form(case.ways_back, titles=case.titles)


def forward_form(
    case: CaseFile, step: Step | None, offered: dict[str, buttons.Button]
) -> forms.ForwardForm | None:
    """The form to choose another leader with."""
    button = offered.get("forward")
    if step is None or button is None or not button.is_open:
        return None
    return fresh(with_choices(forms.ForwardForm(), step, case), name="forward")


def hand_over_form(case: CaseFile) -> forms.HandOverForm | None:
    """The form to ask somebody else with, when who was to confirm has left."""
    if not case.left:
        return None
    step = case.left[0].step
    if can(case.person, Act.HAND_OVER, step, known=case.known):
        return None
    return fresh(with_choices(forms.HandOverForm(), step, case), name="hand-over")


def with_choices(form: Choosing, step: Step, case: CaseFile) -> Choosing:
    """``form`` with everybody who may be chosen."""
    able = standing.able_persons(step, case.known.parts)
    form.chosen.choices = [forms.leader_choice(each) for each in able]
    return form


def fresh(form: Shown, *, name: str) -> Shown:
    """``form`` with a key of its own."""
    form.key.data = form.key.data or uuid4().hex
    return named(form, name=name)


def named(form: Shown, *, name: str) -> Shown:
    """``form`` with ids that no other form on the page has."""
    for field in form:
        field.id = field.label.field_id = f"{name}-{field.short_name}"
    return form
