"""The page of one request: where it stands, until when, what may be done, and its papers."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from flask.typing import ResponseReturnValue

from app.files import queries as stored
from app.kit.forms import Form
from app.kit.htmx import show
from app.kit.time import now, today
from app.people.access import Permission, current_person, may, requires
from app.requests.archive.forms import ArchiveForm
from app.requests.archive.reasons import term_in_words
from app.requests.forms import (
    AssignForm,
    ConfirmReceiptForm,
    FileForm,
    KeyedForm,
    SearchForm,
    SendBackForm,
    ServeForm,
)
from app.requests.hooks import published_alike
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
from app.requests.queries.alike import earlier_alike
from app.requests.queries.case import Case, case_for, file_for, units_to_choose
from app.requests.queries.possible import Move, moves, refusal_of
from app.requests.reasons import TONES
from app.requests.routes import letter_acts
from app.requests.routes.blueprint import bp, fresh
from app.requests.terms import LONGEST_DELAY, are_reasons_good
from app.review import reading, viewing
from app.review.lights import light
from app.review.models import Looked, Step
from app.ui.downloads import download
from app.workdays.queries import calendar

FORMS_OF_STEPS: Mapping[str, type[KeyedForm]] = {
    "register": KeyedForm,
    "correction": CorrectionNoticeForm,
    "assign": AssignForm,
    "collect": SearchForm,
    "tell_extension": ToldForm,
    "serve": ServeForm,
    "archive": ArchiveForm,
}
DAYS = ("on", "served_on", "searched_on")
FORMS_OF_MOVES: Mapping[Move, type[KeyedForm]] = {
    Move.NOTICE_RECEIVED: NoticeReceivedForm,
    Move.CORRECT: CorrectedForm,
    Move.PROPOSE_EXTENSION: ExtensionForm,
    Move.ASK_REASONS: ReasonsAskedForm,
    Move.GIVE_REASONS: ReasonsGivenForm,
    Move.WITHDRAW: WithdrawForm,
}


@bp.get("/requests/<uuid:request_id>")
@requires(Permission.WORK)
def case(request_id: UUID) -> ResponseReturnValue:
    by = current_person()
    found = case_for(by, request_id)
    viewing.note(request_id, Looked.CASE, by=by, at=now())
    return page(found)


@bp.get("/requests/<uuid:request_id>/files/<uuid:file_id>")
@requires(Permission.WORK)
def file(request_id: UUID, file_id: UUID) -> ResponseReturnValue:
    by = current_person()
    found = file_for(by, request_id, file_id)
    viewing.note(request_id, Looked.FILE, by=by, at=now())
    content = stored.content_of(found.file)
    return download(content, name=found.file.name, media_type=found.file.media_type)


def page(
    found: Case, *, status: int = 200, wrong: Form | None = None, letter_id: UUID | None = None
) -> ResponseReturnValue:
    """The page, with the form that came back instead of a fresh one; ``letter_id``: of which."""
    came_back = letter_acts.Wrong(wrong, letter_id)
    wrong = wrong if letter_id is None else None
    mine = found.my_step()
    working_days = calendar(found.request.organ_id)
    due_on = found.request.owed_until
    return show(
        "requests/case.html",
        status=status,
        **_alike(found),
        case=found,
        step=mine,
        form=_form_of(found, mine, wrong),
        refusal=refusal_of(found.request, mine),
        sent_back=reading.sent_back(found.sent_back) if found.sent_back else None,
        archive_term=term_in_words(found.request) if mine and mine.form == "archive" else "",
        moves=moves(found, today=today()),
        move_forms=_forms_of_moves(found, wrong),
        confirm_form=_confirm_form(found, wrong),
        send_back_form=_kept(wrong, SendBackForm)
        or fresh(SendBackForm(formdata=None), name="back"),
        file_form=wrong if isinstance(wrong, FileForm) else FileForm(formdata=None),
        light=light(due_on, today=today(), calendar=working_days) if due_on else None,
        sentence=reading.state_sentence(found.review),
        history=reading.history(found.review),
        tones=TONES,
        wrong=came_back.form,
        **letter_acts.of_page(found, mine, came_back),
    )


def _as_before(found: Case, step: Step) -> dict[str, object]:
    """What the step said before the request came back: nobody ticks and types it anew."""
    if step.form == "assign":
        lead = next((str(each.unit_id) for each in found.units_left if each.is_lead), None)
        return {"units": [str(each.unit_id) for each in found.units_left], "lead": lead}
    searched = [each for each in found.searches if each.unit_id == step.unit_id]
    if step.form != "collect" or not searched:
        return {}
    names = ("places", "words", "persons", "searched_on", "result")
    values: dict[str, object] = {name: getattr(searched[-1], name) for name in names}
    return values | {"is_found": "yes" if searched[-1].is_found else "no"}


def _given(kind: type[KeyedForm]) -> dict[str, object]:
    """What a fresh form is filled with: the day it is."""
    return {name: today() for name in DAYS if hasattr(kind, name)}


def _forms_of_moves(found: Case, wrong: Any) -> dict[Move, KeyedForm]:
    """A form for each move; the one of the extension says when more than usual may be named."""
    forms = {
        move: _kept(wrong, kind) or fresh(kind(formdata=None, **_given(kind)), name=move.value)
        for move, kind in FORMS_OF_MOVES.items()
    }
    if are_reasons_good(found.request, found.events):
        forms[Move.PROPOSE_EXTENSION].allow_delay(most=LONGEST_DELAY)
    return forms


def _alike(found: Case) -> dict[str, Any]:
    """What may answer an open request at once; for the office, which weighs it."""
    if not (found.request.is_open and may(Permission.RUN_REQUESTS)):
        return {"published": [], "earlier": []}
    return {
        "published": published_alike(found.request.organ_id, found.request.description),
        "earlier": earlier_alike(found.person, found.request),
    }


def _kept(wrong: Any, kind: type[Any]) -> Any:
    return fresh(wrong, name="wrong") if type(wrong) is kind else None


def _confirm_form(found: Case, wrong: Any) -> ConfirmReceiptForm | None:
    if found.request.received_on is not None:
        return None
    form = _kept(wrong, ConfirmReceiptForm) or ConfirmReceiptForm(formdata=None, on=today())
    return fresh(form, name="confirm")


def _form_of(found: Case, step: Step | None, wrong: Any) -> KeyedForm | None:
    """The form of the step in question."""
    kind = FORMS_OF_STEPS.get(step.form) if step else None
    if step is None or kind is None:
        return None
    given = _given(kind) | _as_before(found, step)
    form = _kept(wrong, kind) or kind(formdata=None, **given)
    if isinstance(form, AssignForm):
        form.offer(units_to_choose(found.person))
    return fresh(form, name=step.form.replace("_", "-"))
