"""Writes the attachments of the demonstration, and the corrected list that the walk asks for.

Run it after changing one of them:
    .venv/bin/python deploy/write_demonstration_files.py
Everything in them is invented; the identity number is the specimen everybody knows.
"""

import io
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from docx import Document
from PIL import Image, ImageDraw
from weasyprint import HTML
from xlsxwriter import Workbook

ROOT = Path(__file__).parents[1]
SHIPPED = ROOT / "app" / "admin" / "demonstration" / "files"
CORRECTED = ROOT / "docs" / "walk" / "补助资金安排表.pdf"
WRITTEN_AT = datetime(2026, 1, 5, 9)  # noqa: DTZ001  (office programs know no time zone)

SHOPS = (
    ("街道", "网点名称", "类型", "拟开业时间"),
    ("滨江街道", "滨江社区菜店", "菜店", "第一批"),
    ("滨江街道", "老码头早餐店", "早餐店", "第一批"),
    ("古城街道", "十字街便民维修点", "维修点", "第一批"),
    ("古城街道", "文庙理发店", "便民理发店", "第二批"),
    ("高新街道", "云岭快递服务点", "快递服务点", "第二批"),
    ("高新街道", "大学城社区菜店", "菜店", "第二批"),
)
BUDGET = (
    ("项目", "预算数（万元）", "说明"),
    ("收入合计", 1260, ""),
    ("一般公共预算拨款", 1200, ""),
    ("其他收入", 60, ""),
    ("支出合计", 1260, ""),
    ("基本支出", 820, "人员经费734万元，机构运行经费86万元"),
    ("项目支出", 440, "市场建设、外贸促进、电子商务三项"),
)
STATIONS = (
    ("县区", "站点", "类型", "建成时间"),
    ("云岭镇", "云岭镇电商服务中心", "乡镇站", "3月"),
    ("云岭镇", "上坝村电商服务点", "村级点", "5月"),
    ("古城街道", "文庙社区电商服务点", "社区点", "6月"),
    ("青禾县", "青禾县电商公共服务中心", "县级中心", "9月"),
)
VEGETABLES = (
    ("储备单位", "品种", "储备数量（吨）"),
    ("云川滨江农贸市场管理有限公司", "白菜、萝卜", 120),
    ("云岭镇供销合作社", "土豆、洋葱", 200),
    ("云川市蔬菜配送中心", "青菜、番茄", 80),
)
SCORES = (
    ("企业", "得分", "评语"),
    ("云川山货网络科技有限公司", "92", "带动农户多，售后完善。"),
    ("云岭茶业电子商务有限公司", "88", "品牌培育较好，物流成本偏高。"),
    ("云川远航进出口贸易有限公司", "76", "跨境业务起步较晚，应加强人才培养。"),
)
FORM = (
    ("申请人姓名（名称）", ""),
    ("证件名称及号码", "由申请人填写，仅用于办理本申请"),
    ("联系方式", ""),
    ("所需政府信息的名称、文号或者特征性描述", ""),
    ("获取方式", "□邮寄　□电子邮件　□当面领取　□其他"),
    ("信息载体形式", "□纸质　□电子"),
)
STYLE = """
@page { size: A4; margin: 25mm 22mm; @bottom-center { content: "— " counter(page) " —"; } }
body { font: 12pt/1.7 "Noto Serif CJK SC", serif; }
h1 { font-size: 16pt; text-align: center; }
table { border-collapse: collapse; width: 100%; }
td, th { border: 0.6pt solid #000; padding: 4pt 6pt; }
.next { break-before: page; }
"""
MARKETS = (
    ("滨江农贸市场", "古城街道市场管理服务中心", "2600", "78"),
    ("十字街菜市场", "云川市十字街市场有限公司", "1800", "54"),
    ("云岭农产品市场", "云岭镇供销合作社", "1500", "45"),
)


def form(target: Path) -> None:
    """The form of a request for information."""
    paper = Document()
    paper.core_properties.author = ""
    paper.core_properties.created = paper.core_properties.modified = WRITTEN_AT
    paper.add_heading("云川市商务局政府信息公开申请表", level=1)
    table = paper.add_table(rows=0, cols=2, style="Table Grid")
    for name, hint in FORM:
        cells = table.add_row().cells
        cells[0].text, cells[1].text = name, hint
    paper.add_paragraph("申请人签名（盖章）：　　　　　　　　年　　月　　日")
    paper.save(str(target))


def proof(target: Path, heading: str, *lines: str) -> None:
    """What says how a letter went out."""
    paper = Document()
    paper.core_properties.author = ""
    paper.core_properties.created = paper.core_properties.modified = WRITTEN_AT
    paper.add_heading(f"{heading}（演示）", level=1)
    for line in lines:
        paper.add_paragraph(line)
    paper.save(str(target))


def stamped(target: Path) -> None:
    """What a scanner makes of a stamped letter: a page with a red ring on it."""
    page = Image.new("RGB", (620, 877), "#fdfdfb")
    pen = ImageDraw.Draw(page)
    pen.line((60, 150, 560, 150), fill="#c4221d", width=4)
    for line in range(14):
        pen.line((80, 230 + 34 * line, 540 - 90 * (line % 4 == 3), 230 + 34 * line), fill="#9a9a9a")
    pen.ellipse((360, 640, 500, 780), outline="#c4221d", width=7)
    page.save(target, quality=60)


def scores(target: Path) -> None:
    """What juries gave, without what was said about it."""
    paper = Document()
    paper.core_properties.author = ""
    paper.core_properties.created = paper.core_properties.modified = WRITTEN_AT
    paper.add_heading("电子商务示范企业汇总打分表", level=1)
    table = paper.add_table(rows=0, cols=3, style="Table Grid")
    for row in SCORES:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    paper.add_paragraph("第二部分　评审会讨论记录：不予公开。")
    paper.core_properties.comments = ""
    for key, relation in list(paper.part.rels.items()):
        if relation.reltype.endswith("/customXml"):  # a redacted copy carries nothing unseen
            del paper.part.rels[key]
    paper.save(str(target))


def sheet(target: Path, name: str, rows: Sequence[Sequence[str | int]]) -> None:
    """A table of one sheet."""
    with Workbook(str(target)) as book:
        book.set_properties({"created": WRITTEN_AT})
        page = book.add_worksheet(name)
        page.set_column(0, len(rows[0]) - 1, 24)
        head = book.add_format({"bold": True})
        for number, row in enumerate(rows):
            page.write_row(number, 0, row, None if number else head)


def payments(target: Path, *, manager: str) -> None:
    """Two pages: what each market gets, and who receives it."""
    rows = "".join(
        "<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in MARKETS
    )
    html = f"""<html lang="zh-CN"><head><title>补助资金安排表</title><style>{STYLE}</style></head>
    <body><h1>农贸市场升级改造补助资金安排表</h1>
    <table><tr><th>市场</th><th>申报单位</th><th>改造面积（平方米）</th><th>补助（万元）</th></tr>
    {rows}<tr><td>合计</td><td></td><td>5900</td><td>177</td></tr></table>
    <p>补助资金按照核定的改造面积计算，每平方米三百元。</p>
    <h1 class="next">收款人情况</h1>
    <p>一、滨江农贸市场：收款单位为古城街道市场管理服务中心。</p>
    <p>二、十字街菜市场：收款单位为云川市十字街市场有限公司。</p>
    <p>三、云岭农产品市场：{manager}</p></body></html>"""
    pdf = io.BytesIO()
    HTML(string=html).write_pdf(pdf, pdf_identifier=b"mingchuang")
    target.write_bytes(pdf.getvalue())


def main() -> None:
    for folder in (SHIPPED, CORRECTED.parent):
        folder.mkdir(exist_ok=True)
    form(SHIPPED / "form.docx")
    sheet(SHIPPED / "shops.xlsx", "网点名单", SHOPS)
    sheet(SHIPPED / "budget.xlsx", "收支总表", BUDGET)
    sheet(SHIPPED / "stations.xlsx", "站点名单", STATIONS)
    sheet(SHIPPED / "vegetables.xlsx", "储备单位名单", VEGETABLES)
    scores(SHIPPED / "scores.docx")
    posted = ("收寄局：云川市古城邮政支局", "内件：政府信息公开告知书")
    proof(SHIPPED / "posted.docx", "国内挂号信函收据", *posted)
    mailed = ("发送结果：已到达申请人提供的电子邮箱", "附件：政府信息公开告知书")
    proof(SHIPPED / "mailed.docx", "电子邮件发送记录", *mailed)
    stamped(SHIPPED / "stamped.jpg")
    payments(
        SHIPPED / "payments.pdf",
        manager="收款人为合作社经办人韩立新，身份证号码11010519491231002X。",
    )
    payments(CORRECTED, manager="收款单位为云岭镇供销合作社。")


if __name__ == "__main__":
    main()
