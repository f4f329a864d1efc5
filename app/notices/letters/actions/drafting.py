"""Drawing a letter up from facts, rewording what is open to it, and adding files of the case."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from uuid import UUID

from app import audit
from app.files import queries as files
from app.kit.db import db
from app.kit.time import legal_day
from app.law.decisions import LetterKind
from app.notices.letters import queries
from app.notices.letters.checking import check_all, check_number, check_paragraph, plain, plainly
from app.notices.letters.errors import (
    AlreadyFixed,
    FactsLacking,
    FileOfAnotherCase,
    IsAnnulled,
    NotThisLetter,
    ParagraphIsFixed,
)
from app.notices.letters.facts import CLASSES, Facts
from app.notices.letters.facts.kept import as_kept, texts_in
from app.notices.letters.kinds import series_of
from app.notices.letters.models import Letter, LetterAttachment, LetterState, kept
from app.notices.letters.reasons import FACT_WORDS, lacking_words, paragraph_name
from app.notices.letters.values import Subject
from app.notices.letters.wording import wording_of
from app.notices.letters.wording.paragraphs import Paragraph
from app.people import queries as people
from app.people.errors import NoSuchOrgan
from app.people.models import Person


def draft_letter(
    *, organ_id: UUID, subject: Subject, kind: LetterKind, facts: Facts, by: Person, at: datetime
) -> Letter:
    """Draw up a letter about ``subject``, worded by rule."""
    if by.organ_id != organ_id:
        raise NoSuchOrgan
    _check_facts(kind, facts, organ_id=organ_id, on=legal_day(at))

    organ = people.organ(organ_id)
    letter = Letter(
        organ_id=organ_id,
        subject_kind=subject.kind,
        subject_id=subject.id,
        kind=kind,
        series=series_of(kind),
        number_word=organ.number_prefix,
        drafted_by_id=by.id,
        drafted_at=at,
    )
    _word(letter, facts, on=legal_day(at))
    db.session.add(letter)
    db.session.flush()
    _record("letter drafted", letter, by=by, at=at)
    return letter


def draft_anew(letter_id: UUID, facts: Facts, *, by: Person, at: datetime) -> Letter:
    """Draw a draft up again from other facts, or by what the rule says now. Rewording is lost."""
    letter = draft_of(letter_id, by=by)
    _check_facts(letter.kind, facts, organ_id=letter.organ_id, on=legal_day(at))

    _word(letter, facts, on=legal_day(at))
    db.session.flush()
    _record("letter drafted", letter, by=by, at=at)
    return letter


def reword(letter_id: UUID, texts: Mapping[int, str], *, by: Person, at: datetime) -> Letter:
    """Change paragraphs of a draft by their place (from 0). ``is_edited`` says if it differs."""
    letter = draft_of(letter_id, by=by)
    paragraphs = list(letter.paragraphs)
    for place, text in texts.items():
        name = paragraph_name(place + 1)
        if not 0 <= place < len(paragraphs) or paragraphs[place].is_fixed:
            raise ParagraphIsFixed(place=name)
        paragraphs[place] = Paragraph(paragraphs[place].role, plain(text))
        check_paragraph(paragraphs[place], place=name)

    letter.wording = kept(tuple(paragraphs))
    db.session.flush()
    _record("letter reworded", letter, by=by, at=at)
    return letter


def discard(letter_id: UUID, *, by: Person, at: datetime) -> None:
    """Throw a draft away: something else was decided. It had no number that could be missed."""
    letter = draft_of(letter_id, by=by)
    _record("letter discarded", letter, by=by, at=at)
    db.session.delete(letter)
    db.session.flush()


def attach(
    letter_id: UUID,
    file_ids: Sequence[UUID],
    *,
    belongs: Callable[[UUID], bool],
    by: Person,
    at: datetime,
) -> Letter:
    """Let these files go with the draft, in this order. ``belongs``: whether one is of its case."""
    letter = draft_of(letter_id, by=by)
    wanted = list(dict.fromkeys(file_ids))
    if not all(belongs(file_id) for file_id in wanted):
        raise FileOfAnotherCase
    rows = [files.stored_file(file_id, organ_id=letter.organ_id) for file_id in wanted]
    for row in rows:
        check_number(row.name, place=row.name)

    letter.attachments = []
    db.session.flush()
    letter.attachments = [
        LetterAttachment(file_id=row.id, file=row, position=position)
        for position, row in enumerate(rows, start=1)
    ]
    db.session.flush()
    _record("letter files attached", letter, by=by, at=at, files=len(rows))
    return letter


def draft_of(letter_id: UUID, *, by: Person) -> Letter:
    """The letter of ``by``'s organ, locked, while it may still be changed."""
    letter = queries.locked_letter(letter_id, organ_id=by.organ_id)
    if letter.state is LetterState.ANNULLED:
        raise IsAnnulled
    if letter.state is not LetterState.DRAFT:
        raise AlreadyFixed
    return letter


def _check_facts(kind: LetterKind, facts: Facts, *, organ_id: UUID, on: date) -> None:
    if type(facts) is not CLASSES[kind]:
        raise NotThisLetter
    if codes := queries.lacking(kind, facts, organ_id=organ_id, on=on):
        raise FactsLacking(codes, words=lacking_words(codes))


def _word(letter: Letter, facts: Facts, *, on: date) -> None:
    """Fill in what follows from the facts."""
    office = queries.office_of(letter.organ_id)
    wording = plainly(wording_of(letter.kind, facts, office, on=on))
    check_all(wording)
    letter.facts = as_kept(facts)
    for name, text in texts_in(letter.facts):
        check_number(text, place=str(FACT_WORDS[name]))
    letter.organ_name = office.organ
    letter.by_rule = letter.wording = kept(wording)


def _record(act: str, letter: Letter, *, by: Person, at: datetime, **details: object) -> None:
    audit.record(
        act, organ_id=letter.organ_id, by=by.id, at=at, subject=letter.subject_id, words=None,
        letter=letter.kind.value, **details,
    )  # fmt: skip
