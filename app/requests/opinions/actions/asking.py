"""Preparing letters to parties, one by one, and sending all of them out."""

from datetime import date, datetime
from uuid import UUID, uuid4

from sqlalchemy import func, select

from app import audit
from app.kit.db import db
from app.kit.time import legal_day
from app.people.models import Person
from app.requests import cases, ledger
from app.requests.actions.stepping import complete, once_for
from app.requests.errors import DayInFuture
from app.requests.models import DisclosureRequest, EventKind
from app.requests.opinions import mailing, queries
from app.requests.opinions.checking import check_reach, check_tells_nothing, chosen
from app.requests.opinions.codes import number_of
from app.requests.opinions.errors import DispatchTooEarly, PartyNeeded, SentAlready
from app.requests.opinions.locking import for_the_office
from app.requests.opinions.models import SoughtOpinion
from app.requests.opinions.values import Asking, party_locked_up
from app.requests.values import Deed
from app.review.models import Step
from app.review.opinion import RETURN


def prepare(
    request_id: UUID, asking: Asking, *, by: Person, key: str, at: datetime
) -> DisclosureRequest:
    """Add a letter to those that will be sent."""
    disclosure_request, case = for_the_office(by, request_id)
    once = once_for("prepare a letter", request_id, by=by, key=key)
    if once.answer():
        return disclosure_request
    cases.open_step(case, "seek", person=by)
    check_reach(asking.party, asking.way)
    files = chosen(asking, queries.files_to_show(request_id))
    check_tells_nothing(asking, files, disclosure_request)

    opinion_id = uuid4()
    db.session.add(
        SoughtOpinion(
            id=opinion_id,
            request_id=request_id,
            party_kind=asking.party_kind,
            party_box=party_locked_up(asking.party, opinion_id=opinion_id),
            concerns=asking.concerns,
            question=asking.question,
            shown=[str(each.id) for each in files],
            way=asking.way,
            made_by_id=by.id,
            made_at=at,
        )
    )
    db.session.flush()
    audit.record(
        "opinion letter prepared", organ_id=disclosure_request.organ_id, by=by.id, at=at,
        subject=str(request_id), party=asking.party_kind, files=len(files),
    )  # fmt: skip
    once.done(case.id, at=at)
    return disclosure_request


def drop(request_id: UUID, opinion_id: UUID, *, by: Person, at: datetime) -> DisclosureRequest:
    """Take a letter out that was not sent; one that is gone already stays gone."""
    disclosure_request, _ = for_the_office(by, request_id)
    found = [each for each in queries.locked_all_of(request_id) if each.id == opinion_id]
    if not found:
        return disclosure_request
    if found[0].sent_on is not None:
        raise SentAlready
    _take_out(found[0], disclosure_request, by=by, at=at)
    return disclosure_request


def seek_none(
    request_id: UUID, *, reason: str, by: Person, key: str, at: datetime
) -> DisclosureRequest:
    """Nobody need be asked: back to who decides on the answer, without the letters prepared."""
    disclosure_request, case = for_the_office(by, request_id)
    once = once_for("seek no opinion", request_id, by=by, key=key)
    if once.answer():
        return disclosure_request
    for opinion in queries.prepared_of(request_id):
        _take_out(opinion, disclosure_request, by=by, at=at)
    complete(case, "seek", Deed(RETURN, key, reason), by=by, at=at)
    once.done(case.id, at=at)
    return disclosure_request


def _take_out(
    opinion: SoughtOpinion, disclosure_request: DisclosureRequest, *, by: Person, at: datetime
) -> None:
    db.session.delete(opinion)
    audit.record(
        "opinion letter dropped", organ_id=disclosure_request.organ_id, by=by.id, at=at,
        subject=str(disclosure_request.id),
    )  # fmt: skip


def send_out(
    request_id: UUID, *, on: date, by: Person, key: str, at: datetime
) -> DisclosureRequest:
    """The letters went out on ``on``; from now on their answers are awaited."""
    disclosure_request, case = for_the_office(by, request_id)
    once = once_for("send letters", request_id, by=by, key=key)
    if once.answer():
        return disclosure_request
    _check_day(on, cases.open_step(case, "seek", person=by), at=at)
    prepared = queries.prepared_of(request_id)
    if not prepared:
        raise PartyNeeded

    for opinion in prepared:
        _send(opinion, disclosure_request, on=on, by=by, at=at)
    complete(case, "seek", Deed("sent", key), by=by, at=at)
    ledger.reckon(disclosure_request, at=at)
    audit.record(
        "opinions sought", organ_id=disclosure_request.organ_id, by=by.id, at=at,
        subject=str(request_id), on=on, letters=len(prepared),
    )  # fmt: skip
    once.done(case.id, at=at)
    return disclosure_request


def _check_day(on: date, step: Step, *, at: datetime) -> None:
    """Days before the decision to seek opinions are not left out of the applicant's term."""
    if on > legal_day(at):
        raise DayInFuture
    if on < (opened_on := legal_day(step.opened_at)):
        raise DispatchTooEarly(day=opened_on.isoformat())


def _send(
    opinion: SoughtOpinion,
    disclosure_request: DisclosureRequest,
    *,
    on: date,
    by: Person,
    at: datetime,
) -> None:
    last = select(func.max(SoughtOpinion.sequence)).where(
        SoughtOpinion.request_id == disclosure_request.id
    )
    event = ledger.note(
        disclosure_request, EventKind.OPINION_SENT, on=on, by=by, at=at,
        kind=opinion.law_kind.value,
    )  # fmt: skip
    opinion.sequence = (db.session.scalar(last) or 0) + 1
    opinion.number = number_of(disclosure_request, opinion.sequence)
    opinion.sent_on, opinion.sent_id = on, event.id
    db.session.flush()
    mailing.send_letter(opinion, organ_id=disclosure_request.organ_id, at=at)
