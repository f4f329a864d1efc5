"""Recording a reconsideration or suit, the organ's answer to it, and how it ended."""

from datetime import date, datetime
from uuid import UUID

from app import audit
from app.kit.db import db
from app.people.models import Person
from app.requests import answers, cases
from app.requests.access import check_office
from app.requests.actions.collecting import add_file
from app.requests.actions.reopening import Order, reopen
from app.requests.archive.days import FORM
from app.requests.days import check_day
from app.requests.ledger import FAR_AWAY
from app.requests.models import (
    AnswerState,
    DisclosureRequest,
    FileRole,
    RemedyFile,
    RemedyKind,
    RemedyOutcome,
    RequestFile,
    RequestRemedy,
)
from app.requests.remedies import errors, queries
from app.requests.remedies.days import due_under
from app.requests.remedies.values import Filed, Ruling
from app.requests.values import Upload
from app.review import actions as review
from app.review.actions.once import Once
from app.review.models import Review
from app.workdays.queries import calendar


def add_remedy(
    request_id: UUID, filed: Filed, *, by: Person, key: str, at: datetime
) -> RequestRemedy:
    """A copy of the application or the complaint came in: from now the organ's term runs."""
    check_office(by)
    disclosure_request, case = cases.locked_case(by, request_id)
    once = Once.of("add remedy", by=by, key=key, request=request_id, filed=repr(filed))
    if remedy_id := once.answer():
        return queries.locked_remedy(remedy_id)
    is_suit = filed.kind is not RemedyKind.RECONSIDERATION
    if is_suit and filed.instance is None:
        raise errors.InstanceNeeded
    check_day(filed.received_on, not_before=disclosure_request.handed_in_on, at=at)

    remedy = RequestRemedy(
        request_id=request_id,
        organ_id=disclosure_request.organ_id,
        answer_id=_answer_attacked(request_id),
        kind=filed.kind,
        instance=filed.instance if is_suit else None,
        is_simple=filed.is_simple and not is_suit,
        body=filed.body,
        number=filed.number,
        claims=filed.claims,
        received_on=filed.received_on,
        is_open=True,
        decision_number="",
        decision_words="",
        added_by_id=by.id,
        added_at=at,
    )
    remedy.due_on = remedy.sort_on = due_under(remedy, calendar(remedy.organ_id))
    db.session.add(remedy)
    db.session.flush()
    review.redate_step(case.id, form=FORM, at=at)
    _record("remedy recorded", remedy, by=by, at=at, kind=remedy.kind.value, on=remedy.received_on)
    once.done(remedy.id, at=at)
    return remedy


def answer_remedy(
    remedy_id: UUID, *, on: date, by: Person, key: str, at: datetime
) -> RequestRemedy:
    """The organ handed its answer and evidence in. A late one is recorded as what it is."""
    remedy, _, _ = _locked(remedy_id, by=by)
    once = Once.of("answer remedy", by=by, key=key, remedy=remedy_id, on=on)
    if once.answer():
        return remedy
    if remedy.answered_on:
        raise errors.AnsweredAlready
    if not remedy.is_open:
        raise errors.SettledAlready
    check_day(on, not_before=remedy.received_on, at=at)

    remedy.answered_on, remedy.sort_on = on, FAR_AWAY
    _record("remedy answered", remedy, by=by, at=at, on=on)
    once.done(remedy_id, at=at)
    return remedy


def settle_remedy(
    remedy_id: UUID, ruling: Ruling, *, by: Person, key: str, at: datetime
) -> RequestRemedy:
    """How it ended. When a new answer is ordered the case is opened again in the same breath."""
    remedy, disclosure_request, case = _locked(remedy_id, by=by)
    once = Once.of("settle remedy", by=by, key=key, remedy=remedy_id, ruling=repr(ruling))
    if once.answer():
        return remedy
    if not remedy.is_open:
        raise errors.SettledAlready
    _check(ruling, remedy, at=at)

    remedy.outcome, remedy.decided_on, remedy.told_on = (
        ruling.outcome, ruling.decided_on, ruling.told_on,
    )  # fmt: skip
    remedy.decision_number, remedy.decision_words = ruling.number, ruling.words
    remedy.is_open, remedy.sort_on = False, FAR_AWAY
    _record(
        "remedy settled", remedy, by=by, at=at, outcome=ruling.outcome.value, on=ruling.decided_on
    )
    if ruling.orders_anew:
        order = Order(ruling.number or remedy.body, ruling.told_on, ruling.due_on)
        reopen(disclosure_request, case, order, by=by, at=at)
    else:
        review.redate_step(case.id, form=FORM, at=at)
    once.done(remedy_id, at=at)
    return remedy


def add_paper(
    remedy_id: UUID, paper: Upload, *, role: FileRole, by: Person, at: datetime
) -> RequestFile:
    """A paper of the reconsideration or suit goes into the file of the case."""
    remedy, _, _ = _locked(remedy_id, by=by)
    row = add_file(remedy.request_id, paper, role=role, by=by, at=at)
    if db.session.get(RemedyFile, row.id) is None:  # the same file, sent again, is there already
        db.session.add(RemedyFile(file_id=row.id, remedy_id=remedy.id))
        db.session.flush()
    return row


def _locked(remedy_id: UUID, *, by: Person) -> tuple[RequestRemedy, DisclosureRequest, Review]:
    check_office(by)
    found = queries.remedy_for(by, remedy_id)
    disclosure_request, review = cases.locked_case(by, found.request_id)
    return queries.locked_remedy(remedy_id), disclosure_request, review


def _check(ruling: Ruling, remedy: RequestRemedy, *, at: datetime) -> None:
    check_day(ruling.decided_on, not_before=remedy.received_on, at=at)
    check_day(ruling.told_on, not_before=ruling.decided_on, at=at)
    if ruling.orders_anew and ruling.outcome is RemedyOutcome.UPHELD:
        raise errors.UpheldOrdersNothing
    if ruling.due_on and ruling.due_on <= ruling.told_on:
        raise errors.TermNotAhead


def _answer_attacked(request_id: UUID) -> UUID | None:
    """The answer that was served; none when the organ stayed silent."""
    answer = answers.shown(request_id)
    return answer.id if answer and answer.state is AnswerState.SERVED else None


def _record(
    act: str, remedy: RequestRemedy, *, by: Person, at: datetime, **details: object
) -> None:
    audit.record(
        act, organ_id=remedy.organ_id, by=by.id, at=at, subject=str(remedy.request_id),
        words=None, remedy=str(remedy.id), **details,
    )  # fmt: skip
