"""What is said of each ground for withholding (Art. 14 to 16): the finding, and the article."""

from collections.abc import Callable

from app.law.decisions import DECISIONS, Code
from app.notices.letters.facts.answers import OF_GROUND, Ground, View, Which
from app.notices.letters.wording.paragraphs import day, listed, sentence

WORDS = {
    Which.NATIONAL_SECURITY: "国家安全",
    Which.PUBLIC_SECURITY: "公共安全",
    Which.ECONOMIC_SECURITY: "经济安全",
    Which.SOCIAL_STABILITY: "社会稳定",
    Which.TRADE_SECRET: "商业秘密",
    Which.PRIVACY: "个人隐私",
    Which.PERSONNEL: "人事管理",
    Which.LOGISTICS: "后勤管理",
    Which.WORK_PROCEDURE: "内部工作流程",
    Which.DISCUSSION_RECORD: "讨论记录",
    Which.DRAFT: "过程稿",
    Which.CONSULTATION_LETTER: "磋商信函",
    Which.REQUEST_REPORT: "请示报告",
}
OPEN_ENDED = frozenset({Code.D4, Code.D5, Code.D6})
THIRD_PARTY_SAID = {
    View.OBJECTED: "经书面征求第三方意见，第三方不同意公开，且理由合理",
    View.SILENT: "经书面征求第三方意见，第三方逾期未提出意见，本机关依法审查",
}


def finding(ground: Ground, subject: str) -> str:
    """What was found of ``subject``, and the reason."""
    return FINDINGS[ground.code](ground, subject) + sentence(f"理由：{ground.reason}")


def articles_of(grounds: tuple[Ground, ...]) -> str:
    """The articles of all grounds, each once, in their order."""
    return "、".join(dict.fromkeys(DECISIONS[ground.code].article for ground in grounds))


def _which(ground: Ground) -> str:
    """What it is about: what was chosen, or all the article names."""
    if ground.which:
        return listed(WORDS[each] for each in ground.which)
    others = "等" if ground.code in OPEN_ENDED else ""
    return listed(WORDS[each] for each in OF_GROUND[ground.code]) + others


def _state_secret(ground: Ground, subject: str) -> str:
    assert ground.examined_on
    return (
        f"本机关于{day(ground.examined_on)}依法进行保密审查，"
        f"确认{subject}属于依法确定为国家秘密的政府信息。"
    )


def _forbidden(ground: Ground, subject: str) -> str:
    return f"经审查，{subject}属于{ground.law.strip()}规定禁止公开的政府信息。"


def _safety(ground: Ground, subject: str) -> str:
    return f"经审查，{subject}公开后可能危及{_which(ground)}。"


def _third_party(ground: Ground, subject: str) -> str:
    assert ground.view
    return (
        f"经审查，{subject}涉及{_which(ground)}，公开会对第三方合法权益造成损害。"
        f"{THIRD_PARTY_SAID[ground.view]}，本机关认为不公开不会对公共利益造成重大影响。"
    )


def _internal(ground: Ground, subject: str) -> str:
    return f"经审查，{subject}属于行政机关{_which(ground)}方面的内部事务信息。"


def _process(ground: Ground, subject: str) -> str:
    return (
        f"经审查，{subject}属于行政机关在履行行政管理职能过程中形成的过程性信息（{_which(ground)}），"
        "法律、法规、规章没有应当公开的规定。"
    )


def _enforcement_file(_ground: Ground, subject: str) -> str:
    return f"经审查，{subject}属于行政执法案卷信息，法律、法规、规章没有应当公开的规定。"


FINDINGS: dict[Code, Callable[[Ground, str], str]] = {
    Code.D1: _state_secret,
    Code.D2: _forbidden,
    Code.D3: _safety,
    Code.D4: _third_party,
    Code.D5: _internal,
    Code.D6: _process,
    Code.D7: _enforcement_file,
}
