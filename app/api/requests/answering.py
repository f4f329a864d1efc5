"""Writing the answer to a request: the decision, what its letter needs, and its wording."""

from collections.abc import Iterator
from datetime import date
from typing import Any
from uuid import UUID

from flask_babel import lazy_gettext as _l

from app.api.endpoints import changing, reading
from app.api.errors import FactNotAsked
from app.api.once import sent_key
from app.api.problems import FieldsWrong
from app.api.requests.moved import moved
from app.api.requests.reading import HERE
from app.api.schemas.requests.answering import (
    AnswerAsked,
    AnswerBody,
    AnswerSaved,
    HandInBody,
    WordingBody,
    WrittenAnswer,
)
from app.api.schemas.requests.procedure import RequestMoved
from app.kit.errors import Invalid
from app.kit.time import now, today
from app.law.decisions import Code
from app.notices.letters.facts.answers import OF_GROUND
from app.people.access import Permission, Scope, current_person, requires
from app.requests import actions, answers, cases, needs
from app.requests.access import request_for
from app.requests.errors import UnknownChoice
from app.requests.letters.enclosures import CONFIRMED
from app.requests.letters.known import earlier_answers
from app.requests.models import Answer, DisclosureRequest
from app.requests.queries.answering import Editor, editor_of
from app.requests.queries.case import case_for
from app.requests.values import AnswerDraft
from app.review import viewing
from app.review.models import Looked

ANSWER = f"{HERE}/answer"
Given = dict[str, Any]


@reading(ANSWER, _l("The answer to a request as it is written"), query=AnswerAsked,
         answer=WrittenAnswer)  # fmt: skip
@requires(Permission.WORK, scope=Scope.READ)
def answer_of_request(asked: Given, request_id: UUID) -> dict[str, Any]:
    """With ``code`` what that decision would need, before it is saved."""
    by = current_person()
    case = case_for(by, request_id)
    viewing.note(request_id, Looked.TEXT, by=by, at=now())
    written = case.answer
    code = asked["code"] or (written.code if written else "")
    editor = editor_of(case, str(code), written.grounds if written else ())
    return _written(written) | {
        "request_id": request_id,
        "enclosures": _known_as(editor, written.enclosures if written else []),
        "asked": editor.names,
        "lacking": answers.lacking_in_words(case.request, written, on=today()),
        "offered": [each.id for each in editor.files],
        "numbers": {
            "mark": editor.numbers_mark,
            "is_confirmed": editor.is_confirmed,
            "found": editor.sightings,
        },
        "letter": _letter(editor),
    }


@changing(
    ANSWER, _l("Save the answer to a request"), body=AnswerBody, answer=AnswerSaved, method="PUT"
)
@requires(Permission.WORK, scope=Scope.DRAFT)
def save_answer(given: Given, request_id: UUID) -> dict[str, Any]:
    by, seen = current_person(), given.pop("seen")
    draft = _draft(request_for(by, request_id), given)
    return _saved(actions.save_answer(request_id, draft, by=by, seen=seen, at=now()))


@changing(
    f"{ANSWER}/wording",
    _l("Put paragraphs of the letter in other words"),
    body=WordingBody,
    answer=AnswerSaved,
    method="PUT",
)
@requires(Permission.WORK, scope=Scope.DRAFT)
def reword_answer(given: Given, request_id: UUID) -> dict[str, Any]:
    texts = {each["place"]: each["text"] for each in given["paragraphs"]}
    by, seen = current_person(), given["seen"]
    return _saved(actions.reword(request_id, texts, by=by, seen=seen, at=now()))


@changing(
    f"{ANSWER}/submission",
    _l("Hand the answer in, or hand it on again"),
    body=HandInBody,
    answer=RequestMoved,
)
@requires(Permission.WORK, scope=Scope.DRAFT)
def hand_answer_in(given: Given, request_id: UUID) -> dict[str, Any]:
    by, seen = current_person(), given["seen"]
    review = actions.hand_in(request_id, by=by, seen=seen, key=sent_key(), at=now())
    return moved(cases.request_of(review))


def _draft(disclosure_request: DisclosureRequest, given: Given) -> AnswerDraft:
    """What was sent, as the editor would hand it over. Raises what fits this case nowhere."""
    code, facts, grounds = given["code"], given["facts"], given["grounds"]
    places = [each["code"] for each in grounds]
    asked = needs.typed_for(code, places) if code else ()
    _refuse(FactNotAsked(), (f"facts.{name}" for name in sorted(facts.keys() - set(asked))))
    _refuse(UnknownChoice(), _no_choices(disclosure_request, code, facts))
    files = {each.id: each.file_id for each in cases.files_of(disclosure_request.id)}
    chosen = given["enclosures"]
    unknown = (f"enclosures.{at}" for at, each in enumerate(chosen) if each not in files)
    _refuse(UnknownChoice(), unknown)

    kept = {name: _plain(value) for name, value in facts.items() if value}
    if confirmed := given["numbers_confirmed"]:
        kept[CONFIRMED] = confirmed
    return AnswerDraft(
        code=code.value if code else "",
        text=given["text"],
        facts=kept,
        grounds=tuple(each | {"code": each["code"].value} for each in grounds),
        enclosures=tuple(files[each] for each in chosen),
    )


def _no_choices(
    disclosure_request: DisclosureRequest, code: Code | None, facts: Given
) -> Iterator[str]:
    """Facts that are chosen from a list, and stand on none of this case."""
    fitting = OF_GROUND.get(code, ()) if code else ()
    if not set(facts.get("which", ())) <= set(fitting):
        yield "facts.which"
    earlier = facts.get("earlier")
    if earlier and earlier not in {each.id for each in earlier_answers(disclosure_request)}:
        yield "facts.earlier"


def _refuse(error: Invalid, fields: Iterator[str]) -> None:
    if wrong := list(fields):
        raise FieldsWrong(error, ((name, error) for name in wrong))


def _plain(value: Any) -> Any:
    """A fact as an answer keeps it."""
    if isinstance(value, list):
        return [str(each) for each in value]
    if isinstance(value, date):
        return value.isoformat()
    return value if isinstance(value, bool) else str(value)


def _written(answer: Answer | None) -> dict[str, Any]:
    if answer is None:
        nothing: dict[str, Any] = {"facts": {}, "grounds": [], "state": None, "seen": 0}
        return nothing | {"code": "", "text": ""}
    facts = {name: value for name, value in answer.facts.items() if name in needs.ALL_TYPED}
    names = ("state", "code", "text", "grounds")
    told = {name: getattr(answer, name) for name in names}
    return told | {"facts": facts, "seen": answer.saved}


def _known_as(editor: Editor, enclosures: list[str]) -> list[UUID]:
    """The files of the case that go with the answer, in their order."""
    names = {str(each.file_id): each.id for each in editor.case.files}
    return [names[each] for each in enclosures if each in names]


def _letter(editor: Editor) -> dict[str, Any] | None:
    letter = editor.letter
    if letter is None:
        return None
    return {
        "title": letter.title,
        "number": letter.number_text,
        "state": letter.state,
        "paragraphs": [
            {"place": place, "role": each.role, "text": each.text, "is_fixed": each.is_fixed}
            for place, each in enumerate(letter.paragraphs)
        ],
    }


def _saved(answer: Answer) -> dict[str, Any]:
    return {
        "request_id": answer.request_id,
        "state": answer.state.value,
        "code": answer.code,
        "seen": answer.saved,
    }
