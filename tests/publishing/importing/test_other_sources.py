"""Papers as sites and offices hand them over: saved pages, broken lines, stated absences."""

import pytest

from app.publishing.importing import Rule
from app.publishing.importing.drafts import kind_of
from app.publishing.importing.sources import pdf
from app.publishing.models import Kind
from tests.publishing.importing.test_reading import SENTENCE, doubts, paper, quotes

TITLE = "云川市商务局关于开展2022年安全生产检查的通知"
SITE = f"""<html><head><title>{TITLE}_通知公告_云川市商务局</title>
<meta name="ArticleTitle" content="{TITLE}"></head><body>
<ul><li>首页</li><li>政务五公开</li><li>云川概览</li><li>招商引资</li><li>专题专栏</li><li>数据开放</li>
<li>云川论坛</li><li>便民地图</li><li>视频播报</li></ul>
<table><tr><td>索引号：</td><td>113301000025400000/2022-00045</td><td>主题分类：</td>
<td>商贸、海关、旅游/国内贸易(含供销)</td></tr>
<tr><td>文号：</td><td>云商函[2022]第031号</td><td>主题词：</td><td>无</td></tr></table>
<h2>{TITLE}</h2><div><div><p>&nbsp;&nbsp;各科室：</p></div><p>{SENTENCE}<br>请遵照执行。</p></div>
<p>【打印】 【关闭】 【收藏】</p><p>建议使用IE9.0以上浏览器浏览本站</p></body></html>"""


def test_a_page_saved_from_a_site_is_read_without_its_menus() -> None:
    found = paper(SITE, "检查.html")

    assert found.text.splitlines() == ["各科室：", SENTENCE, "请遵照执行。"]
    assert (found.title, found.document_number) == (TITLE, "云商函〔2022〕31号")
    assert (found.theme, found.subtheme) == ("商贸、海关、旅游", "国内贸易（含供销）")
    assert found.keywords == ()
    assert any("招商引资" in quote for quote in quotes(found, Rule.FURNITURE))


def test_a_site_that_is_one_large_form_is_read_too() -> None:
    form = '<form id="form1"><input type="hidden" value="x"><select><option>1</option></select>'

    found = paper(f"<body>{form}<h1>{TITLE}</h1><p>{SENTENCE}</p></form></body>", "检查.html")

    assert (found.title, found.text) == (TITLE, SENTENCE)


def test_the_title_of_a_page_names_the_line_that_is_the_title() -> None:
    body = "<p>云川市商务局机构职能<p>一、职能<p>发展规划。"

    found = paper(f"<title>云川市商务局机构职能 - 云川市人民政府</title>{body}", "职能.html")

    assert found.title == "云川市商务局机构职能"
    assert found.text.splitlines() == ["一、职能", "发展规划。"]


@pytest.mark.parametrize("mark", ["秘密★5年", "机　密", "特急", "000001", "内部资料"])
def test_a_mark_above_the_title_is_no_part_of_it_and_stays_for_the_gate(mark: str) -> None:
    found = paper(f"{mark}\n云川市商务局关于开展检查的通知\n各科室：\n{SENTENCE}")

    assert found.title == "云川市商务局关于开展检查的通知"
    assert found.issuers == ("云川市商务局",)
    assert found.text.startswith(mark)


@pytest.mark.parametrize("nothing", ["无", "无文号", "—", "/"])
def test_a_number_that_is_said_to_be_missing_is_no_number(nothing: str) -> None:
    found = paper(
        f"发文字号：{nothing}\n标题：关于任职的通知\n关于任职的通知\n各科室：\n{SENTENCE}"
    )

    assert (found.document_number, found.has_no_number) == ("", True)
    assert doubts(found) == set()


def test_the_number_below_an_announcement_is_its_number() -> None:
    found = paper(f"云川市商务局公告\n2024年第3号\n现将结果公告如下：\n{SENTENCE}")

    assert found.document_number == "云川市商务局公告2024年第3号"
    assert found.title == "云川市商务局公告"
    assert not found.text.startswith("2024")
    assert kind_of(found) is Kind.PAPER


def test_broken_lines_are_joined_whatever_digits_make_one_longer() -> None:
    full = "各单位要高度重视，加强组织领导，按照职责分工抓好落实，"
    longer = "联系电话0571-12345678，0571-87654321，传真0571-11223344。"

    lines = [full, full, "按期完成。", full, "确保实效。", full, longer]

    assert list(pdf.joined(lines)) == [
        full + full + "按期完成。",
        full + "确保实效。",
        full + longer,
    ]
