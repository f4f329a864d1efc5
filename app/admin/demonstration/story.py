"""How each item came to where it stands.

A story is a generator. It yields how many working days have passed since the item was formed when
the next act happens, and does that act when it is asked to go on; ``load`` runs all stories in
the order of time, each act in a transaction of its own.
"""

from collections.abc import Callable, Iterator
from datetime import timedelta

from app.admin.demonstration.teller import NOTHING_FOUND, Teller
from app.kit.time import BEIJING, legal_day
from app.publishing import actions as publishing
from app.publishing.models import Validity
from app.review.opinion import RETURN

Story = Callable[[Teller], Iterator[float]]


def drafted(teller: Teller) -> Iterator[float]:
    """Written, not yet submitted."""
    yield 0.2
    teller.write()


def submitted(teller: Teller, pace: float = 1.0) -> Iterator[float]:
    """Waiting in the pool of the drafter's unit."""
    yield from drafted(teller)
    yield 0.4 * pace
    teller.submit()


def at_office(teller: Teller, pace: float = 1.0) -> Iterator[float]:
    """The unit head has agreed."""
    yield from submitted(teller, pace)
    yield 1 * pace
    teller.decide("unit_review", text="内容完整、准确，属性认定恰当。")


def at_leader(teller: Teller, pace: float = 1.0) -> Iterator[float]:
    """The office has forwarded it to a leader."""
    yield from at_office(teller, pace)
    yield 2 * pace
    teller.decide("office_review", text="表述规范，时机和方式适当，报请审批。")


def at_secrecy(teller: Teller, pace: float = 1.0) -> Iterator[float]:
    """The leader has signed."""
    yield from at_leader(teller, pace)
    yield 3 * pace
    teller.decide("sign")


def at_release(teller: Teller, pace: float = 1.0) -> Iterator[float]:
    """Secrecy review found nothing against it."""
    yield from at_secrecy(teller, pace)
    yield 4 * pace
    teller.decide("secrecy_review", "open", text="经审查，不涉及不得公开的内容。")


def published(teller: Teller, pace: float = 1.0) -> Iterator[float]:
    """Through the whole chain to the portal."""
    yield from at_release(teller, pace)
    yield 5 * pace
    teller.decide("office_release", "release", text="")


def filed(teller: Teller) -> Iterator[float]:
    """Published, sent to the authorities, and confirmed by the first."""
    yield from published(teller)
    yield 7
    teller.file(number="备收第0128号")


def changed(teller: Teller) -> Iterator[float]:
    """Published, then changed through the whole chain with an explanation."""
    yield from filed(teller)
    yield 12
    explanation = "原公布的申报时限过短，现延长三十日。"
    publishing.begin_change(
        teller.publication().id, by=teller.drafter, explanation=explanation, at=teller.at
    )
    teller.revise("自公布之日起三十日内", "自公布之日起六十日内", explanation=explanation)
    yield 12.3
    teller.submit()
    yield from reviewed(teller, since=12.5)


def taken_down(teller: Teller) -> Iterator[float]:
    """Published, then taken down by publisher and office, with an explanation."""
    yield from published(teller)
    yield 20
    explanation = "补贴信息系统已恢复运行，本公告内容不再适用，故予撤下。申请请按最新办事指南办理。"
    proposal = publishing.propose_taking_down(
        teller.publication().id,
        by=teller.people["linxiaoyu"],
        explanation=explanation,
        at=teller.at,
    )
    proposal_id = proposal.id
    yield 21
    office = teller.decider("office_release")
    publishing.confirm_taking_down(proposal_id, by=office, note="情况属实。", at=teller.at)


def repealed(teller: Teller) -> Iterator[float]:
    """Published long ago; now marked as repealed on its page."""
    yield from published(teller)
    yield 180
    publishing.mark_validity(
        teller.publication().id,
        by=teller.decider("office_release"),
        validity=Validity.REPEALED,
        on=legal_day(teller.at),
        replaced_by="",
        at=teller.at,
    )


def waiting_for_secrecy(teller: Teller) -> Iterator[float]:
    """Claimed by the secrecy reviewer, who has not decided."""
    yield from at_secrecy(teller)
    yield 4
    teller.claim("secrecy_review")


def overdue(teller: Teller) -> Iterator[float]:
    """Claimed by the unit head long ago; the legal day has passed."""
    yield from submitted(teller)
    yield 1
    teller.claim("unit_review")


def returned_twice(teller: Teller) -> Iterator[float]:
    """Returned by the unit head, then by the office; handed on again both times."""
    yield from submitted(teller)
    yield 1
    reason = "第三条补助标准没有写明依据，请补充后再报。"
    teller.decide("unit_review", RETURN, text=reason, return_to="draft")
    yield 2
    teller.revise("按照改造面积确定", "根据市财政局核定的标准，按照改造面积确定")
    teller.submit()
    yield 4
    teller.decide("unit_review", text="已补充依据。")
    yield 5
    reason = "第五条中“弄虚作假”的情形不明确，表述应当与上位规定一致。"
    teller.decide("office_review", RETURN, text=reason, return_to="draft", straight=True)
    yield 8
    teller.revise("弄虚作假骗取补助的", "提供虚假材料、虚报改造面积骗取补助的")
    teller.submit()


def reviewed(teller: Teller, since: float) -> Iterator[float]:
    """From the unit head to the release, one act every half working day."""
    acts: tuple[tuple[str, str], ...] = (
        ("unit_review", "approve"),
        ("office_review", "approve"),
        ("sign", "approve"),
        ("secrecy_review", "open"),
        ("office_release", "release"),
    )
    for count, (node_id, verdict) in enumerate(acts):
        yield since + count / 2
        teller.decide(node_id, verdict)


def scheduled(teller: Teller) -> Iterator[float]:
    """Signed and reviewed; goes public tonight at eight."""
    yield from at_release(teller, 0.5)
    yield 2.8
    tonight = teller.now.astimezone(BEIJING).replace(hour=20, minute=0, second=0, microsecond=0)
    if tonight <= teller.now + timedelta(hours=1):
        tonight += timedelta(days=1)
    teller.decide("office_release", "schedule", text="", release_at=tonight)


def referred(teller: Teller) -> Iterator[float]:
    """The secrecy reviewer asks the secrecy administration (报请确定)."""
    yield from at_secrecy(teller)
    yield 5
    reason = "评估结论与产业链数据汇总后是否涉密难以判断，报请市国家保密局确定。"
    found = {"aggregation": "yes", "aggregation_note": "产业链数据汇总后的整体情况"}
    teller.decide("secrecy_review", "refer", text=reason, answers=NOTHING_FOUND | found)


def closed(teller: Teller) -> Iterator[float]:
    """Secrecy review says no; the leader closes it as withheld."""
    yield from at_secrecy(teller)
    yield 4
    reason = "成本构成属于企业商业秘密，权利人不同意公开。"
    found = {"trade_secret": "yes", "trade_secret_note": "第二条所述成本构成材料"}
    teller.decide("secrecy_review", "closed", text=reason, answers=NOTHING_FOUND | found)
    yield 6
    teller.decide("conclude", "withheld", text="同意保密审查意见，不予公开。")


STORIES: dict[str, Story] = {
    "draft": drafted,
    "county_waiting": submitted,
    "at_office": at_office,
    "penalty": at_office,
    "waiting_leader": at_leader,
    "at_secrecy": waiting_for_secrecy,
    "overdue": overdue,
    "returned_twice": returned_twice,
    "scheduled": scheduled,
    "referred": referred,
    "closed_withheld": closed,
    "on_request": at_secrecy,
    "published": filed,
    "reprinted": published,
    "county_published": published,
    "changed": changed,
    "taken_down": taken_down,
    "repealed": repealed,
}
