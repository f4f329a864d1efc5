"""Writing the answer to a request."""

from uuid import UUID

from flask import flash, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]

from app.kit.db import transaction
from app.kit.errors import Invalid
from app.kit.htmx import go_to, show
from app.kit.time import now
from app.law.decisions import DECISIONS, Code
from app.people.access import Permission, current_person, requires
from app.requests import actions, answers
from app.requests.forms import AnswerForm
from app.requests.queries.case import Case, case_for
from app.requests.reasons import NEEDS
from app.requests.routes.blueprint import bp, fresh

LONGEST_FACT, MOST_GROUNDS = 2000, 20


@bp.get("/requests/<uuid:request_id>/answer")
@requires(Permission.WORK)
def answer(request_id: UUID) -> ResponseReturnValue:
    found = case_for(current_person(), request_id)
    written = found.answer
    form = AnswerForm(
        formdata=None,
        code=written.code if written else "",
        text=written.text if written else "",
        seen=written.saved if written else 0,
        enclosures=list(written.enclosures) if written else [],
    )
    return _page(found, form)


@bp.post("/requests/<uuid:request_id>/answer")
@requires(Permission.WORK)
def save_answer(request_id: UUID) -> ResponseReturnValue:
    by, form = current_person(), AnswerForm()
    found = case_for(by, request_id)
    _offer(found, form)
    if not form.validate_on_submit():
        return _page(found, form, status=422)
    draft = form.draft(_facts(), _grounds())
    try:
        with transaction():
            saved = actions.save_answer(
                request_id, draft, by=by, seen=form.seen.data or 0, at=now()
            )
            if "hand_in" in request.form:
                actions.hand_in(
                    request_id, by=by, seen=saved.saved, key=str(form.key.data), at=now()
                )
    except Invalid as wrong:
        form.blame(wrong)
        return _page(case_for(by, request_id), form, status=422)
    if "hand_in" in request.form:
        flash(_("The answer has been handed in."))
        return go_to("requests.case", request_id=request_id)
    flash(_("Saved."))
    return go_to("requests.answer", request_id=request_id)


def _facts() -> dict[str, str]:
    """What was written for each thing a decision may need."""
    return {
        need: text
        for need in NEEDS
        if need not in answers.FROM_TABLES
        and (text := request.form.get(f"fact-{need}", "").strip()[:LONGEST_FACT])
    }


def _grounds() -> tuple[dict[str, str], ...]:
    """The rows of grounds that are not blank."""
    codes, places, whys = (
        request.form.getlist(f"ground-{name}")[:MOST_GROUNDS]
        for name in ("code", "place", "reason")
    )
    rows = zip(codes, places, whys, strict=False)
    return tuple(
        {"code": code, "place": place.strip()[:300], "reason": why.strip()[:LONGEST_FACT]}
        for code, place, why in rows
        if code or place.strip() or why.strip()
    )


def _offer(found: Case, form: AnswerForm) -> None:
    form.enclosures.choices = [
        SelectChoice(str(each.file_id), each.file.name) for each in found.files
    ]


def _page(found: Case, form: AnswerForm, *, status: int = 200) -> ResponseReturnValue:
    _offer(found, form)
    written = found.answer
    lacking = answers.lacking(found.request, written) if written and written.code else ()
    return show(
        "requests/answer.html",
        status=status,
        case=found,
        answer=written,
        form=fresh(form, name="answer"),
        facts=_facts() if form.is_submitted() else (written.facts if written else {}),
        grounds=_grounds() if form.is_submitted() else (written.grounds if written else ()),
        ground_codes=[
            code.value for code in Code if code.value.startswith("D") and code != Code.D8
        ],
        needs={code.value: DECISIONS[code].needs for code in Code},
        need_words={
            need: words for need, words in NEEDS.items() if need not in answers.FROM_TABLES
        },
        lacking=lacking,
        lacking_words=[NEEDS.get(each, each) for each in lacking],
    )
