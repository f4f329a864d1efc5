"""The calendar changes while the procedure waits for opinions, and letters were taken back."""

from datetime import date

import pytest

from app.admin.queries import calendar_changes
from app.jobs.models import Job
from app.kit.db import db
from app.requests.actions import sending
from app.workdays import jobs as workdays
from app.workdays.actions import LocalRule, set_local_day
from app.workdays.changes import RECKON
from app.workdays.models import MovedTerm
from tests import factories
from tests.requests.office import key

CLOSED = LocalRule(date(2026, 3, 27), is_working=False, source="云政办发〔2026〕9号")


@pytest.fixture
def one_of_two(seeking):
    """The letter of a company, served; that of an organ was taken back, and was due later."""
    company, bureau = seeking.drawn(seeking.asking(), seeking.organ())
    seeking.dispatch(company)
    seeking.served(company)
    seeking.office.later(days=7)
    seeking.dispatch(bureau)
    office, paper = seeking.office, seeking.paper_of(bureau)
    sending.annul(
        seeking.request.id, paper.id, reason="寄错了地址", by=office.clerk, key=key(), at=office.at
    )
    return seeking


def foreseen(office):
    rows = calendar_changes.with_rule(CLOSED, office.organ.id).rows
    return [row for row in rows if row.subject_kind == "opinion"]


def test_the_procedure_waits_no_longer_for_what_was_taken_back(one_of_two):
    one_of_two.office.later(days=14, hours=15)  # the 24th, at one in the morning
    one_of_two.ring()

    assert one_of_two.open_steps == ["研究意见"]


def test_a_letter_that_was_taken_back_moves_nothing(one_of_two):
    office = one_of_two.office
    assert foreseen(office) == []

    set_local_day(
        CLOSED, organ_id=office.organ.id, by=factories.administrator("system"), at=office.at
    )
    while job := db.session.query(Job).filter_by(kind=RECKON).first():
        db.session.delete(job)
        workdays.reckon(job.payload, office.at)

    assert db.session.query(MovedTerm).filter_by(subject_kind="opinion").all() == []


def test_the_procedure_waits_no_longer_for_who_has_answered(seeking):
    company, bureau = seeking.drawn(seeking.asking(), seeking.organ())
    seeking.dispatch(company)
    seeking.served(company)
    seeking.office.later(days=7)
    seeking.dispatch(bureau)
    seeking.answers(bureau)

    seeking.office.later(days=14, hours=15)
    seeking.ring()

    assert seeking.open_steps == ["研究意见"]
