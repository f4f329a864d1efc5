"""Writing the answer, and handing it in to be decided on."""

from datetime import datetime
from uuid import UUID

from app import audit
from app.kit.db import db
from app.kit.time import BEIJING
from app.people import queries as people
from app.people.models import Person
from app.requests import answers, cases
from app.requests.errors import (
    AnswerChangedMeanwhile,
    NotBeingDrafted,
    UnknownChoice,
)
from app.requests.models import Answer, AnswerState, AnswerVersion
from app.requests.subjects import subject_of
from app.requests.values import AnswerDraft
from app.review import actions as review
from app.review.models import Review, Step
from app.review.policy import Act, can
from app.review.queries import rows, standing


def save_answer(
    request_id: UUID, draft: AnswerDraft, *, by: Person, seen: int, at: datetime
) -> Answer:
    """Keep what was written. ``seen``: how often it had been saved when the writer opened it."""
    _, case = cases.locked_case(by, request_id)
    step = drafting_step(case)
    if refusal := can(by, Act.EDIT, step, known=standing.known(by, step, releasing=False)):
        raise refusal
    answer = answers.current(request_id)
    if answer.state is not AnswerState.DRAFT:
        raise NotBeingDrafted
    _check_seen(answer, seen)
    known = {each.file_id for each in cases.files_of(request_id)}
    if not known.issuperset(draft.enclosures):
        raise UnknownChoice

    answer.code, answer.text = draft.code, draft.text
    answer.facts, answer.grounds = dict(draft.facts), [dict(each) for each in draft.grounds]
    answer.enclosures = [str(each) for each in draft.enclosures]
    answer.drafted_by_id, answer.drafted_at = by.id, at
    answer.saved += 1
    db.session.flush()
    audit.record(
        "answer saved", organ_id=case.organ_id, by=by.id, at=at, subject=str(request_id),
        code=draft.code, saved=answer.saved,
    )  # fmt: skip
    return answer


def hand_in(request_id: UUID, *, by: Person, seen: int, key: str, at: datetime) -> Review:
    """Send the answer on to be reviewed, or straight back after a return."""
    disclosure_request, case = cases.locked_case(by, request_id)
    step = drafting_step(case)
    answer = answers.current(request_id)
    _check_seen(answer, seen)
    if step.claimed_by_id is None:
        review.claim(step.id, by=by, at=at)

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
    return review.hand_on(step.id, subject, by=by, at=at, key=key)


def drafting_step(case: Review) -> Step:
    """The open step in which the answer is written."""
    for step in rows.open_steps(case):
        if step.form == "answer":
            return step
    raise NotBeingDrafted


def _check_seen(answer: Answer, seen: int) -> None:
    if answer.saved == seen:
        return
    who = people.person(answer.drafted_by_id).name if answer.drafted_by_id else "—"
    assert answer.drafted_at  # it was saved by then
    when = answer.drafted_at.astimezone(BEIJING).strftime("%m-%d %H:%M")
    raise AnswerChangedMeanwhile(who=who, at=when)
