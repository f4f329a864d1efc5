"""What a party sees of the letter it got: its own part, and nothing of the request or of others."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from uuid import UUID, uuid4

from sqlalchemy import select

from app.files import queries as stored
from app.files import storage
from app.files.models import Cleaning, StoredFile
from app.kit.db import db
from app.kit.time import today
from app.notices.letters.models import Letter as Paper
from app.people.models import Organ
from app.portal.opinions.errors import CopyNotReady, NotOfThisLetter
from app.portal.queries import Publisher
from app.requests import ledger
from app.requests.models import DisclosureRequest, RequestFile, RequestSettings
from app.requests.opinions import codes
from app.requests.opinions import queries as opinions
from app.requests.opinions.models import SoughtOpinion
from app.requests.opinions.queries import Letter
from app.requests.opinions.standing import may_answer
from app.workdays.queries import calendar


@dataclass(frozen=True, slots=True)
class Opened:
    """A letter whose number and code somebody knew."""

    id: UUID
    code_version: int


@dataclass(frozen=True, slots=True)
class Shown:
    """One letter as its party sees it. ``until``: the last day on which it may answer here.

    ``papers``: what was served on this party and on nobody else.
    """

    letter: Letter
    organ: Publisher
    settings: RequestSettings
    files: Sequence[RequestFile]
    papers: Sequence[Paper]
    is_open: bool
    until: date | None

    @property
    def opinion(self) -> SoughtOpinion:
        return self.letter.opinion


def opened(number: str, code: str) -> Opened | None:
    """The letter with this number, if the code is its own.

    For a number nobody has the same work is done: the time tells nothing.
    """
    columns = (SoughtOpinion.id, SoughtOpinion.code_version)
    row = db.session.execute(select(*columns).where(SoughtOpinion.number == number)).one_or_none()
    found = Opened(*row) if row else Opened(uuid4(), 1)
    compared = SoughtOpinion(id=found.id, code_version=found.code_version)
    fits = codes.is_code_of(compared, code)
    return found if fits and row else None


def shown(opinion_id: UUID, *, code_version: int) -> Shown | None:
    """The letter, unless its code has changed since."""
    statement = (
        select(SoughtOpinion, DisclosureRequest, Organ)
        .join(DisclosureRequest, DisclosureRequest.id == SoughtOpinion.request_id)
        .join(Organ, Organ.id == DisclosureRequest.organ_id)
        .where(SoughtOpinion.id == opinion_id, SoughtOpinion.code_version == code_version)
    )
    row = db.session.execute(statement).one_or_none()
    if row is None:
        return None
    opinion, disclosure_request, organ = row
    days, on = calendar(organ.id), today()
    letter = opinions.letter_of(opinion, days, on=on)
    is_open = may_answer(opinion, disclosure_request, days, on=on)
    return Shown(
        letter=letter,
        organ=Publisher(organ.id, organ.code, organ.name),
        settings=ledger.settings_of(organ.id),
        files=opinions.shown_files(opinion),
        papers=_papers(opinion, is_open=is_open),
        is_open=is_open,
        until=opinion.reopened_until or letter.until,
    )


def _papers(opinion: SoughtOpinion, *, is_open: bool) -> list[Paper]:
    """The letters to this party; the one that asks as long as its contents may be seen here."""
    return [
        paper
        for paper in opinions.served_papers(opinion)
        if paper.id != opinion.letter_id or is_open or opinion.answered_on
    ]


def copy_for(file: StoredFile) -> Path:
    """Where the copy for release lies, never the file itself: that may hide who applied."""
    copy = stored.copies_of([file.sha256]).get(file.sha256)
    if copy is None or copy.state is Cleaning.FAILED:
        raise NotOfThisLetter
    if copy.copy_sha256 is None:
        raise CopyNotReady
    return storage.checked(copy.copy_sha256)
