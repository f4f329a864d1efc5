"""Writing the answer to a request: the decision, what its letter needs, and its wording."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from flask import flash, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.kit.db import transaction
from app.kit.errors import Invalid
from app.kit.htmx import go_to, show
from app.kit.time import now, today
from app.people.access import Permission, current_person, requires
from app.requests import actions, answers, links
from app.requests.answer_forms import AnswerForm, NeedsForm, kept_facts
from app.requests.letters.enclosures import CONFIRMED
from app.requests.letters.known import earlier_answers
from app.requests.queries.answering import Editor, editor_of
from app.requests.queries.case import Case, case_for
from app.requests.routes.blueprint import bp, fresh
from app.review import reading
from app.ui.addresses import whole_address

LONGEST, LONGEST_PLACE, MOST_GROUNDS = 2000, 300, 20
PREFIX = "fact-"


@bp.get("/requests/<uuid:request_id>/answer")
@requires(Permission.WORK)
def answer(request_id: UUID) -> ResponseReturnValue:
    found = case_for(current_person(), request_id)
    written = found.answer
    code = written.code if written else ""
    form = AnswerForm(
        formdata=None,
        code=code,
        text=written.text if written else "",
        seen=written.saved if written else 0,
        enclosures=list(written.enclosures) if written else [],
    )
    facts = kept_facts(dict(written.facts)) if written else {}
    needs = NeedsForm(formdata=None, prefix=PREFIX, data=facts)
    return _page(editor_of(found, code, written.grounds if written else ()), form, needs)


@bp.post("/requests/<uuid:request_id>/answer")
@requires(Permission.WORK)
def save_answer(request_id: UUID) -> ResponseReturnValue:
    by, form = current_person(), AnswerForm()
    found = case_for(by, request_id)
    editor = editor_of(found, form.code.data or "", _grounds())
    needs = NeedsForm(prefix=PREFIX).offer(editor.code, earlier_answers(found.request))
    form.offer(editor.files, about_own=found.request.is_own_information)
    if not (form.validate_on_submit() and needs.validate()):
        return _page(editor, form, needs, status=422)

    def save() -> None:
        draft = form.draft(_facts(editor, needs), _grounds())
        saved = actions.save_answer(request_id, draft, by=by, seen=form.seen.data or 0, at=now())
        form.seen.data = saved.saved

    def hand_in() -> None:
        seen = form.seen.data or 0
        actions.hand_in(request_id, by=by, seen=seen, key=str(form.key.data), at=now())

    is_handed_in = "hand_in" in request.form
    if wrong := _refusal(save) or (_refusal(hand_in) if is_handed_in else None):
        form.blame(wrong)
        return _page(editor_of(case_for(by, request_id), editor.chosen, _grounds()), form, needs,
                     status=422)  # fmt: skip
    if is_handed_in:
        flash(_("The answer has been handed in."))
        return go_to("requests.case", request_id=request_id)
    flash(_("Saved."))
    return go_to("requests.answer", request_id=request_id)


@bp.post("/requests/<uuid:request_id>/answer/needs")
@requires(Permission.WORK)
def answer_needs(request_id: UUID) -> ResponseReturnValue:
    """What the decision chosen needs, with everything written so far; nothing is saved."""
    form = AnswerForm()
    found = case_for(current_person(), request_id)
    return _page(editor_of(found, form.code.data or "", _grounds()), form, NeedsForm(prefix=PREFIX))


@bp.post("/requests/<uuid:request_id>/answer/wording")
@requires(Permission.WORK)
def reword(request_id: UUID) -> ResponseReturnValue:
    """Other words for paragraphs of the letter."""
    by = current_person()
    found = case_for(by, request_id)
    written = found.answer
    seen = request.form.get("seen", type=int) or 0
    if wrong := _refusal(
        lambda: actions.reword(request_id, _wording(), by=by, seen=seen, at=now())
    ):
        form = AnswerForm(
            formdata=None, code=written.code if written else "",
            text=written.text if written else "", seen=seen,
            enclosures=list(written.enclosures) if written else [],
        )  # fmt: skip
        form.form_errors.append(str(wrong))
        facts = kept_facts(dict(written.facts)) if written else {}
        needs = NeedsForm(formdata=None, prefix=PREFIX, data=facts)
        editor = editor_of(found, form.code.data, written.grounds if written else ())
        return _page(editor, form, needs, status=422)
    flash(_("The letter has been reworded."))
    return go_to("requests.answer", request_id=request_id)


def _refusal(act: Callable[[], object]) -> Invalid | None:
    try:
        with transaction():
            act()
    except Invalid as wrong:
        return wrong
    return None


def _wording() -> dict[int, str]:
    """The paragraphs that were sent, by their place."""
    return {
        int(name.removeprefix("paragraph-")): text
        for name, text in request.form.items()
        if name.startswith("paragraph-") and name.removeprefix("paragraph-").isdecimal()
    }


def _facts(editor: Editor, needs: NeedsForm) -> dict[str, Any]:
    """What was written, with the publication that was chosen and the numbers confirmed."""
    facts = needs.facts(editor.names)
    chosen = request.form.get("published", "")
    for each in links.found(editor.case.request.organ_id, _looked_for(editor)) if chosen else ():
        if f"{each.code}/{each.public_id}" == chosen:
            facts |= {"title": each.title, "link": _address(each)}
    if confirmed := request.form.get(CONFIRMED, "")[:LONGEST_PLACE]:
        facts[CONFIRMED] = confirmed
    return facts


def _grounds() -> tuple[dict[str, str], ...]:
    """The rows of grounds that are not blank."""
    codes, places, whys = (
        request.form.getlist(f"ground-{name}")[:MOST_GROUNDS]
        for name in ("code", "place", "reason")
    )
    rows = zip(codes, places, whys, strict=False)
    return tuple(
        {"code": code, "place": place.strip()[:LONGEST_PLACE], "reason": why.strip()[:LONGEST]}
        for code, place, why in rows
        if code or place.strip() or why.strip()
    )


def _looked_for(editor: Editor) -> str:
    """For which words publications are offered."""
    return request.values.get("published_words", "").strip()[:100] or editor.case.request.title


def _address(link: links.Link) -> str:
    return whole_address(
        url_for("portal.document", code=link.code, public_id=link.public_id)
    )  # fmt: skip


def _page(
    editor: Editor, form: AnswerForm, needs: NeedsForm, *, status: int = 200
) -> ResponseReturnValue:
    case: Case = editor.case
    needs.offer(editor.code, earlier_answers(case.request))
    words = _looked_for(editor)
    return show(
        "requests/answer.html#answer_needs",
        status=status,
        case=case,
        editor=editor,
        form=fresh(
            form.offer(editor.files, about_own=case.request.is_own_information), name="answer"
        ),
        needs=needs.shown(editor.names),
        besides=needs.besides(editor.names),
        sent_back=reading.sent_back(case.sent_back) if case.sent_back else None,
        lacking_words=answers.lacking_in_words(case.request, case.answer, on=today()),
        published=links.found(case.request.organ_id, words) if editor.is_public_already else [],
        published_words=words,
        chosen_link=request.form.get("published", ""),
    )
