"""The calendar changed: documents that are not public yet get the last day it gives now."""

from datetime import date, timedelta

from app.jobs.worker import Worker
from app.kit.db import db
from app.publishing.models import Document
from app.workdays.actions import LocalRule, set_local_day
from app.workdays.models import MovedTerm
from tests.publishing.conftest import NOON

FRIDAY = 4
RULE = LocalRule(date(2026, 3, 9), False, "云政办发〔2026〕9号")


def closed(office):
    """Offices are closed on a Monday; the worker has done what follows."""
    set_local_day(RULE, organ_id=office.organ.id, by=office.clerk, at=NOON)
    db.session.commit()
    Worker().run_due()


def test_a_draft_gets_one_working_day_more(office, committed):
    document = office.draft()
    before = document.deadline_on
    assert before.weekday() == FRIDAY

    closed(office)

    assert db.session.get_one(Document, document.id).deadline_on == before + timedelta(days=3)
    assert db.session.query(MovedTerm).one().number == document.document_number


def test_what_is_public_keeps_the_day_it_had(office, committed):
    publication = office.published()
    before = publication.document.deadline_on

    closed(office)

    assert db.session.get_one(Document, publication.document_id).deadline_on == before
    assert db.session.query(MovedTerm).count() == 0


def test_the_documents_of_another_organ_keep_theirs(office, elsewhere, committed):
    document = elsewhere.draft()
    before = document.deadline_on

    closed(office)

    assert db.session.get_one(Document, document.id).deadline_on == before
