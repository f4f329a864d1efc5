"""What parties are mailed: the letter with its code, and three reminders, each once."""

from datetime import timedelta
from urllib.parse import unquote

from app.kit.db import db
from app.notices import kinds
from app.notices.models import Mail, Notice
from app.requests import actions as requests
from app.requests.opinions import actions, codes
from app.requests.opinions.mailing import LETTER, REMINDER
from app.requests.opinions.models import OpinionReminder
from tests.requests.office import key


def mailed(kind: str) -> list[Notice]:
    """The messages of a kind that left the house, in order."""
    rows = db.session.query(Notice).join(Mail).filter(Notice.kind == kind)
    return rows.order_by(Notice.made_at).all()


def days_pass(seeking, days):
    """The worker looks every morning at ten."""
    for _ in range(days):
        seeking.office.later(days=1)
        actions.remind(at=seeking.office.at)


def test_a_letter_by_mail_brings_its_code_which_is_kept_nowhere(seeking):
    (company,) = seeking.send()

    (notice,) = mailed(LETTER)

    code = codes.code_of(company)
    assert code in kinds.advice(notice.kind, notice.values)
    assert code not in str(notice.values)
    assert unquote(notice.link) == f"/opinion?number={company.number}"
    assert "补助" not in kinds.advice(notice.kind, notice.values)


def test_a_letter_on_paper_is_not_mailed(seeking):
    seeking.send(seeking.organ())

    assert mailed(LETTER) == []


def test_a_party_is_reminded_five_and_one_working_days_before_and_on_the_day(seeking):
    (company,) = seeking.send()
    seeking.served(company)

    days_pass(seeking, 30)

    assert [row.made_at.date().isoformat() for row in mailed(REMINDER)] == [
        "2026-03-16",
        "2026-03-20",
        "2026-03-23",
    ]


def test_looking_twice_reminds_once(seeking):
    seeking.send()
    seeking.office.later(days=14)

    actions.remind(at=seeking.office.at)
    actions.remind(at=seeking.office.at + timedelta(hours=1))

    assert len(mailed(REMINDER)) == 1


def test_a_worker_that_was_away_sends_one_reminder_for_two(seeking):
    seeking.send()
    seeking.office.later(days=18)

    actions.remind(at=seeking.office.at)

    assert [row.days_before for row in db.session.query(OpinionReminder)] == [1]
    days_pass(seeking, 2)
    assert len(mailed(REMINDER)) == 1


def test_who_has_answered_or_need_not_is_not_reminded(seeking):
    company, other = seeking.send(seeking.asking(), seeking.asking())
    seeking.answers(company)
    requests.withdraw(
        seeking.request.id, on=seeking.office.day, how="来电撤回", by=seeking.office.clerk,
        key=key(), at=seeking.office.at,
    )  # fmt: skip
    seeking.office.decide(seeking.request, "withdrawal", "confirmed", by=seeking.office.clerk)

    days_pass(seeking, 30)

    assert other.answered_on is None
    assert mailed(REMINDER) == []


def test_a_term_that_moved_is_reminded_of_anew(seeking):
    (company,) = seeking.send()
    days_pass(seeking, 15)
    assert len(mailed(REMINDER)) == 1

    seeking.served(company)
    days_pass(seeking, 30)

    assert len({row.last_day for row in db.session.query(OpinionReminder)}) == 2
    assert len(mailed(REMINDER)) == 4
