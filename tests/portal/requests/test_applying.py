"""Applying on the portal: the form, the last look, the receipt."""

import io
import logging
import re

import pytest
from sqlalchemy import select

from app.audit.models import AuditEntry, AuditWords
from app.kit.db import db
from app.law.receipt import Channel
from app.requests import ledger
from app.requests.models import EventKind, FileRole, RequestFile, RequestSettings
from tests import factories
from tests.portal.papers import paper
from tests.portal.requests.conftest import FORM, NAME, TEXT, requests_there
from tests.requests.office import IDENTITY


def test_what_is_written_is_shown_once_more_before_it_is_sent(applicant):
    page = applicant.check()

    assert page.status_code == 200
    assert NAME in page.text
    assert TEXT in page.text
    assert requests_there() == []


def test_who_sends_the_form_gets_number_and_code(applicant):
    number, code = applicant.applied()

    (taken,) = requests_there()
    assert taken.number == number
    assert taken.channel is Channel.WEB
    assert EventKind.APPLICANT_CONFIRMED in {each.kind for each in ledger.events_of(taken.id)}
    assert applicant.follow(number, code).status_code == 303


def test_the_same_form_sent_twice_gives_the_same_receipt(applicant):
    first = applicant.applied()

    assert applicant.applied() == first
    assert len(requests_there()) == 1


def test_the_same_text_on_the_same_day_is_not_registered_again(applicant):
    number, _code = applicant.applied()

    page = applicant.send(key="k2")

    assert page.status_code == 409
    assert number in page.text
    assert len(requests_there()) == 1


def test_somebody_else_may_ask_the_same_and_learns_nothing(applicant):
    number, _code = applicant.applied()

    page = applicant.send(key="k2", paper_number="11010119900307803X", name="李华")

    assert page.status_code == 303
    assert number not in page.text
    assert len(requests_there()) == 2


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"paper_number": "110101199003070135"}, "号码有误，请与证件核对。"),
        ({"description": ""}, "必填"),
        ({"phone": "", "address": ""}, "请填写"),
        ({"wanted_way": "fax"}, "选择该获取途径的，须填写相应的地址"),
        ({"paper": "credit_code"}, ""),
        ({"who": "organisation"}, ""),
    ],
)
def test_what_is_wrong_stands_beside_the_field_and_nothing_is_lost(applicant, change, sentence):
    page = applicant.check(**change)

    assert page.status_code == 422
    assert 'class="field-error"' in page.text
    assert sentence in page.text
    assert NAME in page.text


def test_five_megabytes_of_text_are_refused_with_a_sentence(applicant):
    for send in (applicant.check, applicant.send):
        page = send(description="字" * (5 * 1024 * 1024 // 3))

        assert page.status_code == 422
        assert "超出允许的长度（5000 字），请改用附件。" in page.text


def test_an_organisation_is_offered_its_own_papers(applicant):
    page = applicant.client.get(f"{applicant.here}/form?who=organisation")

    assert "统一社会信用代码" in page.text
    assert "居民身份证" not in page.text.split("代理人")[0]


def test_files_come_along_and_a_bad_one_is_named(applicant):
    refused = applicant.send(files=(io.BytesIO(b"MZ"), "virus.exe"))
    assert refused.status_code == 422
    assert "virus.exe" in refused.text

    applicant.applied(files=(io.BytesIO("委托书".encode()), "委托书.txt"))

    (file,) = db.session.scalars(select(RequestFile))
    assert file.role is FileRole.FROM_APPLICANT


def test_more_files_than_allowed_are_refused(applicant):
    files = [(io.BytesIO(b"a"), f"{number}.txt") for number in range(6)]

    page = applicant.send(files=files)

    assert page.status_code == 422
    assert requests_there() == []


def test_the_form_names_what_is_public_already(applicant, office):
    paper(office.organ, "关于2025年农贸市场升级改造补助资金发放名单的公示")
    db.session.commit()

    page = applicant.client.post(f"{applicant.here}/alike", data={"description": TEXT})
    assert "关于2025年农贸市场升级改造补助资金发放名单的公示" in page.text
    assert "关于2025年" in applicant.check(look="1").text
    assert "关于2025年" not in applicant.check(look="1", description="机关食堂菜谱").text


def test_how_often_something_fitted_stands_with_the_request(applicant, office):
    paper(office.organ, "关于2025年农贸市场升级改造补助资金发放名单的公示")
    db.session.commit()

    applicant.applied(found_published="1")

    assert requests_there()[0].found_published == 1


def test_who_found_it_is_counted_and_nothing_else_is_kept(applicant, office, client, sign_in):
    page = applicant.client.post(f"{applicant.here}/found", follow_redirects=True)
    applicant.client.post(f"{applicant.here}/found")

    assert "没有提交任何申请" in page.text
    desk = sign_in(client, office.clerk)
    assert "今年有 2 人次查到所需公开信息，未再提出申请。" in desk.get("/requests").text


def test_an_address_cannot_flood_an_office(applicant):
    for number in range(10):
        applicant.send(key=f"k{number}", description=f"第{number}件申请的内容描述")

    page = applicant.send(key="k11", description="第11件申请的内容描述", paper="passport",
                          paper_number="E12345678")  # fmt: skip

    assert page.status_code == 429
    assert len(requests_there()) == 10
    assert "之后再试" in page.text
    assert 'name="description" value="第11件申请的内容描述"' in page.text


def test_nothing_personal_is_in_the_trail_or_in_the_log(applicant, caplog):
    with caplog.at_level(logging.DEBUG):
        applicant.applied()

    entries = db.session.scalars(select(AuditEntry)).all()
    words = db.session.scalars(select(AuditWords)).all()
    written = " ".join(
        [*(f"{each.details} {each.subject}" for each in entries), *(str(w.words) for w in words)]
    )
    logged = " ".join(record.getMessage() for record in caplog.records if "sql" not in record.name)
    for secret in (IDENTITY, NAME, FORM["phone"]):
        assert secret not in written
        assert secret not in logged


def test_everything_wrong_is_told_at_once(applicant):
    page = applicant.check(
        description="甲", name=" ", paper_number="110101199003070135", phone="1380",
        email="nonsense", wanted_way="post", address="",
    )  # fmt: skip

    assert page.status_code == 422
    for field in ("description", "name", "paper_number", "phone", "email", "wanted_way"):
        assert f'href="#{field}"' in page.text


def test_who_chooses_nothing_asks_for_files_to_be_fetched_here(applicant):
    page = applicant.client.get(f"{applicant.here}/form").text

    for name, usual in (("wanted_form", "electronic"), ("wanted_way", "online")):
        options = page.partition(f'id="{name}"')[2]
        assert re.findall(r'<option[^>]* value="(\w+)"', options)[0] == usual


def test_a_choice_that_is_none_is_told_beside_it(applicant):
    page = applicant.check(wanted_form="parchment", name="")

    assert page.status_code == 422
    assert 'href="#wanted_form"' in page.text
    assert 'href="#name"' in page.text


def test_the_guide_leads_to_the_form_and_names_the_other_ways(applicant, office):
    page = applicant.client.get(applicant.here).text

    for path in ("/form", "/form?who=organisation", "/blank"):
        assert f'href="{applicant.here}{path}"' in page
    assert "无需说明用途" in page
    assert "统一社会信用代码" in applicant.client.get(f"{applicant.here}/blank").text


def test_the_guide_says_what_the_organ_set_for_its_requests(applicant, office):
    fax, hours, pays = "0874-6120001", "工作日9:00—12:00", "到账户缴入国库"
    db.session.add(
        RequestSettings(
            organ_id=office.organ.id, address="云川市迎晖路16号", phone="0874-6120000",
            email="ysq@shangwu.example.cn", hours=hours, charges_fees=True, way_to_pay=pays,
            channels=[{"channel": "fax", "where": fax},
                      {"channel": "registered_mail", "where": "云川市第三邮政信箱"}],
        )
    )  # fmt: skip
    db.session.commit()

    page = applicant.client.get(applicant.here).text

    for said in (fax, "云川市第三邮政信箱", "云川市迎晖路16号", hours, "0874-6120000", pays):
        assert said in page
    assert "平常信函</dt>" not in page
    assert "寄送地址：云川市第三邮政信箱" in applicant.client.get(f"{applicant.here}/blank").text


def test_the_guide_speaks_of_no_fee_where_none_is_asked(applicant, office):
    page = applicant.client.get(applicant.here).text

    assert "不收取费用。" in page
    assert "信息处理费" not in page


def test_of_several_organs_one_is_chosen_and_a_closed_one_cannot_be(applicant, office):
    assert applicant.client.get("/apply").headers["Location"] == applicant.here
    closed = factories.organ("已撤并的机关")
    closed.is_active = False
    factories.organ("青禾县统计局")
    db.session.commit()

    page = applicant.client.get("/apply").text

    assert office.organ.name in page
    assert "青禾县统计局" in page
    assert "已撤并的机关" not in page
    assert applicant.client.get(f"/p/{closed.code}/apply").headers["Location"] == "/apply"
    assert applicant.client.get(f"/p/{closed.code}/apply/form").status_code == 404
