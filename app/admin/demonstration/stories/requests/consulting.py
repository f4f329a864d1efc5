"""Others are asked before it is decided: third parties, and organs that made it too."""

from collections.abc import Iterator

from sqlalchemy import select

from app.admin.demonstration.desk import Desk
from app.admin.demonstration.stories.requests.answering import looked_at
from app.admin.demonstration.stories.requests.intake import half_searched
from app.kit.db import db
from app.requests.opinions import actions
from app.requests.opinions.models import SoughtOpinion
from app.requests.opinions.values import Asking, Party, Reply, Respondent
from app.requests.opinions.words import AnswerWay, PartyKind, SendingWay, Stance, Weighing

COMPANY = Party(
    name="云岭茶业电子商务有限公司",
    contact="段先生",
    phone="13800000021",
    address="云川市高新街道创业路9号",
)
BUREAU = Party(name="云川市财政局", address="云川市迎晖路3号")
TERM = 15


def sought(desk: Desk) -> Iterator[float]:
    """The letters have gone out and arrived; the applicant's term stands still."""
    yield from half_searched(desk)
    yield 3
    desk.search(desk.asked.units[0])
    yield 3.4
    desk.decide("consider", "seek", by=desk.drafter(), text="可能涉及第三方合法权益。")
    yield 4
    _prepare(desk, PartyKind.COMPANY, COMPANY)
    if desk.asked.also_organ:
        _prepare(desk, PartyKind.ORGAN, BUREAU)
    actions.draw_letters(
        desk.request_id, answer_at=f"{desk.address}/opinion", by=desk.clerk, key=desk.key(),
        at=desk.at,
    )  # fmt: skip
    for letter in _letters(desk):
        assert letter.letter_id  # it was just drawn up
        party = COMPANY if letter.party_kind is PartyKind.COMPANY else BUREAU
        desk.send(letter.letter_id, party.address)
    told = actions.draw_notice(desk.request_id, by=desk.clerk, key=desk.key(), at=desk.at)
    assert told
    desk.send(told.id, desk.asked.applicant.name)
    yield 5.5
    for letter in _letters(desk):
        actions.record_service(
            letter.id, on=desk.today, how="挂号信签收", by=desk.clerk, key=desk.key(), at=desk.at
        )


def one_answered(desk: Desk) -> Iterator[float]:
    """The firm does not agree; the other organ has time left."""
    yield from sought(desk)
    yield 7
    _firm_refuses(desk)


def silent(desk: Desk) -> Iterator[float]:
    """The term of the third party is over, and it said nothing: the office decides."""
    yield from sought(desk)
    yield 5.5 + TERM + 1
    desk.worker()


def kept_for_third_party(desk: Desk) -> Iterator[float]:
    """The firm's trade secret is kept, and the applicant told so."""
    yield from one_answered(desk)
    yield 7.5
    [letter] = _letters(desk)
    actions.weigh(
        letter.id, Weighing.WITHHOLD, why="理由成立。", by=desk.clerk, key=desk.key(), at=desk.at
    )
    actions.close_weighing(desk.request_id, by=desk.clerk, key=desk.key(), at=desk.at)
    yield 8
    desk.decide("consider", "draft", by=desk.drafter())
    yield 9
    desk.draft()
    desk.hand_in()
    yield from looked_at(desk, since=10, until="serve")
    yield 14
    desk.serve()
    yield 22
    desk.archive()


def _prepare(desk: Desk, kind: PartyKind, party: Party) -> None:
    asking = Asking(
        party_kind=kind,
        party=party,
        information="相关经营信息",
        concerns=desk.asked.words,
        question="公开上述内容是否会损害合法权益，是否同意公开。",
        way=SendingWay.POST,
    )
    actions.prepare(desk.request_id, asking, by=desk.clerk, key=desk.key(), at=desk.at)


def _firm_refuses(desk: Desk) -> None:
    firm = next(each for each in _letters(desk) if each.party_kind is PartyKind.COMPANY)
    reply = Reply(
        stance=Stance.REFUSES,
        reason="涉及本公司的采购价格和客户名单，属于商业秘密。",
        way=AnswerWay.ONLINE,
        respondent=Respondent(COMPANY.contact, COMPANY.phone),
        on=desk.today,
    )
    actions.give_answer(firm.id, reply, key=desk.key(), at=desk.at)


def _letters(desk: Desk) -> list[SoughtOpinion]:
    statement = select(SoughtOpinion).where(SoughtOpinion.request_id == desk.request_id)
    return list(db.session.scalars(statement.order_by(SoughtOpinion.sequence)))
