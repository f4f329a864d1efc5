"""The wording of receipt, correction, reasons and extension."""

from app.law.receipt import Content
from app.notices.letters.facts import Correction, Extension, Reasons, Receipt
from app.notices.letters.facts.asked import Asked
from app.notices.letters.wording.articles import article, of_regulation
from app.notices.letters.wording.asking import opening
from app.notices.letters.wording.paragraphs import Body, Paragraph, Role, day, numbered, sentence

PARTS = {
    Content.NAME: "申请人的姓名或者名称",
    Content.IDENTITY: "身份证明",
    Content.CONTACT: "联系方式",
    Content.DESCRIPTION: "申请公开的政府信息的名称、文号或者便于行政机关查询的其他特征性描述",
    Content.FORM: "申请公开的政府信息的形式要求，包括获取信息的方式、途径",
}


def receipt(facts: Receipt) -> Body:
    """登记回执."""
    provisional = "（暂定，以国务院公布的放假安排为准）" if facts.is_provisional else ""
    return _body(
        facts.asked,
        Paragraph(
            Role.DECISION,
            f"依照{of_regulation(31)}、{article(33, paragraph=2)}和{article(45)}的规定，"
            f"本机关已予登记，将于{day(facts.reply_by)}{provisional}前（含当日）答复；"
            "需要补正、征求意见或者延长答复期限的，将另行告知。",
        ),
        Paragraph(
            Role.DECISION,
            f"{facts.asked.you}可以凭登记编号和查询码，在{facts.follow_at}查询办理情况。"
            "查询码请妥善保管；遗失的，可以持有效身份证件到本机关重新领取。",
        ),
    )


def correction(facts: Correction) -> Body:
    """补正告知书."""
    points = numbered(f"{PARTS[point.part]}：{point.how}" for point in facts.points)
    you = facts.asked.you
    return _body(
        facts.asked,
        Paragraph(Role.FINDING, f"经审查，{you}的申请需要补正下列事项：{points}"),
        Paragraph(Role.NOTE, sentence(f"补正指引：{facts.guidance}")),
        Paragraph(
            Role.DECISION,
            f"依照{of_regulation(29)}、{article(30)}的规定，请{you}自收到本告知书之日起"
            f"{facts.days}个工作日内一次性补正。答复期限自本机关收到补正的申请之日起计算。"
            "无正当理由逾期不补正的，视为放弃申请，本机关不再处理该政府信息公开申请。",
        ),
    )


def reasons(facts: Reasons) -> Body:
    """说明理由告知书."""
    you = facts.asked.you
    return _body(
        facts.asked,
        Paragraph(
            Role.FINDING,
            f"经统计，自{day(facts.first_on)}至{day(facts.last_on)}，{you}向本机关提出政府信息公开申请"
            f"共{facts.count}件，数量、频次明显超过合理范围。",
        ),
        Paragraph(
            Role.DECISION,
            f"依照{of_regulation(35)}的规定，请{you}自收到本告知书之日起{facts.days}个工作日内"
            "向本机关书面说明申请理由。本机关认为申请理由不合理的，将告知不予处理；"
            "认为申请理由合理，但是无法在法定期限内答复的，将确定延迟答复的合理期限并告知。"
            "逾期未说明理由的，本机关将依据现有材料作出处理。",
        ),
    )


def extension(facts: Extension) -> Body:
    """延期答复告知书."""
    if facts.is_after_reasons:
        decision = (
            f"{facts.asked.you}申请公开政府信息的数量、频次明显超过合理范围，申请理由合理，"
            f"但是本机关无法在{day(facts.due_on)}前答复。依照{of_regulation(35)}的规定，"
            f"本机关确定延迟至{day(facts.new_due_on)}答复。"
        )
    else:
        decision = (
            f"本机关不能在{day(facts.due_on)}前答复。依照{of_regulation(33, paragraph=2)}的规定，"
            f"经本机关政府信息公开工作机构负责人同意，答复期限延长{facts.days}个工作日，"
            f"延长至{day(facts.new_due_on)}。"
        )
    return _body(
        facts.asked,
        Paragraph(Role.REASON, sentence(f"因{facts.reason}")),
        Paragraph(Role.DECISION, decision),
    )


def _body(asked: Asked, *paragraphs: Paragraph) -> Body:
    return Body(asked.addressee, asked.you, (opening(asked), *paragraphs))
