"""Drawing the letter of an answer from its decision, and giving it its number once it is signed."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select

from app.files import queries as stored
from app.kit.db import db
from app.kit.time import legal_day
from app.law.decisions import LetterKind
from app.notices.letters import actions as letters
from app.notices.letters import queries
from app.notices.letters.facts import Facts
from app.notices.letters.facts.kept import as_kept
from app.notices.letters.models import Letter, LetterState
from app.notices.letters.values import Subject
from app.people.models import Person
from app.requests import cases
from app.requests.letters.answering import facts_of
from app.requests.letters.asked import asked_of
from app.requests.letters.known import known_of
from app.requests.models import Answer, DisclosureRequest
from app.review.models import Review, Step

KIND = "request"


def subject_of_letters(disclosure_request: DisclosureRequest) -> Subject:
    """The case, as letters call it."""
    return Subject(KIND, disclosure_request.id)


def numbered(
    disclosure_request: DisclosureRequest, kind: LetterKind, facts: Facts, *,
    by: Person, at: datetime, files: Sequence[UUID] = (),
) -> Letter:  # fmt: skip
    """A letter drawn up and numbered at once, with ``files`` of the case; the worker prints it."""
    letter = letters.draft_letter(
        organ_id=disclosure_request.organ_id,
        subject=subject_of_letters(disclosure_request),
        kind=kind,
        facts=facts,
        by=by,
        at=at,
    )
    if files:
        _attach_files(disclosure_request, letter, files, by=by, at=at)
    return letters.fix_letter(letter.id, by=by, at=at)


def lacking(
    disclosure_request: DisclosureRequest, answer: Answer, *, kind: LetterKind | None, on: date
) -> tuple[str, ...]:
    """What the letter lacks before it can be drawn, as codes of ``notices.letters``."""
    if kind is None:
        return ()
    facts = _facts(disclosure_request, answer)
    organ_id = disclosure_request.organ_id
    return queries.lacking(kind, facts, organ_id=organ_id, on=on)


def draw(
    disclosure_request: DisclosureRequest, answer: Answer, *, kind: LetterKind | None,
    by: Person, at: datetime,
) -> None:  # fmt: skip
    """Draw the letter up, or anew when its facts are others now; the wording stays otherwise."""
    present = letter_of(answer)
    if present and (kind is None or present.kind is not kind):
        letters.discard(present.id, by=by, at=at)
        answer.letter_id = present = None
    if kind is None:
        return
    facts = _facts(disclosure_request, answer)
    if present is None:
        present = letters.draft_letter(
            organ_id=disclosure_request.organ_id,
            subject=subject_of_letters(disclosure_request),
            kind=kind,
            facts=facts,
            by=by,
            at=at,
        )
        answer.letter_id = present.id
    elif as_kept(facts) != present.facts or queries.is_outdated(present, on=legal_day(at)):
        letters.draft_anew(present.id, facts, by=by, at=at)
    _attach(disclosure_request, answer, present, by=by, at=at)


def letter_of(answer: Answer) -> Letter | None:
    """The letter that carries ``answer``, if it was drawn."""
    return queries.letter_of(answer.letter_id) if answer.letter_id else None


def content_of(answer: Answer) -> dict[str, object] | None:
    """What the letter says, for the digest that is signed: words, files, and their clean copies."""
    letter = letter_of(answer)
    if letter is None:
        return None
    copies = stored.copies_of(each.file.sha256 for each in letter.attachments)
    return {
        "kind": letter.kind.value,
        "organ": letter.organ_name,
        "wording": letter.wording,
        "files": [
            [each.file.name, each.file.sha256, copies[each.file.sha256].copy_sha256]
            if each.file.sha256 in copies
            else [each.file.name, each.file.sha256, None]
            for each in letter.attachments
        ],
    }


def signer_of(review: Review) -> Person:
    """Who signed last."""
    statement = (
        select(Step)
        .where(Step.review_id == review.id, Step.form == "sign", Step.closed_by_id.is_not(None))
        .order_by(Step.position.desc())
        .limit(1)
    )
    signed = db.session.scalars(statement).one().closed_by
    assert signed
    return signed


def fix(answer: Answer, review: Review, *, at: datetime) -> Letter | None:
    """Give the letter its number and date, in the name of who signed; the worker prints it."""
    letter = letter_of(answer)
    if letter is None or letter.state is not LetterState.DRAFT:
        return letter
    return letters.fix_letter(letter.id, by=signer_of(review), at=at)


def _facts(disclosure_request: DisclosureRequest, answer: Answer) -> Facts:
    known = known_of(disclosure_request, answer)
    return facts_of(answer, asked=asked_of(disclosure_request), known=known)


def _attach(
    disclosure_request: DisclosureRequest, answer: Answer, letter: Letter, *,
    by: Person, at: datetime,
) -> None:  # fmt: skip
    wanted = [UUID(each) for each in answer.enclosures]
    if [each.file_id for each in letter.attachments] == wanted:
        return
    _attach_files(disclosure_request, letter, wanted, by=by, at=at)


def _attach_files(
    disclosure_request: DisclosureRequest, letter: Letter, wanted: Sequence[UUID], *,
    by: Person, at: datetime,
) -> None:  # fmt: skip
    of_the_case = {each.file_id for each in cases.files_of(disclosure_request.id)}
    letters.attach(letter.id, wanted, belongs=of_the_case.__contains__, by=by, at=at)
