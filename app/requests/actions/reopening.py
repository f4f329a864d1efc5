"""Opening a case again because a new answer was ordered: the old answer stays, annulled."""

from dataclasses import dataclass
from datetime import date, datetime

from app import audit
from app.kit.db import db
from app.people.models import Person
from app.requests import answers, ledger
from app.requests.models import (
    AnswerState,
    DisclosureRequest,
    EventKind,
    RequestState,
)
from app.requests.subjects import subject_of
from app.review import actions as reviews
from app.review.actions.stopping import stop
from app.review.models import Review

AT_WORK = frozenset(
    {
        RequestState.RECEIVED,
        RequestState.IN_HAND,
        RequestState.AWAITING_APPLICANT,
        RequestState.SIGNED,
    }
)


@dataclass(frozen=True, slots=True)
class Order:
    """Which decision orders a new answer, when the organ was told, and until when, if it says."""

    words: str
    told_on: date
    due_on: date | None = None


def reopen(
    disclosure_request: DisclosureRequest, review: Review, order: Order, *, by: Person, at: datetime
) -> None:
    """Begin anew. Both rows are locked by whoever calls, who has also checked that he may.

    A case that is still at work (the organ was silent) goes on where it stands; its clock alone
    begins anew.
    """
    is_at_work = disclosure_request.is_open and disclosure_request.state in AT_WORK
    ledger.note(
        disclosure_request, EventKind.REOPENED, on=order.told_on, by=by, at=at,
        due_on=order.due_on.isoformat() if order.due_on else None, words=order.words,
        anew=not is_at_work,
    )  # fmt: skip
    if not is_at_work:
        begin_anew(disclosure_request, review, why=order.words, by=by, at=at)
    ledger.reckon(disclosure_request, at=at)
    audit.record(
        "case opened again", organ_id=disclosure_request.organ_id, by=by.id, at=at,
        subject=str(disclosure_request.id), on=order.told_on, words={"reason": order.words},
    )  # fmt: skip


def begin_anew(
    disclosure_request: DisclosureRequest, review: Review, *, why: str, by: Person, at: datetime
) -> None:
    """A new review of the same request; the former one ends where it stands.

    What was answered stays to be read, marked with ``why`` it holds no longer.
    """
    answer = answers.shown(disclosure_request.id)
    if answer and answer.state is not AnswerState.ANNULLED:
        answer.state, answer.annulled_why = AnswerState.ANNULLED, why
    stop([review], at=at)
    disclosure_request.state, disclosure_request.is_open = RequestState.RECEIVED, True
    disclosure_request.decision, disclosure_request.answered_on = "", None
    disclosure_request.closed_at = None
    db.session.flush()
    subject = subject_of(disclosure_request, unit_id=by.unit_id or review.unit_id)
    disclosure_request.review_id = reviews.begin_review(subject, by=by, at=at).id
