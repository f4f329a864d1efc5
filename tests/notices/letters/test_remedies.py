"""What a letter says of remedies: by rule, and never the wrong door."""

import re
from dataclasses import replace
from datetime import date

import pytest

from app.law.decisions import LetterKind as Kind
from app.notices.letters import facts as f
from app.notices.letters.wording import wording_of
from tests.notices.letters.samples import (
    ASKED,
    COURT,
    FACTS,
    OFFICE,
    TODAY,
    ground,
    remedy_of,
)

CHOICE = re.compile("或者[^。]*提起行政诉讼")
FIRST = "先向云川市人民政府（地址：云川市人民路1号；互联网申请渠道：https://fuyi.yunchuan.example）"


@pytest.mark.parametrize("code", ["D1", "D2", "D3", "D4", "D5", "D6", "D7"])
def test_a_refusal_sends_to_reconsideration_and_offers_no_choice(code):
    remedy = remedy_of(Kind.REFUSED, f.Refused(ASKED, (ground(code),)))

    assert f"六十日内，{FIRST}申请行政复议" in remedy
    assert "第二十三条第一款第四项和第二款" in remedy
    assert f"自收到行政复议决定书之日起十五日内向{COURT}提起行政诉讼" in remedy
    assert "或者" not in remedy and "六个月" not in remedy


def test_partial_disclosure_names_both_ways_each_for_its_part():
    remedy = remedy_of(Kind.PARTIAL)

    withheld, _, disclosed = remedy.partition("如您对本告知书的其他内容不服")
    assert FIRST in withheld and not CHOICE.search(withheld)
    assert CHOICE.search(disclosed)


@pytest.mark.parametrize(
    "kind",
    [
        Kind.DECIDED_TO_DISCLOSE, Kind.GRANTED, Kind.SPECIAL_ACCESS, Kind.NOT_EXISTING,
        Kind.NOT_OURS, Kind.NEEDS_PROCESSING, Kind.STILL_UNCLEAR, Kind.NOT_PROCESSED,
        Kind.NO_LONGER_PROCESSED, Kind.OWN_INFORMATION,
    ],
)  # fmt: skip
def test_other_answers_leave_the_choice(kind):
    remedy = remedy_of(kind)

    assert "六十日内向云川市人民政府" in remedy
    assert f"六个月内直接向{COURT}提起行政诉讼" in remedy and CHOICE.search(remedy)


@pytest.mark.parametrize(
    "kind",
    [
        Kind.RECEIPT, Kind.CORRECTION, Kind.REASONS, Kind.EXTENSION, Kind.THIRD_PARTY_OPINION,
        Kind.OPINION_TOLD_APPLICANT, Kind.ORGAN_OPINION, Kind.FEE, Kind.SERVICE_PROOF,
    ],
)  # fmt: skip
def test_steps_on_the_way_name_no_remedy(kind):
    assert remedy_of(kind) == ""


def test_before_reconsideration_came_first_a_refusal_left_the_choice():
    facts = f.Refused(ASKED, (ground("D6"),))

    former = wording_of(Kind.REFUSED, facts, OFFICE, on=date(2023, 12, 31))

    assert CHOICE.search("".join(each.text for each in former))


def test_without_a_court_the_competent_one_is_meant():
    office = replace(OFFICE, court="", review_address="", review_online="")

    wording = wording_of(Kind.GRANTED, FACTS[Kind.GRANTED], office, on=TODAY)
    text = "".join(each.text for each in wording)

    assert "向有管辖权的人民法院提起" in text and "向云川市人民政府申请行政复议" in text
