"""Whose step it is now hears of it, and nobody else."""

from sqlalchemy import delete, select

from app.kit.db import db
from app.notices.models import Notice
from app.people.models import Person, Post
from app.review import actions
from tests import factories
from tests.client import Client
from tests.review.chain import Chain, key


def told() -> list[tuple[str, str]]:
    statement = select(Notice.kind, Person.name).join(Person, Person.id == Notice.person_id)
    return [
        tuple(row)
        for row in db.session.execute(statement.order_by(Notice.made_at, Notice.kind.desc()))
    ]  # type: ignore[misc]


def test_a_pool_tells_nobody(chain: Chain) -> None:
    chain.until("office_review")

    assert told() == []


def test_the_chosen_leader_hears_of_his_step(chain: Chain) -> None:
    chain.until("sign")

    assert told() == [("step opened", "张伟民")]
    notice = db.session.scalars(select(Notice)).one()
    assert (notice.title, notice.link) == ("云川市促进消费若干措施", f"/reviews/{chain.review.id}")
    assert notice.values["number"] == "云商发〔2026〕12号"


def test_the_drafter_hears_of_a_return(chain: Chain) -> None:
    chain.until("unit_review")

    chain.decide("unit_review", "return", text="请补充依据", return_to="draft")

    assert told() == [("step returned", "王芳")]


def test_who_returned_straight_hears_when_it_comes_back(chain: Chain) -> None:
    chain.until("office_review")
    chain.decide("office_review", "return", text="请补充依据", return_to="draft", straight=True)

    chain.hand_on(text="second")

    assert told() == [
        ("step returned", "王芳"), ("step opened", "刘敏"), ("confirmation asked", "赵建国"),
    ]  # fmt: skip


def test_a_confirmation_handed_over_is_told_to_who_takes_it(chain: Chain) -> None:
    chain.until("secrecy_review")
    chain.decide("secrecy_review", "open_after_change", text="第二段须处理")
    deputy = factories.person("unit_head", organ=chain.organ, unit=chain.unit, name="李明")
    chain.hand_on(text="second")
    part, gone = chain.confirmations()["unit_review"], chain.people["unit_review"].id
    db.session.execute(delete(Post).where(Post.person_id == gone))

    actions.hand_over(
        part.id, to=deputy.id, by=chain.people["office_review"], reason="原负责人调离",
        at=chain.tick(), key=key(),
    )  # fmt: skip

    assert told()[-1] == ("confirmation asked", "李明")


def test_who_takes_back_his_own_is_not_told_of_it(chain: Chain) -> None:
    chain.until("unit_review")
    done = chain.last("draft")

    actions.recall_step(
        done.id, by=chain.people["draft"], reason="还要改一处", at=chain.tick(), key=key()
    )

    assert told() == []


def test_another_leader_hears_that_it_was_handed_over(chain: Chain) -> None:
    step = chain.until("sign")
    other = factories.person("leader", organ=chain.organ, name="孙丽")

    actions.forward(
        step.id,
        to=other.id,
        by=chain.people["office_review"],
        reason="",
        at=chain.tick(),
        key=key(),
    )

    assert told()[1:] == [("step forwarded", "孙丽")]


def test_the_drafter_hears_that_it_is_over(chain: Chain) -> None:
    chain.until("office_release")

    chain.decide("office_release", "release")

    assert told()[-1] == ("review ended", "王芳")


def test_whoever_opens_the_case_has_read_what_was_told(chain: Chain, client: Client) -> None:
    chain.until("sign")
    leader = chain.people["sign"]
    db.session.commit()
    client.sign_in(leader)
    assert "已转到您处办理" in client.get("/messages").text

    client.get(f"/reviews/{chain.review.id}")

    assert "没有未读消息" in client.get("/messages").text
