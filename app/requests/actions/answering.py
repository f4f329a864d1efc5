"""Writing the answer, and handing it in to be decided on."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from app import audit
from app.kit.db import db
from app.kit.time import BEIJING
from app.notices.letters import actions as letters
from app.people import queries as people
from app.people.models import Person
from app.requests import answers, cases, needs
from app.requests.actions.stepping import once_for, part_of
from app.requests.errors import (
    AnswerChangedMeanwhile,
    AnswerNotAsSeen,
    NotBeingDrafted,
    UnknownChoice,
)
from app.requests.letters.errors import NoLetterYet, WordingBlank
from app.requests.models import Answer, AnswerState, AnswerVersion, DisclosureRequest
from app.requests.subjects import subject_of
from app.requests.values import AnswerDraft
from app.review import actions as review
from app.review.models import Review, Step
from app.review.policy import Act, can
from app.review.queries import rows, standing


def save_answer(
    request_id: UUID, draft: AnswerDraft, *, by: Person, seen: int, at: datetime
) -> Answer:
    """Keep what was written. ``seen``: how often it had been saved when the writer opened it.

    The same words sent twice are saved once, even if they were handed in meanwhile.
    """
    if twin := _saved_already(request_id, draft, by=by, seen=seen):
        return twin
    disclosure_request, case, answer = _at_the_drafters(request_id, by=by, seen=seen)
    files = cases.files_of(request_id)
    known = {each.file_id for each in files if each.role in needs.MAY_GO_OUT}
    if not known.issuperset(draft.enclosures):
        raise UnknownChoice(field="enclosures")

    answer.code, answer.text, answer.facts, answer.grounds, answer.enclosures = _as_kept(draft)
    answer.drafted_by_id, answer.drafted_at = by.id, at
    answer.saved += 1
    db.session.flush()
    answers.draw_letter(disclosure_request, answer, by=by, at=at)
    audit.record(
        "answer saved", organ_id=case.organ_id, by=by.id, at=at, subject=str(request_id),
        code=draft.code, saved=answer.saved,
    )  # fmt: skip
    return answer


def reword(
    request_id: UUID, texts: Mapping[int, str], *, by: Person, seen: int, at: datetime
) -> Answer:
    """Put paragraphs of the letter in other words, by their place; what a rule says stays."""
    _, _, answer = _at_the_drafters(request_id, by=by, seen=seen)
    if answer.letter_id is None:
        raise NoLetterYet
    if not all(text.strip() for text in texts.values()):
        raise WordingBlank
    letters.reword(answer.letter_id, texts, by=by, at=at)
    answer.drafted_by_id, answer.drafted_at = by.id, at
    answer.saved += 1
    db.session.flush()
    return answer


def hand_in(request_id: UUID, *, by: Person, seen: int, key: str, at: datetime) -> Review:
    """Send the answer on to be reviewed, or straight back after a return."""
    disclosure_request, case = cases.locked_case(by, request_id)
    once = once_for("hand in", request_id, by=by, key=key)
    if once.answer():
        return case
    step = drafting_step(case)
    answer = answers.current(request_id)
    _check_seen(answer, seen)
    if step.claimed_by_id is None:
        review.claim(step.id, by=by, at=at)

    answers.draw_letter(disclosure_request, answer, by=by, at=at)
    answer.digest = answers.digest_of(disclosure_request)
    db.session.add(
        AnswerVersion(
            request_id=request_id,
            answer_id=answer.id,
            digest=answer.digest,
            content=answers.content_of(answer),
            by_id=by.id,
            at=at,
        )
    )
    editors = frozenset({by.id, answer.drafted_by_id or by.id})
    subject = subject_of(disclosure_request, unit_id=case.unit_id, editors=editors)
    handed_on = review.hand_on(step.id, subject, by=by, at=at, key=part_of(key, "hand on"))
    once.done(case.id, at=at)
    return handed_on


def _saved_already(request_id: UUID, draft: AnswerDraft, *, by: Person, seen: int) -> Answer | None:
    cases.locked_case(by, request_id)
    answer = answers.current(request_id)
    if answer.saved != seen + 1 or answer.drafted_by_id != by.id:
        return None
    kept = (answer.code, answer.text, answer.facts, answer.grounds, answer.enclosures)
    return answer if kept == _as_kept(draft) else None


def _as_kept(draft: AnswerDraft) -> tuple[str, str, dict[str, Any], list[Any], list[Any]]:
    """What was written, as the row of the answer holds it."""
    grounds = [dict(each) for each in draft.grounds]
    return draft.code, draft.text, dict(draft.facts), grounds, [str(e) for e in draft.enclosures]


def _at_the_drafters(
    request_id: UUID, *, by: Person, seen: int
) -> tuple[DisclosureRequest, Review, Answer]:
    """The case locked, and the answer while ``by`` may write on it and nobody else has since."""
    disclosure_request, case = cases.locked_case(by, request_id)
    step = drafting_step(case)
    if refusal := can(by, Act.EDIT, step, known=standing.known(by, step, releasing=False)):
        raise refusal
    answer = answers.current(request_id)
    if answer.state is not AnswerState.DRAFT:
        raise NotBeingDrafted
    _check_seen(answer, seen)
    return disclosure_request, case, answer


def drafting_step(case: Review) -> Step:
    """The open step in which the answer is written."""
    for step in rows.open_steps(case):
        if step.form == "answer":
            return step
    raise NotBeingDrafted


def _check_seen(answer: Answer, seen: int) -> None:
    if answer.saved == seen:
        return
    if answer.drafted_by_id is None or answer.drafted_at is None:
        raise AnswerNotAsSeen
    who = people.person(answer.drafted_by_id).name
    when = answer.drafted_at.astimezone(BEIJING).strftime("%m-%d %H:%M")
    raise AnswerChangedMeanwhile(who=who, at=when)
