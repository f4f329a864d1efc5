"""Words are the same however the text is written."""

import pytest

from app.publishing.tokens import places, tokens


@pytest.mark.parametrize(
    "written",
    [
        "云商发[2026]12号",
        "云商发（2026）12号",
        "云商发【2026】第012号",
        "雲商發〔2026〕12號",
        "云商发 ２０２６年12号",
        "云商发〖2026〗12号",
        "云商发﹝2026﹞12号",
        "云商发「2026」12号",
        "云商发《2026》12号",
    ],
)
def test_every_form_of_a_number_is_one_word(written: str) -> None:
    assert tokens(written) == ["云", "商", "发", "n2026n12"]


@pytest.mark.parametrize(
    ("traditional", "simplified"),
    [("政務公開", "政务公开"), ("著力加強在線諮詢", "着力加强在线咨询"), ("在线谘詢", "在线咨询")],
)
def test_script_makes_no_difference(traditional: str, simplified: str) -> None:
    assert tokens(traditional) == tokens(simplified)


def test_width_case_and_filling_words_make_no_difference() -> None:
    assert tokens("ＷＴＯ的规则和12315") == tokens("wto规则12315")


def test_what_nobody_sees_makes_no_difference() -> None:
    assert tokens("政\u200b务公\u00ad开\ufeff") == tokens("政务公开")


def test_a_long_text_is_cut_and_not_refused() -> None:
    assert len(tokens("消费 " * 100_000)) == 60_000


def test_places_are_places_in_the_text_as_it_was_written() -> None:
    text = "關於促進消費的通知（雲商發〔2026〕12號）"

    found = [text[start:end] for start, end in places(text, tokens("促进消费 [2026]12号"))]

    assert found == ["促進消費", "〔2026〕12號"]


def test_single_characters_are_marked_only_when_nothing_is_longer() -> None:
    assert places("市商务局在市区", tokens("市 商务局")) == [(1, 4)]
    assert places("市商务局在市区", tokens("市")) == [(0, 1), (5, 6)]
