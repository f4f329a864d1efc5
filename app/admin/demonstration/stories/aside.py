"""Off the way to the portal: registered, referred, rejected, thrown away, sealed, or stuck."""

from collections.abc import Iterator

from flask import current_app

from app.admin.demonstration.stories.forwards import at_secrecy, drafted, published, submitted
from app.admin.demonstration.teller import FOUND_NOTHING, Teller
from app.people import queries as people
from app.people.actions import persons
from app.publishing import actions as publishing
from app.publishing.models.words import SealReason
from app.publishing.numbering import actions as numbering
from app.publishing.sealing.actions import Order, seal
from app.review import actions as review
from app.review.opinion import RETURN


def referred(teller: Teller) -> Iterator[float]:
    """The secrecy reviewer asks the secrecy administration (报请确定)."""
    yield from at_secrecy(teller)
    yield 5
    reason = "评估结论与产业链数据汇总后是否涉密难以判断，报请市国家保密局确定。"
    found = {"aggregation": "yes", "aggregation_note": "产业链数据汇总后的整体情况"}
    teller.decide("secrecy_review", "refer", text=reason, answers=FOUND_NOTHING | found)


def closed(teller: Teller) -> Iterator[float]:
    """Secrecy review says no; the leader closes it as withheld."""
    yield from at_secrecy(teller)
    yield 4
    reason = "成本构成属于企业商业秘密，权利人不同意公开。"
    found = {"trade_secret": "yes", "trade_secret_note": "第二条所述成本构成材料"}
    teller.decide("secrecy_review", "closed", text=reason, answers=FOUND_NOTHING | found)
    yield 6
    teller.decide("conclude", "withheld", text="同意保密审查意见，不予公开。")


def examined(teller: Teller) -> Iterator[float]:
    """Registered as withheld more than a year ago; looked at again, and it stays so."""
    yield from at_secrecy(teller)
    yield 248
    note = "企业仍不同意公开，公开仍会损害其合法权益，继续不予公开。"
    publishing.record_examination(
        teller.register_entry().id, by=teller.decider("office_release"), note=note, at=teller.at
    )


def rejected(teller: Teller) -> Iterator[float]:
    """Returned as not fit to be published, and given up by its drafter."""
    yield from submitted(teller)
    yield 1
    reason = "推荐具体平台不属于我局职责，也可能影响公平竞争，不宜公开发布。"
    teller.decide("unit_review", RETURN, text=reason, return_to="draft")
    yield 2
    review_id = teller.document.review_id
    assert review_id
    review.cancel_review(
        review_id, by=teller.drafter, reason="按科室意见不再办理。", at=teller.at, key=teller.key()
    )


def discarded(teller: Teller) -> Iterator[float]:
    """Thrown away by its drafter before anybody was asked; the number it had is void."""
    yield from drafted(teller)
    yield 1
    publishing.discard(teller.document_id, by=teller.drafter, at=teller.at)
    yield 1.5
    office, number = teller.decider("office_release"), teller.item.number or ""
    numbering.void(number, by=office, reason="该文不再印发。", key=teller.key(), at=teller.at)


def sealed(teller: Teller) -> Iterator[float]:
    """Published, and sealed away (封存) when a firm told what it gave away."""
    yield from published(teller)
    yield 11
    why = "企业来函反映，公告内容可以推断其经营情况，可能涉及商业秘密，先行封存，核实后再作处理。"
    order = Order(teller.document_id, SealReason.TRADE_SECRET, why, teller.key())
    secret = current_app.config["SEAL_KEY"]
    seal(order, by=teller.decider("secrecy_review"), secret=secret, at=teller.at)


def nobody(teller: Teller) -> Iterator[float]:
    """The head of the unit has retired: his step is one that nobody may do."""
    yield from submitted(teller)
    yield 3
    retired = teller.decider("unit_review")
    persons.disable(retired.id, by=people.person_by_login("secadmin"), at=teller.at)
    assert retired.organ_id
    review.people_changed(retired.organ_id, at=teller.at)
