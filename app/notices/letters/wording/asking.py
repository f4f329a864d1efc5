"""How a letter tells which request it is about."""

from app.law.receipt import CONFIRMED, Channel
from app.notices.letters.facts.asked import Asked
from app.notices.letters.wording.paragraphs import Paragraph, Role, day, quoted

CAME = {
    Channel.COUNTER: "当面提交的",
    Channel.REGISTERED_MAIL: "以挂号信件邮寄的",
    Channel.ORDINARY_MAIL: "以平常信函邮寄的",
    Channel.WEB: "通过互联网提交的",
    Channel.FAX: "通过传真提交的",
    Channel.ORAL: "口头提出、由本机关代为填写的",
}


def opening(asked: Asked, *, what: str = "政府信息公开申请", asks: str = "申请公开") -> Paragraph:
    """When and how the request came, its number, what was asked, when it was corrected."""
    confirmed = "经双方确认，" if asked.channel in CONFIRMED else ""
    text = (
        f"{confirmed}本机关于{day(asked.received_on)}收到{asked.you}{CAME[asked.channel]}"
        f"{what}（登记编号：{asked.register_number}），"
        f"{asks}{quoted(asked.asked_for)}。"
    )
    if asked.corrected_on:
        text += f"{asked.you}补正后的申请，本机关于{day(asked.corrected_on)}收到。"
    return Paragraph(Role.OPENING, text)
