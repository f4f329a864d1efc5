"""The proof of the term, by months on the page and as PDF."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from app.jobs.worker import Worker
from app.kit.db import db
from app.requests import ledger
from app.requests.supervision.proofs import months_of
from tests import factories


@pytest.fixture
def taken(office, committed):
    found = office.registered()
    db.session.commit()
    return found


def test_the_days_stand_by_months_and_are_numbered_through(taken):
    months = months_of(ledger.proof_of(taken))

    assert [month.first.isoformat() for month in months] == ["2026-03-01"]
    assert months[0].counted == 20
    assert months[0].days[-1].number == 20


def test_the_page_says_what_happened_and_each_day(office, taken, client):
    page = client.sign_in(office.clerk).get(f"/requests/{taken.id}/proof").text

    assert "2026-03：计入 20 日" in page
    assert "收到申请之日，不计入期限。" in page
    assert "星期一" in page


@pytest.mark.slow
def test_the_worker_makes_the_pdf_without_a_name_in_it(office, taken, client):
    number, desk = taken.number, client.sign_in(office.clerk)
    address = desk.post(f"/requests/{taken.id}/proof").headers["Location"]
    assert "正在生成期限证明" in desk.get(address).text

    Worker().run_due()

    pdf = desk.get(f"{address}.pdf")
    text = "".join(page.extract_text() for page in PdfReader(BytesIO(pdf.data)).pages)
    assert number in text
    assert "2026-03-30" in text
    assert "王建军" not in text


def test_another_organ_gets_no_proof(office, taken, client):
    address = client.sign_in(office.clerk).post(f"/requests/{taken.id}/proof").headers["Location"]
    stranger = factories.person("disclosure_office", organ=factories.organ("青禾县统计局"))
    db.session.commit()

    assert client.sign_in(stranger).get(address).status_code == 404
