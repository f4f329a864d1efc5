"""The list and the document as PDF, made in a child of the worker."""

from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader

from app.jobs.worker import Worker
from app.kit.db import db
from app.publishing import actions, versions
from app.publishing.models import FilingPaper
from tests.publishing.conftest import NOON


def text_of(pdf):
    pages = PdfReader(BytesIO(pdf)).pages
    return "".join("".join(page.extract_text() for page in pages).split())


def made(client, address):
    """The PDF somebody asked for, after the worker did its turn."""
    where = client.post(address).location
    Worker().run_due()
    assert "材料已生成" in client.get(where).get_data(as_text=True)
    return text_of(client.get(f"{where}.pdf").data)


@pytest.mark.slow
def test_the_list_of_one_authority_as_pdf(client, office, filings):
    client.sign_in(office.clerk)

    text = made(client, f"/filings/list.pdf?authority={filings[0].authority_id}")

    assert "云川市商务局备案清单" in text
    assert filings[0].publication.index_number in text
    assert "备案机关2" not in text


@pytest.mark.slow
def test_the_document_is_printed_as_it_was_when_the_filing_was_opened(client, office, filings):
    publication = filings[0].publication
    document = actions.begin_change(publication.id, by=office.drafter, explanation="更正", at=NOON)
    draft = replace(versions.draft_of(document), body="更正后的正文。")
    actions.save_draft(
        document.id, by=office.drafter, draft=draft, seen=document.version_number, at=NOON
    )
    actions.publish(office.signed(document), {}, NOON)
    client.sign_in(office.clerk)

    text = made(client, f"/filings/{filings[0].id}/document.pdf")

    assert publication.index_number in text
    assert "稳定和扩大消费" in text
    assert "更正后的正文" not in text


def test_a_paper_that_cannot_be_made_says_so(client, office, filings):
    client.sign_in(office.clerk)
    where = client.post("/filings/list.pdf").location
    waiting = client.get(where).get_data(as_text=True)
    paper = db.session.query(FilingPaper).one()
    paper.failed_at = NOON
    db.session.commit()

    assert "正在生成材料" in waiting
    assert "生成失败" in client.get(where).get_data(as_text=True)
    assert client.get(f"{where}.pdf").status_code == 404


def test_another_organ_gets_no_paper(client, office, elsewhere, filings):
    client.sign_in(office.clerk)
    where = client.post("/filings/list.pdf").location
    client.sign_in(elsewhere.clerk)

    assert client.get(where).status_code == 404
    assert client.get(f"{where}.pdf").status_code == 404
    assert client.post(f"/filings/{filings[0].id}/document.pdf").status_code == 404
