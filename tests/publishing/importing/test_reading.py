"""Old papers with the defects that real ones have; all of them invented."""

from datetime import date

import pytest

from app.files import errors
from app.publishing.importing import Imported, Rule, read
from app.publishing.importing.errors import NoTextFound
from tests.files import samples

SENTENCE = "各单位要高度重视，按照职责分工抓好落实，确保各项任务按期完成，并将情况及时报送。"

NO_TITLE = f"""2018年全市商务系统政务公开工作的总体要求是:认真贯彻上级部署,推进公开。
一、加强主动公开
认真落实《bet9988.net办公厅关于加强网站管理的通知》(国办发〔2017〕47号)。{SENTENCE}
"""
INSIDE = f"""局机关各科室:
根据《关于印发2020年政务公开工作要点的通知》(云政办函〔2020〕23号)要求,现印发你们,请遵照执行。
2020年5月27日
云川市商务局2020年政务公开工作实施方案
一、聚焦中心工作
形成了《云川市商务局标准规范》(附件2)。{SENTENCE}
"""
PAGE = f"""云川市商务局

政府信息公开

云川市商务局政府信息公开年度报告

发布时间:2019-03-29       【字体:    中    

2018年,主动公开信息1000条,其中,网站公开700条,新媒体公开200条,其他方式公开50条。
{SENTENCE}

扫一扫在手机打开当前页面
"""
HEAD = f"""- 主题词:
- 索引号:000014347/2018-00231
- 主题分类:政务公开
- 发文机关:云川市商务局
- 成文日期:
- 标题:云川市商务局2018年政务公开工作要点
- 发文字号:
- 发布日期:2018年12月08日
云川市商务局2018年政务公开工作要点
认真落实《要点的通知》(云政办发〔2018]117号)要求,推进“互联网十政务服务”。
{SENTENCE}
"""
PAPER = f"""雲川省人民政府辦公廳關於印發2020年政務公開工作要點的通知

時間:2024-01-31   瀏覽次數:
來源:雲川市消防中心

各市、縣人民政府:

《要點》已經省政府同意,現印發給你們,請認真貫徹執行。

雲川省人民政府辦公廳

2020年4月30日

{SENTENCE}
"""
TWICE = PAPER + PAPER.replace("來源:雲川市消防中心", "") + "\n圖片 關閉本頁\n圖片 返回頂部\n"
OFFICIAL = f"""云川市商务局文件
云商〔2026〕第012号
云川市商务局　云川市财政局关于印发
《云川市促进消费办法》的通知
各县（区）商务局:
{SENTENCE}
附件：1.任务清单
2.联系表
云川市商务局　云川市财政局
二〇二六年三月二日
"""


def paper(text: str, name: str = "文.txt") -> Imported:
    return read(name, text.encode())


def doubts(found: Imported) -> set[tuple[str, Rule]]:
    return {(each.field, each.rule) for each in found.doubtful}


def quotes(found: Imported, rule: Rule) -> list[str]:
    return [each.quote for each in found.doubtful if each.rule is rule]


def test_what_does_not_stand_in_the_file_stays_empty() -> None:
    found = paper(NO_TITLE)

    assert found.fields == {}
    assert doubts(found) == {("title", Rule.NO_TITLE), ("body", Rule.FOREIGN_WORDS)}
    assert "bet9988.net办公厅" in quotes(found, Rule.FOREIGN_WORDS)[0]


def test_a_title_further_down_is_suggested_and_doubtful() -> None:
    found = paper(INSIDE)

    assert found.title == "云川市商务局2020年政务公开工作实施方案"
    assert found.formed_on == date(2020, 5, 27)
    assert doubts(found) == {
        ("title", Rule.TITLE_INSIDE),
        ("attachments", Rule.MISSING_ANNEX),
    }
    assert "附件2" in quotes(found, Rule.MISSING_ANNEX)[0]
    assert "局机关各科室" in found.text


def test_the_page_around_a_paper_is_left_out() -> None:
    found = paper(PAGE)

    assert found.title == "云川市商务局政府信息公开年度报告"
    assert (found.page_date, found.formed_on) == (date(2019, 3, 29), None)
    assert "字体" not in found.text
    assert "扫一扫" not in found.text
    assert quotes(found, Rule.SUM_DIFFERS) == [
        "1000条,其中,网站公开700条,新媒体公开200条,其他方式公开50条"
    ]


def test_a_metadata_head_fills_fields_and_its_blanks_are_listed() -> None:
    found = paper(HEAD)

    assert found.fields == {
        "title": "云川市商务局2018年政务公开工作要点",
        "issuers": ["云川市商务局"],
        "original_index_number": "000014347/2018-00231",
        "theme": "综合政务",
        "subtheme": "政务公开",
        "page_date": "2018-12-08",
    }
    assert quotes(found, Rule.BLANK_METADATA) == ["- 主题词:", "- 成文日期:", "- 发文字号:"]
    assert quotes(found, Rule.MIXED_BRACKETS) == ["云政办发〔2018]117号"]
    assert "互联网十" in quotes(found, Rule.GARBLED)[0]
    assert found.text.startswith("认真落实")


def test_a_text_that_stands_twice_is_taken_once_and_not_converted() -> None:
    found = paper(TWICE)

    assert found.title.startswith("雲川省人民政府辦公廳關於")
    assert found.issuers == ("雲川省人民政府辦公廳",)
    assert found.formed_on == date(2020, 4, 30)
    assert found.page_date == date(2024, 1, 31)
    assert found.page_source == "雲川市消防中心"
    assert found.text.count("現印發給你們") == 1
    assert {
        ("body", Rule.BODY_TWICE),
        ("body", Rule.TRADITIONAL),
        ("page_date", Rule.DATES_DIFFER),
    } <= doubts(found)


def test_halves_that_differ_are_both_kept() -> None:
    second = PAPER.replace("請認真貫徹執行", "請遵照執行").replace("時間:2024-01-31", "")

    found = paper(PAPER + second + SENTENCE + "\n" + SENTENCE)

    assert found.text.count("現印發給你們") == 2
    assert ("body", Rule.BODY_TWICE) not in doubts(found)


def test_an_official_paper_gives_all_its_fields() -> None:
    found = paper(OFFICIAL)

    assert found.title == "云川市商务局　云川市财政局关于印发《云川市促进消费办法》的通知"
    assert found.issuers == ("云川市商务局",) or "云川市财政局" in found.issuers
    assert found.document_number == "云商〔2026〕12号"
    assert found.formed_on == date(2026, 3, 2)
    assert len(quotes(found, Rule.MISSING_ANNEX)) == 2


@pytest.mark.parametrize(
    ("written", "number", "is_mixed"),
    [
        ("云商[2018]7号", "云商〔2018〕7号", False),
        ("云商（2018）第007号", "云商〔2018〕7号", False),
        ("云商【2018】7号", "云商〔2018〕7号", False),
        ("云商〔2018]7号", "云商〔2018〕7号", True),
        ("云商﹝2018﹞7号", "云商〔2018〕7号", False),
    ],
)
def test_numbers_come_in_one_form(written: str, number: str, is_mixed: bool) -> None:
    found = paper(f"发文字号：{written}\n关于检查的通知\n{SENTENCE}")

    assert found.document_number == number
    assert (("document_number", Rule.MIXED_BRACKETS) in doubts(found)) is is_mixed


def test_a_day_that_does_not_exist_is_not_invented() -> None:
    found = paper(f"成文日期：2018年13月40日\n关于检查的通知\n{SENTENCE}")

    assert found.formed_on is None
    assert quotes(found, Rule.IMPOSSIBLE_DATE) == ["2018年13月40日"]


def test_an_annex_that_is_there_is_not_missed() -> None:
    text = f"关于检查的通知\n各单位:\n填报附件1。\n2026年3月2日\n附件1\n任务清单\n{SENTENCE}"

    assert quotes(paper(text), Rule.MISSING_ANNEX) == []


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le"])
def test_every_usual_encoding_is_read(encoding: str) -> None:
    assert read("文.txt", HEAD.encode(encoding)).fields == paper(HEAD).fields


def test_html_gives_its_text_tables_and_what_it_states() -> None:
    html = (
        "<html><head><meta name='ArticleTitle' content='关于开展检查的通知'>"
        "<meta name='PubDate' content='2026-03-05 10:00'><title>x</title></head><body>"
        "<nav>首页 > 公开</nav><table><tr><td>索引号</td><td>000014347/2018-00231</td>"
        "<td>发文机关</td><td>云川市商务局</td></tr></table>"
        f"<h1>关于开展检查的通知</h1><script>x()</script><p>{SENTENCE}</p>"
        "<table><tr><th>项目</th><th>数</th></tr><tr><td>甲 &lt;b&gt;</td><td>1</td></tr></table>"
        "<p>【字体：大 中 小】</p></body></html>"
    )

    found = read("页.html", html.encode("gb18030"))

    assert found.title == "关于开展检查的通知"
    assert found.issuers == ("云川市商务局",)
    assert found.page_date == date(2026, 3, 5)
    assert found.body == (
        f"<p>{SENTENCE}</p>\n<table><tbody><tr><td>项目</td><td>数</td></tr>"
        "<tr><td>甲 &lt;b&gt;</td><td>1</td></tr></tbody></table>"
    )


def test_word_gives_its_paragraphs() -> None:
    content = samples.docx("云川市商务局关于开展检查的通知", "各科室：", SENTENCE, "2026年3月2日")

    found = read("文.docx", content)

    assert found.title == "云川市商务局关于开展检查的通知"
    assert found.issuers == ("云川市商务局",)
    assert found.text.split("\n") == ["各科室：", SENTENCE, "2026年3月2日"]


@pytest.mark.parametrize(
    ("name", "content", "problem"),
    [
        ("空.txt", b"", errors.FileEmpty),
        ("白.txt", b" \n\n", NoTextFound),
        ("坏.docx", b"PK\x03\x04 broken", errors.FileDamaged),
        ("坏.pdf", b"%PDF-1.4 broken", errors.FileDamaged),
        ("扫描.pdf", samples.pdf(text=""), NoTextFound),
        ("二进制.txt", b"\x00\x01\x02\xff\xfe\xfd\x03", errors.NotText),
        ("旧.doc", b"x", errors.ExtensionNotAllowed),
        ("弹.docx", samples.word_with({"word/x.bin": b"\0" * 9_000_000}), errors.ArchiveTooLarge),
        ("大.txt", b"x" * (50 * 1024 * 1024 + 1), errors.FileTooLarge),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_file_that_cannot_be_read_says_why(
    name: str, content: bytes, problem: type[errors.BadFile]
) -> None:
    with pytest.raises(problem) as caught:
        read(name, content)

    assert caught.value.values["name"] == name
