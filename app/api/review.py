"""A case: read, claimed, decided and confirmed."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any
from uuid import UUID

from flask_babel import lazy_gettext as _l

from app.api import publishing
from app.api.endpoints import changing, reading
from app.api.errors import UnknownAnswer
from app.api.once import sent_key
from app.api.problems import FieldsWrong, code_of
from app.api.schemas.review import (
    After,
    CaseAnswer,
    ClaimAnswer,
    ConfirmationBody,
    OpinionGivenBody,
    ReviewMoved,
)
from app.kit.time import now
from app.people.access import Permission, Scope, current_person, requires
from app.publishing.subjects import KIND as DOCUMENT
from app.review import actions, answers, buttons, viewing
from app.review import reading as sentences
from app.review.answers import Question
from app.review.buttons import Button
from app.review.errors import AnswerMissing, AnswerUnfit
from app.review.models import Review, Step
from app.review.opinion import OpinionGiven
from app.review.queries import standing
from app.review.queries.casefile import CaseFile, casefile
from app.review.queries.visible import confirmation_for, review_for, review_of_step, step_for

TEXTS: Mapping[str, Callable[[Review], dict[str, Any]]] = {DOCUMENT: publishing.text_of}
"""Who tells the text of a case, by the kind of its subject."""


@reading("/reviews/<uuid:review_id>", _l("One case"), answer=CaseAnswer)
@requires(Permission.WORK, scope=Scope.READ)
def review(review_id: UUID) -> dict[str, Any]:
    by = current_person()
    viewing.note_case(review_for(by, review_id), by=by, at=now())
    case = casefile(by, review_id)
    offered = list(_offered(case))
    head = {name: getattr(case.review, name) for name in HEAD}
    tell = TEXTS.get(case.review.subject_kind)
    return head | {
        "sentence": sentences.state_sentence(case),
        "procedure": case.version,
        "text": tell(case.review) if tell else None,
        "steps": case.steps,
        "opinions": case.opinions,
        "confirmations": [
            {
                "id": part.id,
                "step": part.step,
                "person": part.person,
                "is_yours": part.person_id == case.person.id,
            }
            for part in case.confirmations
        ],
        "acts": [_act(each) for each in offered],
        "forms": [_form(case, step) for step in case.open_steps if step.outcomes],
    }


HEAD = (
    *("id", "title", "number", "state", "attribute", "digest", "round", "organ", "unit"),
    *("drafter", "opened_at", "ended_at", "deadline_on", "subject_kind", "subject_id"),
)


@changing("/steps/<uuid:step_id>/claim", _l("Claim a step of the pool"), answer=ClaimAnswer)
@requires(Permission.WORK, scope=Scope.WORK)
def claim(step_id: UUID) -> dict[str, Any]:
    review_of_step(current_person(), step_id)
    return _claimed(actions.claim(step_id, by=current_person(), at=now()))


@changing("/steps/<uuid:step_id>/release", _l("Give a step back to the pool"), answer=ClaimAnswer)
@requires(Permission.WORK, scope=Scope.WORK)
def release_claim(step_id: UUID) -> dict[str, Any]:
    review_of_step(current_person(), step_id)
    return _claimed(actions.release_claim(step_id, by=current_person(), at=now()))


@changing(
    "/steps/<uuid:step_id>/opinion",
    _l("Decide a step you have"),
    body=OpinionGivenBody,
    answer=ReviewMoved,
)
@requires(Permission.WORK, scope=Scope.WORK)
def decide(given: dict[str, Any], step_id: UUID) -> dict[str, Any]:
    by, at = current_person(), now()
    step = step_for(by, step_id)
    _refuse_unasked(step, given["answers"])
    straight, chosen = given.pop("after") is After.STRAIGHT, given.pop("chosen")
    opinion = OpinionGiven(key=sent_key(), straight=straight, chosen_id=chosen, **given)
    try:
        moved = actions.complete_step(step_id, by=by, opinion=opinion, at=at)
    except (AnswerMissing, AnswerUnfit) as error:
        wrong = answers.problems(step.form, opinion.verdict, opinion.answers, at=at)
        raise FieldsWrong(error, ((f"answers.{each.field}", each) for each in wrong)) from error
    return _moved(moved)


@changing(
    "/confirmations/<uuid:assignment_id>",
    _l("Confirm an earlier opinion on the changed text, or return the case"),
    body=ConfirmationBody,
    answer=ReviewMoved,
)
@requires(Permission.WORK, scope=Scope.WORK)
def confirm(given: dict[str, Any], assignment_id: UUID) -> dict[str, Any]:
    by = current_person()
    confirmation_for(by, assignment_id)
    opinion = OpinionGiven(key=sent_key(), **given | {"verdict": given["verdict"].value})
    return _moved(actions.confirm(assignment_id, by=by, opinion=opinion, at=now()))


def _refuse_unasked(step: Step, given: Mapping[str, str]) -> None:
    asked = {question.name for question in answers.questions(step.form)}
    if unasked := sorted(given.keys() - asked):
        error = UnknownAnswer()
        raise FieldsWrong(error, ((f"answers.{name}", error) for name in unasked))


def _offered(case: CaseFile) -> Iterator[Button]:
    """Every act on every open step, and the recall, each once."""
    told = set()
    steps: list[Step | None] = [*case.open_steps] or [None]
    for step in steps:
        for button in buttons.buttons(case, step).values():
            if (button.act, button.step.id) not in told:
                told.add((button.act, button.step.id))
                yield button


def _act(button: Button) -> dict[str, Any]:
    return {
        "act": button.act.name.lower(),
        "step_id": button.step.id,
        "is_open": button.is_open,
        "code": code_of(button.refusal, 403) if button.refusal else None,
        "reason": button.reason or None,
    }


def _form(case: CaseFile, step: Step) -> dict[str, Any]:
    forwards = step.form == "office"
    parts = case.known.parts
    return {
        "step_id": step.id,
        "outcomes": [
            {
                "id": each["id"],
                "label": each["label"],
                "reason_required": bool(each["reason_required"]),
                "returns_to": each.get("returns_to"),
            }
            for each in step.outcomes
        ],
        "questions": [_question(each) for each in answers.questions(step.form)],
        "leaders": standing.leaders_to_choose(step.organ_id, parts) if forwards else [],
        "targets": [{"id": node, "title": case.titles.get(node, node)} for node in step.ways_back],
    }


def _question(question: Question) -> dict[str, Any]:
    return {
        "name": question.name,
        "words": str(question.words),
        "kind": question.kind,
        "choices": [{"value": value, "words": str(words)} for value, words in question.choices],
        "outcomes": sorted(question.only) if question.only is not None else None,
        "required": question.required,
    }


def _claimed(step: Step) -> dict[str, Any]:
    is_claimed = step.claimed_by_id is not None
    return {"step_id": step.id, "review_id": step.review_id, "is_claimed": is_claimed}


def _moved(review: Review) -> dict[str, Any]:
    return {"review_id": review.id, "state": review.state.value, "round": review.round}
