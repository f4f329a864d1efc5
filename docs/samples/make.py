"""Writes the five sample papers: invented organs, the kinds of defects real ones have.

Run it from here after changing a paper: python docs/samples/make.py
"""

import io
from pathlib import Path

from docx import Document
from weasyprint import HTML

HERE = Path(__file__).parent

WORK_POINTS = """\
2024年全市商务系统政务公开工作的总体要求是:坚持以公开为常态、不公开为例外,围绕促进消费、稳定外贸、优化营商环境,推进决策、执行、管理、服务、结果公开,不断提高商务工作透明度。
一、做好主动公开
(一)公开惠企政策。消费促进、外贸扶持、商贸流通等政策自形成之日起20个工作日内公开,同步发布申报条件、办理流程和咨询电话。(牵头科室:消费促进科;责任科室:各科室)
(二)公开执法信息。认真落实《lucky777.net办公厅关于进一步规范行政执法公示的通知》(云政办发〔2023〕41号),行政许可、行政处罚决定作出之日起7个工作日内公示。(牵头科室:商贸秩序科)
(三)公开财政信息。公开部门预算、决算及政府采购情况,细化到经济分类。(牵头科室:办公室)
二、加强政策解读
(一)政策文件与解读材料同步组织、同步审签、同步发布。主要负责同志每年至少解读一次重要政策。
(二)落实《lucky777.net办公厅关于规范政务热线工作的意见》要求,统一咨询问答口径。
三、严格保密审查
政府信息公开前要依法依规审查,妥善处理国家秘密、商业秘密和个人隐私,未经审查不得公开。
"""

HEAD_BLANK = """\
- 主题词:
- 索引号:113301005X/2023-00017
- 主题分类:政务公开
- 发文机关:云川市商务局
- 成文日期:
- 标题:云川市商务局2023年政务公开工作要点
- 发文字号:
- 发布日期:2023年04月12日
云川市商务局2023年政务公开工作要点
为贯彻落实《云川市人民政府办公室关于印发2023年政务公开工作要点的通知》(云政办发〔2023]15号)要求,结合商务工作实际,制定本要点。
一、深化商务信息公开
1、做好社会消费品零售、外贸进出口和招商引资数据发布,按照年初公布的日程按时公开。
2、大力推进“互联网十商务服务”,在门户网站设立数据查询专栏,方便公众查询。
二、规范办理依申请公开
严格执行《云川市政府信息公开申请办理规范》(云政办发[2022]36号),在法定期限内答复。全年受理申请18件,其中予以公开9件,部分公开4件,不予公开3件。
三、保障措施
办公室负责组织协调,各科室明确一名联络员,每季度通报一次公开情况。
扫一扫在手机打开当前页面
"""

PLAN = (
    "局机关各科室、直属各单位:",
    "根据《云川市人民政府办公室关于印发2025年政务公开工作要点的通知》(云政办函〔2025〕9号)精神,"
    "现将《云川市交通运输局2025年政务公开工作实施方案》印发你们,请遵照执行。",
    "2025年5月19日",
    "云川市交通运输局2025年政务公开工作实施方案",
    "一、聚焦重点领域",
    "(一)公路建设信息公开。公开农村公路养护计划、工程招标结果和竣工验收情况。(牵头科室:建设管理科)",
    "(二)运输服务信息公开。及时公布公交线路调整、站点变更和票价信息。(牵头科室:运输科)",
    "二、推进标准化规范化",
    "对照《云川市交通运输领域基层政务公开标准目录》(附件2)逐项梳理公开事项,"
    "做到内容完整、责任明确,每季度更新不少于2次。(牵头科室:办公室)",
    "三、落实工作责任",
    "各单位要明确专人负责,按季度报送进展情况,纳入年度考核。",
)

REPORT = """\
<!doctype html>
<html lang="zh">
<head>
<meta charset="gb18030">
<title>云川市水利局</title>
</head>
<body>
<div>云川市水利局</div>
<div>政府信息公开</div>
<div>云川市水利局政府信息公开工作年度报告</div>
<div>发布时间：2022-01-20　【字体：大 中 小】　浏览次数：306</div>
<p>2021年，云川市水利局认真贯彻《中华人民共和国政府信息公开条例》，扎实推进政务公开各项工作。</p>
<p>一、总体情况</p>
<p>全年主动公开政府信息526条，其中，门户网站公开301条，新媒体公开170条，其他方式公开45条。</p>
<p>受理依申请公开7件，其中予以公开5件，不予公开2件，均按期答复。</p>
<table>
<tr><th>项目</th><th>本年数量</th></tr>
<tr><td>规范性文件</td><td>3</td></tr>
<tr><td>行政许可</td><td>112</td></tr>
</table>
<p>二、存在的问题</p>
<p>政策解读形式较为单一，公众参与渠道有待拓宽。</p>
<div>打印本页 关闭窗口</div>
</body>
</html>
"""

NOTICE = (
    "雲川省人民政府辦公廳關於印發雲川省公共數據開放工作要點的通知",
    "時間:2024-01-31   瀏覽次數:",
    "來源:雲川市大數據發展中心",
    "各市、縣(市、區)人民政府,省政府直屬各單位:",
    "《雲川省公共數據開放工作要點》已經省政府同意,現印發給你們,請認真貫徹執行。",
    "雲川省人民政府辦公廳",
    "2021年6月15日",
    "雲川省公共數據開放工作要點",
    "一、完善數據開放目錄。各地、各部門要編製公共數據開放目錄,明確開放條件和更新頻率,並向社會公布。",
    "二、提高數據質量。建立數據糾錯機製,及時處理公眾反映的問題。",
)
PAGE = """<!doctype html><meta charset="utf-8"><style>
@page {{ size: A4; margin: 25mm }}
body {{ font: 12pt/1.8 "Noto Sans CJK TC", "Noto Sans CJK SC", sans-serif }}
p {{ margin: 0 0 8pt }}
</style>{paragraphs}"""


def word(paragraphs: tuple[str, ...]) -> bytes:
    """The plan as a Word file."""
    made = Document()
    for paragraph in paragraphs:
        made.add_paragraph(paragraph)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def printed(paragraphs: tuple[str, ...]) -> bytes:
    """The notice as a web page holds it, twice, printed into a PDF."""
    twice = (*paragraphs, *(line for line in paragraphs if not line.startswith("來源")))
    lines = "".join(f"<p>{line}</p>" for line in (*twice, "圖片 關閉本頁", "圖片 返回頂部"))
    return HTML(string=PAGE.format(paragraphs=lines)).write_pdf() or b""


def main() -> None:
    """Write all five."""
    papers = {
        "1-work-points.txt": WORK_POINTS.encode(),
        "2-plan.docx": word(PLAN),
        "3-annual-report.html": REPORT.encode("gb18030"),
        "4-work-points.txt": HEAD_BLANK.encode("gb18030"),
        "5-notice.pdf": printed(NOTICE),
    }
    for name, content in papers.items():
        (HERE / name).write_bytes(content)


if __name__ == "__main__":
    main()
