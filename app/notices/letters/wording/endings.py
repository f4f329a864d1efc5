"""The wording of what is not, or no longer, processed; of fees, own records, and of service."""

from app.law.articles import FEE_RULES
from app.law.decisions import Code, LetterKind
from app.law.fees import Tariff
from app.notices.letters.facts import (
    Fee,
    NoLongerProcessed,
    NotProcessed,
    OwnInformation,
    ServiceProof,
)
from app.notices.letters.facts.asked import Asked
from app.notices.letters.facts.endings import Correcting
from app.notices.letters.kinds import TITLES
from app.notices.letters.wording.articles import of_regulation
from app.notices.letters.wording.asking import opening
from app.notices.letters.wording.paragraphs import Body, Paragraph, Role, day, numbered, sentence

FEE_WAYS = {Tariff.PIECES: ("按件计收", "件"), Tariff.PAGES: ("按量计收", "页")}


def not_processed(facts: NotProcessed) -> Body:
    """不予处理告知书."""
    finding, decision = _unprocessed(facts)
    return _body(
        facts.asked,
        Paragraph(Role.REASON, f"经审查，{finding}" + sentence(f"理由：{facts.reason}")),
        Paragraph(Role.DECISION, decision),
    )


def _unprocessed(facts: NotProcessed) -> tuple[str, str]:
    """What was found, and what is decided."""
    you = facts.asked.you
    if facts.code is Code.N1:
        return (
            f"{you}以政府信息公开申请的形式进行信访、投诉、举报等活动。",
            f"依照{of_regulation(39, paragraph=1)}的规定，本机关不作为政府信息公开申请处理。"
            f"相关诉求，{you}可以通过下列渠道提出：{sentence(facts.where)}",
        )
    if facts.code is Code.N2:
        assert facts.earlier_on
        return (
            f"本机关已于{day(facts.earlier_on)}以{facts.earlier_number}就{you}申请公开的相同政府信息"
            "作出答复，本次申请属于重复申请。",
            f"依照{of_regulation(36, item=6)}的规定，本机关不予重复处理。",
        )
    if facts.code is Code.N3:
        return (
            f"{you}的申请内容为要求行政机关提供政府公报、报刊、书籍等公开出版物。",
            f"依照{of_regulation(39, paragraph=2)}的规定，本机关不予处理，现告知{you}获取的途径："
            + sentence(facts.where),
        )
    if facts.code is Code.N4:
        assert facts.reasons_asked_on
        return (
            f"{you}申请公开政府信息的数量、频次明显超过合理范围，本机关已于"
            f"{day(facts.reasons_asked_on)}要求{you}说明理由，申请理由不合理。",
            f"依照{of_regulation(35)}的规定，本机关不予处理。",
        )
    return (
        f"{you}要求本机关对{you}已经获取的信息予以确认或者重新出具，不是申请公开政府信息。",
        f"该事项不属于{of_regulation(2)}规定的政府信息公开的范围，本机关不予处理。",
    )


def no_longer_processed(facts: NoLongerProcessed) -> Body:
    """不再处理告知书."""
    you = facts.asked.you
    if facts.code is Code.O1:
        title, basis = TITLES[LetterKind.CORRECTION], of_regulation(30)
        told, lapsed = f"告知{you}补正。补正期限", "无正当理由逾期不补正"
    else:
        title, basis = TITLES[LetterKind.FEE], f"{of_regulation(42)}和{FEE_RULES}"
        told, lapsed = f"通知{you}缴纳信息处理费。缴费期限", "逾期未缴纳"
    finding = (
        f"本机关于{day(facts.served_on)}向{you}送达《{title}》（{facts.notice_number}），{told}"
        f"已于{day(facts.term_ended_on)}届满，{you}{lapsed}。"
    )
    decision = f"依照{basis}的规定，视为放弃申请，本机关不再处理该政府信息公开申请。"
    return _body(facts.asked, Paragraph(Role.FINDING, finding), Paragraph(Role.DECISION, decision))


def fee(facts: Fee) -> Body:
    """收费通知书."""
    way, unit = FEE_WAYS[facts.tariff]
    you = facts.asked.you
    lines = numbered(f"{line.what}，{line.amount}元" for line in facts.lines)
    return _body(
        facts.asked,
        Paragraph(
            Role.FINDING,
            f"经审查，{you}申请公开政府信息的数量、频次明显超过合理范围（共{facts.count}{unit}）。",
        ),
        Paragraph(
            Role.DECISION,
            f"依照{of_regulation(42)}和{FEE_RULES}的规定，本机关对该申请{way}信息处理费。"
            f"计算方法：{lines}合计{facts.amount:.2f}元。",
        ),
        Paragraph(
            Role.DECISION,
            f"请{you}自收到本通知书次日起{facts.days}个工作日内缴纳。"
            f"{sentence(f'缴费方式：{facts.way_to_pay}')}逾期未缴纳的，视为放弃申请，"
            "本机关不再处理该政府信息公开申请。",
        ),
    )


def own_information(facts: OwnInformation) -> Body:
    """更正答复."""
    you, organ = facts.asked.you, facts.organ
    contact = f"（联系方式：{facts.contact}）" if facts.contact else ""
    decisions = {
        Correcting.CORRECTED: "经审核属实，本机关已予更正。",
        Correcting.TRANSFERRED: f"该事项不属于本机关职能范围，本机关已转送{organ}{contact}处理。",
        Correcting.TOLD_WHERE: f"该事项不属于本机关职能范围，请{you}向{organ}{contact}提出。",
        Correcting.NOT_CORRECTED: "经审核，现有证据不能证明该记录不准确，本机关不予更正。",
    }
    reason = [Paragraph(Role.REASON, sentence(f"理由：{facts.reason}"))] if facts.reason else []
    return Body(
        facts.asked.addressee,
        you,
        (
            opening(facts.asked, what="政府信息更正申请", asks="要求更正"),
            Paragraph(Role.FINDING, sentence(f"{you}认为不准确的记录为：{facts.what}")),
            *reason,
            Paragraph(Role.DECISION, f"依照{of_regulation(41)}的规定，{decisions[facts.outcome]}"),
        ),
    )


def service_proof(facts: ServiceProof) -> Body:
    """送达回证: a form; the lines to be filled in by hand stand in its table."""
    rows = [
        f"送达文书：{facts.letter_title}（{facts.letter_number}）",
        f"登记编号：{facts.register_number}" if facts.register_number else "",
        f"受送达人：{facts.receiver}",
        "送达方式：□直接　□委托　□邮寄　□电子",
        "送达地点：",
        "受送达人签名（盖章）：　　　　　　　年　　月　　日",
        "代收人签名：　　　　　　　　　　　　年　　月　　日",
        "代收人与受送达人的关系：",
        "送达人签名：",
        "备注：",
    ]
    return Body(facts.receiver, "", tuple(Paragraph(Role.LIST, row) for row in rows if row))


def _body(asked: Asked, *paragraphs: Paragraph) -> Body:
    return Body(asked.addressee, asked.you, (opening(asked), *paragraphs))
