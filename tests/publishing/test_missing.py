"""What each kind of document needs before it can be submitted."""

from dataclasses import replace
from datetime import date

import pytest

from app.publishing.content import Draft
from app.publishing.missing import Circumstances, Lack, missing
from app.publishing.models.words import Attribute, Kind

NOW = Circumstances(today=date(2026, 3, 2))
OLD = replace(NOW, taken_over=True)
PAPER = Draft(
    title="关于促进消费的通知",
    issuers=("云川市商务局",),
    document_number="云商〔2026〕1号",
    formed_on=date(2026, 3, 1),
    theme="商贸、海关、旅游",
    subtheme="国内贸易（含供销）",
    attribute=Attribute.PROACTIVE,
    body="一、总体要求",
)


def lacks(draft, circumstances=NOW):
    return [each.lack for each in missing(draft, circumstances)]


def test_a_whole_paper_lacks_nothing_and_keywords_are_never_asked():
    assert lacks(PAPER) == []


def test_an_empty_draft_names_every_field():
    assert lacks(Draft()) == [
        Lack.TITLE,
        Lack.ISSUER,
        Lack.NUMBER,
        Lack.DAY,
        Lack.THEME,
        Lack.ATTRIBUTE,
        Lack.TEXT,
    ]


def test_a_paper_needs_its_number_or_the_tick():
    assert lacks(replace(PAPER, document_number="")) == [Lack.NUMBER]
    assert lacks(replace(PAPER, document_number="", has_no_number=True)) == []


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind is not Kind.PAPER])
def test_other_kinds_need_no_number(kind):
    assert lacks(replace(PAPER, kind=kind, document_number="")) == []


def test_a_number_of_another_form_is_named_on_new_papers_only():
    odd = replace(PAPER, document_number="2018年第3期")

    assert lacks(odd) == [Lack.NUMBER_FORM]
    assert lacks(odd, OLD) == []


def test_only_an_old_item_may_have_no_day_and_then_with_a_reason():
    dateless = replace(PAPER, formed_on=None)

    assert lacks(dateless) == [Lack.DAY]
    assert lacks(replace(dateless, formed_unknown_reason="原件无日期")) == [Lack.DAY]
    assert lacks(dateless, OLD) == [Lack.DAY_OR_REASON]
    assert lacks(replace(dateless, formed_unknown_reason="原件无日期"), OLD) == []


def test_a_day_in_the_future_is_named():
    assert lacks(replace(PAPER, formed_on=date(2026, 3, 3))) == [Lack.DAY_AHEAD]


@pytest.mark.parametrize("attribute", [Attribute.ON_REQUEST, Attribute.WITHHELD])
def test_what_is_not_disclosed_needs_basis_and_reason(attribute):
    assert lacks(replace(PAPER, attribute=attribute)) == [Lack.BASIS, Lack.REASON]


def test_a_theme_outside_the_official_list_is_named():
    assert lacks(replace(PAPER, subtheme="量子")) == [Lack.THEME_UNKNOWN]
    assert lacks(replace(PAPER, theme="", subtheme="")) == [Lack.THEME]
    assert lacks(replace(PAPER, theme="", subtheme=""), OLD) == []


def test_an_address_without_the_organ_reprinted_is_named():
    assert lacks(replace(PAPER, reprint_url="https://example.cn/1")) == [Lack.SOURCE]


def test_attachments_alone_are_enough_text():
    bare = replace(PAPER, body="  ")

    assert lacks(bare) == [Lack.TEXT]
    assert lacks(bare, replace(NOW, has_attachments=True)) == []


def test_a_change_needs_its_public_explanation():
    changing = replace(NOW, is_change=True)

    assert lacks(PAPER, changing) == [Lack.EXPLANATION]
    assert lacks(replace(PAPER, change_explanation="更正附表"), changing) == []
