"""The pages of reconsideration and litigation as the office uses them."""

from io import BytesIO

import pytest

from app.kit.db import db
from app.requests.models import RequestRemedy, RequestState
from tests import factories

FILED = {
    "key": "f", "kind": "reconsideration", "instance": "",
    "body": "云川市人民政府", "number": "云府复〔2026〕3号",
    "on": "2026-04-01", "claims": "请求撤销答复",
}  # fmt: skip
RULING = {
    "key": "r", "outcome": "corrected", "decided_on": "2026-06-01", "on": "2026-06-02",
    "number": "云府复〔2026〕8号", "orders_anew": "y",
}  # fmt: skip


@pytest.fixture
def taken(office, committed):
    """Answered with a refusal."""
    taken = office.served()
    db.session.commit()
    return taken


@pytest.fixture
def desk(office, taken, client, sign_in):
    return sign_in(client, office.clerk)


def recorded(desk, taken):
    answer = desk.post(f"/requests/{taken.id}/remedies", data=FILED)
    assert answer.status_code == 303
    return answer.headers["Location"]


def test_it_is_recorded_answered_and_settled(desk, taken):
    here = recorded(desk, taken)
    assert "2026-04-16" in desk.get(here).text

    desk.post(f"{here}/answer", data={"key": "a", "on": "2026-04-10"})
    desk.post(f"{here}/ruling", data=RULING)

    page = desk.get(here).text
    assert "结果纠正" in page
    assert "2026-04-10" in page
    db.session.expire_all()
    assert taken.state is RequestState.RECEIVED
    case = desk.get(f"/requests/{taken.id}").text
    assert "已撤销，依据：云府复〔2026〕8号" in case
    assert "重新办理前的办理过程" in case
    assert "所载答复已撤销" in case


def test_what_is_not_settled_is_said_in_the_language_of_each_reader(desk, taken):
    here = recorded(desk, taken)
    assert "尚未审结" in desk.get(here).text

    desk.set_cookie("language", "en")
    page = desk.get(here).text

    assert "not settled yet" in page
    assert "尚未审结" not in page


def test_a_suit_without_instance_comes_back_with_the_reason(desk, taken):
    page = desk.post(f"/requests/{taken.id}/remedies", data=FILED | {"kind": "direct_suit"})

    assert page.status_code == 422
    assert "请选择诉讼审级。" in page.text
    assert "云川市人民政府" in page.text


def test_the_list_leads_from_the_sums_to_the_cases(desk, taken):
    recorded(desk, taken)
    page = desk.get("/requests/remedies")
    assert "云府复〔2026〕3号" in page.text

    listed = desk.get("/requests/remedies?year=2026&kind=reconsideration&cell=pending")
    others = desk.get("/requests/remedies?year=2026&kind=reconsideration&cell=upheld")

    assert taken.number in listed.text
    assert taken.number not in others.text


@pytest.mark.parametrize("asked", ["year=abc", "year=99999", "cell=x&year=2026", "kind=x"])
def test_an_address_that_means_nothing_shows_the_list(desk, asked):
    assert desk.get(f"/requests/remedies?{asked}").status_code == 200


def test_a_paper_is_added_to_it(desk, taken):
    here = recorded(desk, taken)
    paper = {"key": "p", "role": "remedy_paper", "upload": (BytesIO(b"text"), "notice.txt")}

    desk.post(f"{here}/papers", data=paper, content_type="multipart/form-data")

    assert "notice.txt" in desk.get(here).text


def test_the_head_of_the_office_reads_and_records_nothing(office, desk, taken, client, sign_in):
    here = recorded(desk, taken)
    head = sign_in(client, office.head)

    assert head.get(here).status_code == 200
    assert head.post(f"{here}/answer", data={"key": "a", "on": "2026-04-10"}).status_code == 403


def test_another_organ_finds_nothing(desk, taken, client, sign_in):
    recorded(desk, taken)
    remedy = db.session.query(RequestRemedy).one()
    stranger = factories.person("disclosure_office", organ=factories.organ("青禾县统计局"))
    db.session.commit()
    elsewhere = sign_in(client, stranger)

    assert elsewhere.get(f"/requests/remedies/{remedy.id}").status_code == 404
    assert elsewhere.get(f"/requests/{taken.id}/remedies").status_code == 404
