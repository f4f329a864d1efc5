"""The wording of the answers: granted, in part, refused, not to be had here (Art. 36 to 38)."""

from app.law.decisions import Code, LetterKind
from app.notices.letters.facts import (
    Granted,
    NeedsProcessing,
    NotExisting,
    NotOurs,
    Partial,
    Refused,
    Search,
    SpecialAccess,
    StillUnclear,
)
from app.notices.letters.facts.asked import Asked
from app.notices.letters.kinds import TITLES
from app.notices.letters.wording.articles import article, of_regulation
from app.notices.letters.wording.asking import opening
from app.notices.letters.wording.grounds import articles_of, finding
from app.notices.letters.wording.paragraphs import (
    Body,
    Paragraph,
    Role,
    day,
    numbered,
    quoted,
    sentence,
)


def granted(facts: Granted) -> Body:
    """予以公开告知书: what is public already, what is provided, or the one beside the other."""
    paragraphs: list[Paragraph] = []
    you = facts.asked.you
    if Code.A1 in facts.codes:
        paragraphs += (
            Paragraph(Role.FINDING, f"经审查，{you}申请公开的{quoted(facts.title)}已经主动公开。"),
            Paragraph(
                Role.DECISION,
                f"依照{of_regulation(36, item=1)}的规定，现告知{you}获取该政府信息的方式、途径："
                + sentence(facts.where),
            ),
        )
    if Code.A2 in facts.codes:
        other = "其他" if paragraphs else ""
        paragraphs += (
            Paragraph(Role.FINDING, f"经审查，{you}申请公开的{other}政府信息可以公开。"),
            Paragraph(
                Role.DECISION,
                f"依照{of_regulation(36, item=2)}、{article(40)}的规定，现向{you}提供下列政府信息："
                f"{numbered(facts.provided)}{sentence(f'提供方式：{facts.way}')}",
            ),
        )
    return _body(facts.asked, *paragraphs)


def partial(facts: Partial) -> Body:
    """部分公开告知书: each part withheld with its ground, article and reason."""
    you = facts.asked.you
    findings = [
        Paragraph(Role.REASON, finding(ground, f"其中{quoted(ground.what)}"))
        for ground in facts.grounds
    ]
    return _body(
        facts.asked,
        Paragraph(
            Role.FINDING,
            f"经审查，{you}申请公开的信息中含有不应当公开的内容，但是能够作区分处理。",
        ),
        *findings,
        Paragraph(
            Role.DECISION,
            f"依照{of_regulation(36, item=2)}、{article(37)}的规定，现向{you}提供可以公开的内容："
            f"{numbered(facts.provided)}{sentence(f'提供方式：{facts.way}')}"
            f"依照{articles_of(facts.grounds)}和{article(36, item=3)}的规定，其余内容不予公开。",
        ),
    )


def refused(facts: Refused) -> Body:
    """不予公开告知书."""
    subject = f"{facts.asked.you}申请公开的信息"
    parts = [f"其中{quoted(ground.what)}" if ground.what else subject for ground in facts.grounds]
    return _body(
        facts.asked,
        *(
            Paragraph(Role.REASON, finding(ground, part))
            for ground, part in zip(facts.grounds, parts, strict=True)
        ),
        Paragraph(
            Role.DECISION,
            f"依照{articles_of(facts.grounds)}和{article(36, item=3)}的规定，本机关决定不予公开。",
        ),
    )


def special_access(facts: SpecialAccess) -> Body:
    """行政查询告知书."""
    contact = f"（联系方式：{facts.contact}）" if facts.contact else ""
    return _body(
        facts.asked,
        Paragraph(
            Role.FINDING,
            f"经审查，{facts.asked.you}申请公开的信息属于{facts.information}，"
            f"{facts.law}对该信息的获取有特别规定。",
        ),
        Paragraph(
            Role.DECISION,
            f"依照{of_regulation(36, item=7)}的规定，请{facts.asked.you}依照{facts.law}的规定，"
            f"向{facts.office}{contact}查询。",
        ),
    )


def not_existing(facts: NotExisting) -> Body:
    """信息不存在告知书."""
    searches = "；".join(_searched(search) for search in facts.searches)
    remark = sentence(facts.remark) if facts.remark else ""
    return _body(
        facts.asked,
        Paragraph(
            Role.FINDING,
            f"{searches}。经检索，没有{facts.asked.you}申请公开的信息。{remark}",
        ),
        Paragraph(
            Role.DECISION,
            f"依照{of_regulation(36, item=4)}的规定，现告知{facts.asked.you}该政府信息不存在。",
        ),
    )


def _searched(search: Search) -> str:
    persons = f"（检索人：{search.persons}）" if search.persons else ""
    return (
        f"本机关{search.searched_by}{persons}于{day(search.searched_on)}以{quoted(search.words)}"
        f"为关键词，对{search.places.strip().rstrip('。；')}进行了检索"
    )


def not_ours(facts: NotOurs) -> Body:
    """非本机关告知书."""
    if facts.organ:
        contact = f"（联系方式：{facts.contact}）" if facts.contact else ""
        whose = f"负责公开该政府信息的行政机关为{facts.organ}{contact}，请向该机关提出申请。"
    else:
        whose = "本机关不能确定负责公开该政府信息的行政机关。"
    return _body(
        facts.asked,
        Paragraph(
            Role.REASON,
            f"经审查，{facts.asked.you}申请公开的信息不属于本机关负责公开。"
            + sentence(f"理由：{facts.reason}"),
        ),
        Paragraph(
            Role.DECISION,
            f"依照{of_regulation(10)}、{article(36, item=5)}的规定，现予告知。{whose}",
        ),
    )


def needs_processing(facts: NeedsProcessing) -> Body:
    """需另行制作告知书."""
    return _body(
        facts.asked,
        Paragraph(
            Role.FINDING,
            f"经审查，本机关没有现成的{facts.asked.you}申请公开的信息，提供该信息需要对现有政府信息"
            "进行加工、分析。" + sentence(f"需要另行制作的内容为：{facts.what}"),
        ),
        Paragraph(
            Role.DECISION,
            f"依照{of_regulation(38)}的规定，行政机关向申请人提供的信息，应当是已制作或者获取的"
            "政府信息，本机关对该信息不予提供。",
        ),
    )


def still_unclear(facts: StillUnclear) -> Body:
    """仍不明确告知书."""
    return _body(
        facts.asked,
        Paragraph(
            Role.FINDING,
            f"本机关于{day(facts.notice_on)}以《{TITLES[LetterKind.CORRECTION]}》（{facts.notice_number}）"
            f"告知{facts.asked.you}补正。"
            f"经审查，补正后的申请内容仍不明确：{sentence(facts.unclear)}",
        ),
        Paragraph(
            Role.DECISION,
            f"依照{of_regulation(29)}、{article(30)}的规定，因申请内容仍不明确，"
            "本机关无法提供该政府信息。",
        ),
    )


def _body(asked: Asked, *paragraphs: Paragraph) -> Body:
    return Body(asked.addressee, asked.you, (opening(asked), *paragraphs))
