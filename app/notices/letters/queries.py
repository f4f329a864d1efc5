"""Reading letters: one of an organ, those of a case, and what a letter still lacks."""

from datetime import date
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import joinedload, selectinload

from app.kit.db import db, locked
from app.law.decisions import LetterKind
from app.law.remedies import Remedy
from app.notices.letters.errors import NoSuchLetter
from app.notices.letters.facts import Facts
from app.notices.letters.models import Letter, LetterAttachment, LetterSetting
from app.notices.letters.wording.paragraphs import Office
from app.notices.letters.wording.remedies import remedy_of
from app.people import queries as people

MOST_OF_A_CASE = 200


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


def letter_to_make(letter_id: UUID) -> Letter | None:
    """For the worker: the letter whoever it belongs to."""
    return db.session.scalars(_with_files(select(Letter).where(Letter.id == letter_id))).first()


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
    office = office_of(organ_id)
    needs = ["office_name", "office_address", "office_phone"]
    if remedy_of(kind, facts, on=on) is not Remedy.NONE:
        needs.insert(0, "review_organ")
    if kind is LetterKind.SERVICE_PROOF:
        needs = []
    unsaid = [f"office.{name}" for name in needs if not getattr(office, name).strip()]
    return (*facts.lacking(), *unsaid)


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
