"""Before, on and after: applicants are mailed, the office is told, each once."""

from datetime import UTC, date, datetime

import pytest

from app.kit.db import db
from app.law.fees import Tariff
from app.notices import kinds
from app.notices.actions.reminding import remind as remind_people
from app.notices.models import Mail, Notice
from app.requests import actions
from app.requests.fees import actions as fees
from app.requests.models import RemedyKind
from app.requests.remedies import actions as remedies
from app.requests.remedies.values import Filed
from app.requests.reminding.applicants import remind as remind_applicants
from app.requests.values import Money, NoticeSent
from tests.requests.office import applicant, key

MAIL = "wang@example.cn"


def morning(day, month=3, hour=10):
    """In Beijing."""
    return datetime(2026, month, day, hour - 8, tzinfo=UTC)


def look(*days, month=3):
    """The worker looks on these days, twice each."""
    for day in days:
        for hour in (10, 15):
            remind_applicants(at=morning(day, month, hour))
            remind_people(at=morning(day, month, hour))


def mailed(about):
    """What left the house about something, and on which day."""
    rows = db.session.query(Notice).join(Mail).filter(Notice.kind.startswith(about))
    return [(row.kind, row.made_at.day) for row in rows.order_by(Notice.made_at)]


def told(about, person):
    rows = db.session.query(Notice).filter(
        Notice.kind.startswith(about), Notice.person_id == person.id
    )
    return [(row.kind, row.made_at.day) for row in rows.order_by(Notice.made_at)]


@pytest.fixture
def awaiting(office):
    """Asked on the second of March to correct until the twenty-third."""
    taken = office.registered(applicant=applicant(email=MAIL))
    office.decide(taken, "examine", "correct", by=office.clerk, text="所需信息不明确")
    asked = NoticeSent("请明确年度", office.day)
    return actions.ask_correction(taken.id, asked, by=office.clerk, key=key(), at=office.at)


@pytest.fixture
def charged(office):
    """The notice of fee arrived on the second of March: to be paid until the thirtieth."""
    fees.set_fees(office.organ.id, is_on=True, way_to_pay="缴入专户", by=office.head, at=office.at)
    taken = office.registered(applicant=applicant(email=MAIL))
    fees.reckon_fee(taken.id, Tariff.PAGES, 119, by=office.clerk, at=office.at)
    fees.note_fee_received(taken.id, on=office.day, by=office.clerk, key=key(), at=office.at)
    return taken


@pytest.fixture
def remedy(office):
    """A reconsideration that came in on the second of March: to be answered until the sixteenth."""
    taken = office.collected()
    filed = Filed(RemedyKind.RECONSIDERATION, "云川市人民政府", "请求重新答复", date(2026, 3, 2))
    return remedies.add_remedy(taken.id, filed, by=office.clerk, key=key(), at=office.at)


def test_the_applicant_is_mailed_before_on_and_after_the_last_day_of_a_correction(awaiting):
    look(18, 19, 20, 21, 23, 24, 25)

    assert mailed("your correction") == [
        ("your correction soon", 20),
        ("your correction today", 23),
        ("your correction overdue", 24),
    ]


def test_the_mail_names_number_and_day_and_nothing_that_was_asked(awaiting):
    look(20)

    notice = db.session.query(Notice).filter_by(kind="your correction soon").one()
    said = kinds.headline(notice.kind, notice.values) + notice.title
    assert "2026-03-23" in said
    assert notice.values["number"] == awaiting.number
    assert "补助" not in said and "王建军" not in str(notice.values)


def test_the_office_is_told_on_the_last_day_of_a_correction(office, awaiting):
    look(20, 23, 24)

    assert told("correction ends today", office.clerk) == [("correction ends today", 23)]


def test_a_worker_that_was_away_mails_only_what_it_is_now(awaiting):
    look(25)

    assert mailed("your correction") == [("your correction overdue", 25)]


def test_who_has_corrected_is_not_reminded(office, awaiting):
    came = {"text": "2025年度的", "on": office.day, "by": None}
    actions.correct(awaiting.id, **came, key=key(), at=office.at)

    look(20, 23, 24)

    assert mailed("your correction") == []


def test_without_an_address_nobody_is_mailed(office):
    taken = office.registered()
    office.decide(taken, "examine", "correct", by=office.clerk, text="所需信息不明确")
    asked = NoticeSent("请明确年度", office.day)
    actions.ask_correction(taken.id, asked, by=office.clerk, key=key(), at=office.at)

    look(20, 23)

    assert mailed("your correction") == []


def test_reasons_that_are_awaited_are_reminded_of_too(office):
    taken = office.assigned(applicant=applicant(email=MAIL))
    asked = NoticeSent("一年内申请四十次", office.day)
    actions.ask_reasons(taken.id, asked, by=office.clerk, key=key(), at=office.at)

    look(20, 23)

    assert mailed("your reasons") == [("your reasons soon", 20), ("your reasons today", 23)]
    assert told("reasons end today", office.clerk) == [("reasons end today", 23)]


def test_the_applicant_and_the_office_are_reminded_of_a_fee(office, charged):
    look(26, 27, 30, 31)

    stages = [("soon", 27), ("today", 30), ("overdue", 31)]
    assert mailed("your payment") == [(f"your payment {stage}", day) for stage, day in stages]
    assert told("fee ", office.clerk) == [(f"fee {stage}", day) for stage, day in stages]


def test_who_has_paid_is_not_reminded(office, charged):
    money = Money(1080, office.day, "0012345")
    fees.record_payment(charged.id, money, by=office.clerk, key=key(), at=office.at)

    look(27, 30, 31)

    assert mailed("your payment") == told("fee ", office.clerk) == []


def test_the_office_is_reminded_of_the_answer_it_owes(office, remedy):
    look(12, 13, 16, 17, 18)

    assert told("remedy ", office.clerk) == [
        ("remedy soon", 13), ("remedy today", 16), ("remedy overdue", 17),
    ]  # fmt: skip
    link = db.session.query(Notice).filter_by(kind="remedy soon").one().link
    assert link == f"/requests/remedies/{remedy.id}"


def test_an_answer_handed_in_needs_no_reminder(office, remedy):
    remedies.answer_remedy(remedy.id, on=office.day, by=office.clerk, key=key(), at=office.at)

    look(13, 16, 17)

    assert told("remedy ", office.clerk) == []


def test_nobody_is_woken_in_the_night(awaiting):
    remind_applicants(at=datetime(2026, 3, 22, 23, tzinfo=UTC))

    assert mailed("your correction") == []
