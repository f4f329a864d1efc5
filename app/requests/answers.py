"""The answer of a request: which one is current, what it lacks, its digest and its versions."""

import hashlib
import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select

from app.kit.db import db, locked
from app.law.decisions import Code, Fact
from app.law.decisions import lacking as lacking_by_law
from app.requests.models import (
    Answer,
    AnswerState,
    AnswerVersion,
    DisclosureRequest,
    FileRole,
    RequestFee,
    RequestFile,
)
from app.requests.opinions import queries as opinions

# What the file of the case shows by itself: nobody can claim it.
FROM_TABLES = frozenset(
    {"files", "grounds", "redacted_copy", "third_party_file", Fact.FEE_LAPSED.value}
)


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
    facts = _facts_there(disclosure_request.id, answer)
    needed = {need: None for code in codes_of(answer) for need in lacking_by_law(code, facts)}
    return tuple(needed)


def _facts_there(request_id: UUID, answer: Answer) -> frozenset[str]:
    there = {name for name, value in answer.facts.items() if value and name not in FROM_TABLES}
    roles = set(
        db.session.scalars(
            select(RequestFile.role).where(RequestFile.request_id == request_id).distinct()
        )
    )
    if answer.enclosures:
        there.add("files")
    if FileRole.REDACTED in roles:
        there.add("redacted_copy")
    if answer.grounds:
        there.add("grounds")
    if db.session.scalar(select(RequestFee.lapsed_on).where(RequestFee.request_id == request_id)):
        there.add(Fact.FEE_LAPSED)
    if opinions.has_third_party_file(request_id):
        there.add("third_party_file")
    return frozenset(there)


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
    """The two answers opinions were given on, one under the other."""
    return {"old": as_signed(request_id, before), "new": as_signed(request_id, after)}
