"""The review sheet on the page, and as PDF made in a child of the worker."""

import pytest

from app.jobs.worker import Worker
from app.kit.db import db
from app.review.models import Sheet
from tests import factories
from tests.review.chain import NOW


@pytest.fixture
def asked(chain, app):
    """A sheet that was asked for, and the client that asked."""
    chain.until("sign")
    client = app.test_client().sign_in(chain.people["office_review"])
    answer = client.post(f"/reviews/{chain.review.id}/sheet")
    return client, answer.headers["Location"]


def test_the_page_says_who_decided_what(chain, app):
    chain.until("sign")
    client = app.test_client().sign_in(chain.people["draft"])

    page = client.get(f"/reviews/{chain.review.id}/sheet").get_data(as_text=True)

    assert "赵建国" in page
    assert "审批单" in page
    assert "表述：适当" in page


def test_progress_is_shown_until_the_worker_has_made_it(asked):
    client, address = asked

    page = client.get(address).get_data(as_text=True)

    assert "正在生成审批单" in page
    assert client.get(f"{address}.pdf").status_code == 404


@pytest.mark.slow
def test_the_worker_makes_a_pdf(asked):
    client, address = asked

    Worker().run_due()

    pdf = client.get(f"{address}.pdf")
    assert pdf.data.startswith(b"%PDF-")
    assert "审批单已生成" in client.get(address).get_data(as_text=True)


def test_another_organ_gets_no_sheet(asked, app):
    stranger = factories.person("disclosure_office", organ=factories.organ("云溪县商务局"))
    _, address = asked

    assert app.test_client().sign_in(stranger).get(f"{address}.pdf").status_code == 404


def test_a_sheet_that_fails_says_so(asked, chain):
    client, address = asked
    sheet = db.session.query(Sheet).one()
    sheet.failed_at = NOW
    db.session.commit()

    assert "生成失败" in client.get(address).get_data(as_text=True)
