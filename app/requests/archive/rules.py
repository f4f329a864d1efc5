"""What has to be there before a case is put into the archive (归档)."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import exists, select

from app.kit.db import db
from app.law.decisions import LetterKind
from app.notices.letters.models import LetterState
from app.notices.letters.queries import letters_of
from app.requests import answers
from app.requests.archive.errors import ProofMissing, RemedyRunning, RetentionNeeded
from app.requests.models import (
    AnswerState,
    DisclosureRequest,
    EventKind,
    FileRole,
    RequestEvent,
    RequestFile,
)
from app.requests.reasons import decision
from app.requests.remedies.queries import running_of
from app.requests.remedies.reasons import WORDS

SENT = frozenset({LetterState.FIXED, LetterState.STAMPED, LetterState.SERVED})
NEED_NONE = frozenset({LetterKind.RECEIPT, LetterKind.SERVICE_PROOF})


def check_may_archive(disclosure_request: DisclosureRequest, *, since: datetime) -> None:
    """Raise what is missing. ``since``: when the step opened in which the period is chosen."""
    check_complete(disclosure_request)
    if not _is_period_chosen(disclosure_request.id, since):
        raise RetentionNeeded


def check_complete(disclosure_request: DisclosureRequest) -> None:
    """Raise what the case still lacks, or waits for, before anybody may close it."""
    if papers := without_proof(disclosure_request):
        raise ProofMissing(papers="、".join(papers))
    if running := running_of(disclosure_request.id):
        names = [f"{WORDS[each.kind]}（{each.body}）" for each in running]
        raise RemedyRunning(remedies="、".join(names))


def without_proof(disclosure_request: DisclosureRequest) -> list[str]:
    """What was sent, or should have been, and nobody can prove to have arrived."""
    letters = letters_of(disclosure_request.id, organ_id=disclosure_request.organ_id)
    missing = [
        f"{letter.title} {letter.number_text}"
        for letter in letters
        if letter.state in SENT
        and letter.kind not in NEED_NONE
        and letter.proof_id is None
        and not _has_proof(disclosure_request.id, since=letter.fixed_at)
    ]
    answer = answers.shown(disclosure_request.id)
    if answer is None or answer.state is not AnswerState.SERVED or answer.signed_at is None:
        return missing
    is_letter = any(each.id == answer.letter_id for each in letters)
    if not is_letter and not _has_proof(disclosure_request.id, since=answer.signed_at):
        missing.append(str(decision(answer.code)))
    return missing


def _has_proof(request_id: UUID, *, since: datetime | None) -> bool:
    found = exists().where(
        RequestFile.request_id == request_id,
        RequestFile.role == FileRole.PROOF,
        RequestFile.added_at >= since,
    )
    return since is not None and bool(db.session.scalar(select(found)))


def _is_period_chosen(request_id: UUID, since: datetime) -> bool:
    found = exists().where(
        RequestEvent.request_id == request_id,
        RequestEvent.kind == EventKind.ARCHIVED,
        RequestEvent.at >= since,
    )
    return bool(db.session.scalar(select(found)))
