"""An archive that the worker makes: asked for, made, kept until something happens to its case."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from app.files import actions as files
from app.files.models import StoredFile
from app.kit.db import Moment, db
from app.people.models import Person

GIVEN_UP_AFTER = timedelta(hours=1)


class MadeAside:
    """The columns of a row for such an archive. ``stand``: the last thing that had happened."""

    organ_id: Mapped[UUID] = mapped_column(ForeignKey("organ.id"))
    stand: Mapped[str]
    asked_by_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    asked_at: Mapped[Moment]
    made_at: Mapped[Moment | None]
    failed_at: Mapped[Moment | None]
    problem: Mapped[str] = mapped_column(default="")
    file_id: Mapped[UUID | None] = mapped_column(ForeignKey("stored_file.id"))


@dataclass(frozen=True, slots=True)
class Made:
    """What the worker made: a file, up to the last thing that had happened; or why not."""

    stand: str
    name: str = ""
    path: Path | None = None
    problem: str = ""

    def drop(self) -> None:
        """Nobody wants it any more."""
        if self.path:
            self.path.unlink(missing_ok=True)


def is_good(row: MadeAside, stand: str, *, at: datetime) -> bool:
    """It is there and nothing happened since, or is being made and will notice what happens."""
    if row.made_at is not None:
        return row.stand == stand
    return row.failed_at is None and row.asked_at > at - GIVEN_UP_AFTER


def ask_anew(row: MadeAside, *, stand: str, by: Person, at: datetime) -> None:
    """Write down who wants it as it stands; the former file goes."""
    former = db.session.get(StoredFile, row.file_id) if row.file_id else None
    row.stand, row.asked_by_id, row.asked_at = stand, by.id, at
    row.file_id = row.made_at = row.failed_at = None
    row.problem = ""
    db.session.add(row)
    db.session.flush()
    if former:
        files.forget_made(former)


def keep(row: MadeAside, made: Made, *, at: datetime) -> StoredFile | None:
    """Store what was made, or why it was not."""
    if made.path is None:
        row.failed_at, row.problem = at, made.problem
        return None
    by = db.session.get_one(Person, row.asked_by_id)
    file = files.store_made(made.path, name=made.name, organ_id=row.organ_id, by=by, at=at)
    row.stand, row.file_id, row.made_at = made.stand, file.id, at
    row.failed_at = None
    db.session.flush()
    return file
