"""Reading letters: one of an organ, those of a case, and what a letter still lacks."""

from datetime import date
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import joinedload, selectinload

from app.kit.db import db, locked
from app.law.decisions import LetterKind
from app.law.remedies import Remedy
from app.notices.letters.checking import plainly
from app.notices.letters.errors import NoSuchLetter
from app.notices.letters.facts import Facts
from app.notices.letters.facts.kept import facts_in
from app.notices.letters.models import Letter, LetterAttachment, LetterSetting, kept
from app.notices.letters.wording import wording_of
from app.notices.letters.wording.paragraphs import Office
from app.notices.letters.wording.remedies import remedy_of
from app.people import queries as people

MOST_OF_A_CASE = 200
NEEDED_OF_OFFICE = ("review_organ", "office_name", "office_address", "office_phone")


def letter(letter_id: UUID, *, organ_id: UUID | None) -> Letter:
    """The letter with its files, if it is the organ's."""
    return _one(_with_files(_of(letter_id, organ_id)))


def locked_letter(letter_id: UUID, *, organ_id: UUID | None) -> Letter:
    """The same, locked for a change."""
    _one(locked(_of(letter_id, organ_id)))
    return letter(letter_id, organ_id=organ_id)


def letters_of(subject_id: UUID, *, organ_id: UUID) -> list[Letter]:
    """All letters of a case, oldest first."""
    statement = (
        _with_files(select(Letter))
        .where(Letter.subject_id == subject_id, Letter.organ_id == organ_id)
        .order_by(Letter.drafted_at, Letter.id)
        .limit(MOST_OF_A_CASE)
    )
    return list(db.session.scalars(statement))


def letter_of(letter_id: UUID) -> Letter | None:
    """The letter with its files, for the worker and for who was let in by its case."""
    return db.session.scalars(_with_files(select(Letter).where(Letter.id == letter_id))).first()


def is_outdated(letter: Letter, *, on: date) -> bool:
    """Whether the rule words it otherwise on this day, or the organ has another name by now."""
    office = office_of(letter.organ_id)
    wording = wording_of(letter.kind, facts_in(letter.kind, letter.facts), office, on=on)
    now_by_rule = kept(tuple(each for each in plainly(wording) if each.is_fixed))
    then_by_rule = kept(tuple(each for each in letter.paragraphs if each.is_fixed))
    return office.organ != letter.organ_name or now_by_rule != then_by_rule


def setting_of(organ_id: UUID) -> LetterSetting | None:
    """What the organ has said for its letters, if it has."""
    return db.session.get(LetterSetting, organ_id)


def office_of(organ_id: UUID) -> Office:
    """What the organ's letters say of remedies and whom to ask."""
    organ, setting = people.organ(organ_id), setting_of(organ_id)
    names = (
        "review_address",
        "review_online",
        "court",
        "office_name",
        "office_address",
        "office_phone",
        "office_hours",
    )
    said = {name: getattr(setting, name) if setting else "" for name in names}
    return Office(organ=organ.name, review_organ=organ.review_organ, **said)


def lacking(kind: LetterKind, facts: Facts, *, organ_id: UUID, on: date) -> tuple[str, ...]:
    """What is missing before the letter can be drawn up: of the facts, and of the organ itself."""
    if kind is LetterKind.SERVICE_PROOF:
        return facts.lacking()
    names = unsaid(organ_id)
    if remedy_of(kind, facts, on=on) is Remedy.NONE:
        names = tuple(name for name in names if name != "review_organ")
    return (*facts.lacking(), *(f"office.{name}" for name in names))


def unsaid(organ_id: UUID) -> tuple[str, ...]:
    """What the organ still has to say before its letters can be drawn up."""
    office = office_of(organ_id)
    return tuple(name for name in NEEDED_OF_OFFICE if not getattr(office, name).strip())


def _of(letter_id: UUID, organ_id: UUID | None) -> Select[Letter]:
    return select(Letter).where(Letter.id == letter_id, Letter.organ_id == organ_id)


def _with_files(statement: Select[Letter]) -> Select[Letter]:
    files = (joinedload(Letter.pdf), joinedload(Letter.scan), joinedload(Letter.proof))
    attached = selectinload(Letter.attachments).joinedload(LetterAttachment.file)
    return statement.options(*files, attached)


def _one(statement: Select[Letter]) -> Letter:
    row = db.session.scalars(statement).one_or_none()
    if row is None:
        raise NoSuchLetter
    return row
