"""Published papers are found by title, numbers and text, the one asked for first."""

import pytest
from flask import Flask
from sqlalchemy import update

from app.kit.db import db
from app.people.models import Organ
from app.publishing import search
from app.publishing.models import Validity
from app.publishing.models.search_entries import SearchEntry
from app.publishing.search_queries import Filters, found
from tests import factories
from tests.portal.papers import paper, taken_down


@pytest.fixture
def bureau(app: Flask) -> Organ:
    return factories.organ()


def titles(text: str, filters: Filters | None = None, *, limit: int = 20) -> list[str]:
    return [hit.title for hit in found(text, filters or Filters(), limit=limit)]


@pytest.mark.parametrize("asked", ["促进消费措施", "促進消費措施", "促进 消费"])
def test_either_script_finds_the_paper(bureau: Organ, asked: str) -> None:
    paper(bureau, "关于印发促进消费若干措施的通知")
    paper(bureau, "2026年部门预算")

    assert titles(asked) == ["关于印发促进消费若干措施的通知"]


@pytest.mark.parametrize(
    "asked",
    [
        "云商发〔2026〕12号",
        "云商发[2026]12号",
        "云商发（2026）第012号",
        "〔2026〕12",
        "雲商發【2026】12號",
    ],
)
def test_every_form_of_the_number_puts_the_paper_first(bureau: Organ, asked: str) -> None:
    for number in (1, 2, 112, 120):
        paper(bureau, f"第{number}份文件", document_number=f"云商发〔2026〕{number}号")
    paper(bureau, "引用别的文件", body_html="<p>根据云商发〔2026〕12号，再次强调。</p>")
    paper(bureau, "要找的文件", document_number="云商发〔2026〕12号")

    assert titles(asked)[0] == "要找的文件"


@pytest.mark.parametrize("asked", ["12号", "2026 12", "2026-12", "云商发 12号", "云商发12"])
def test_a_part_of_the_number_puts_the_paper_first(bureau: Organ, asked: str) -> None:
    for number in (1, 2, 112, 120):
        paper(bureau, f"第{number}份文件", document_number=f"云商发〔2026〕{number}号")
    paper(bureau, "别的文件", body_html="<p>2026年12月，拨打12345或者联系12号窗口。</p>")
    paper(bureau, "要找的文件", document_number="云商发〔2026〕12号")

    assert titles(asked)[0] == "要找的文件"


def test_the_index_number_finds_its_paper(bureau: Organ) -> None:
    wanted = paper(bureau, "要找的文件")
    paper(bureau, "另一份文件")

    assert titles(wanted.index_number)[0] == "要找的文件"


def test_words_of_the_text_find_the_paper_after_those_with_the_words_in_the_title(
    bureau: Organ,
) -> None:
    paper(bureau, "工作要点", body_html="<p>推进社区团购规范发展。</p>")
    paper(bureau, "社区团购管理办法")

    assert titles("社区团购") == ["社区团购管理办法", "工作要点"]


def test_papers_with_some_of_the_words_follow_those_with_all(bureau: Organ) -> None:
    paper(bureau, "消费券发放公告")
    paper(bureau, "促进夜间消费的通知", body_html="<p>正文</p>")

    hits = found("夜间 消费券 消费", Filters(), limit=20)

    assert [hit.has_all_words for hit in hits] == [False, False]
    assert titles("夜间消费")[0] == "促进夜间消费的通知"


def test_pages_hold_every_hit_once(bureau: Organ) -> None:
    for number in range(5):
        paper(bureau, f"消费促进通知{number}")
    for number in range(5):
        paper(bureau, f"消费情况通报{number}")

    pages = [found("消费促进", Filters(), limit=3, offset=offset) for offset in range(0, 12, 3)]

    numbers = [hit.public_id for page in pages for hit in page]
    assert len(numbers) == len(set(numbers)) == 10
    assert [hit.has_all_words for page in pages for hit in page] == [True] * 5 + [False] * 5


def test_filters_narrow_the_list(bureau: Organ) -> None:
    other = factories.organ("云川市司法局")
    paper(bureau, "消费通知", year=2025)
    paper(bureau, "消费办法", theme="商贸、海关、旅游")
    paper(other, "消费说明")

    assert titles("消费", Filters(year=2025)) == ["消费通知"]
    assert titles("消费", Filters(theme="商贸、海关、旅游")) == ["消费办法"]
    assert titles("消费", Filters(organ_id=other.id)) == ["消费说明"]


def test_what_was_taken_down_is_not_found(bureau: Organ) -> None:
    taken_down(paper(bureau, "消费通知"), explanation="内容有误")

    assert titles("消费") == []


def test_a_repealed_paper_is_found_with_its_mark(bureau: Organ) -> None:
    paper(bureau, "消费通知", validity=Validity.REPEALED)

    assert [hit.validity for hit in found("消费", Filters(), limit=20)] == [Validity.REPEALED]


@pytest.mark.parametrize(
    "asked", ["", "   ", "的", "！？", '" OR 1', "a' & b", "NEAR(消费)", "消费*:", "\\"]
)
def test_nothing_that_can_be_typed_breaks_the_search(bureau: Organ, asked: str) -> None:
    paper(bureau, "完全无关")

    assert titles(asked) == []


def test_changed_contents_replace_the_old_ones(bureau: Organ) -> None:
    publication = paper(bureau, "消费通知")
    publication.title = "出口通知"
    publication.body_html = "<p>正文</p>"
    search.index_publication(publication)

    assert titles("消费") == []
    assert titles("出口") == ["出口通知"]


def test_papers_indexed_by_other_rules_are_indexed_again(bureau: Organ) -> None:
    paper(bureau, "消费通知")
    paper(bureau, "出口通知")
    db.session.execute(update(SearchEntry).values(tokenizer="older", title="", body=""))
    assert titles("消费") == []

    assert search.index_what_is_stale(limit=1) == 1
    assert search.index_what_is_stale() == 1
    assert search.index_what_is_stale() == 0
    assert titles("消费") == ["消费通知"]
