"""What follows publication: filing, other outlets, changes, marks, taking down."""

from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID

from sqlalchemy import select

from app.admin.demonstration.stories.forwards import published, reviewed
from app.admin.demonstration.teller import Teller
from app.kit.db import db
from app.kit.time import legal_day
from app.people import queries as people
from app.publishing import actions as publishing
from app.publishing.filing.values import Receipt, Sending
from app.publishing.models import Filing, FilingState, Outlet, Validity
from app.publishing.outlets import Posted


def filed(teller: Teller) -> Iterator[float]:
    """Published, sent to the authorities, and confirmed by them."""
    yield from published(teller)
    yield 7
    _send(teller)
    yield 9
    _receive(teller, number="备收第0128号")


def unconfirmed(teller: Teller) -> Iterator[float]:
    """Published and sent long ago; no authority has confirmed it."""
    yield from published(teller)
    yield 7
    _send(teller)


def posted(teller: Teller) -> Iterator[float]:
    """Filed, and put out by the official account and on the notice board as well."""
    yield from filed(teller)
    yield 9.5
    for outlet, address in (
        (Outlet.WECHAT, "https://example.gov.cn/gongzhonghao/bianmin"),
        (Outlet.BOARD, "办公楼一层公告栏"),
    ):
        put_out = Posted(outlet, address, teller.at - timedelta(minutes=30))
        publishing.note_posting(
            teller.publication().id,
            put_out,
            by=teller.decider("office_release"),
            key=teller.key(),
            at=teller.at,
        )


def changed(teller: Teller) -> Iterator[float]:
    """Published, then changed through the whole chain with an explanation."""
    yield from filed(teller)
    yield 12
    explanation = "原公布的申报时限过短，现延长三十日。"
    _change(teller, ("自公布之日起三十日内", "自公布之日起六十日内"), why=explanation)
    yield 12.3
    teller.submit()
    yield from reviewed(teller, since=12.5)
    yield 16
    _send(teller)
    yield 18
    _receive(teller, number="备收第0141号")


def changing(teller: Teller) -> Iterator[float]:
    """Published; a change of it waits for the unit head."""
    yield from published(teller)
    yield 15
    explanation = "根据群众建议，延长供应时间。"
    _change(teller, ("每日六时至十八时", "每日五时三十分至二十时"), why=explanation)
    yield 15.5
    teller.submit()


def proposed_down(teller: Teller) -> Iterator[float]:
    """Published; the publisher proposes to take it down, nobody has decided."""
    yield from published(teller)
    yield 12
    _propose(teller, "培训班名额已满，报名已经截止。下一期的时间另行公告。")


def taken_down(teller: Teller) -> Iterator[float]:
    """Published, then taken down by publisher and office, with an explanation."""
    yield from filed(teller)
    yield 20
    proposal_id = _propose(
        teller, "补贴信息系统已恢复运行，本公告内容不再适用，故予撤下。申请请按最新办事指南办理。"
    )
    yield 21
    office = teller.decider("office_release")
    publishing.confirm_taking_down(proposal_id, by=office, note="情况属实。", at=teller.at)


def repealed(teller: Teller) -> Iterator[float]:
    """Published long ago; now marked as repealed (废止) on its page."""
    yield from filed(teller)
    yield 180
    _mark(teller, Validity.REPEALED)


def lapsed(teller: Teller) -> Iterator[float]:
    """Published long ago; its time has run out (失效)."""
    yield from filed(teller)
    yield 256
    _mark(teller, Validity.LAPSED)


def _mark(teller: Teller, validity: Validity) -> None:
    publishing.mark_validity(
        teller.publication().id,
        by=teller.decider("office_release"),
        validity=validity,
        on=legal_day(teller.at),
        replaced_by="",
        at=teller.at,
    )


def _change(teller: Teller, words: tuple[str, str], *, why: str) -> None:
    """The drafter opens what is published for a change, and replaces words."""
    publishing.begin_change(
        teller.publication().id, by=teller.drafter, explanation=why, at=teller.at
    )
    teller.revise(*words, explanation=why)


def _propose(teller: Teller, explanation: str) -> UUID:
    """The publisher asks the office to take it down."""
    return publishing.propose_taking_down(
        teller.publication().id,
        by=people.person_by_login("linxiaoyu"),
        explanation=explanation,
        at=teller.at,
    ).id


def _send(teller: Teller) -> None:
    """The office sends out the filings that are due."""
    by, today = teller.decider("office_release"), legal_day(teller.at)
    sending = Sending(means="机关内网报送", on=today)
    due = _filings(teller, FilingState.DUE)
    publishing.record_sendings(due, sending, by=by, key=teller.key(), at=teller.at)


def _receive(teller: Teller, *, number: str) -> None:
    """The authorities confirm what was sent to them."""
    by, today = teller.decider("office_release"), legal_day(teller.at)
    receipt = Receipt(number=number, on=today)
    for filing_id in _filings(teller, FilingState.SENT):
        publishing.record_receipt(filing_id, receipt, by=by, key=teller.key(), at=teller.at)


def _filings(teller: Teller, state: FilingState) -> list[UUID]:
    statement = (
        select(Filing.id)
        .where(Filing.publication_id == teller.publication().id, Filing.state == state)
        .order_by(Filing.authority_name)
    )
    return list(db.session.scalars(statement))
