"""What the file of a case says of the opinions that were sought."""

import io
from io import BytesIO

import pytest
from pypdf import PdfReader

from app.notices.letters import jobs as letter_jobs
from app.notices.letters.models import Way
from app.notices.letters.values import Service
from app.requests.actions.sending import send_letter
from app.requests.archive.queries import Whole
from app.requests.archive.reading import papers_of
from app.requests.archive.rules import without_proof
from app.requests.opinions.words import Stance, Weighing
from app.requests.values import Dispatch, Upload
from tests.requests.office import PRINTED, key

pytestmark = [pytest.mark.slow, pytest.mark.databases("sqlite")]  # about paper, not rows


def paper_of(seeking, *, is_masked):
    """The text of the paper about the opinion."""
    case = Whole(seeking.request, [])
    papers = papers_of(case, is_masked=is_masked, at=seeking.office.at)
    (found,) = (each for each in papers if each.title == "征求意见情况（1）")
    return "".join(page.extract_text() for page in PdfReader(BytesIO(found.content)).pages)


def test_letter_answer_and_weighing_are_on_file(seeking):
    (company,) = seeking.send()
    seeking.answers(company, Stance.REFUSES)
    seeking.weigh(company, Weighing.WITHHOLD)

    text = paper_of(seeking, is_masked=False)

    for word in (company.number, "云川鲜达市场有限公司", "涉及客户名单", "不予公开", "13900000000"):
        assert word in text


def test_the_masked_copy_tells_not_how_the_party_is_reached(seeking):
    seeking.send()

    text = paper_of(seeking, is_masked=True)

    assert "云川鲜达市场有限公司" in text
    assert "13900000000" not in text


def test_the_file_holds_each_letter_and_the_proof_that_it_went_out(seeking):
    (company,) = seeking.drawn()
    office, paper = seeking.office, seeking.paper_of(company)
    letter_jobs.keep_letter({"letter": str(paper.id)}, office.at, PRINTED)
    assert without_proof(seeking.request) == [f"政府信息公开征求第三方意见书 {paper.number_text}"]

    receipt = Upload(io.BytesIO("挂号信收据".encode()), "收据.txt")
    posted = Service(Way.POST, office.day, "环城路8号", posting_number="XA12345678933")
    send_letter(
        seeking.request.id, paper.id, Dispatch(posted, receipt), by=office.clerk, key=key(),
        at=office.at,
    )  # fmt: skip

    papers = papers_of(Whole(seeking.request, []), is_masked=False, at=office.at)
    titles = [each.title for each in papers]
    assert without_proof(seeking.request) == []
    for expected in (paper.number_text, f"{paper.number_text} 送达凭证"):
        assert f"政府信息公开征求第三方意见书 {expected}" in titles
