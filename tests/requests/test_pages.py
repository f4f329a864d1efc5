"""The pages of requests as staff use them."""

import re
from io import BytesIO
from urllib.parse import unquote

import pytest

from app.kit.db import db
from app.kit.time import standing_at
from app.law.receipt import Channel
from app.requests.models import DisclosureRequest, RequestState
from tests import factories
from tests.files.poisoned import pdfs
from tests.requests.office import IDENTITY, TODAY, applicant

FORM = {
    "channel": "counter", "handed_in_on": "2026-03-02", "kind": "natural_person",
    "name": "𠮷田·买买提", "paper": "resident_id", "paper_number": IDENTITY,
    "phone": "13800000000", "address": "云川市人民路1号", "agent_paper": "resident_id",
    "description": "2025年农贸市场改造补助资金发放名单",
    "wanted_form": "paper", "wanted_way": "post", "key": "k1",
}  # fmt: skip


@pytest.fixture
def at_the_desk(office, committed, client, sign_in):
    """The clerk of the disclosure office, signed in."""
    db.session.commit()
    return sign_in(client, office.clerk)


def test_a_request_is_taken_in_at_the_counter(office, at_the_desk):
    page = at_the_desk.post("/requests/new", data=FORM, follow_redirects=True)

    assert "云商依申〔2026〕1号" in page.text
    assert "政府信息公开申请接收回执" in page.text
    assert re.search(r"[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}", page.text)


def test_what_is_wrong_stands_beside_the_field_and_nothing_is_lost(office, at_the_desk):
    wrong = FORM | {"paper_number": "110101199003070135"}

    page = at_the_desk.post("/requests/new", data=wrong)

    assert page.status_code == 422
    assert "号码有误，请与证件核对。" in page.text
    assert "𠮷田·买买提" in page.text


def test_what_is_said_of_an_agent_without_a_name_is_not_dropped(office, at_the_desk):
    page = at_the_desk.post("/requests/new", data=FORM | {"agent_phone": "13900000001"})

    assert page.status_code == 422
    assert "请填写代理人姓名" in page.text
    assert 'value="13900000001"' in page.text


def test_the_key_enter_takes_a_request_in(office, at_the_desk):
    form = at_the_desk.get("/requests/new").text.split('action="/requests/new">')[1]

    submits = [tag for tag in form.split("<") if 'type="submit"' in tag]
    assert "formaction" not in submits[0]


def test_the_identity_number_is_masked_on_the_page_of_the_request(office, at_the_desk):
    at_the_desk.post("/requests/new", data=FORM)
    found = db.session.query(DisclosureRequest).one()

    page = at_the_desk.get(f"/requests/{found.id}")

    assert "𠮷田·买买提" in page.text
    assert IDENTITY not in page.text
    assert "1101************34" in page.text


def test_why_a_request_cannot_be_registered_stands_there_before_anybody_tries(office, at_the_desk):
    taken = office.taken_in(Channel.WEB)
    db.session.commit()

    page = at_the_desk.get(f"/requests/{taken.id}").text

    assert "本申请尚未与申请人确认" in page
    assert f"/requests/{taken.id}/register" not in page
    assert f"/requests/{taken.id}/confirm" in page


def test_why_a_case_cannot_be_archived_stands_there_before_anybody_tries(office, at_the_desk):
    served = office.served()
    db.session.commit()

    before = at_the_desk.get(f"/requests/{served.id}").text
    office.proved(served)
    db.session.commit()

    assert "缺少送达凭证" in before
    assert f"/requests/{served.id}/archive" not in before
    assert f"/requests/{served.id}/archive" in at_the_desk.get(f"/requests/{served.id}").text


def test_whoever_works_on_it_sees_all_that_the_applicant_wrote(office, at_the_desk):
    written = applicant(
        kind="business", name="云川滨江市场公司", paper="other", paper_number="X12345",
        representative="王五", contact="郑小兰", postcode="655000", agent="李华",
        agent_paper="passport", agent_paper_number="E12345678", agent_phone="13900000001",
    )  # fmt: skip
    taken = office.taken_in(applicant=written, needs_help=True, is_own_information=True)
    db.session.commit()

    page = at_the_desk.get(f"/requests/{taken.id}").text

    for said in ("王五", "郑小兰", "655000", "李华", "护照", "13900000001", "第四十三条"):
        assert said in page
    assert "E12345678" not in page


def test_the_second_of_two_clerks_reads_who_was_first(office, at_the_desk, client, sign_in):
    office.give(office.head, "disclosure_office")
    taken = office.taken_in(Channel.WEB)
    db.session.commit()
    here, said = f"/requests/{taken.id}", {"key": "k1", "on": TODAY.isoformat(), "how": "致电确认"}
    with standing_at(office.at):
        first = [at_the_desk.post(f"{here}/confirm", data=said).status_code for _ in range(2)]
        at_the_desk.post(f"{here}/register", data={"key": "k2"})

        desk = sign_in(client, office.head)
        told = desk.post(f"{here}/confirm", data=said | {"key": "k3", "how": "致电再次确认"})
        done = desk.post(f"{here}/register", data={"key": "k4"})

    assert first == [303, 303]
    assert (told.status_code, done.status_code) == (409, 409)
    assert "何静" in told.text
    assert "该环节已由 何静" in done.text


def test_another_organ_sees_nothing(office, committed, client, sign_in):
    taken = office.taken_in()
    stranger = factories.person("disclosure_office", organ=factories.organ("青禾县统计局"))
    db.session.commit()

    page = sign_in(client, stranger).get(f"/requests/{taken.id}")

    assert page.status_code == 404


def test_the_whole_way_through_the_pages(office, committed, client, sign_in):
    # given a registered request at the unit
    taken = office.assigned()
    db.session.commit()
    here = f"/requests/{taken.id}"

    # when the unit searches and answers, and everybody agrees
    desk = sign_in(client, office.drafter)
    assert "登记检索情况并提交" in desk.get(here).text
    searched = {
        "key": "s", "places": "档案室", "words": "补助", "persons": "李晓燕",
        "searched_on": "2026-03-02", "is_found": "no", "result": "没有相关记录",
    }  # fmt: skip
    assert desk.post(f"{here}/search", data=searched).status_code == 303
    office.decide(taken, "consider", "draft", by=office.drafter)
    db.session.commit()
    answer = {"key": "a", "code": "U1a", "text": "经检索不存在", "seen": "0"}
    answer |= {"fact-search_record": "见检索记录", "hand_in": "1"}
    assert desk.post(f"{here}/answer", data=answer).status_code == 303

    # then it waits for the leader
    db.session.expire_all()
    assert office.open_steps(taken) == ["签发"]


def test_an_answer_that_lacks_something_is_not_handed_in(office, committed, client, sign_in):
    taken = office.collected()
    db.session.commit()
    desk = sign_in(client, office.drafter)

    answer = {"key": "a", "code": "U1b", "text": "不属于本机关", "seen": "0", "hand_in": "1"}
    page = desk.post(f"/requests/{taken.id}/answer", data=answer)

    assert page.status_code == 422
    assert "负责公开的机关名称" in page.text


def test_the_proof_names_each_day(office, committed, client, sign_in):
    taken = office.registered()
    db.session.commit()

    page = sign_in(client, office.clerk).get(f"/requests/{taken.id}/proof")

    assert "2026-03-30" in page.text
    assert "收到申请之日，不计入期限。" in page.text


def test_the_list_shows_the_most_urgent_first(office, committed, client, sign_in):
    first = office.registered()
    office.later(days=3)
    office.taken_in(description="另外一件申请的内容")
    db.session.commit()

    page = sign_in(client, office.clerk).get("/requests")

    assert page.text.index(first.number) < page.text.index("云商依申〔2026〕2号")
    assert first.state is RequestState.IN_HAND


def test_a_unit_without_part_does_not_see_the_request(office, committed, client, sign_in):
    taken = office.assigned()
    db.session.commit()

    page = sign_in(client, office.other_drafter).get(f"/requests/{taken.id}")

    assert page.status_code == 404


def test_an_answer_is_not_served_before_it_was_signed(office, committed, client, sign_in):
    taken = office.collected()
    office.answered(taken, "A1", link="https://example.gov.cn/a")
    office.later(days=2)
    office.decide(taken, "sign", "approve", by=office.leader)
    office.printed(taken)
    db.session.commit()
    desk = sign_in(client, office.clerk)

    page = desk.post(
        f"/requests/{taken.id}/serve",
        data={"key": "s", "way": "direct", "served_on": "2026-03-02", "receiver": "王建军"},
    )

    assert page.status_code == 422
    assert "送达日期不能早于该日" in page.text


def test_a_request_is_found_by_name_and_the_name_stands_in_no_address(
    office, committed, client, sign_in
):
    taken = office.taken_in()
    db.session.commit()
    desk = sign_in(client, office.clerk)

    sent = desk.post("/requests/by-name", data={"name": "王建军"})

    assert "王" not in unquote(sent.location)
    assert taken.number in desk.get(sent.location).text
    other = desk.post("/requests/by-name", data={"name": "王建"})
    assert taken.number not in desk.get(other.location).text


def test_properties_of_a_redacted_copy_are_refused_until_somebody_knows_of_them(
    office, committed, client, sign_in
):
    taken = office.collected()
    db.session.commit()
    sign_in(client, office.drafter)

    def put_in(**ticked):
        upload = (BytesIO(pdfs.pdf(change=pdfs.authored)), "副本.pdf")
        sent = {"role": "redacted", "upload": upload, **ticked}
        return client.post(f"/requests/{taken.id}/files", data=sent, follow_redirects=True)

    assert "文件属性中仍有信息：文档属性“作者”" in put_in().text
    assert "文件已归入案卷。" in put_in(without_properties="y").text


def test_a_history_in_which_nothing_happened_says_so(office, at_the_desk):
    at_the_desk.post("/requests/new", data=FORM)
    found = db.session.query(DisclosureRequest).one()

    assert "尚未作出任何决定。" in at_the_desk.get(f"/requests/{found.id}").text
