"""Numbers that a line end has broken are found, columns of figures are left alone."""

import pytest

from app.files.extraction import Passage, Where
from app.publishing.gate import AttachedText, Rule, hits
from tests.publishing.gate.test_searching import (
    BANK,
    CARD,
    ID,
    ID_X,
    IDENTITY,
    MOBILE,
    OLD_ID,
    rules,
)


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        (f"当事人身份证号{ID[:10]}\n{ID[10:]}，罚款。", IDENTITY),
        (f"{ID_X[:17]}\n{ID_X[17:]}", IDENTITY),
        (f"身份证{ID[:6]} \n  {ID[6:]}", IDENTITY),
        ("联系电话138001\n38000。", MOBILE),
        ("138-0013-\n8000（张三）", MOBILE),
        ("电话：１３８００\n１３８０００", MOBILE),
        (f"开户账号{CARD[:8]}\n{CARD[8:]}", BANK),
        ("账号 6222 0200 0000\n0000 000", BANK),
        (f"身份证号{OLD_ID[:7]}\n{OLD_ID[7:]}", Rule.OLD_IDENTITY),
    ],
)
def test_a_number_broken_by_a_line_end_is_found_where_it_begins(text: str, rule: Rule) -> None:
    (hit,) = hits("", f"第一段\n{text}")

    assert (hit.rule, hit.at.number) == (rule, 2)


@pytest.mark.parametrize(
    "text",
    [
        "1380\n0138000",
        "12 345 138\n0013 8000 91",
        "62345678\n81234562",
        "共受理138\n00138000件",
        "截至2018年共有2018\n0012345",
        f"编号{ID[:10]}\n{ID[10:-1]}0",
        "（一）办结156\n二、2018年3月15日",
        "注册号3301009001\n01123",
    ],
)
def test_figures_one_below_the_other_are_left_alone(text: str) -> None:
    assert rules(text) == []


def test_a_whole_number_at_a_line_end_is_found_once() -> None:
    assert rules(f"身份证{ID}\n1.依法处罚\n电话13800138000\n12345热线") == [IDENTITY, MOBILE]


def test_numbers_broken_within_an_attachment_are_named_by_the_page_they_begin_on() -> None:
    pages = (
        Passage(Where.PAGE, 1, f"名单\n张三，{ID[:9]}\n{ID[9:]}\n电话1380"),
        Passage(Where.PAGE, 2, "0138000（张三）"),
        Passage(Where.ROW, 1, "张三\t1380"),
        Passage(Where.ROW, 2, "0138000\t李四"),
    )

    found = hits("", "", [AttachedText("名单.pdf", "0" * 64, pages)])

    assert [(hit.rule, hit.at.where, hit.at.number) for hit in found] == [
        (IDENTITY, Where.PAGE, 1),
        (MOBILE, Where.PAGE, 1),
    ]
