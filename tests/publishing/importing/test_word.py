"""Word documents: the numbers Word puts before paragraphs are part of what a reader sees."""

import io

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from app.publishing.importing import read
from app.publishing.importing.sources.numbering import chinese, circled, letter

LEVELS = (("chineseCounting", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%3."))


def numbered(*paragraphs: tuple[int | None, str]) -> bytes:
    """A document whose paragraphs stand on a level of one list, or on none."""
    made = Document()
    lists = made.part.numbering_part.element
    levels = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
        f'<w:lvlText w:val="{look}"/></w:lvl>'
        for depth, (kind, look) in enumerate((*LEVELS, ("bullet", "•")))
    )
    family = f'<w:abstractNum {nsdecls("w")} w:abstractNumId="77">{levels}</w:abstractNum>'
    lists.insert(0, parse_xml(family))
    lists.append(
        parse_xml(f'<w:num {nsdecls("w")} w:numId="77"><w:abstractNumId w:val="77"/></w:num>')
    )
    for depth, text in paragraphs:
        paragraph = made.add_paragraph(text)
        if depth is not None:
            properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
            properties.get_or_add_numId().val = 77
            properties.get_or_add_ilvl().val = depth
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def test_numbers_that_word_counts_are_read() -> None:
    content = numbered(
        (None, "云川市商务局关于开展检查的通知"),
        (0, "检查范围"),
        (1, "商超。"),
        (2, "大型商超。"),
        (2, "其他商超。"),
        (1, "餐饮。"),
        (0, "工作要求"),
        (1, "加强领导。"),
        (3, "各单位。"),
    )

    assert read("通知.docx", content).text.splitlines() == [
        *("一、检查范围", "（一）商超。", "1.大型商超。", "2.其他商超。", "（二）餐饮。"),
        *("二、工作要求", "（一）加强领导。", "各单位。"),
    ]


def test_numbers_in_every_kind_of_writing() -> None:
    written = [chinese(n) for n in (1, 10, 11, 20, 99, 100)]

    assert written == ["一", "十", "十一", "二十", "九十九", "100"]
    assert [letter(n) for n in (1, 27, 1000)] == ["a", "aa", "1000"]
    assert [circled(n) for n in (1, 20, 21)] == ["①", "⑳", "21"]
