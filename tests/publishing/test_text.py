"""Cleaning a document's text, and reading it as plain words."""

import pytest

from app.publishing.text import cleaned, editable, html_from, paragraphs


def test_a_line_typed_becomes_a_paragraph_and_a_mark_a_heading():
    html = html_from("# 一、总则\n第一条 a<b\n\n　　第二条")

    assert html == "<h2>一、总则</h2>\n<p>第一条 a&lt;b</p>\n<p>第二条</p>"


def test_plain_text_comes_back_to_the_form_as_it_was_typed():
    text = "# 一、总则\n第一条 a<b & c\n## 附则\n末条"

    assert editable(html_from(text)) == text


def test_a_table_comes_back_to_the_form_whole():
    html = html_from("<p>前文</p><table><tr><td colspan='2'>合计</td></tr></table>")

    assert 'colspan="2"' in html
    assert editable(html) == html


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        '<p onclick="x()">',
        '<p hx-get="/x" data-hx-post="/y">',
        '<a href="javascript:alert(1)">',
        '<img src="x" onerror="x()">',
        '<iframe src="//x"></iframe>',
        '<p style="position:fixed">',
        '<form action="/x"><input name="q"></form>',
        "<svg><script>x</script></svg>",
        "<!-- hidden -->",
    ],
)
def test_nothing_that_acts_survives(hostile):
    html = html_from(f"<p>正文</p>{hostile}")

    assert "正文" in html
    for trace in ("script", "on", "hx-", "javascript", "style", "form", "svg", "<!--", "iframe"):
        assert trace not in html.replace("rel=", "").replace("noopener", "").replace("正文", "")


def test_cleaning_twice_changes_nothing():
    html = cleaned("<div><p>a<br>b</p><table><tr><td>1</td></tr></table>&nbsp;x</div>")

    assert cleaned(html) == html


def test_each_paragraph_and_each_row_is_one_line():
    html = "<p>一<br>二 <b>三</b> <i>四</i></p><table><tr><td>甲</td><td>乙</td></tr></table>"

    assert paragraphs(html) == ["一", "二 三 四", "甲\t乙"]
