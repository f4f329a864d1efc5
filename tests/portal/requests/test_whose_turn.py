"""Whose turn it is, until when and why, while the applicant himself or others are waited for."""

import pytest

from app.kit.db import db
from app.kit.time import standing_at
from app.law.fees import Tariff
from app.requests import actions, numbers
from app.requests.fees import actions as fees
from app.requests.values import NoticeSent
from tests.requests.delaying import delayed, weighed
from tests.requests.office import key
from tests.requests.opinions.conftest import Seeking

WAY = "缴入市财政非税收入专户"


@pytest.fixture
def page(applicant, office):
    """``page(taken)``: what the applicant reads on the office's day."""

    def read(taken) -> str:
        db.session.commit()
        with standing_at(office.at):
            assert applicant.follow(taken.number, numbers.code_of(taken)).status_code == 303
            return applicant.client.get("/follow/request").text

    return read


@pytest.fixture
def charged(office):
    """A fee of 1080 yuan, its notice received on 2026-03-02: to be paid until 03-30."""
    fees.set_fees(office.organ.id, is_on=True, way_to_pay=WAY, by=office.head, at=office.at)
    taken = office.registered()
    fees.reckon_fee(taken.id, Tariff.PAGES, 119, by=office.clerk, at=office.at)
    fees.note_fee_received(taken.id, on=office.day, by=office.clerk, key=key(), at=office.at)
    return taken


@pytest.fixture
def unclear(office):
    """The applicant has until 2026-03-23 to correct what he asked for."""
    taken = office.registered()
    office.decide(taken, "examine", "correct", by=office.clerk, text="所需信息不明确")
    return actions.ask_correction(
        taken.id, NoticeSent("请写明年度", office.day), by=office.clerk, key=key(), at=office.at
    )


@pytest.fixture
def sought(office):
    """A company and an organ are asked, from 2026-03-02."""
    seeking = Seeking(office)
    seeking.send(seeking.asking(), seeking.organ())
    return seeking


def test_who_has_to_pay_reads_how_much_until_when_and_how(page, charged):
    text = page(charged)

    assert "等待您缴费：请于 2026-03-30（含当日）前缴纳信息处理费 1080 元。" in text
    assert WAY in text
    assert "等待行政机关办理" not in text


def test_a_fee_that_is_overdue_is_said_to_be(page, office, charged):
    office.later(days=30)

    assert "信息处理费 1080 元的缴纳期限已于 2026-03-30 届满" in page(charged)
    assert WAY not in page(charged)


def test_who_let_the_correction_lapse_is_told_so_and_asked_for_nothing(page, office, unclear):
    office.later(days=22)
    office.ring(unclear)
    assert "补正期限已届满" in page(unclear)

    office.decide(unclear, "correction_lapse", "lapsed", by=office.clerk, text="无正当理由逾期")

    assert "逾期未补正，视为放弃申请" in page(unclear)
    assert "在您完成所告知的事项之前" not in page(unclear)


def test_letters_to_two_parties_on_one_day_are_told_once(page, sought):
    text = page(sought.request)

    assert text.count("正在征求有关方面的意见，所需时间不计入答复期限。") == 1
    assert "行政机关正在征求有关方面的意见" in text


def test_of_two_opinions_the_first_lets_no_day_count_again(page, office, sought):
    company, bureau = sought.letters
    office.later(days=1)
    sought.answers(company)

    assert "征求意见已收到部分反馈" in page(sought.request)
    assert "答复期限继续计算" not in page(sought.request)

    sought.answers(bureau)
    assert "征求意见已收到反馈，答复期限继续计算。" in page(sought.request)


def test_when_a_party_stayed_silent_the_organ_is_waited_for_again(page, office, sought):
    for letter in sought.letters:
        sought.served(letter)
    office.later(days=30)

    text = page(sought.request)

    assert "等待行政机关办理" in text
    assert "行政机关正在征求有关方面的意见" not in text
    assert "其中征求意见的 15 个工作日未计入期限。" in text


def test_who_gave_good_reasons_reads_why_the_answer_is_delayed(page, office):
    taken = weighed(office, office.assigned())
    delayed(office, taken, days=40)

    text = page(taken)

    assert "2026-05-28" in text
    assert "另加您说明理由后确定的延迟答复期限（《条例》第三十三条、第三十五条）" in text
