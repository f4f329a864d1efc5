"""A party answers on its own page; or its answer comes on paper or by telephone and is recorded."""

import os
from datetime import datetime
from uuid import UUID, uuid4

from app import audit
from app.files import actions as files
from app.files.errors import FileTooLarge
from app.kit.db import db
from app.kit.time import legal_day
from app.people.models import Person
from app.requests import ledger
from app.requests.actions.enclosing import MEGABYTE, MOST_OF_THE_PUBLIC
from app.requests.models import EventKind, FileRole, RequestFile
from app.requests.opinions.actions.reaching import note_service
from app.requests.opinions.arriving import go_on
from app.requests.opinions.errors import (
    DayBeforeService,
    LetterClosed,
    ProofNeeded,
    ReasonNeeded,
    TooManyFiles,
)
from app.requests.opinions.locking import Held, held_by_itself, held_for, record
from app.requests.opinions.models import OpinionAnswer, SoughtOpinion
from app.requests.opinions.standing import may_answer
from app.requests.opinions.values import Reply, respondent_locked_up
from app.requests.opinions.words import DOES_NOT_AGREE, AnswerWay
from app.requests.values import Upload
from app.workdays.queries import calendar

MOST_FILES = 5


def give_answer(opinion_id: UUID, reply: Reply, *, key: str, at: datetime) -> SoughtOpinion:
    """The party, let in by number and code, answers on its page."""
    held = held_by_itself(opinion_id)
    once = held.once("give an opinion", by=None, key=key)
    if once.answer():
        return held.opinion
    today = legal_day(at)
    if not may_answer(held.opinion, held.request, calendar(held.request.organ_id), on=today):
        raise LetterClosed
    _check(reply)
    _keep(held, reply, by=None, at=at)
    held.opinion.reopened_until = None
    held.opinion.code_version += 1
    go_on(held.request, by=None, key=key, at=at)
    ledger.reckon(held.request, at=at)
    held.done(once, at=at)
    return held.opinion


def record_answer(
    opinion_id: UUID, reply: Reply, *, by: Person, key: str, at: datetime
) -> SoughtOpinion:
    """What came on paper or by telephone. A late answer is kept, and shown as late."""
    held = held_for(by, opinion_id)
    once = held.once("record an opinion", by=by, key=key)
    if once.answer():
        return held.opinion
    held.check_day(reply.on, at=at)
    if held.opinion.served_on and reply.on < held.opinion.served_on:
        raise DayBeforeService(day=held.opinion.served_on.isoformat())
    _check(reply)
    if reply.way is AnswerWay.PAPER and not reply.uploads:
        raise ProofNeeded
    _keep(held, reply, by=by, at=at)
    go_on(held.request, by=by, key=key, at=at)
    ledger.reckon(held.request, at=at)
    held.done(once, at=at)
    return held.opinion


def _check(reply: Reply) -> None:
    if reply.stance in DOES_NOT_AGREE and not reply.reason:
        raise ReasonNeeded
    if len(reply.uploads) > MOST_FILES:
        raise TooManyFiles(most=MOST_FILES)


def _keep(held: Held, reply: Reply, *, by: Person | None, at: datetime) -> None:
    """The answer with its files; who answers has received the letter by then."""
    answer_id = uuid4()
    rows = [_filed(held, upload, by=by, at=at) for upload in reply.uploads]
    if held.opinion.served_on is None:
        note_service(held, on=reply.on, how=reply.way.value, by=by, at=at)
    db.session.add(
        OpinionAnswer(
            id=answer_id,
            opinion_id=held.opinion.id,
            stance=reply.stance,
            reason=reply.reason,
            way=reply.way,
            respondent_box=respondent_locked_up(reply.respondent, answer_id=answer_id),
            file_ids=[str(row.id) for row in rows],
            on=reply.on,
            by_id=by.id if by else None,
            at=at,
        )
    )
    held.opinion.stance, held.opinion.answered_on = reply.stance, reply.on
    ledger.note(
        held.request, EventKind.OPINION_ANSWERED, on=reply.on, by=by, at=at,
        refers_to=held.sent_id,
    )  # fmt: skip
    record(held, "opinion given", by=by, at=at, on=reply.on, way=reply.way, files=len(rows))


def _filed(held: Held, upload: Upload, *, by: Person | None, at: datetime) -> RequestFile:
    if upload.stream.seek(0, os.SEEK_END) > MOST_OF_THE_PUBLIC:
        raise FileTooLarge(name=upload.name, most=MOST_OF_THE_PUBLIC // MEGABYTE)
    upload.stream.seek(0)
    organ_id = held.request.organ_id
    stored = files.store(upload.stream, name=upload.name, organ_id=organ_id, by=by, at=at)
    row = RequestFile(
        request_id=held.request.id,
        file_id=stored.id,
        role=FileRole.OPINION,
        unit_id=by.unit_id if by else None,
        note=held.opinion.number or "",
        added_by_id=by.id if by else None,
        added_at=at,
    )
    db.session.add(row)
    db.session.flush()
    audit.record(
        "file put into the case", organ_id=organ_id, by=by.id if by else None, at=at,
        subject=str(held.request.id), role=row.role.value, digest=stored.sha256,
        words={"file": stored.name},
    )  # fmt: skip
    return row
