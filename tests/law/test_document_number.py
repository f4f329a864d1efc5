"""Document numbers are read in every form people write and kept in one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.law.document_number import DocumentNumber, find_all, normalise, parse

OPEN, CLOSE = "〔［[（(【〖", "〕］])）】〗"


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("忻政办发〔2018〕117号", "忻政办发〔2018〕117号"),
        ("忻政办发〔2018]117号", "忻政办发〔2018〕117号"),
        ("国办发[2017]第047号", "国办发〔2017〕47号"),
        ("云商 ( ２０２６ ) ３ 号", "云商〔2026〕3号"),
        ("  云商函【2026】12号\u3000", "云商函〔2026〕12号"),
        ("国办发明电﹝2019﹞16号", "国办发明电〔2019〕16号"),
        ("云商〔2026年〕5号", "云商〔2026〕5号"),
        ("国务院令第 711 号", "国务院令第711号"),
        ("国家税务总局公告2020年第012号", "国家税务总局公告2020年第12号"),
    ],
)
def test_every_form_becomes_one(written: str, kept: str) -> None:
    assert normalise(written) == kept


@pytest.mark.parametrize(
    "written",
    [
        "",
        "无文号",
        "〔2018〕117号",
        "忻政办发〔2018〕号",
        "忻政办发〔218〕1号",
        "令第7号和别的",
        "2018年第3号",
        "见忻政办发〔2018〕117号文",
        "忻政办发、云商〔2018〕117号",
    ],
)
def test_what_is_no_number_stays_none(written: str) -> None:
    assert normalise(written) is None


@given(
    word=st.text("忻政办发云商函财综国", min_size=1, max_size=8),
    year=st.integers(1949, 2099),
    number=st.integers(1, 99999),
    opening=st.sampled_from(OPEN),
    closing=st.sampled_from(CLOSE),
    gap=st.sampled_from(["", " ", "\u3000"]),
)
def test_any_brackets_and_gaps_mean_the_same(word, year, number, opening, closing, gap) -> None:
    written = f"{word}{gap}{opening}{year}{closing}{gap}第{number:06d}{gap}号"

    assert parse(written) == DocumentNumber(word, year, number)
    assert normalise(f"{word}〔{year}〕{number}号") == f"{word}〔{year}〕{number}号"


def test_numbers_are_found_where_they_stand() -> None:
    text = "根据《办法》（国办发〔2017〕47号）和忻政办发〔2018]117号，见国务院令第711号。"

    found = find_all(text)

    assert [hit.number.text for hit in found] == [
        "国办发〔2017〕47号",
        "忻政办发〔2018〕117号",
        "国务院令第711号",
    ]
    assert [hit.brackets_match for hit in found] == [True, False, True]
    assert all(text[hit.start : hit.end] == hit.written for hit in found)
    assert found[1].written == "忻政办发〔2018]117号"


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("现印发云商〔2026〕3号", "云商〔2026〕3号"),
        ("和政发〔2026〕3号", "和政发〔2026〕3号"),
        ("渝教转发〔2019〕3号", "渝教转发〔2019〕3号"),
        ("依照国发[2016]33号", "国发〔2016〕33号"),
    ],
)
def test_the_sentence_before_a_number_is_left_out(text: str, number: str) -> None:
    assert [hit.number.text for hit in find_all(text)] == [number]


def test_a_year_in_brackets_without_a_word_is_no_number() -> None:
    assert find_all("，〔2018〕117号；第5号") == []
