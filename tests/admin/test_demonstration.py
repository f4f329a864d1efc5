"""The demonstration tells its stories through real actions; they must come out as told."""

from collections import Counter
from datetime import UTC, datetime

import pytest
from flask import Flask
from sqlalchemy import func, select

from app.admin.demonstration import load
from app.admin.demonstration.items import items
from app.kit.db import db
from app.kit.time import legal_day
from app.law.working_days import WorkingCalendar
from app.publishing.models import (
    Document,
    DocumentState,
    ImportedFile,
    PublicationVersion,
)
from app.requests.models import DisclosureRequest, RequestState

WINTER = datetime(2026, 11, 24, 2, tzinfo=UTC)
IN_A_HOLIDAY = datetime(2026, 10, 6, 18, tzinfo=UTC)
AT_NIGHT = datetime(2027, 1, 3, 18, tzinfo=UTC)


@pytest.mark.databases("sqlite")
@pytest.mark.parametrize("at", [WINTER, IN_A_HOLIDAY, AT_NIGHT], ids=str)
def test_items_and_requests_stand_in_all_states_whenever_it_is_loaded(
    app: Flask, at: datetime
) -> None:
    assert load.is_needed()
    load.load(at=at)
    assert not load.is_needed()

    states = Counter(db.session.scalars(select(Document.state)))
    assert states == {
        DocumentState.PUBLISHED: 21,
        DocumentState.IN_REVIEW: 12,
        DocumentState.DRAFT: 5,
        DocumentState.WITHHELD: 5,
        DocumentState.RETURNED: 1,
        DocumentState.SCHEDULED: 1,
        DocumentState.TAKEN_DOWN: 1,
        DocumentState.DISCARDED: 1,
        DocumentState.SEALED: 1,
    }
    imported = db.session.scalar(select(func.count()).select_from(ImportedFile))
    assert states.total() == len(items(legal_day(at), WorkingCalendar())) + imported
    assert db.session.scalars(select(PublicationVersion)).one().explanation

    asked = Counter(db.session.scalars(select(DisclosureRequest.state)))
    assert asked == {
        RequestState.RECEIVED: 2,
        RequestState.IN_HAND: 19,
        RequestState.AWAITING_APPLICANT: 1,
        RequestState.SIGNED: 1,
        RequestState.ANSWERED: 7,
        RequestState.CLOSED: 5,
        RequestState.WITHDRAWN: 1,
    }
