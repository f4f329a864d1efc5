"""Signing a letter (it gets its number and its PDF), stamping it, and annulling it."""

from datetime import datetime
from io import BytesIO
from typing import BinaryIO
from uuid import UUID

from app import audit, jobs
from app.files import actions as files
from app.files.names import extension_of
from app.kit.db import db
from app.kit.time import legal_day
from app.notices.letters import queries
from app.notices.letters.actions.drafting import draft_of
from app.notices.letters.checking import check_all
from app.notices.letters.digests import fixed_digest
from app.notices.letters.errors import (
    AlreadyServed,
    AnnulReasonMissing,
    IsAnnulled,
    NotFixedYet,
    ScanOfAnotherKind,
    WordingOutdated,
)
from app.notices.letters.models import Letter, LetterState
from app.notices.letters.numbering import next_number
from app.people import queries as people
from app.people.models import Person

MAKE_LETTER = "letters.make"
SCANS = frozenset({"pdf", "jpg", "jpeg", "png"})
SHORTEST_REASON = 4


def fix_letter(letter_id: UUID, *, by: Person, at: datetime) -> Letter:
    """Give a draft its number and date: its text is now what it is. The worker makes the PDF."""
    letter = draft_of(letter_id, by=by)
    day = legal_day(at)
    if queries.is_outdated(letter, on=day):
        raise WordingOutdated
    check_all(letter.paragraphs)

    letter.number_word = people.organ(letter.organ_id).number_prefix
    letter.number = next_number(letter.organ_id, series=letter.series, year=day.year)
    letter.year, letter.dated_on = day.year, day
    letter.digest = fixed_digest(letter)
    letter.state, letter.fixed_by_id, letter.fixed_at = LetterState.FIXED, by.id, at
    db.session.flush()
    _have_made(letter, key=str(letter.id), at=at)
    _record("letter fixed", letter, by=by, at=at)
    return letter


def make_again(letter_id: UUID, *, by: Person, at: datetime) -> Letter:
    """Have the PDF made once more after it could not be made."""
    letter = _numbered(letter_id, by=by)
    if letter.failed_at is not None and letter.pdf_id is None:
        _have_made(letter, key=f"{letter.id} {letter.failed_at.isoformat()}", at=at)
        letter.failed_at = None
        db.session.flush()
        _record("letter made again", letter, by=by, at=at)
    return letter


def keep_pdf(letter_id: UUID, pdf: bytes | None, *, at: datetime) -> None:
    """Store what the worker made; without it the letter could not be made."""
    found = queries.letter_of(letter_id)
    if found is None:
        return
    letter = queries.locked_letter(letter_id, organ_id=found.organ_id)
    if letter.pdf_id is not None or letter.fixed_by_id is None:
        return
    if pdf is None:
        letter.failed_at = at
        db.session.flush()
        return
    file = files.store_original(
        BytesIO(pdf),
        name=f"{letter.title}-{letter.number_text}.pdf",
        organ_id=letter.organ_id,
        by=people.person(letter.fixed_by_id),
        at=at,
    )
    letter.pdf, letter.failed_at = file, None
    db.session.flush()


def attach_scan(
    letter_id: UUID, stream: BinaryIO, *, name: str, by: Person, at: datetime
) -> Letter:
    """Keep the scan of the stamped letter. Until it is served a better scan may replace it."""
    letter = _numbered(letter_id, by=by)
    if letter.state is LetterState.SERVED:
        raise AlreadyServed
    if extension_of(name) not in SCANS:
        raise ScanOfAnotherKind

    file = files.store(stream, name=name, organ_id=letter.organ_id, by=by, at=at)
    letter.scan, letter.scanned_by_id = file, by.id
    letter.state = LetterState.STAMPED
    db.session.flush()
    _record("letter stamped", letter, by=by, at=at, sha256=file.sha256)
    return letter


def annul(letter_id: UUID, *, reason: str, by: Person, at: datetime) -> Letter:
    """Take a letter's effect away. It keeps its number, text and proofs; a draft keeps its text."""
    letter = queries.locked_letter(letter_id, organ_id=by.organ_id)
    if letter.state is LetterState.ANNULLED:
        raise IsAnnulled
    if len(reason.strip()) < SHORTEST_REASON:
        raise AnnulReasonMissing(least=SHORTEST_REASON)

    letter.state = LetterState.ANNULLED
    letter.annulled_at, letter.annulled_by_id, letter.annul_reason = at, by.id, reason.strip()
    db.session.flush()
    _record("letter annulled", letter, by=by, at=at, words={"reason": letter.annul_reason})
    return letter


def _numbered(letter_id: UUID, *, by: Person) -> Letter:
    """The letter, locked, when it is signed and not annulled."""
    letter = queries.locked_letter(letter_id, organ_id=by.organ_id)
    if letter.state is LetterState.DRAFT:
        raise NotFixedYet
    if letter.state is LetterState.ANNULLED:
        raise IsAnnulled
    return letter


def _have_made(letter: Letter, *, key: str, at: datetime) -> None:
    jobs.enqueue(
        MAKE_LETTER,
        key=key,
        payload={"letter": str(letter.id)},
        run_at=at,
        organ_id=letter.organ_id,
    )


def _record(
    act: str,
    letter: Letter,
    *,
    by: Person,
    at: datetime,
    words: dict[str, str] | None = None,
    **details: object,
) -> None:
    said = {"number": letter.number_text, **(words or {})}
    audit.record(
        act, organ_id=letter.organ_id, by=by.id, at=at, subject=letter.subject_id, words=said,
        letter=letter.kind.value, digest=letter.digest, **details,
    )  # fmt: skip
