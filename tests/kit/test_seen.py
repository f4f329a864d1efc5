"""That somebody looked is written rarely, alone, and never at the reader's expense."""

from datetime import timedelta

from sqlalchemy import select, update
from sqlalchemy.exc import OperationalError

from app.kit import seen
from app.kit.db import db
from app.kit.time import now
from app.people.models import Organ
from tests import factories

RENAME = update(Organ).values(name="looked at")


def name() -> str | None:
    return db.session.scalar(select(Organ.name))


def test_a_look_is_committed_on_its_own(app, committed):
    factories.organ()
    db.session.commit()

    seen.note(RENAME, last=now() - timedelta(minutes=1), at=now())

    db.session.rollback()
    assert name() == "looked at"


def test_a_second_look_within_a_minute_writes_nothing(app, committed):
    factories.organ("云川市商务局")
    db.session.commit()

    seen.note(RENAME, last=now() - timedelta(seconds=59), at=now())

    assert name() == "云川市商务局"


def test_a_busy_database_turns_no_reader_away(app, committed, monkeypatch):
    def busy(*_args, **_kwargs):
        raise OperationalError("UPDATE", {}, Exception("database is locked"))

    monkeypatch.setattr(db.session, "execute", busy)

    seen.note(RENAME, last=now() - timedelta(minutes=1), at=now())
