"""What the file of a case says of the opinions that were sought."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from app.requests.archive.queries import Whole
from app.requests.archive.reading import papers_of
from app.requests.opinions.words import Stance, Weighing

pytestmark = pytest.mark.slow


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
