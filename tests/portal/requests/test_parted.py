"""What an applicant reads whose request was split or merged, or whose day was put right."""

from app.kit.db import db
from app.requests import numbers
from app.requests.supervision import merging, splitting
from app.requests.supervision.merging import Merge
from app.requests.supervision.splitting import Split
from tests.requests.office import key


def test_the_numbers_of_the_pieces_stand_on_the_page(applicant, office):
    taken = office.registered()
    pieces = ("2025年补助发放名单", "2025年招标文件")
    order = Split(taken.id, pieces, "分属两个科室", key())
    splitting.split(order, by=office.clerk, at=office.at)
    db.session.commit()

    applicant.follow(taken.number, numbers.code_of(taken))
    page = applicant.client.get("/follow/request").text

    assert "云商依申〔2026〕2号、云商依申〔2026〕3号" in page
    assert "您的申请已按事项拆分，分别办理。" in page


def test_the_request_that_goes_on_is_named(applicant, office):
    first = office.registered()
    office.later(days=1)
    second = office.registered()
    merging.merge(Merge(second.id, first.number, "重复申请", key()), by=office.clerk, at=office.at)
    db.session.commit()

    applicant.follow(second.number, numbers.code_of(second))

    assert f"由 {first.number} 继续办理" in applicant.client.get("/follow/request").text
