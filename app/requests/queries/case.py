"""Everything the page of one request shows, in a bounded number of statements."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from app.kit.db import db
from app.law.clock import Due
from app.people import queries as people
from app.people.models import Person, Unit
from app.requests import answers, cases, ledger
from app.requests import applicant as applicants
from app.requests.access import request_for
from app.requests.applicant import Applicant
from app.requests.errors import NoSuchRequest
from app.requests.fees.queries import fee_of
from app.requests.models import (
    Answer,
    AnswerState,
    DisclosureRequest,
    EventKind,
    RequestEvent,
    RequestFile,
    RequestUnit,
    SearchRecord,
)
from app.requests.queries.awaited import ASKED_BY, term_in
from app.requests.supervision.queries import kin_of
from app.requests.supervision.same_applicant import Frequency, frequency_of
from app.review.buttons import Button, button
from app.review.models import Opinion, Review, Step
from app.review.policy import Act
from app.review.queries.casefile import CaseFile, casefile
from app.review.queries.visible import is_visible_to
from app.workdays.models import MovedTerm
from app.workdays.queries import moves_of

MOST_ROWS = 500
PAYMENT = "fee_paid"


@dataclass(frozen=True, slots=True)
class Case:
    """One request as ``person`` sees it. ``review`` holds its steps and opinions."""

    person: Person
    request: DisclosureRequest
    applicant: Applicant
    review: CaseFile
    events: Sequence[RequestEvent]
    units: Sequence[RequestUnit]
    searches: Sequence[SearchRecord]
    files: Sequence[RequestFile]
    answers: Sequence[Answer]
    earlier: Sequence[Review]
    proof: Due | None
    moves: Sequence[MovedTerm]
    kin: Sequence[DisclosureRequest]
    frequency: Frequency

    @property
    def answer(self) -> Answer | None:
        """The answer at work, or the last one."""
        return self.answers[-1] if self.answers else None

    @property
    def annulled_letters(self) -> frozenset[UUID | None]:
        """The letters whose answer holds no longer: a new one was ordered."""
        annulled = [each for each in self.answers if each.state is AnswerState.ANNULLED]
        return frozenset(each.letter_id for each in annulled)

    @property
    def received_first(self) -> str:
        """The day of receipt as it was first entered, if it was changed since."""
        changed = [each for each in self.events if each.kind is EventKind.RECEIPT_CHANGED]
        return str(changed[0].details["before"]) if changed else ""

    def my_step(self) -> Step | None:
        """The open step the reader has or may claim; what he has comes first."""
        mine = [step for step in self.review.open_steps if self.may(step)]
        held = [step for step in mine if step.claimed_by_id == self.person.id]
        return next(iter(held or mine), None)

    @property
    def applicant_terms(self) -> list[tuple[str, date]]:
        """What is awaited of the applicant, and its last day."""
        awaited = [each.message for each in self.review.waits]
        found = [(each, term_in(each, self.events)) for each in awaited if each in ASKED_BY]
        fee = fee_of(self.request.id) if PAYMENT in awaited else None
        terms = [(message, term.last) for message, term in found if term]
        return [*terms, (PAYMENT, fee.due_on)] if fee and fee.due_on else terms

    @property
    def sent_back(self) -> Opinion | None:
        """The opinion that brought the reader's step back, if one did."""
        step = self.my_step()
        return self.review.sent_back_to(step) if step else None

    @property
    def units_left(self) -> list[RequestUnit]:
        """The units it is assigned to, but the one that has just sent it back."""
        opinion = self.sent_back
        by = opinion.step.unit_id if opinion and opinion.step.form == "collect" else None
        return [each for each in self.units if each.is_current and each.unit_id != by]

    def may(self, step: Step) -> bool:
        """Whether the reader can complete ``step`` now, claiming it first if need be."""
        acts = (Act.EDIT,) if step.form == "answer" else (Act.DECIDE, Act.CLAIM)
        return any(button(self.review, act, step).is_open for act in acts)

    def buttons(self) -> list[tuple[Step, Button]]:
        """Each open step with the reason when the reader cannot do it."""
        return [(step, button(self.review, _act(step), step)) for step in self.review.open_steps]


def _act(step: Step) -> Act:
    if step.form == "answer":
        return Act.EDIT
    return Act.DECIDE if step.claimed_by_id else Act.CLAIM


def case_for(person: Person, request_id: UUID) -> Case:
    """The case, if ``person`` may see it."""
    found = request_for(person, request_id)
    assert found.review_id
    return Case(
        person=person,
        request=found,
        applicant=applicants.opened(found.applicant_box, request_id=found.id),
        review=casefile(person, found.review_id),
        events=_events(found.id),
        units=_units(found.id),
        searches=_searches(found.id),
        files=_files(found.id),
        answers=answers.all_of(found.id),
        earlier=_earlier(person, found),
        proof=ledger.proof_of(found),
        moves=moves_of(found.id),
        kin=kin_of(person, found),
        frequency=frequency_of(found),
    )


def units_to_choose(person: Person) -> list[Unit]:
    """The units a request may be assigned to."""
    return people.units_of(person.organ_id)


def file_for(person: Person, request_id: UUID, file_id: UUID) -> RequestFile:
    """A file of a request ``person`` may see."""
    request_for(person, request_id)
    statement = (
        select(RequestFile)
        .options(joinedload(RequestFile.file))
        .where(RequestFile.request_id == request_id, RequestFile.id == file_id)
    )
    found = db.session.scalars(statement).one_or_none()
    if found is None:
        raise NoSuchRequest
    return found


def _earlier(person: Person, found: DisclosureRequest) -> Sequence[Review]:
    """The reviews that ended when the case was opened again, the first one first."""
    statement = (
        select(Review)
        .where(
            Review.subject_id == found.id,
            Review.id != found.review_id,
            is_visible_to(person, people.lanes_of(person)),
        )
        .order_by(Review.opened_at)
        .limit(MOST_ROWS)
    )
    return db.session.scalars(statement).all()


def _events(request_id: UUID) -> Sequence[RequestEvent]:
    statement = (
        select(RequestEvent)
        .options(joinedload(RequestEvent.by))
        .where(RequestEvent.request_id == request_id)
        .order_by(RequestEvent.position)
        .limit(MOST_ROWS)
    )
    return db.session.scalars(statement).all()


def _units(request_id: UUID) -> Sequence[RequestUnit]:
    statement = (
        select(RequestUnit)
        .options(joinedload(RequestUnit.unit))
        .where(RequestUnit.request_id == request_id)
        .order_by(RequestUnit.assigned, RequestUnit.position)
        .limit(MOST_ROWS)
    )
    return db.session.scalars(statement).all()


def _searches(request_id: UUID) -> Sequence[SearchRecord]:
    statement = (
        select(SearchRecord)
        .options(joinedload(SearchRecord.unit), joinedload(SearchRecord.by))
        .where(SearchRecord.request_id == request_id)
        .order_by(SearchRecord.at)
        .limit(MOST_ROWS)
    )
    return db.session.scalars(statement).all()


def _files(request_id: UUID) -> Sequence[RequestFile]:
    statement = (
        select(RequestFile)
        .options(joinedload(RequestFile.file), joinedload(RequestFile.added_by))
        .where(RequestFile.request_id == request_id)
        .order_by(RequestFile.added_at, RequestFile.id)
        .limit(cases.MOST_FILES)
    )
    return db.session.scalars(statement).all()
