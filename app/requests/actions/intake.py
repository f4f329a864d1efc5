"""A request comes in: on the web, at the counter, by post, by fax or by word of mouth (Art. 29)."""

from dataclasses import replace
from datetime import date, datetime
from uuid import UUID, uuid4

from sqlalchemy import select

from app import audit
from app.kit import idempotency
from app.kit.db import db, locked
from app.kit.time import legal_day
from app.law.applicants import plain_number
from app.law.identity import find_all
from app.law.receipt import IN_FORCE, Channel, received_on
from app.people import queries as people
from app.people.models import Lane, Organ, Person, Unit
from app.requests import applicant as applicants
from app.requests import ledger, numbers
from app.requests.checking import check
from app.requests.days import check_day
from app.requests.errors import (
    AskedAlready,
    BeforeTheRegulation,
    DayInFuture,
    NoUnitToReceive,
)
from app.requests.models import DisclosureRequest, EventKind, RequestState
from app.requests.subjects import subject_of
from app.requests.values import Intake
from app.review import actions as review

LONGEST_TITLE = 40
HIDDEN = "＊"


def take_in(intake: Intake, *, by: Person | None, key: str, at: datetime) -> DisclosureRequest:
    """Register what came in and begin its procedure. ``by``: the clerk; None on the web.

    The same command twice is done once; the same text of the same applicant on the same day, by
    whatever way it comes, is not registered again.
    """
    intake = replace(intake, applicant=_with_plain_numbers(intake.applicant))
    check(intake)
    owner = str(by.id) if by else f"applicant at {intake.organ_id}"
    body = {"act": "take in", "intake": idempotency.fingerprint({"of": repr(intake)})}
    organ = _locked_organ(intake.organ_id)
    if answer := idempotency.recall(owner=owner, key=key, body=body):
        return db.session.get_one(DisclosureRequest, UUID(answer))
    handed_in_on = _day_of(intake, at=at)
    mark = applicants.mark_of(intake.applicant)
    _refuse_twin(intake, mark=mark, on=handed_in_on)

    taken = _row(intake, organ=organ, mark=mark, on=handed_in_on, by=by, at=at)
    db.session.add(taken)
    db.session.flush()
    _begin_ledger(taken, by=by, at=at)
    unit_id = _receiving_unit(organ, by=by)
    taken.review_id = review.begin_review(subject_of(taken, unit_id=unit_id), by=by, at=at).id
    ledger.reckon(taken, at=at)
    audit.record(
        "request taken in", organ_id=organ.id, by=by.id if by else None, at=at,
        subject=str(taken.id), number=taken.number, channel=taken.channel.value,
    )  # fmt: skip
    idempotency.remember(owner=owner, key=key, body=body, answer=str(taken.id), at=at)
    return taken


def _day_of(intake: Intake, *, at: datetime) -> date:
    """The day it came in. Neither this nor its confirmation lies ahead, or before all requests."""
    handed_in_on = intake.handed_in_on or legal_day(at)
    if handed_in_on > legal_day(at):
        raise DayInFuture(field="handed_in_on")
    if handed_in_on < IN_FORCE:
        raise BeforeTheRegulation(day=IN_FORCE.isoformat())
    if confirmed_on := intake.confirmed_on:
        check_day(confirmed_on, not_before=handed_in_on, at=at, field="confirmed_on")
    return handed_in_on


def _with_plain_numbers(applicant: applicants.Applicant) -> applicants.Applicant:
    """Identity numbers as they are kept, so that the same one is always the same."""
    return replace(
        applicant,
        paper_number=plain_number(applicant.paper_number),
        agent_paper_number=plain_number(applicant.agent_paper_number),
    )


def title_of(text: str) -> str:
    """The first words of what is asked for, without the numbers of anybody."""
    for sighting in reversed(find_all(text)):
        text = text[: sighting.start] + HIDDEN * 4 + text[sighting.end :]
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_TITLE else f"{line[:LONGEST_TITLE]}…"


def _row(
    intake: Intake, *, organ: Organ, mark: str, on: date, by: Person | None, at: datetime
) -> DisclosureRequest:
    request_id, year = uuid4(), legal_day(at).year
    sequence = numbers.next_number(organ.id, year)
    received = received_on(intake.channel, handed_in_on=on, confirmed_on=intake.confirmed_on)
    return DisclosureRequest(
        id=request_id,
        organ_id=organ.id,
        year=year,
        sequence=sequence,
        number=numbers.written(organ, year, sequence),
        state=RequestState.RECEIVED,
        is_open=True,
        channel=intake.channel,
        applicant_kind=intake.applicant.kind,
        applicant_box=applicants.locked_up(intake.applicant, request_id=request_id),
        applicant_mark=mark,
        name_mark=applicants.name_mark_of(intake.applicant.name),
        has_agent=bool(intake.applicant.agent),
        is_own_information=intake.is_own_information,
        needs_help=intake.needs_help,
        title=title_of(intake.title or intake.description),
        description=intake.description,
        wanted_form=intake.wanted_form,
        wanted_way=intake.wanted_way,
        code_version=1,
        found_published=intake.found_published,
        handed_in_at=at,
        handed_in_on=on,
        confirmed_on=intake.confirmed_on,
        received_on=received,
        sort_on=on,
        taken_in_by_id=by.id if by else None,
    )


def _begin_ledger(taken: DisclosureRequest, *, by: Person | None, at: datetime) -> None:
    handed_in = ledger.note(taken, EventKind.HANDED_IN, on=taken.handed_in_on, by=by, at=at)
    if taken.channel is Channel.WEB and by is None:
        on = legal_day(at)
        ledger.note(
            taken, EventKind.APPLICANT_CONFIRMED, on=on, by=None, at=at, refers_to=handed_in.id
        )
    if taken.confirmed_on and by:
        ledger.note(
            taken, EventKind.OFFICE_CONFIRMED, on=taken.confirmed_on, by=by, at=at,
            refers_to=handed_in.id,
        )  # fmt: skip


def _locked_organ(organ_id: UUID) -> Organ:
    """The organ: requests of one organ come in one after the other, so twins see each other."""
    return db.session.scalars(locked(select(Organ).where(Organ.id == organ_id))).one()


def _refuse_twin(intake: Intake, *, mark: str, on: date) -> None:
    statement = (
        select(DisclosureRequest)
        .where(
            DisclosureRequest.organ_id == intake.organ_id,
            DisclosureRequest.applicant_mark == mark,
            DisclosureRequest.handed_in_on == on,
        )
        .order_by(DisclosureRequest.handed_in_at)
        .limit(200)
    )
    for earlier in db.session.scalars(statement):
        if _plain(earlier.description) == _plain(intake.description):
            raise AskedAlready(day=earlier.handed_in_on.isoformat(), number=earlier.number)


def _plain(text: str) -> str:
    return "".join(text.split())


def _receiving_unit(organ: Organ, *, by: Person | None) -> UUID:
    """The unit a new request lies with until it is assigned: that of the disclosure office."""
    if by and by.unit_id:
        return by.unit_id
    for person in people.holders(organ_id=organ.id, lane=Lane.DISCLOSURE_OFFICE):
        if person.unit_id:
            return person.unit_id
    first = select(Unit.id).where(Unit.organ_id == organ.id).order_by(Unit.position).limit(1)
    found = db.session.scalar(first)
    if found is None:
        raise NoUnitToReceive
    return found
