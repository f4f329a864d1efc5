"""How often the same applicant asks, and who opens an identity number."""

from datetime import date

import pytest

from app.audit.queries import of_subject
from app.kit.db import db
from app.requests.errors import NotTheOffice
from app.requests.supervision import errors
from app.requests.supervision.identity import open_numbers
from app.requests.supervision.same_applicant import frequency_of, requests_of_applicant
from tests.requests.office import IDENTITY, applicant

FORTY = 40


@pytest.fixture
def many(office):
    """Forty requests of one person on one day."""
    for number in range(FORTY):
        taken = office.taken_in(description=f"第{number}件申请的内容")
    return taken


def test_forty_requests_in_a_month_are_counted_and_flagged(office, many, committed, client):
    db.session.commit()
    assert frequency_of(many).month == FORTY

    page = client.sign_in(office.clerk).get(f"/requests/{many.id}").text

    assert "同一申请人当月申请 40 件，当年 40 件。" in page
    assert "申请较多" in page


def test_other_months_count_for_the_year_only(office):
    office.taken_in(handed_in_on=date(2026, 2, 28))
    office.taken_in(handed_in_on=date(2025, 12, 31))
    taken = office.taken_in()

    found = frequency_of(taken)

    assert (found.month, found.year) == (1, 2)
    assert not found.is_high


def test_another_applicant_is_not_counted(office):
    office.taken_in()
    other = office.taken_in(applicant=applicant(paper_number="11010119900307109X"))

    assert frequency_of(other).month == 1


def test_they_are_listed_by_pages(office, many):
    page = requests_of_applicant(office.clerk, many, number=2)

    assert len(page.rows) == FORTY // 2
    assert not page.has_next


def test_the_number_is_shown_once_and_the_trail_tells(office, committed, client):
    taken = office.taken_in()
    db.session.commit()
    desk = client.sign_in(office.clerk)
    assert IDENTITY not in desk.get(f"/requests/{taken.id}/identity").text

    page = desk.post(f"/requests/{taken.id}/identity", data={"reason": "核对邮寄签收人身份"})

    assert IDENTITY in page.text
    assert page.headers["Cache-Control"] == "no-store"
    acts = [entry.act for entry in of_subject(str(taken.id)).rows]
    assert "identity number opened" in acts
    assert IDENTITY not in desk.get(f"/requests/{taken.id}").text


def test_nobody_opens_it_without_a_reason(office, committed, client):
    taken = office.taken_in()
    db.session.commit()

    page = client.sign_in(office.clerk).post(f"/requests/{taken.id}/identity", data={"reason": ""})

    assert page.status_code == 422
    assert IDENTITY not in page.text


def test_how_often_somebody_opens_numbers_is_noted(office):
    taken = office.taken_in()

    counts = [
        open_numbers(taken.id, by=office.clerk, reason="核对身份", at=office.at).within_a_day
        for _ in range(3)
    ]

    assert counts == [1, 2, 3]


def test_only_the_office_opens_it(office):
    taken = office.assigned()

    with pytest.raises(NotTheOffice):
        open_numbers(taken.id, by=office.drafter, reason="核对身份", at=office.at)
    with pytest.raises(errors.ReasonNeeded):
        open_numbers(taken.id, by=office.clerk, reason=" ", at=office.at)
