"""The wording of the letters that seek opinions, and that tell of them."""

from app.law.ledger import OpinionKind
from app.notices.letters.facts import (
    DecidedToDisclose,
    OpinionTold,
    OrganOpinion,
    ThirdPartyOpinion,
)
from app.notices.letters.wording.articles import article, of_regulation
from app.notices.letters.wording.asking import opening
from app.notices.letters.wording.paragraphs import Body, Paragraph, Role, day, quoted, sentence

WHOSE = {
    OpinionKind.THIRD_PARTY: "第三方合法权益，依法需要书面征求第三方的意见",
    OpinionKind.JOINT_ORGAN: "其他行政机关，需要征求相关行政机关的意见",
}
OF_BOTH = "第三方合法权益和其他行政机关，依法需要征求第三方和相关行政机关的意见"
SLIP = "\n".join(
    (
        "意见回执",
        "□同意公开",
        "□部分同意公开，不同意公开的部分及理由：",
        "□不同意公开，理由：",
        "签名（盖章）：　　　　　　　　　　年　　月　　日",
    )
)


def third_party(facts: ThirdPartyOpinion) -> Body:
    """征求第三方意见书: nothing in it says who asked."""
    return Body(
        facts.third_party,
        facts.you,
        (
            Paragraph(
                Role.OPENING,
                f"本机关收到政府信息公开申请，申请公开的信息涉及{facts.you}：{quoted(facts.information)}。",
            ),
            Paragraph(Role.FINDING, sentence(f"拟公开的内容为：{facts.would_disclose}")),
            *_asked_for(facts.question),
            Paragraph(
                Role.DECISION,
                f"依照{of_regulation(15)}、{article(32)}的规定，现书面征求{facts.you}的意见。"
                f"请{facts.you}自收到本意见书之日起{facts.days}个工作日内，就是否同意公开书面提出意见；"
                f"不同意公开的，请说明理由。{_answer_at(facts.answer_at)}"
                "逾期未提出意见的，由本机关依照该条例的规定决定是否公开。"
                "本机关认为不公开可能对公共利益造成重大影响的，可以决定予以公开，"
                f"并将决定公开的政府信息内容和理由书面告知{facts.you}。",
            ),
            Paragraph(Role.SLIP, SLIP),
        ),
    )


def told_applicant(facts: OpinionTold) -> Body:
    """征求意见告知书."""
    return Body(
        facts.asked.addressee,
        facts.asked.you,
        (
            opening(facts.asked),
            Paragraph(
                Role.FINDING,
                f"经审查，{facts.asked.you}申请公开的信息涉及{_whose(facts)}。"
                f"本机关已于{day(facts.sent_on)}发出征求意见书。",
            ),
            Paragraph(
                Role.DECISION,
                f"依照{of_regulation(33, paragraph=3)}的规定，"
                "行政机关征求第三方和其他机关意见所需时间不计算在答复期限内。",
            ),
        ),
    )


def organ(facts: OrganOpinion) -> Body:
    """征求其他机关意见书: silence is consent only where the information was made together."""
    if facts.made_jointly:
        which, basis = "由你单位与本机关共同制作", of_regulation(34)
        silence = "逾期未提出意见的，视为同意公开。"
    else:
        which, basis = "涉及你单位", of_regulation(11)
        silence = "逾期未提出意见的，本机关将依照该条例的规定决定是否公开。"
    return Body(
        facts.organ,
        "你单位",
        (
            Paragraph(
                Role.OPENING,
                f"本机关收到政府信息公开申请，申请公开的信息{which}：{quoted(facts.information)}。",
            ),
            Paragraph(Role.FINDING, sentence(f"拟公开的内容为：{facts.would_disclose}")),
            *_asked_for(facts.question),
            Paragraph(
                Role.DECISION,
                f"依照{basis}的规定，现征求你单位的意见。请你单位自收到本意见书之日起{facts.days}个"
                "工作日内，就是否同意公开书面提出意见；不同意公开的，请说明理由和法律依据。"
                f"{_answer_at(facts.answer_at)}{silence}",
            ),
            Paragraph(Role.SLIP, SLIP),
        ),
    )


def decided_to_disclose(facts: DecidedToDisclose) -> Body:
    """决定公开告知书, to the third party."""
    return Body(
        facts.third_party,
        facts.you,
        (
            Paragraph(
                Role.OPENING,
                f"本机关就公开{quoted(facts.information)}书面征求{facts.you}的意见，"
                f"{facts.you}于{day(facts.objected_on)}提出不同意公开的意见。",
            ),
            Paragraph(
                Role.REASON,
                "经审查，本机关认为不公开该信息可能对公共利益造成重大影响。"
                + sentence(f"理由：{facts.reasons}"),
            ),
            Paragraph(
                Role.DECISION,
                f"依照{of_regulation(15)}、{article(32)}的规定，本机关决定予以公开。"
                + sentence(f"决定公开的内容为：{facts.contents}"),
            ),
        ),
    )


def _whose(facts: OpinionTold) -> str:
    return WHOSE[facts.opinion_of[0]] if len(facts.opinion_of) == 1 else OF_BOTH


def _asked_for(question: str) -> tuple[Paragraph, ...]:
    return (Paragraph(Role.NOTE, sentence(f"请着重说明：{question}")),) if question else ()


def _answer_at(address: str) -> str:
    """The page is named; the code that opens it never stands in a letter."""
    if not address:
        return ""
    return f"意见也可以凭本意见书文号和另行告知的一次性校验码，在{address}提出。"
