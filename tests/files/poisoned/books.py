"""Workbooks with something hidden in them."""

from collections.abc import Iterator, Mapping

from tests.files.poisoned.poison import ID, OFFICE, Poisoned, package, relations

S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
MAIN = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
STYLES = (
    f'<styleSheet xmlns="{S}"><numFmts count="1">'
    '<numFmt numFmtId="164" formatCode=";;;"/></numFmts>'
    '<fonts count="2"><font/><font><color rgb="FFFFFFFF"/></font></fonts>'
    '<fills count="1"><fill><patternFill patternType="none"/></fill></fills>'
    '<cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0"/><xf numFmtId="164" fontId="0"'
    ' fillId="0"/><xf numFmtId="0" fontId="1" fillId="0"/></cellXfs></styleSheet>'
)
Parts = Mapping[str, bytes | str]


def cell(place: str, words: str, style: str = "") -> str:
    """A cell with its own text."""
    return f'<c r="{place}" t="inlineStr" {style}><is><t>{words}</t></is></c>'


def row(number: int, *cells: str, more: str = "") -> str:
    """A row of cells."""
    return f'<row r="{number}" {more}>{"".join(cells)}</row>'


def sheet(rows: str, *, before: str = "", after: str = "") -> str:
    """A sheet part."""
    return (
        f'<worksheet xmlns="{S}" xmlns:r="{OFFICE}">{before}<sheetData>{rows}</sheetData>{after}'
        "</worksheet>"
    )


def book(
    first: str, *, second: str = "", state: str = "", names: str = "", more: Parts | None = None
) -> bytes:
    """A workbook whose sheet 预算 is ``first``; a second sheet 底稿 stands in ``state``."""
    other = f'<sheet name="底稿" sheetId="2" r:id="rId2" state="{state}"/>' if second else ""
    links = [("worksheet", "worksheets/sheet1.xml"), ("worksheet", "worksheets/sheet2.xml")]
    styles = ("styles", "styles.xml")
    parts: dict[str, bytes | str] = {
        "xl/workbook.xml": f'<workbook xmlns="{S}" xmlns:r="{OFFICE}"><sheets><sheet name="预算"'
        f' sheetId="1" r:id="rId1"/>{other}</sheets>{names}</workbook>',
        "xl/_rels/workbook.xml.rels": relations(*links[: 2 if second else 1], styles),
        "xl/worksheets/sheet1.xml": first,
        "xl/styles.xml": STYLES,
    }
    if second:
        parts["xl/worksheets/sheet2.xml"] = second
    return package("xl/workbook.xml", MAIN, parts | dict(more or {}))


def files() -> Iterator[Poisoned]:
    """Every one."""
    yield from rows_and_columns()
    yield from sheets()
    yield from beside()


def rows_and_columns() -> Iterator[Poisoned]:
    shown = row(1, cell("A1", "项目"), cell("C1", "金额"))
    hidden = shown + row(5, cell("A5", "甲"), cell("C5", "藏行的话"), more='hidden="1"')
    yield Poisoned("藏行.xlsx", book(sheet(hidden)), "藏行的话", "工作表“预算”隐藏的第5行")
    number = shown + row(5, cell("A5", "甲"), cell("C5", ID), more='hidden="1"')
    place = "工作表“预算”单元格 C5（隐藏行）"
    yield Poisoned("藏行证号.xlsx", book(sheet(number)), ID, place)
    columns = '<cols><col min="3" max="3" width="9" hidden="1"/></cols>'
    column = sheet(row(2, cell("A2", "甲"), cell("C2", "藏列的话")), before=columns)
    yield Poisoned("藏列.xlsx", book(column), "藏列的话", "工作表“预算”隐藏的C列")
    blank = sheet(row(3, cell("B3", "格式藏的话", 's="1"')))
    place = "工作表“预算”单元格 B3（不显示）"
    yield Poisoned("空格式.xlsx", book(blank), "格式藏的话", place)
    white = sheet(row(3, cell("B3", "白底白字", 's="2"')))
    yield Poisoned("白字.xlsx", book(white), "白底白字", place)
    merged = sheet(
        row(3, cell("B3", "合并"), cell("C3", "压在下面")) + row(4, cell("B4", "一并压住")),
        after='<mergeCells count="1"><mergeCell ref="B3:C4"/></mergeCells>',
    )
    under = "工作表“预算”单元格 C3（不显示）"
    yield Poisoned("合并.xlsx", book(merged), "压在下面", under)
    formula = '<c r="B2"><f>内部表!A1</f><v>5</v></c>' + cell("D2", f"证号{ID}")
    open_number = sheet(row(2, formula))
    yield Poisoned("公式.xlsx", book(open_number), "内部表!A1", "工作表“预算”单元格 D2")


def sheets() -> Iterator[Poisoned]:
    first = sheet(row(1, cell("A1", "公开")))
    second = sheet(row(2, cell("B2", "底稿里的话")))
    for state in ("hidden", "veryHidden"):
        made = book(first, second=second, state=state)
        yield Poisoned(f"{state}.xlsx", made, "底稿里的话", "隐藏的工作表“底稿”")
    numbered = sheet(row(2, cell("B2", ID)))
    place = "工作表“底稿”单元格 B2（隐藏工作表）"
    yield Poisoned("藏表证号.xlsx", book(first, second=numbered, state="hidden"), ID, place)
    names = "<definedNames><definedName name='定价'>底价八千</definedName></definedNames>"
    yield Poisoned("名称.xlsx", book(first, names=names), "底价八千", "定义的名称“定价”")
    edge = "<headerFooter><oddHeader>&amp;C内部资料</oddHeader></headerFooter>"
    header = sheet(row(1, '<c r="A1"><f>藏的公式</f><v>1</v></c>'), after=edge)
    yield Poisoned("页眉.xlsx", book(header), "藏的公式", "工作表“预算”的页眉页脚")


def beside() -> Iterator[Poisoned]:
    first = sheet(row(5, cell("C5", "公开")))
    place = "工作表“预算”单元格 C5 的批注"
    own = "xl/worksheets/_rels/sheet1.xml.rels"
    said = f'<comments xmlns="{S}"><commentList><comment ref="C5"><text><t>请再压一压</t></text>'
    part: Parts = {
        "xl/comments1.xml": f"{said}</comment></commentList></comments>",
        own: relations(("comments", "../comments1.xml")),
    }
    yield Poisoned("批注.xlsx", book(first, more=part), "请再压一压", place)
    said = '<ThreadedComments xmlns="t"><threadedComment ref="C5"><text>谁定的价</text>'
    part = {
        "xl/threadedComments/threadedComment1.xml": f"{said}</threadedComment></ThreadedComments>",
        own: relations(("threadedComment", "../threadedComments/threadedComment1.xml")),
    }
    yield Poisoned("线程批注.xlsx", book(first, more=part), "谁定的价", place)
    link = f'<externalLink xmlns="{S}"><v>外部缓存值</v></externalLink>'
    part = {"xl/externalLinks/externalLink1.xml": link}
    yield Poisoned("外链.xlsx", book(first, more=part), "外部缓存值", "保存的外部工作簿数据第1处")
    stored = f'<pivotCacheRecords xmlns="{S}"><r>原始明细</r></pivotCacheRecords>'
    part = {"xl/pivotCache/pivotCacheRecords1.xml": stored}
    yield Poisoned("透视.xlsx", book(first, more=part), "原始明细", "保存的源数据第1处")
    part = {"xl/embeddings/附表.bin": b"embedded table"}
    yield Poisoned("嵌入.xlsx", book(first, more=part), "embedded table", "嵌入文件第1个")
    part = {"docProps/core.xml": "<a xmlns:d='d'><d:creator>周九</d:creator></a>"}
    yield Poisoned("作者.xlsx", book(first, more=part), "周九", "文档属性“作者”")
