"""The answer of a request: which one is current, what it lacks, its digest and its versions."""

import hashlib
import json
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select

from app.kit.db import db, locked
from app.kit.time import legal_day
from app.law.decisions import Code, Fact, wrong_combination
from app.law.decisions import lacking as lacking_by_law
from app.notices.letters.reasons import lacking_word
from app.people.models import Person
from app.requests import cases, ledger, needs
from app.requests.letters import drawing
from app.requests.letters.answering import kind_of
from app.requests.models import (
    Answer,
    AnswerState,
    AnswerVersion,
    DisclosureRequest,
    RequestFee,
)
from app.requests.opinions import queries as opinions
from app.requests.reasons import need_in_words
from app.review.differences import changes


def current(request_id: UUID) -> Answer:
    """The answer at work, made when it is first asked for. Under the lock of the request."""
    found = db.session.scalars(locked(_latest(request_id))).first()
    if found is None or found.state is AnswerState.ANNULLED:
        number = found.number + 1 if found else 1
        found = Answer(id=None, request_id=request_id, number=number, state=AnswerState.DRAFT)
        found.code, found.text, found.digest, found.served_by = "", "", "", ""
        found.facts, found.grounds, found.enclosures, found.saved = {}, [], [], 0
        db.session.add(found)
        db.session.flush()
    return found


def shown(request_id: UUID) -> Answer | None:
    """The latest answer for a screen, if one was begun."""
    return db.session.scalars(_latest(request_id)).first()


def all_of(request_id: UUID) -> list[Answer]:
    """Every answer, the annulled ones too."""
    statement = select(Answer).where(Answer.request_id == request_id).order_by(Answer.number)
    return list(db.session.scalars(statement.limit(50)))


def _latest(request_id: UUID) -> Any:
    return (
        select(Answer)
        .where(Answer.request_id == request_id)
        .order_by(Answer.number.desc())
        .limit(1)
    )


def open_for_change(disclosure_request: DisclosureRequest, *, at: datetime) -> None:
    """The answer may be written."""
    answer = current(disclosure_request.id)
    answer.state, answer.opened_at = AnswerState.DRAFT, at


def close_for_change(disclosure_request: DisclosureRequest, *, at: datetime) -> None:
    """The answer is decided on, or the case stands elsewhere."""
    answer = shown(disclosure_request.id)
    if answer and answer.state is AnswerState.DRAFT:
        answer.state, answer.handed_in_at = AnswerState.SUBMITTED, at


def codes_of(answer: Answer) -> frozenset[Code]:
    """The decision, and the grounds of what is withheld."""
    known = {code.value for code in Code}
    written = [answer.code, *(each.get("code", "") for each in answer.grounds)]
    return frozenset(Code(each) for each in written if each in known)


def lacking(disclosure_request: DisclosureRequest, answer: Answer) -> tuple[str, ...]:
    """What the decision still needs, as codes of ``law.decisions``."""
    there = _facts_there(disclosure_request, answer)
    codes = codes_of(answer)
    needed = {need: None for code in codes for need in lacking_by_law(code, there)}
    return tuple(needed)


def letter_lacking(
    disclosure_request: DisclosureRequest, answer: Answer, *, on: date
) -> tuple[str, ...]:
    """What its letter needs beside that, as codes of ``notices.letters``."""
    codes = codes_of(answer)
    if wrong_combination(codes) or lacking(disclosure_request, answer):
        return ()
    return drawing.lacking(disclosure_request, answer, kind=kind_of(codes), on=on)


def lacking_in_words(
    disclosure_request: DisclosureRequest, answer: Answer | None, *, on: date
) -> list[str]:
    """Everything that is still missing before the answer can go on."""
    if answer is None or not answer.code:
        return []
    needed = lacking(disclosure_request, answer)
    if needed:
        return [str(need_in_words(each)) for each in needed]
    return [lacking_word(each) for each in letter_lacking(disclosure_request, answer, on=on)]


def draw_letter(
    disclosure_request: DisclosureRequest, answer: Answer, *, by: Person, at: datetime
) -> None:
    """Draw the letter of an answer that is complete; an incomplete one keeps what was drawn."""
    codes = codes_of(answer)
    if wrong_combination(codes) or lacking(disclosure_request, answer):
        return
    if not letter_lacking(disclosure_request, answer, on=legal_day(at)):
        kind = kind_of(codes)
        drawing.draw(disclosure_request, answer, kind=kind, by=by, at=at)


def _facts_there(disclosure_request: DisclosureRequest, answer: Answer) -> frozenset[Fact]:
    request_id = disclosure_request.id
    enclosed = [
        each.role for each in cases.files_of(request_id) if str(each.file_id) in answer.enclosures
    ]
    found = _told_by_the_ledger(request_id)
    if any(not each.is_found for each in cases.searches_of(request_id)):
        found.add(Fact.SEARCH_RECORD)
    if disclosure_request.is_own_information:
        found.add(Fact.OWN_INFORMATION)
    if opinions.has_third_party_file(request_id):
        found.add(Fact.THIRD_PARTY_FILE)
    return frozenset(
        found
        | needs.typed(answer.facts)
        | needs.by_place(answer.grounds)
        | needs.enclosed(enclosed)
    )


def _told_by_the_ledger(request_id: UUID) -> set[Fact]:
    """What happened. What ended the request ends it no more once a new answer was ordered."""
    entries = ledger.as_set_right(ledger.events_of(request_id))
    lately, _ = ledger.since_reopened(entries)
    ended = {each.kind for each in lately} & needs.ENDINGS
    happened = ({each.kind for each in entries} - needs.ENDINGS) | ended
    found = {needs.BY_LEDGER[kind] for kind in happened & needs.BY_LEDGER.keys()}
    lapsed = select(RequestFee.lapsed_on).where(RequestFee.request_id == request_id)
    if Fact.FEE_LAPSED in found and db.session.scalar(lapsed) is None:
        found.remove(Fact.FEE_LAPSED)  # it had been paid in time, as was found later
    return found


def as_signed(request_id: UUID, digest: str) -> Mapping[str, Any] | None:
    """What an answer said when opinions were given on it; None before one was handed in."""
    statement = select(AnswerVersion.content).where(
        AnswerVersion.request_id == request_id, AnswerVersion.digest == digest
    )
    return db.session.scalars(statement.limit(1)).first()


def content_of(answer: Answer) -> dict[str, Any]:
    """What is decided on, in the form its digest is taken of."""
    return {
        "code": answer.code,
        "facts": answer.facts,
        "grounds": answer.grounds,
        "enclosures": answer.enclosures,
        "text": answer.text,
        "letter": drawing.content_of(answer),
    }


def digest_of(disclosure_request: DisclosureRequest) -> str:
    """Of the request as it came in, and of the answer once there is one."""
    answer = shown(disclosure_request.id)
    is_there = answer and answer.code and answer.state is not AnswerState.ANNULLED
    return digest(
        {
            "number": disclosure_request.number,
            "description": disclosure_request.description,
            "answer": content_of(answer) if answer and is_there else None,
        }
    )


def digest(content: Mapping[str, Any]) -> str:
    """SHA-256 over canonical JSON."""
    text = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def differences(request_id: UUID, *, before: str, after: str) -> Mapping[str, Any]:
    """What changed between the two answers opinions were given on; the letter word by word."""
    old, new = as_signed(request_id, before), as_signed(request_id, after)
    return {
        "old": old,
        "new": new,
        "changes": changes(_words(old), _words(new)),
        "taken_out": [each for each in _files(old) if each not in _files(new)],
        "added": [each for each in _files(new) if each not in _files(old)],
    }


def _words(answer: Mapping[str, Any] | None) -> list[str]:
    """The paragraphs of its letter."""
    letter = answer.get("letter") if answer else None
    return [text for _, text in letter["wording"]] if letter else []


def _files(answer: Mapping[str, Any] | None) -> list[tuple[str, str]]:
    """Names and digests of what goes with its letter."""
    letter = answer.get("letter") if answer else None
    return [(name, sha256) for name, sha256, _ in letter["files"]] if letter else []
