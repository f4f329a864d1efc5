"""What an organ's letters say of remedies and of whom to ask, kept by its disclosure office."""

from dataclasses import asdict
from datetime import datetime
from io import BytesIO
from uuid import UUID

from sqlalchemy import select

from app import audit, jobs
from app.files import actions as files
from app.kit.db import db, locked
from app.kit.time import legal_day
from app.law.decisions import LetterKind
from app.notices.letters import queries
from app.notices.letters.checking import check_text, plain
from app.notices.letters.errors import NumberAlreadyGiven
from app.notices.letters.kinds import series_of
from app.notices.letters.models import LetterSetting
from app.notices.letters.numbering import go_on_after
from app.notices.letters.reasons import SETTINGS
from app.notices.letters.values import SettingGiven
from app.people import queries as people
from app.people.errors import NotPermitted
from app.people.models import Organ, Person

MOST_ON_PAPER = 99_999
MAKE_BLANK_FORM = "letters.blank_form"


def change_setting(given: SettingGiven, *, by: Person, at: datetime) -> LetterSetting:
    """Say it anew; letters drawn up before are drawn up again before they are signed."""
    if by.organ_id is None:
        raise NotPermitted
    said = {
        name: plain(value).replace("\n", " ") if isinstance(value, str) else value
        for name, value in asdict(given).items()
    }
    for name, value in said.items():
        if isinstance(value, str):
            check_text(value, place=str(SETTINGS[name]))

    db.session.scalars(locked(select(Organ.id).where(Organ.id == by.organ_id))).one()
    setting = queries.setting_of(by.organ_id) or LetterSetting(organ_id=by.organ_id)
    for name, value in said.items():
        setattr(setting, name, value)
    setting.changed_by_id, setting.changed_at = by.id, at
    db.session.add(setting)
    db.session.flush()
    jobs.enqueue(
        MAKE_BLANK_FORM,
        key=f"{by.organ_id} {at.isoformat()}",
        payload={"organ": str(by.organ_id)},
        run_at=at,
        organ_id=by.organ_id,
    )
    audit.record(
        "letter setting changed", organ_id=by.organ_id, by=by.id, at=at, subject=by.organ_id
    )
    return setting


def continue_numbers(kind: LetterKind, *, last: int, by: Person, at: datetime) -> None:
    """Say up to which number letters of this year were numbered on paper, before the first here."""
    if by.organ_id is None:
        raise NotPermitted
    series, year = series_of(kind), legal_day(at).year
    is_number = 0 < last <= MOST_ON_PAPER
    if not is_number or not go_on_after(by.organ_id, series=series, year=year, last=last):
        raise NumberAlreadyGiven

    audit.record(
        "letter numbers continued", organ_id=by.organ_id, by=by.id, at=at, subject=by.organ_id,
        words=None, letter=kind.value, number=last,
    )  # fmt: skip


def keep_blank_form(organ_id: UUID, pdf: bytes, *, at: datetime) -> None:
    """Store the blank application form the worker made, in the place of the one before."""
    statement = select(LetterSetting).where(LetterSetting.organ_id == organ_id)
    setting = db.session.scalars(locked(statement)).one_or_none()
    if setting is None:
        return
    before = setting.blank_form
    file = files.store_original(
        BytesIO(pdf),
        name="政府信息公开申请表.pdf",
        organ_id=organ_id,
        by=people.person(setting.changed_by_id),
        at=at,
    )
    setting.blank_form_id = file.id
    db.session.flush()
    if before:
        files.forget_made(before)
        db.session.flush()
