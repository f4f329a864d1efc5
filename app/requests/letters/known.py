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
    RequestEvent,
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
    events = ledger.events_of(disclosure_request.id)
    written = letters.letters_of(disclosure_request.id, organ_id=disclosure_request.organ_id)
    typed = str(answer.facts.get("notice_number") or "")
    asked = [event.on for event in events if event.kind is EventKind.REASONS_ASKED]
    return Known(
        wanted=(disclosure_request.wanted_form, disclosure_request.wanted_way),
        enclosed=_enclosed(disclosure_request.id, answer.enclosures),
        searches=_searches(disclosure_request.id),
        correction_notice=_notice(
            events, EventKind.CORRECTION_ASKED, _of_kind(written, LetterKind.CORRECTION), typed
        ),
        fee_notice=_notice(events, EventKind.FEE_NOTICED, _of_kind(written, LetterKind.FEE), typed),
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


def _of_kind(written: Sequence[Letter], kind: LetterKind) -> Letter | None:
    found = [each for each in written if each.kind is kind and each.number and not each.annulled_at]
    return found[-1] if found else None


def _notice(
    events: Sequence[RequestEvent], kind: EventKind, letter: Letter | None, typed: str
) -> Notice:
    """What the ledger says of it, with the number of its letter, or as it was typed."""
    told = [event for event in events if event.kind is kind]
    if not told:
        return Notice()
    ends = [
        event.details[ENDS_ON]
        for event in events
        if told[-1].id in (event.id, event.refers_to_id) and ENDS_ON in event.details
    ]
    arrived = [
        event.on
        for event in events
        if event.kind is EventKind.CORRECTION_SERVED and event.refers_to_id == told[-1].id
    ]
    return Notice(
        number=letter.number_text if letter else typed,
        served_on=arrived[-1] if arrived else told[-1].on,
        ended_on=date.fromisoformat(ends[-1]) if ends else None,
    )
