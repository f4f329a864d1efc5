"""The calendar changes: not only last days of replies move, but every day that is kept."""

from datetime import date

import pytest

from app.admin.queries import calendar_changes
from app.jobs.models import Job
from app.kit.db import db
from app.law.fees import Tariff
from app.notices.models import Notice
from app.requests import actions
from app.requests.fees import actions as fees
from app.requests.fees.queries import fee_of
from app.requests.ledger import events_of
from app.requests.models import EventKind, Instance, RemedyKind
from app.requests.remedies import actions as remedies
from app.requests.remedies.values import Filed
from app.requests.terms import last_of, term_of
from app.requests.values import NoticeSent
from app.workdays import jobs as workdays
from app.workdays.actions import LocalRule, remove_local_day, set_local_day
from app.workdays.changes import RECKON
from app.workdays.models import MovedTerm
from tests import factories
from tests.requests.office import applicant, key
from tests.requests.opinions.conftest import Seeking

CLOSED = LocalRule(date(2026, 3, 10), is_working=False, source="云政办发〔2026〕9号")


@pytest.fixture
def keeper(app):
    return factories.administrator("system")


def foreseen(office, rule=CLOSED):
    """What the page that asks first shows, by number."""
    rows = calendar_changes.with_rule(rule, office.organ.id).rows
    return {(row.subject_kind, row.before, row.after) for row in rows}


def closed(office, keeper, rule=CLOSED):
    """The day is set, and the worker has reckoned everything."""
    set_day = set_local_day(rule, organ_id=office.organ.id, by=keeper, at=office.at)
    reckoned(office)
    return set_day


def reckoned(office):
    while job := db.session.query(Job).filter_by(kind=RECKON).first():
        db.session.delete(job)
        workdays.reckon(job.payload, office.at)


def filed(office, taken, kind=RemedyKind.RECONSIDERATION, **more):
    values = Filed(kind, "云川市人民政府", "请求重新答复", office.day, **more)
    return remedies.add_remedy(taken.id, values, by=office.clerk, key=key(), at=office.at)


def asked_to_correct(office, **changes):
    taken = office.registered(**changes)
    office.decide(taken, "examine", "correct", by=office.clerk, text="所需信息不明确")
    asked = NoticeSent("请明确年度", office.day)
    return actions.ask_correction(taken.id, asked, by=office.clerk, key=key(), at=office.at)


def term_of_correction(taken):
    return term_of(last_of(taken, EventKind.CORRECTION_ASKED), events_of(taken.id))


def test_the_day_to_answer_a_reconsideration_moves(office, keeper):
    remedy = filed(office, office.served())
    before, after = date(2026, 3, 17), date(2026, 3, 18)
    assert ("remedy", before, after) in foreseen(office)

    closed(office, keeper)

    assert remedy.due_on == remedy.sort_on == after
    told = db.session.query(Notice).filter_by(kind="remedy day moved").one()
    assert told.person_id == office.clerk.id
    assert db.session.query(MovedTerm).filter_by(subject_id=remedy.id).one().before_on == before


def test_the_day_to_answer_a_suit_moves_when_it_falls_on_a_day_of_rest(office, keeper):
    suit = filed(office, office.served(), RemedyKind.DIRECT_SUIT, instance=Instance.FIRST)
    assert suit.due_on == date(2026, 3, 18)

    closed(office, keeper, LocalRule(date(2026, 3, 18), is_working=False, source="云政办发9号"))

    assert suit.due_on == date(2026, 3, 19)


def test_a_remedy_that_was_answered_keeps_its_day(office, keeper):
    remedy = filed(office, office.served())
    remedies.answer_remedy(remedy.id, on=office.day, by=office.clerk, key=key(), at=office.at)

    closed(office, keeper)

    assert remedy.due_on == date(2026, 3, 17)


def test_the_term_of_a_correction_moves_with_its_timer(office, keeper):
    taken = asked_to_correct(office, applicant=applicant(email="wang@example.cn"))
    assert ("asked", date(2026, 3, 23), date(2026, 3, 24)) in foreseen(office)

    closed(office, keeper)

    assert term_of_correction(taken) == date(2026, 3, 24)
    assert db.session.query(Notice).filter_by(kind="request term_moved").count() == 1
    office.later(days=21, hours=15)  # the 24th, at one in the morning
    office.ring(taken)
    assert office.open_steps(taken) == []
    office.later(days=1)
    office.ring(taken)
    assert office.open_steps(taken) == ["核实逾期未补正"]


def test_on_the_day_it_moved_to_a_correction_is_in_time(office, keeper):
    taken = asked_to_correct(office)
    closed(office, keeper)
    office.later(days=22)
    office.ring(taken)

    actions.correct(
        taken.id, text="2025年度的", on=date(2026, 3, 24), by=None, key=key(), at=office.at
    )

    assert office.open_steps(taken) == ["审查申请"]


def test_what_an_applicant_was_told_is_never_taken_back(office, keeper):
    taken = asked_to_correct(office)
    local_day = closed(office, keeper)

    remove_local_day(local_day.id, by=keeper, at=office.at)
    reckoned(office)

    assert term_of_correction(taken) == date(2026, 3, 24)


def test_the_term_for_reasons_moves_too(office, keeper):
    taken = office.assigned()
    asked = NoticeSent("一年内申请四十次", office.day)
    actions.ask_reasons(taken.id, asked, by=office.clerk, key=key(), at=office.at)

    closed(office, keeper)

    reasons = last_of(taken, EventKind.REASONS_ASKED)
    assert term_of(reasons, events_of(taken.id)) == date(2026, 3, 24)


def test_the_last_day_of_a_payment_moves_with_its_timer(office, keeper):
    fees.set_fees(office.organ.id, is_on=True, way_to_pay="缴入专户", by=office.head, at=office.at)
    taken = office.registered()
    fees.reckon_fee(taken.id, Tariff.PAGES, 119, by=office.clerk, at=office.at)
    fees.note_fee_received(taken.id, on=office.day, by=office.clerk, key=key(), at=office.at)
    assert ("fee", date(2026, 3, 30), date(2026, 3, 31)) in foreseen(office)

    closed(office, keeper)

    assert fee_of(taken.id).due_on == fee_of(taken.id).sort_on == date(2026, 3, 31)
    office.later(days=28, hours=15)  # the 31st, at one in the morning
    office.ring(taken)
    assert "核实逾期未缴费" not in office.open_steps(taken)
    office.later(days=1)
    office.ring(taken)
    assert "核实逾期未缴费" in office.open_steps(taken)


def test_the_procedure_waits_for_opinions_as_long_as_their_terms_run_now(office, keeper):
    seeking = Seeking(office)
    (company,) = seeking.send()
    seeking.served(company)
    moves = [row for row in foreseen(office) if row[0] == "opinion"]
    assert moves == [("opinion", date(2026, 3, 23), date(2026, 3, 24))]

    closed(office, keeper)

    assert db.session.query(MovedTerm).filter_by(subject_kind="opinion").one().after_on == date(
        2026, 3, 24
    )


def test_a_day_of_another_organ_moves_nothing_here(office, keeper):
    taken, other = asked_to_correct(office), factories.organ("青禾县统计局")
    set_local_day(CLOSED, organ_id=other.id, by=keeper, at=office.at)

    reckoned(office)

    assert term_of_correction(taken) == date(2026, 3, 23)


def test_a_day_outside_the_term_moves_nothing(office, keeper):
    taken = asked_to_correct(office)
    late = LocalRule(date(2026, 3, 25), is_working=False, source="云政办发9号")
    assert foreseen(office, late) == set()

    closed(office, keeper, late)

    assert term_of_correction(taken) == date(2026, 3, 23)
