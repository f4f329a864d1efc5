"""The demonstration tells its stories through real actions; they must come out as told."""

from collections import Counter
from datetime import UTC, datetime

import pytest
from flask import Flask
from sqlalchemy import select

from app.admin.demonstration import load
from app.admin.demonstration.items import items
from app.audit.verify import verify
from app.kit.db import db
from app.kit.time import legal_day
from app.law.working_days import WorkingCalendar
from app.publishing.models import Document, DocumentState, Publication, PublicationVersion, Validity
from app.review.models import Review, Step

WINTER = datetime(2026, 11, 24, 2, tzinfo=UTC)
IN_A_HOLIDAY = datetime(2026, 10, 6, 18, tzinfo=UTC)
AT_NIGHT = datetime(2027, 1, 3, 18, tzinfo=UTC)


@pytest.mark.parametrize("at", [WINTER, IN_A_HOLIDAY, AT_NIGHT], ids=str)
def test_items_stand_in_all_states_whenever_it_is_loaded(app: Flask, at: datetime) -> None:
    load.load(at=at)

    states = Counter(db.session.scalars(select(Document.state)))
    assert states[DocumentState.PUBLISHED] == 10
    assert states[DocumentState.WITHHELD] == 2
    for state in (DocumentState.DRAFT, DocumentState.SCHEDULED, DocumentState.TAKEN_DOWN):
        assert states[state] == 1
    assert sum(states.values()) == len(items(legal_day(at), WorkingCalendar()))
    assert db.session.scalars(select(PublicationVersion)).one().explanation
    assert Validity.REPEALED in set(db.session.scalars(select(Publication.validity)))


def test_one_item_was_returned_twice_and_one_waits_for_a_leader(app: Flask) -> None:
    load.load(at=WINTER)

    assert max(db.session.scalars(select(Review.round))) == 3
    waiting = select(Step).where(Step.duty == "sign", Step.closed_at.is_(None))
    step = db.session.scalars(waiting).one()
    assert (legal_day(WINTER) - legal_day(step.opened_at)).days >= 9


def test_nothing_in_it_lies_ahead_of_today_but_what_is_scheduled(app: Flask) -> None:
    load.load(at=WINTER)

    assert max(db.session.scalars(select(Publication.published_at))) <= WINTER
    assert max(db.session.scalars(select(Step.opened_at))) <= WINTER


def test_its_trail_verifies(app: Flask) -> None:
    load.load(at=WINTER)

    assert verify().is_sound


def test_it_is_loaded_into_an_empty_database_only(app: Flask) -> None:
    assert load.is_needed()
    load.load(at=WINTER)
    assert not load.is_needed()
