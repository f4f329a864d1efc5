"""What applicants are told by mail, each thing once."""

from datetime import date
from urllib.parse import unquote

from app.kit.db import db
from app.notices.models import Mail, Notice
from app.requests import actions
from app.requests.values import NoticeSent
from app.review.models import Review
from tests.requests.office import IDENTITY, applicant, key

MAILED = "wang@citizen.example"


def told() -> list[str]:
    """The kinds of messages that left the house, in order."""
    return [row.kind for row in db.session.query(Notice).join(Mail).order_by(Notice.made_at)]


def test_an_applicant_with_an_address_is_told_when_it_came_in(office):
    office.taken_in(applicant=applicant(email=MAILED))

    assert told() == ["request handed_in"]


def test_without_an_address_nothing_is_mailed(office):
    office.taken_in()

    assert db.session.query(Mail).count() == 0


def test_each_step_that_concerns_the_applicant_is_told_once(office):
    taken = office.registered(applicant=applicant(email=MAILED))
    office.decide(taken, "examine", "correct", by=office.clerk, text="所需信息不明确")
    asked, once = NoticeSent("请明确年度", office.day), key()

    for _ in range(2):
        actions.ask_correction(taken.id, asked, by=office.clerk, key=once, at=office.at)

    assert sorted(told()) == ["request correction_asked", "request handed_in"]


def test_no_mail_names_the_applicant_or_what_was_asked(office):
    office.taken_in(applicant=applicant(email=MAILED))

    row = db.session.query(Notice).join(Mail).one()

    said = f"{row.title} {row.values} {row.link}"
    assert IDENTITY not in said
    assert "王建军" not in said
    assert "补助资金" not in said


def test_a_mail_leads_to_the_page_with_its_number_and_without_a_code(office):
    taken = office.taken_in(applicant=applicant(email=MAILED))

    row = db.session.query(Notice).join(Mail).one()

    assert unquote(row.link) == f"/follow?number={taken.number}"


def test_what_is_answered_is_due_no_more(office):
    taken = office.collected()
    office.answered(taken, "A1", link="https://example.gov.cn/a")
    office.decide(taken, "sign", "approve", by=office.leader)

    office.handed_over(taken)

    assert db.session.get_one(Review, taken.review_id).deadline_on is None
    assert taken.due_on == date(2026, 3, 30)
