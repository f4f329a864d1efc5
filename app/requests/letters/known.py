"""What the case itself knows that its letters name: searches, files, notices, an earlier answer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import PurePath
from typing import Any
from uuid import UUID

from sqlalchemy import select

from app.kit.db import db
from app.law.decisions import LetterKind
from app.notices.letters import queries as letters
from app.notices.letters.facts import Search
from app.notices.letters.models import Letter
from app.requests import cases, ledger
from app.requests.models import (
    Answer,
    AnswerState,
    DisclosureRequest,
    EventKind,
    RequestFee,
    WantedForm,
    WantedWay,
)
from app.requests.terms import ENDS_ON

MOST_EARLIER = 50


@dataclass(frozen=True, slots=True)
class Notice:
    """A letter that set a term: its number, when it arrived, when the term ended."""

    number: str = ""
    served_on: date | None = None
    ended_on: date | None = None


@dataclass(frozen=True, slots=True)
class Earlier:
    """An earlier answer to the same applicant."""

    id: UUID
    title: str
    number: str
    served_on: date


@dataclass(frozen=True, slots=True)
class Known:
    """Everything of the case that is not typed for a letter."""

    wanted: tuple[WantedForm, WantedWay]
    enclosed: tuple[str, ...]
    searches: tuple[Search, ...]
    correction_notice: Notice
    fee_notice: Notice
    reasons_asked_on: date | None
    earlier: Earlier | None


def known_of(disclosure_request: DisclosureRequest, answer: Answer) -> Known:
    """What the case knows, for the letter of ``answer``."""
    entries = ledger.as_set_right(ledger.events_of(disclosure_request.id))
    written = letters.letters_of(disclosure_request.id, organ_id=disclosure_request.organ_id)
    typed = str(answer.facts.get("notice_number") or "")
    asked = [each.on for each in entries if each.kind is EventKind.REASONS_ASKED]
    return Known(
        wanted=(disclosure_request.wanted_form, disclosure_request.wanted_way),
        enclosed=_enclosed(disclosure_request.id, answer.enclosures),
        searches=_searches(disclosure_request.id),
        correction_notice=_correction(entries, _number(written, LetterKind.CORRECTION) or typed),
        fee_notice=_fee(disclosure_request.id, _number(written, LetterKind.FEE) or typed),
        reasons_asked_on=asked[-1] if asked else None,
        earlier=_chosen(disclosure_request, answer.facts),
    )


def earlier_answers(disclosure_request: DisclosureRequest) -> list[Earlier]:
    """What the same applicant was answered before, the latest first."""
    statement = (
        select(Answer, DisclosureRequest.title, Letter)
        .join(DisclosureRequest, DisclosureRequest.id == Answer.request_id)
        .join(Letter, Letter.id == Answer.letter_id)
        .where(
            DisclosureRequest.organ_id == disclosure_request.organ_id,
            DisclosureRequest.applicant_mark == disclosure_request.applicant_mark,
            DisclosureRequest.id != disclosure_request.id,
            Answer.state == AnswerState.SERVED,
        )
        .order_by(Answer.served_on.desc(), Answer.id)
        .limit(MOST_EARLIER)
    )
    return [
        Earlier(answer.request_id, title, letter.number_text, answer.served_on)
        for answer, title, letter in db.session.execute(statement)
        if answer.served_on
    ]


def _chosen(disclosure_request: DisclosureRequest, facts: Mapping[str, Any]) -> Earlier | None:
    wanted = str(facts.get("earlier") or "")
    if not wanted:
        return None
    return next((e for e in earlier_answers(disclosure_request) if str(e.id) == wanted), None)


def _enclosed(request_id: UUID, enclosures: Sequence[str]) -> tuple[str, ...]:
    names = {str(each.file_id): each.file.name for each in cases.files_of(request_id)}
    return tuple(PurePath(names[each]).stem for each in enclosures if each in names)


def _searches(request_id: UUID) -> tuple[Search, ...]:
    return tuple(
        Search(
            searched_by=each.unit.name,
            searched_on=each.searched_on,
            places=each.places,
            words=each.words,
            persons=each.persons,
        )
        for each in cases.searches_of(request_id)
        if not each.is_found
    )


def _number(written: Sequence[Letter], kind: LetterKind) -> str:
    """Under which number the notice went out; nothing when it was not drawn up here."""
    found = [each for each in written if each.kind is kind and each.number and not each.annulled_at]
    return found[-1].number_text if found else ""


def _correction(entries: Sequence[ledger.Entry], number: str) -> Notice:
    """The last notice of correction, by the days that hold."""
    told = [each for each in entries if each.kind is EventKind.CORRECTION_ASKED]
    if not told:
        return Notice()
    of_it = [each for each in entries if told[-1].id in (each.id, each.refers_to_id)]
    ends = [each.details[ENDS_ON] for each in of_it if ENDS_ON in each.details]
    arrived = [each.on for each in of_it if each.kind is EventKind.CORRECTION_SERVED]
    return Notice(
        number=number,
        served_on=arrived[-1] if arrived else told[-1].on,
        ended_on=date.fromisoformat(ends[-1]) if ends else None,
    )


def _fee(request_id: UUID, number: str) -> Notice:
    """The notice of fee: its days are kept with the fee."""
    fee = db.session.get(RequestFee, request_id)
    return Notice(number, fee.noticed_on, fee.due_on) if fee and fee.noticed_on else Notice()
