"""Back to the drafter, and on again."""

from collections.abc import Iterator

from app.admin.demonstration.stories.forwards import at_secrecy, submitted
from app.admin.demonstration.teller import FOUND_NOTHING, Teller
from app.publishing.gate import Rule
from app.publishing.models import GateReason
from app.review.opinion import RETURN


def returned(teller: Teller) -> Iterator[float]:
    """Back with the drafter, who kept an identity number in an attachment with a reason."""
    yield 0.2
    teller.write()
    yield 0.6
    words = "收款人是个人，附件中的身份证号码用于区分同名人员。"
    teller.keep_finds(Rule.IDENTITY, reason=GateReason.MANDATORY, words=words)
    teller.submit()
    yield 2
    reason = "第二条请写明逾期未拨付的处理办法，改后再报。"
    teller.decide("unit_review", RETURN, text=reason, return_to="draft")


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


def reconfirm(teller: Teller) -> Iterator[float]:
    """处理后公开: a line is changed, and the leader has yet to uphold what he signed (复核确认)."""
    yield from at_secrecy(teller)
    yield 4
    place = "第二条中的客户名单和退税金额"
    found = {"trade_secret": "yes", "trade_secret_note": place, "places": f"{place}：整句删去。"}
    reason = "涉及企业商业秘密，删去后可以公开。"
    teller.decide("secrecy_review", "open_after_change", text=reason, answers=FOUND_NOTHING | found)
    yield 5
    old = "去年为五家客户办理退税，客户名单和退税金额由对外贸易科掌握"
    teller.revise(old, "具备为中小企业代办退税的条件")
    teller.submit()
    yield 5.5
    teller.decide("secrecy_review", "open", text="已按要求处理，可以公开。")
    yield 6
    teller.confirm("unit_review", text="修改恰当。")
    yield 6.3
    teller.confirm("office_review", text="表述无误。")
