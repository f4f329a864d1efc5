"""The editor of an answer: it asks for what the decision needs, and shows the letter."""

import pytest

from app.kit.db import db
from app.requests import answers
from tests.requests.office import IDENTITY


@pytest.fixture
def desk(office, committed, client, sign_in):
    """The drafter before a request that is to be answered."""
    taken = office.collected()
    db.session.commit()
    desk = sign_in(client, office.drafter)
    desk.here = f"/requests/{taken.id}/answer"
    desk.taken = taken
    return desk


def sent(**fields):
    return {"key": "a", "seen": "0", "text": ""} | fields


def test_only_what_the_decision_needs_is_asked(desk):
    desk.post(desk.here, data=sent(code="U1b", go_on="1"))

    page = desk.get(desk.here)

    assert "负责公开的机关" in page.text
    assert "保密审查" not in page.text


def test_choosing_a_decision_brings_its_fields_alone(desk):
    part = desk.post(f"{desk.here}/needs", data=sent(code="D2"), headers={"HX-Request": "true"})

    assert 'id="fact-forbidding_law"' in part.text
    assert "<html" not in part.text
    assert answers.shown(desk.taken.id).code == ""


def test_what_was_typed_is_there_again_when_one_returns_to_a_decision(desk):
    typed = {"fact-discretion_reason": "属于内部工作流程", "fact-which": "work_procedure"}

    other = desk.post(f"{desk.here}/needs", data=sent(code="U2", **typed))

    assert 'type="hidden" name="fact-discretion_reason" value="属于内部工作流程"' in other.text
    assert 'type="hidden" name="fact-which" value="work_procedure"' in other.text
    again = desk.post(f"{desk.here}/needs", data=sent(code="D5", **typed))
    assert "属于内部工作流程</textarea>" in again.text


def test_who_needs_the_opinion_of_a_third_party_reads_how_it_is_sought(desk):
    part = desk.post(f"{desk.here}/needs", data=sent(code="D4"))

    assert "请在审查页面撤回“研判”，再选择需征求意见。" in part.text
    assert "撤回“研判”" not in desk.post(f"{desk.here}/needs", data=sent(code="D5")).text


def test_where_no_earlier_answer_can_be_chosen_the_page_says_so(desk):
    part = desk.post(f"{desk.here}/needs", data=sent(code="N2"))

    assert "尚无已向该申请人送达的答复" in part.text
    assert 'name="fact-earlier"' not in part.text


def test_a_ground_brings_at_once_what_it_asks_for(desk):
    rows = {"ground-code": "D2", "ground-place": "第3页", "ground-reason": ""}

    part = desk.post(f"{desk.here}/needs", data=sent(code="A3", **rows))

    assert 'id="fact-forbidding_law"' in part.text
    assert 'value="第3页"' in part.text


def test_the_letter_stands_beside_the_form(desk):
    desk.post(desk.here, data=sent(code="U2", **{"fact-what_would_be_needed": "统计表"}))

    page = desk.get(desk.here)

    assert "政府信息需另行制作告知书" in page.text
    assert "需要另行制作的内容为：统计表。" in page.text


def test_other_words_stand_in_the_letter(desk):
    desk.post(desk.here, data=sent(code="U2", **{"fact-what_would_be_needed": "统计表"}))

    desk.post(
        f"{desk.here}/wording", data={"seen": "1", "paragraph-2": "经审查，没有现成的统计表。"}
    )

    assert "经审查，没有现成的统计表。" in desk.get(desk.here).text


def test_what_a_rule_says_is_not_reworded(desk):
    desk.post(desk.here, data=sent(code="U2", **{"fact-what_would_be_needed": "统计表"}))

    page = desk.post(
        f"{desk.here}/wording", data={"seen": "1", "paragraph-1": "本机关没有收到申请。"}
    )

    assert page.status_code == 422
    assert "第2段的内容依规定生成，不能修改。" in page.text


def test_an_identity_number_in_a_reason_is_refused(desk):
    wrong = {"fact-discretion_reason": f"涉及{IDENTITY}的人事材料"}

    page = desk.post(desk.here, data=sent(code="D5", **wrong))

    assert page.status_code == 422
    assert "身份证号码" in page.text
    assert answers.shown(desk.taken.id).code == ""


def test_a_page_of_this_portal_that_is_not_public_is_no_answer(desk, office):
    facts = {"fact-title": "通知", "fact-link": f"https://a.example/p/{office.organ.code}/2026-9"}

    page = desk.post(desk.here, data=sent(code="A1", hand_in="1", **facts))

    assert page.status_code == 422
    assert "并未公开" in page.text


def test_what_is_lacking_is_told_in_the_editor_and_what_was_written_is_saved(desk):
    written = sent(code="D5", hand_in="1", **{"fact-which": "work_procedure"})

    page = desk.post(desk.here, data=written | {"text": "请审核"})

    assert page.status_code == 422
    assert "本答复尚缺" in page.text
    assert answers.shown(desk.taken.id).text == "请审核"
    more = {"seen": "1", "fact-discretion_reason": "属于内部工作流程"}
    assert desk.post(desk.here, data=written | more).status_code == 303


@pytest.mark.parametrize("more", [{}, {"hand_in": "1"}], ids=["saved", "handed in"])
def test_the_same_answer_sent_twice_is_taken_once(desk, more):
    facts = {"fact-which": "work_procedure", "fact-discretion_reason": "属于内部工作流程"}

    answered = [desk.post(desk.here, data=sent(code="D5", **facts) | more) for _ in range(2)]

    assert [each.status_code for each in answered] == [303, 303]
    assert answered[0].headers["Location"] == answered[1].headers["Location"]
    assert answers.shown(desk.taken.id).saved == 1


def test_a_day_that_is_none_is_told_beside_its_field(desk):
    page = desk.post(desk.here, data=sent(code="D1", **{"fact-examined_on": "2026-02-31"}))

    assert page.status_code == 422
    assert 'id="fact-examined_on-error"' in page.text
