from pathlib import Path

import pytest

from app.files.errors import FileDamaged, NotText
from app.files.extraction import Extract, Where, passages_of
from app.files.names import MEDIA_TYPES
from tests.files import samples

SHEET = (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    '<row><c t="s"><v>0</v></c><c><v>13800138000</v></c></row>'
    '<row><c t="inlineStr"><is><t>第二行</t></is></c></row></sheetData></worksheet>'
)
STRINGS = (
    '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    "<si><r><t>联系</t></r><r><t>电话</t></r></si></sst>"
)
SLIDE = '<p:s xmlns:p="p" xmlns:a="a"><a:p><a:t>第一页</a:t></a:p><a:p><a:t>要点</a:t></a:p></p:s>'


def extract(content: bytes, name: str, folder: Path) -> Extract:
    path = folder / "content"
    path.write_bytes(content)
    media_type = MEDIA_TYPES[name.rpartition(".")[2]]
    return passages_of(path, media_type=media_type, name=name)


def test_word_headers_and_footers_are_places_of_their_own(tmp_path: Path) -> None:
    content = samples.docx("第一段", "第二段", header="内部资料", footer="第1页")

    found = extract(content, "通知.docx", tmp_path)

    assert [(each.where, each.number, each.text) for each in found.passages] == [
        (Where.HEADER, 1, "内部资料"),
        (Where.FOOTER, 1, "第1页"),
        (Where.PARAGRAPH, 1, "第一段"),
        (Where.PARAGRAPH, 2, "第二段"),
    ]


def test_a_page_of_a_pdf_is_a_place(tmp_path: Path) -> None:
    found = extract(samples.pdf(text="Notice 12"), "说明.pdf", tmp_path)

    assert [(each.where, each.number, each.text) for each in found.passages] == [
        (Where.PAGE, 1, "Notice 12")
    ]
    assert found.is_complete


def test_a_scanned_pdf_says_that_something_was_not_read(tmp_path: Path) -> None:
    found = extract(samples.pdf(text=""), "扫描.pdf", tmp_path)

    assert found.passages == ()
    assert not found.is_complete


def test_rows_of_a_workbook_are_places(tmp_path: Path) -> None:
    content = samples.archive({"xl/worksheets/sheet1.xml": SHEET, "xl/sharedStrings.xml": STRINGS})

    found = extract(content, "名单.xlsx", tmp_path)

    assert [(each.number, each.text) for each in found.passages] == [
        (1, "联系电话\t13800138000"),
        (2, "第二行"),
    ]


def test_slides_of_a_presentation_are_places(tmp_path: Path) -> None:
    found = extract(samples.archive({"ppt/slides/slide3.xml": SLIDE}), "解读.pptx", tmp_path)

    assert [(each.where, each.number, each.text) for each in found.passages] == [
        (Where.SLIDE, 3, "第一页\n要点")
    ]


def test_scripts_of_a_web_page_are_no_text(tmp_path: Path) -> None:
    content = "<p>一&amp;二</p><script>alert(1)</script><div>三<br>四</div>".encode()

    found = extract(content, "页.html", tmp_path)

    assert found.text == "一&二\n三\n四"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le"])
def test_text_is_read_in_every_usual_encoding(encoding: str, tmp_path: Path) -> None:
    content = "政府信息公开工作要点，共三项。".encode(encoding)

    found = extract(content, "要点.txt", tmp_path)

    assert found.text == "政府信息公开工作要点，共三项。"


def test_pictures_have_no_text(tmp_path: Path) -> None:
    assert extract(samples.png(), "图.png", tmp_path).passages == ()


@pytest.mark.parametrize("name", ["坏.docx", "坏.pdf", "坏.xlsx", "坏.pptx"])
def test_a_broken_file_is_named(name: str, tmp_path: Path) -> None:
    with pytest.raises(FileDamaged) as caught:
        extract(b"PK\x03\x04 no archive", name, tmp_path)

    assert caught.value.values == {"name": name}


def test_what_is_no_text_is_named(tmp_path: Path) -> None:
    with pytest.raises(NotText) as caught:
        extract(b"\x01\x02\xff\xfe\xfd", "坏.txt", tmp_path)

    assert caught.value.values == {"name": "坏.txt"}
