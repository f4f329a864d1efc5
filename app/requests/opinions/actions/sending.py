"""A letter to a party went out, was taken back, or told it of a disclosure: what follows."""

from datetime import date, datetime

from app import audit
from app.kit.db import db
from app.kit.time import legal_day
from app.notices.letters.models import Letter, Way
from app.notices.letters.values import Service
from app.people.models import Person
from app.requests import cases, ledger
from app.requests.actions.stepping import complete
from app.requests.models import DisclosureRequest, EventKind
from app.requests.opinions import mailing, queries
from app.requests.opinions.actions.reaching import note_service
from app.requests.opinions.actions.weighing import tell_decision
from app.requests.opinions.arriving import go_on
from app.requests.opinions.checking import check_reach
from app.requests.opinions.errors import AnsweredAlready, LetterClosed
from app.requests.opinions.locking import for_the_office, held_for, record
from app.requests.opinions.models import SoughtOpinion
from app.requests.opinions.values import party_in
from app.requests.opinions.words import SendingWay
from app.requests.values import Deed
from app.review.models import Review

WAYS = {
    Way.DIRECT: SendingWay.DIRECT,
    Way.ENTRUSTED: SendingWay.DIRECT,
    Way.POST: SendingWay.POST,
    Way.ELECTRONIC: SendingWay.EMAIL,
}


def send(letter: Letter, service: Service, *, by: Person, key: str, at: datetime) -> SoughtOpinion:
    """The letter went out; with the last one that was prepared, the answers are awaited.

    What was handed over has been received the same day, and the term of the party begins.
    """
    disclosure_request, case = for_the_office(by, letter.subject_id)
    on = service.served_on
    cases.open_step(case, "seek", person=by)
    opinion = queries.with_letter(letter.id)
    opinion.way = WAYS[service.way]
    check_reach(party_in(opinion.party_box, opinion_id=opinion.id), opinion.way)

    _note_sent(opinion, letter, disclosure_request, on=on, by=by, at=at)
    if opinion.way is SendingWay.DIRECT:
        held = held_for(by, opinion.id)
        note_service(held, on=on, how=service.receiver, by=by, at=at)
    go_on_when_all_went_out(disclosure_request, case, by=by, key=key, at=at)
    ledger.reckon(disclosure_request, at=at)
    return opinion


def go_on_when_all_went_out(
    disclosure_request: DisclosureRequest, case: Review, *, by: Person, key: str, at: datetime
) -> None:
    """Complete the step once nothing is prepared any more and somebody is waited for."""
    db.session.flush()
    request_id = disclosure_request.id
    if queries.prepared_of(request_id) or not queries.unweighed_of(request_id):
        return
    complete(case, "seek", Deed("sent", key), by=by, at=at)
    go_on(disclosure_request, by=by, key=key, at=at)


def withdraw(letter: Letter, *, by: Person, key: str, at: datetime) -> SoughtOpinion:
    """The letter was annulled. One that went out is waited for no longer, and stops no term."""
    disclosure_request, _ = for_the_office(by, letter.subject_id)
    opinion = queries.with_letter(letter.id)
    if opinion.sent_on is None:
        opinion.letter_id = None
        return opinion
    if opinion.answered_on:
        raise AnsweredAlready
    if opinion.is_settled:
        raise LetterClosed
    held = held_for(by, opinion.id)
    opinion.withdrawn_at, opinion.withdrawn_why = at, letter.annul_reason
    opinion.code_version += 1
    ledger.note(
        disclosure_request, EventKind.OPINION_WITHDRAWN, on=legal_day(at), by=by, at=at,
        refers_to=opinion.sent_id,
    )  # fmt: skip
    record(held, "opinion letter taken back", by=by, at=at)
    go_on(disclosure_request, by=by, key=key, at=at)
    ledger.reckon(disclosure_request, at=at)
    return opinion


def tell_by_letter(letter: Letter, *, by: Person, key: str, at: datetime) -> SoughtOpinion:
    """The letter that tells of a disclosure against its will was served on the third party."""
    assert letter.served_on  # it has just been
    how = f"{letter.title} {letter.number_text}"
    opinion = queries.with_letter(letter.id)
    return tell_decision(opinion.id, on=letter.served_on, how=how, by=by, key=key, at=at)


def _note_sent(
    opinion: SoughtOpinion,
    letter: Letter,
    disclosure_request: DisclosureRequest,
    *,
    on: date,
    by: Person,
    at: datetime,
) -> None:
    event = ledger.note(
        disclosure_request, EventKind.OPINION_SENT, on=on, by=by, at=at,
        kind=opinion.law_kind.value,
    )  # fmt: skip
    opinion.sequence = queries.last_sequence(disclosure_request.id) + 1
    opinion.number = letter.number_text
    opinion.sent_on, opinion.sent_id = on, event.id
    db.session.flush()
    mailing.send_letter(opinion, organ_id=disclosure_request.organ_id, at=at)
    audit.record(
        "opinions sought", organ_id=disclosure_request.organ_id, by=by.id, at=at,
        subject=str(disclosure_request.id), on=on, letter=opinion.number,
    )  # fmt: skip
